package source

import (
	"fmt"
	"strings"

	"golang.org/x/text/language"
)

// longest is how many letters and digits a part of a language tag may have (RFC 5646,
// section 2.1).
const longest = 8

// CanonicalLang returns the canonical form of a language tag: en of eng, zh-Hant of
// zh-hant; "" if it is none.
func CanonicalLang(s string) string {
	if tag, err := language.Raw.Parse(s); err == nil && WellFormedLang(tag.String()) {
		return tag.String()
	}
	return ""
}

// langHint returns what to write in place of a text that is not a language tag in its
// canonical form; "" if it is.
func langHint(s string) string {
	if WellFormedLang(s) {
		return ""
	}
	for part := range strings.SplitSeq(s, "-") {
		if len(part) > longest && !strings.ContainsFunc(part, func(r rune) bool { return r > 'z' || r == ' ' || r == '_' }) {
			return fmt.Sprintf("a part of a tag has at most %d letters and digits, and %q has %d", longest, part, len(part))
		}
	}
	if tag := CanonicalLang(s); tag != "" {
		return "it is written " + tag
	}
	return "write a BCP 47 tag such as zh-Hant, zh-Hans or en"
}
