package intake

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"duizhao/internal/edition"
)

// Ink counts the characters of a text that are not blank.
type Ink map[rune]int

// Add adds the characters of a text.
func (k Ink) Add(text string) {
	for _, r := range text {
		if !unicode.IsSpace(r) {
			k[r]++
		}
	}
}

// Sub subtracts the characters of a text.
func (k Ink) Sub(text string) {
	for _, r := range text {
		if !unicode.IsSpace(r) {
			k[r]--
		}
	}
}

// String lists surplus and missing characters: "-1 of 'x', 3 of '鐘'"; "" if there
// are none.
func (k Ink) String() string {
	var out []string
	for r, n := range k {
		if n != 0 {
			out = append(out, fmt.Sprintf("%d of %q", n, r))
		}
	}
	slices.Sort(out)
	return strings.Join(out, ", ")
}

// Rest returns the ink of the input that is neither in the texts nor set aside. It
// must be none, or the program has lost something.
func (d *Document) Rest() Ink {
	rest := Ink{}
	for r, n := range d.Ink {
		rest[r] = n
	}
	for i := range d.Texts {
		for k := range d.Texts[i].Blocks {
			rest.Sub(d.Texts[i].Blocks[k].Plain())
		}
		for _, f := range d.Texts[i].Footnotes {
			for k := range f.Body {
				rest.Sub(plain(&f.Body[k]))
			}
		}
	}
	for _, a := range d.Aside {
		if a.Reason != Invisible {
			rest.Sub(a.Text)
		}
	}
	return rest
}

// Plain returns the text of a block without marks, its segments joined by blanks.
func (b *Block) Plain() string { return plain(&b.Block) }

func plain(b *edition.Block) string {
	if len(b.Segments) == 1 {
		return b.Segments[0].Text()
	}
	var out strings.Builder
	for i := range b.Segments {
		if i > 0 {
			out.WriteByte(' ')
		}
		out.WriteString(b.Segments[i].Text())
	}
	return out.String()
}

// oneLine joins the lines of a short text and removes superfluous blanks.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// fold keeps the letters and digits of a text, in lower case, for comparison.
func fold(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, s)
}

// clean removes what no text should have: control characters, marks that change the
// direction, invisible blanks. Line ends become LF. What was removed is set aside by
// its code point.
func (d *Document) clean(text string) string {
	if !strings.ContainsFunc(text, func(r rune) bool { return invisible(r) || r == '\r' || r == '\f' || r == '\u2028' || r == '\u2029' }) {
		return text
	}
	text = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\f", "\n\n", "\u0085", "\n", "\u2028", "\n", "\u2029", "\n\n").Replace(text)
	counts := map[rune]int{}
	text = strings.Map(func(r rune) rune {
		if invisible(r) {
			counts[r]++
			return -1
		}
		return r
	}, text)
	var list []string
	for r, n := range counts {
		list = append(list, fmt.Sprintf("U+%04X × %d", r, n))
	}
	slices.Sort(list)
	d.aside(Invisible, 0, "", strings.Join(list, ", "))
	return text
}

func invisible(r rune) bool {
	switch {
	case r == '\n' || r == '\t' || r == '\r' || r == '\f' || r == '\u0085':
		return false
	case r < 0x20 || r >= 0x7F && r < 0xA0:
		return true
	case r == 0xFEFF || r == 0x200B || r == 0xAD || r == 0x200E || r == 0x200F || r == 0x2060 || r >= 0x202A && r <= 0x202E || r >= 0x2066 && r <= 0x2069:
		return true
	case r&0xFFFE == 0xFFFE || r >= 0xFDD0 && r <= 0xFDEF: // noncharacters
		return true
	}
	return false
}
