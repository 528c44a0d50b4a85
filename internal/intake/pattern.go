package intake

import (
	"regexp"
	"sync"
)

// pattern is a regular expression that is compiled when it is first asked for.
// There are some fifty here, long ones among them; compiled when the program
// starts, they kept every other command waiting for 9 ms.
func pattern(text string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(text) })
}
