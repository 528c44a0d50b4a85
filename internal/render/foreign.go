package render

import (
	"strings"
	"unicode/utf8"

	"duizhao/internal/lang"
)

// text appends a piece of running text. Chinese or Japanese quoted in a language
// that is written with letters gets a tag for which of the two it is (WCAG 2.2,
// 3.1.2): the voice of a screen reader and the face of the glyphs depend on it.
// Chinese is taken to be in the script that the site itself is written in.
func (r *Renderer) text(b []byte, s, tag string) []byte {
	if lang.Squares(tag) {
		return escape(b, s)
	}
	for {
		from := strings.IndexFunc(s, lang.Ideographic)
		if from < 0 {
			return escape(b, s)
		}
		to := stretch(s, from)
		b = escape(b, s[:from])
		b = r.tagged(b, "span", "", r.quotedLang(s[from:to]), s[from:to])
		s = s[to:]
	}
}

// stretch returns the end of the stretch of ideographs that begins at from,
// including marks between them that no language of letters has.
func stretch(s string, from int) int {
	end := from
	for i := from; i < len(s); {
		c, n := utf8.DecodeRuneInString(s[i:])
		i += n
		switch {
		case lang.Ideographic(c):
			end = i
		case lang.EastAsian(c) && !lang.Hangul(c) || c == '·': // marks of CJK, wide forms
		default:
			return end
		}
	}
	return end
}

func (r *Renderer) quotedLang(s string) string {
	if strings.ContainsFunc(s, lang.Kana) {
		return lang.Japanese
	}
	for _, l := range r.langs() {
		if lang.IsChinese(l) {
			return l
		}
	}
	return lang.Chinese
}
