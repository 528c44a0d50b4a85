package render

import (
	"strings"
	"unicode/utf8"

	"duizhao/internal/html"
	"duizhao/internal/lang"
)

// longestName is how many letters a name with a hyphen has at most that is kept in one
// line: a longer one would leave a gap in a line, or not go into a narrow column.
const longestName = 12

// names writes Chinese or Japanese text. Names in letters that have a hyphen, as GPT-4o
// does, are not broken at it, where text is printed or in a book: an element keeps them
// together, since a character that did would be copied with them. Pages of the site are
// too full for as many elements.
func names(p *Pen, s string) {
	write := p.Text
	if p.Upright {
		write = p.uprightly
	}
	for p.Whole || p.XML {
		from, to := hyphened(s)
		if from < 0 {
			break
		}
		text := s[:from]
		if at := Seam(text, s[from:to]); at >= 0 && !p.XML {
			write(text[:at])
			p.Open("wbr")
			text = text[at:]
		}
		if text != "" {
			write(text)
		}
		p.Element("span", s[from:to], html.Class("j"))
		s = s[to:]
	}
	if s != "" {
		write(s)
	}
}

// whole returns what writes the texts of citations so that names are kept in one line, as
// names does; nil where they need not be.
func whole(p *Pen) func(text string) {
	if !lang.Squares(p.Lang) || !p.Whole && !p.XML {
		return nil
	}
	return func(text string) {
		for {
			from, to := hyphened(text)
			if from < 0 {
				p.Writer.Text(text)
				return
			}
			p.Writer.Text(text[:from])
			p.Element("span", text[from:to], html.Class("j"))
			text = text[to:]
		}
	}
}

// hyphened returns where the first name with a hyphen is in a text, among characters
// that fill squares or marks, or else -1.
func hyphened(s string) (from, to int) {
	for i := 0; i < len(s); {
		if !ofName(s[i]) {
			i++
			continue
		}
		end := i
		for end < len(s) && ofName(s[end]) {
			end++
		}
		name := strings.TrimRight(strings.TrimLeft(s[i:end], "-."), "-.")
		at := i + strings.Index(s[i:end], name)
		if strings.Contains(name, "-") && len(name) <= longestName && !ofAddress(s, i, end) {
			return at, at + len(name)
		}
		i = end
	}
	return -1, -1
}

func ofName(c byte) bool {
	return '0' <= c && c <= '9' || 'A' <= c && c <= 'Z' || 'a' <= c && c <= 'z' || c == '-' || c == '.'
}

// ofAddress reports whether letters go on in an address, before or after.
func ofAddress(s string, from, to int) bool {
	const more = "/@_:?=&#"
	return from > 0 && strings.IndexByte(more, s[from-1]) >= 0 || to < len(s) && strings.IndexByte(more, s[to]) >= 0
}

// Kept returns the length of the mark that a text begins with if a line must not begin
// with it, though one may after a drawing (UAX 14: LB 20 comes before LB 21 and 22).
func Kept(text string) int {
	c, n := utf8.DecodeRuneInString(text)
	if strings.ContainsRune("；：・…⋯—–～", c) || lang.Mark(c) && !lang.Opens(c) {
		return n
	}
	return 0
}
