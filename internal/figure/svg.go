package figure

import (
	"math"
	"strconv"

	"duizhao/internal/encode"
	"duizhao/internal/lang"
)

// Sizes of text, in units that are CSS pixels at full size, and the distances
// between their lines.
const (
	labelSize, labelStep = 13.0, 17.0
	smallSize, smallStep = 11.5, 15.0
	tickSize             = 11.0
)

// canvas is one SVG in the making. What many elements share is written once: the
// straight lines of a class are one path, below all else, and consecutive texts of a
// class are a group. This halves the length of a drawing.
type canvas struct {
	encode.Markup
	lang   string
	wide   bool
	width  float64
	height float64 // set by the drawing when it is done

	lines []stroke
	attrs encode.HTML   // of the texts that are waiting
	texts []encode.HTML // elements from x on
}

// stroke is the path of the straight lines of a class.
type stroke struct{ class, d string }

// text writes lines of text, the baseline of the first at y. Anchor is start, middle
// or end. Each line is its own element: a tspan would need its own rules in style
// sheets that set sizes by language.
func (c *canvas) text(x, y float64, anchor, class string, size, step float64, lines ...string) {
	attrs := ` class="` + encode.Escape(class) + `"`
	if size != labelSize {
		attrs += ` font-size="` + number(size) + `"`
	}
	if anchor != "start" {
		attrs += ` text-anchor="` + encode.Escape(anchor) + `"`
	}
	if rightward(c.lang) {
		attrs += ` unicode-bidi="plaintext"`
	}
	for i, line := range lines {
		if attrs != c.attrs {
			c.flush()
			c.attrs = attrs
		}
		c.texts = append(c.texts, ` x="`+number(x)+`" y="`+number(y+float64(i)*step)+`">`+encode.Escape(line)+`</text>`)
	}
}

// rightward reports whether words are written from right to left. A drawing is
// measured from the left all the same, and so are its texts, each of which runs as
// its own letters do.
func rightward(tag string) bool { return lang.Direction(tag) == lang.RightToLeft }

// flush writes the texts that are waiting.
func (c *canvas) flush() {
	switch len(c.texts) {
	case 0:
		return
	case 1:
		c.Write(`<text`, c.attrs, c.texts[0])
	default:
		c.Write(`<g`, c.attrs, `>`)
		for _, t := range c.texts {
			c.Write(`<text`, t)
		}
		c.Write(`</g>`)
	}
	c.attrs, c.texts = "", c.texts[:0]
}

func (c *canvas) label(x, y float64, anchor, class string, lines []string) {
	c.text(x, y, anchor, class, labelSize, labelStep, lines...)
}

func (c *canvas) small(x, y float64, anchor string, lines []string) {
	c.text(x, y, anchor, "sm", smallSize, smallStep, lines...)
}

// line draws a hairline or, with class "zero", a stronger one.
func (c *canvas) line(x1, y1, x2, y2 float64, class string) {
	d := "M" + num(x1) + " " + num(y1)
	switch {
	case num(x1) == num(x2):
		d += "V" + num(y2)
	case num(y1) == num(y2):
		d += "H" + num(x2)
	default:
		d += "L" + num(x2) + " " + num(y2)
	}
	for i := range c.lines {
		if c.lines[i].class == class {
			c.lines[i].d += d
			return
		}
	}
	c.lines = append(c.lines, stroke{class, d})
}

var strokes = map[string]encode.HTML{
	"grid":      ` stroke-width=".5" stroke-opacity=".25"`,
	"axis zero": ` stroke-width=".75" stroke-opacity=".7"`,
	"axis":      ` stroke-width=".75" stroke-opacity=".5"`,
	"axis gap":  ` stroke-width=".75" stroke-opacity=".5" stroke-dasharray="1.5 4"`,
	"stem":      ` stroke-width=".75" stroke-opacity=".45"`,
}

// shape writes any other element: its name, class and attributes in pairs.
func (c *canvas) shape(name encode.HTML, class string, attrs ...string) {
	c.flush()
	c.Write(`<`, name, ` class="`, encode.Escape(class), `"`)
	for i := 0; i+1 < len(attrs); i += 2 {
		c.Write(` `, encode.Escape(attrs[i]), `="`, encode.Escape(attrs[i+1]), `"`)
	}
	c.Write(`/>`)
}

// finish wraps the drawing in its svg element. Its name is the figure's title; the
// caption beside it explains what it shows, and the table has its data.
func (c *canvas) finish(f *Figure) encode.HTML {
	c.flush()
	class := encode.HTML("narrow")
	if c.wide {
		class = "wide"
	}
	var b encode.Markup
	// Overflow is visible for a reader whose font is wider than any that em allows for.
	b.Write(`<svg xmlns="http://www.w3.org/2000/svg" class="`, class, `" viewBox="0 0 `, number(c.width), ` `, number(c.height), `" width="`, number(c.width), `" height="`, number(c.height), `"`)
	b.Write(` role="img" aria-label="`, encode.Escape(f.Title.In(c.lang)), `" fill="currentColor" font-size="`, number(labelSize), `" overflow="visible"`)
	if rightward(c.lang) {
		b.Write(` direction="ltr"`)
	}
	b.Write(`>`)
	for _, l := range c.lines {
		b.Write(`<path class="`, encode.Escape(l.class), `" d="`, encode.Escape(l.d), `" stroke="currentColor"`, strokes[l.class], `/>`)
	}
	b.Write(c.HTML(), `</svg>`)
	return b.HTML()
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
