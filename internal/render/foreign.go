package render

import (
	"strings"
	"unicode/utf8"

	"duizhao/internal/html"
	"duizhao/internal/lang"
)

// Plain writes a piece of running text. Chinese or Japanese quoted in a language
// that is written with letters gets a tag for which of the two it is (WCAG 2.2,
// 3.1.2): the voice of a screen reader and the face of the glyphs depend on it.
// Chinese is taken to be in the script that the site itself is written in.
func (p *Pen) Plain(s string) {
	if p.Upright {
		p.numbersUpright(s)
		return
	}
	if lang.Squares(p.Lang) {
		p.Text(s)
		return
	}
	for {
		from := strings.IndexFunc(s, lang.Ideographic)
		if from < 0 {
			p.Text(s)
			return
		}
		to := stretch(s, from)
		p.Text(s[:from])
		p.Element("span", s[from:to], html.Lang(p.Kit.texts.quotedLang(s[from:to])))
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

// numbersUpright writes text for vertical lines: a number of one or two digits is
// upright in one square (縱中橫; Requirements for Chinese Text Layout, 3.3.3.1),
// longer ones lie on their side.
func (p *Pen) numbersUpright(s string) {
	digit := func(i int) bool { return i >= 0 && i < len(s) && s[i] >= '0' && s[i] <= '9' }
	latin := func(i int) bool { return i >= 0 && i < len(s) && s[i] > ' ' && s[i] < 0x80 }
	from := 0
	for i := 0; i < len(s); i++ {
		if !digit(i) || latin(i-1) {
			continue
		}
		end := i
		for digit(end) {
			end++
		}
		if end-i <= 2 && !latin(end) {
			p.Text(s[from:i])
			p.Element("span", s[i:end], html.Class("tcy"))
			from = end
		}
		i = end
	}
	p.Text(s[from:])
}
