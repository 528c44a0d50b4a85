package figure

import (
	"math"
	"slices"
	"strconv"

	"duizhao/internal/edition"
	"duizhao/internal/encode"
	"duizhao/internal/html"
	"duizhao/internal/lang"
)

// Sizes of text, in units that are CSS pixels at full size, and the distances
// between their lines.
const (
	labelSize, labelStep = 13.0, 17.0
	smallSize, smallStep = 11.5, 15.0
)

// canvas is one SVG in the making.
type canvas struct {
	*Writer
	wide          bool
	width, height float64
}

// lines are the lines of a label in each language of the page, or once if they are
// the same in all.
type lines [][]string

// all returns the lines as they stand, those of one language below those of another.
func (l lines) all() []string { return slices.Concat(l...) }

// broken returns a text broken to a limit.
func (c *canvas) broken(t edition.Text, size, limit float64) lines {
	if c.same(t.In) {
		return lines{wrap(t.In(c.Langs[0]), size, limit)}
	}
	var out lines
	for _, l := range c.Langs {
		out = append(out, wrap(t.In(l), size, limit))
	}
	return out
}

// text writes the lines of a label, the baseline of the first at y. Anchor is start,
// middle or end. The lines of a language know how many there are of another above or
// below them, to take the middle if those are not shown.
func (c *canvas) text(x, y float64, anchor, class string, size, step float64, said lines) {
	if len(said.all()) == 0 {
		return
	}
	several := len(said) > 1
	if several {
		class = html.Classes(class, "both")
	}
	attrs := []html.Attr{html.Class(class), html.A("font-size", num(size)).If(size != labelSize), html.A("text-anchor", anchor).If(anchor != "start")}
	c.Open("g", attrs...)
	for i := range said {
		write := func() {
			for _, line := range said[i] {
				bidi := html.A("unicode-bidi", "plaintext").If(c.leftwards() || lang.Direction(c.Langs[i]) == lang.RightToLeft)
				c.Element("text", line, html.A("x", num(c.x(x))), html.A("y", num(y)), bidi)
				y += step
			}
		}
		if !several {
			write()
			continue
		}
		shift := ""
		if len(said) == 2 {
			shift = []string{"d", "u"}[i] + strconv.Itoa(len(said[1-i]))
		}
		c.each(i, "g", shift, write)
	}
	c.Close()
}

func (c *canvas) label(x, y float64, anchor, class string, said lines) {
	c.text(x, y, anchor, class, labelSize, labelStep, said)
}

func (c *canvas) small(x, y float64, anchor string, said lines) {
	c.text(x, y, anchor, "sm", smallSize, smallStep, said)
}

// x returns where something is that is some way from where the drawing begins.
func (c *canvas) x(from float64) float64 {
	if c.leftwards() {
		return c.width - from
	}
	return from
}

// begin opens the svg element. Its name is the figure's title; the caption beside it
// explains what it shows, and the table has its data.
func (c *canvas) begin(f *Figure) {
	class := "narrow"
	if c.wide {
		class = "wide"
	}
	name := f.Title.In(c.Langs[0])
	if !c.same(f.Title.In) {
		for _, l := range c.Langs[1:] {
			name += " / " + f.Title.In(l)
		}
	}
	c.Markup(`<svg`)
	if c.XML {
		c.Markup(` xmlns="http://www.w3.org/2000/svg"`)
	}
	// Overflow is visible for a reader whose font is wider than any that em allows for.
	c.Markup(` class="` + encode.Escape(class) + `" viewBox="0 0 ` + number(c.width) + ` ` + number(c.height) + `" width="` + number(c.width) +
		`" height="` + number(c.height) +
		`" role="img" aria-label="` + encode.Escape(name) + `" fill="currentColor" font-size="` + number(labelSize) + `" overflow="visible"`)
	switch {
	case c.leftwards():
		c.Markup(` direction="rtl"`)
	case slices.ContainsFunc(c.Langs, func(l string) bool { return lang.Direction(l) == lang.RightToLeft }):
		c.Markup(` direction="ltr"`)
	}
	c.Markup(`>`)
}

// num returns a coordinate, with at most one decimal.
func num(v float64) string {
	if math.IsNaN(v) {
		v = 0
	}
	v = math.Round(min(max(v, -1e6), 1e6)*10) / 10
	if v == 0 {
		return "0" // never -0
	}
	return strconv.FormatFloat(v, 'f', -1, 64)
}

func number(v float64) encode.HTML { return encode.Escape(num(v)) }
