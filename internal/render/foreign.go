package render

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// square reports whether a language is written in characters that fill a
// square: Chinese and Japanese.
func square(lang string) bool { return strings.HasPrefix(lang, "zh") || strings.HasPrefix(lang, "ja") }

// ideograph reports whether a character is Han, or a letter that
// stands among Han.
func ideograph(r rune) bool {
	return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Bopomofo)
}

// text appends a piece of running text. Where a language of letters quotes
// Chinese or Japanese, that says which of the two it is (WCAG 2.2, 3.1.2): a
// reader's voice, and the face of its glyphs, go by it. Chinese is taken to be in
// the script that the site itself is written in.
func (r *Renderer) text(b []byte, s, lang string) []byte {
	if square(lang) {
		return escape(b, s)
	}
	for {
		from := strings.IndexFunc(s, ideograph)
		if from < 0 {
			return escape(b, s)
		}
		to := stretch(s, from)
		b = escape(b, s[:from])
		b = tagged(b, "span", "", r.quotedLang(s[from:to]), s[from:to])
		s = s[to:]
	}
}

// stretch is the end of the stretch of ideographs that begins at from, with the
// marks between them, of which a language of letters has none.
func stretch(s string, from int) int {
	end := from
	for i := from; i < len(s); {
		c, n := utf8.DecodeRuneInString(s[i:])
		i += n
		switch {
		case ideograph(c):
			end = i
		case c >= 0x3000 && c <= 0x303f || c >= 0xff00 && c <= 0xffef || c == 'ー' || c == '·': // marks of CJK, wide forms
		default:
			return end
		}
	}
	return end
}

func (r *Renderer) quotedLang(s string) string {
	if strings.ContainsFunc(s, func(c rune) bool { return unicode.In(c, unicode.Hiragana, unicode.Katakana) }) {
		return "ja"
	}
	for _, l := range r.langs() {
		if strings.HasPrefix(l, "zh") {
			return l
		}
	}
	return "zh"
}
