package render

import (
	"bytes"
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
	if lang.Squares(p.Lang) || p.Upright {
		names(p, s)
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

// uprightly writes text for vertical lines: a number of one or two digits and one or two
// capitals are upright in one square (縱中橫; Requirements for Chinese Text Layout,
// 3.3.3.1), a percent sign after them in the next one, unless they are among other words
// in letters; longer ones lie on their side. The script of the reading page does the same.
func (p *Pen) uprightly(s string) {
	if c, _ := utf8.DecodeRuneInString(s); lang.Ideographic(c) && afterLatin(p.Bytes()) {
		p.Open("span", html.Class("gap"))
		p.Open("wbr")
		p.Close()
	}
	from := 0
	for i := 0; i < len(s); i++ {
		if !solid(s[i]) {
			continue
		}
		end := i
		for end < len(s) && solid(s[end]) {
			end++
		}
		among := i > 1 && s[i-1] == ' ' && solid(s[i-2]) || end+1 < len(s) && s[end] == ' ' && solid(s[end+1]) // Llama 2, AI Wiki
		if square(s[i:end]) && !among {
			p.Text(s[from:i])
			squares(p, s[i:end])
			from = end
		}
		i = end
	}
	p.Text(s[from:])
}

// squares writes a word that is upright, and a percent sign in a square of its own: in
// one with two digits all three would be narrow.
func squares(p *Pen, word string) {
	number, percent := strings.CutSuffix(word, "%")
	if percent {
		p.Open("span", html.Class("j"))
	}
	p.Element("span", number, html.Class("tcy"))
	if percent {
		p.Element("span", "%", html.Class("tcy"))
		p.Close()
	}
}

// solid reports whether a letter may belong to a number or a word.
func solid(c byte) bool { return c > ' ' && c < 0x80 }

func isCapital(c byte) bool { return 'A' <= c && c <= 'Z' }

// square reports whether a word has room, upright, in one square, or with its percent
// sign in two.
func square(s string) bool {
	all := func(s string, is func(byte) bool) bool {
		for i := range len(s) {
			if !is(s[i]) {
				return false
			}
		}
		return 0 < len(s) && len(s) <= 2
	}
	digit := func(c byte) bool { return '0' <= c && c <= '9' }
	return all(strings.TrimSuffix(s, "%"), digit) || all(s, isCapital)
}

// afterLatin reports whether what is written ends with a letter or digit and then the
// edge of an element within the line: the word before lies on its side. Chromium 156
// puts a gap between such a word and an ideograph, but if an edge is between them, it
// throws the ideograph out of its line by as much as the gap is wide, and all that
// follow on it. So the gap is written there, with a break.
func afterLatin(b []byte) bool {
	edge := false
	for bytes.HasSuffix(b, []byte(">")) {
		i := bytes.LastIndexByte(b, '<')
		tag, _, _ := strings.Cut(strings.Trim(string(b[max(i, 0):]), "</>"), " ")
		switch tag {
		case "a", "span", "em", "strong", "ins", "i":
		default:
			return false
		}
		b, edge = b[:i], true
		if bytes.HasSuffix(b[:max(bytes.LastIndexByte(b, '>')+1, 0)], []byte(uprightOpen)) && tag == "span" {
			return false
		}
	}
	if !edge || len(b) == 0 {
		return false
	}
	c := b[len(b)-1]
	return '0' <= c && c <= '9' || 'A' <= c && c <= 'Z' || 'a' <= c && c <= 'z'
}

// uprightOpen begins what is upright in one square.
const uprightOpen = `<span class="tcy">`
