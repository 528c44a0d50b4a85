package intake

import (
	"regexp"
	"strings"
	"sync"
)

// pattern returns a regular expression that is compiled on first use. There are some
// fifty here, some of them long; compiled when the program started, they kept every
// other command waiting for 9 ms.
func pattern(text string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(text) })
}

// anyOf joins alternatives of a pattern. They stand in lines of some each, so that a word
// more is a line or less in a difference.
func anyOf(lines ...string) string { return strings.Join(lines, "|") }
