package witness

import (
	"strings"

	"duizhao/internal/script"
)

// Fold returns what is left of a text when width, case, script, space and
// punctuation do not count. It works character by character: the fold of a text is
// that of its characters, one after the other. The fold of a character must never
// change: the fingerprints of all locks rest on it.
func Fold(text string) string { return accounts.Replace(script.Fold(text)) }

// accounts joins 账, which is 賬, and 帐, which is 帳: a house may have either.
var accounts = strings.NewReplacer("帐", "账")
