package markup

import (
	"html"
	"strings"

	"github.com/yuin/goldmark/util"
)

// resolve gives the characters that a stretch of Markdown text stands for:
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
			end := strings.IndexByte(s[i:], ';')
			if end < 0 || end > 40 {
				b.WriteByte('&')
				continue
			}
			ref := s[i : i+end+1]
			if r := html.UnescapeString(ref); r != ref && !strings.HasSuffix(r, ";") || ref == "&semi;" {
				b.WriteString(r)
				i += end
			} else {
				b.WriteByte('&')
			}
		default:
			b.WriteByte(s[i])
		}
	}
	return b.String()
}

// Glue tells what stands between two lines of one flow, the first ending in
// before and the second beginning with after: "" or " ". Chinese and Japanese
// set no space where either side is theirs, since the gap between Han and Latin
// is the style sheet's; other languages only where both sides are wide.
// (CSS Text 4, section 4.1.3, segment break transformation.)
func Glue(lang string, before, after rune) string {
	b, a := wideOrQuote(before), wideOrQuote(after)
	if strings.HasPrefix(lang, "zh") || strings.HasPrefix(lang, "ja") {
		if a || b {
			return ""
		}
		return " "
	}
	if a && b {
		return ""
	}
	return " "
}

func wideOrQuote(r rune) bool { return wide(r) || r == '—' || r == '…' || r == '⋯' }
