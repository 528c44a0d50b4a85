package browser

import (
	"html"
	"regexp"
	"strconv"
	"strings"
	"unicode"
)

// A glyph is a character on paper, with its face, the size of its type, and where the
// middle of it is.
type glyph struct {
	r    rune
	page int
	size float64
	x, y float64
}

var glyphs = regexp.MustCompile(`<page id="page(\d+)"|<font name="[^"]*" size="([\d.]+)"|<char quad="([^"]*)"[^>]* c="([^"]*)"`)

// glyphs returns the characters of the book as they are set.
func (b *printedBook) glyphs(file string) (out []glyph) {
	page, size := 0, 0.
	for _, m := range glyphs.FindAllStringSubmatch(b.tool("mutool", "draw", "-q", "-F", "stext", "-o", "-", file), -1) {
		switch {
		case m[1] != "":
			page, _ = strconv.Atoi(m[1])
		case m[2] != "":
			size, _ = strconv.ParseFloat(m[2], 64)
		default:
			var q [8]float64
			for i, s := range strings.Fields(m[3]) {
				q[i], _ = strconv.ParseFloat(s, 64)
			}
			for _, r := range html.UnescapeString(m[4]) {
				out = append(out, glyph{r, page, size, (min(q[0], q[2], q[4], q[6]) + max(q[0], q[2], q[4], q[6])) / 2, (q[1] + q[7]) / 2})
			}
		}
	}
	return out
}

// set checks how the text is set: no type has less than seven points, but for numbers
// with a percent sign that share a square, and on small paper for a figure that is higher
// than a page in two languages, which is set smaller by fifteen in a hundred at most; of vertical lines no ideograph is thrown out;
// and what is before the text has Roman numbers.
func (b *printedBook) set(file string, facing bool) {
	t, all := b.t, b.glyphs(file)
	least := 7.
	if both := len(b.book.Langs) > 1 && !facing; both && b.book.Width < 150 {
		least *= .83
	}
	small := map[int]string{}
	for _, g := range all {
		if g.size < least-.01 && !unicode.IsSpace(g.r) && !(b.book.Vertical && strings.ContainsRune("0123456789%", g.r)) {
			small[g.page] += string(g.r)
		}
	}
	for page, s := range small {
		t.Errorf("page %d has type of less than %.1f points: %.80s", page, least, s)
	}
	if b.book.Vertical {
		b.inLine(all)
	}
	labels := b.tool("mutool", "show", file, "trailer/Root/PageLabels")
	contents := ""
	for _, g := range all {
		if g.page == 3 {
			contents += string(g.r)
		}
	}
	if !regexp.MustCompile(`/S\s*/r[^/]*`).MatchString(labels) || !regexp.MustCompile(`/S\s*/D`).MatchString(labels) {
		t.Errorf("the labels of the pages are %s", labels)
	}
	if !regexp.MustCompile(`[^i]ii[^i]`).MatchString(contents) || !strings.Contains(contents, "iii") {
		t.Errorf("the contents, on page iii, do not have page ii: %s", contents)
	}
}

// inLine checks that ideographs that follow each other down a vertical line are on it.
func (b *printedBook) inLine(all []glyph) {
	pairs := 0
	for i := range all[1:] {
		a, c := all[i], all[i+1]
		down, aside := c.y-a.y, c.x-a.x
		if a.page != c.page || a.size != c.size || !unicode.Is(unicode.Han, a.r) || !unicode.Is(unicode.Han, c.r) || down <= 0 || down > 2*a.size {
			continue
		}
		pairs++
		if far := max(aside, -aside) / a.size; far > .3 && far < .8 {
			b.t.Errorf("page %d: %c is thrown out of the line of %c by %.1f points", c.page, c.r, a.r, aside)
		}
	}
	if pairs < 5000 {
		b.t.Errorf("%d characters follow another in vertical lines", pairs)
	}
}
