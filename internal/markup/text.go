package markup

import (
	"strconv"
	"strings"

	"github.com/yuin/goldmark/util"
)

// resolve returns the characters that a stretch of Markdown text stands for:
// backslash escapes (CommonMark 2.4) and character references (2.5) resolved.
func resolve(s string) string {
	if strings.IndexByte(s, '\\') < 0 && strings.IndexByte(s, '&') < 0 {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		switch {
		case s[i] == '\\' && i+1 < len(s) && util.IsPunct(s[i+1]):
			i++
			b.WriteByte(s[i])
		case s[i] == '&':
			if text, n := reference(s[i:]); n > 0 {
				b.WriteString(text)
				i += n - 1
				continue
			}
			b.WriteByte('&')
		default:
			b.WriteByte(s[i])
		}
	}
	return b.String()
}

// reference reads the character reference that s begins with: &name; with a
// name of HTML, &#1; with up to seven digits, &#x1; with up to six. It returns
// the text it stands for and its length, or 0 when there is none.
func reference(s string) (string, int) {
	end := strings.IndexByte(s[:min(len(s), 40)], ';')
	if end < 2 {
		return "", 0
	}
	name := s[1:end]
	if name[0] != '#' {
		if e, ok := util.LookUpHTML5EntityByName(name); ok {
			return string(e.Characters), end + 1
		}
		return "", 0
	}
	digits, base, most := name[1:], 10, 7
	if digits != "" && (digits[0] == 'x' || digits[0] == 'X') {
		digits, base, most = digits[1:], 16, 6
	}
	n, err := strconv.ParseUint(digits, base, 32)
	if err != nil || len(digits) > most {
		return "", 0
	}
	return string(util.ToValidRune(rune(n))), end + 1
}
