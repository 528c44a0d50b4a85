package figure

import (
	"hash/fnv"
	"html"
	"math"
	"strconv"
	"strings"
)

// Sizes of text, in units that are CSS pixels at full size, and the distances
// between their lines.
const (
	labelSize, labelStep = 13.0, 17.0
	smallSize, smallStep = 11.5, 15.0
	tickSize             = 11.0
)

// canvas is one SVG in the making.
type canvas struct {
	strings.Builder
	lang   string
	wide   bool
	width  float64
	height float64 // set by the drawing when it is done
}

// text writes lines of text, the baseline of the first at y. Anchor is start,
// middle or end. Each line is an element of its own: a tspan would need rules of
// its own in style sheets that set sizes by language.
func (c *canvas) text(x, y float64, anchor, class string, size, step float64, lines ...string) {
	for i, line := range lines {
		c.WriteString(`<text class="` + class + `" x="` + num(x) + `" y="` + num(y+float64(i)*step) + `" font-size="` + num(size) + `"`)
		if anchor != "start" {
			c.WriteString(` text-anchor="` + anchor + `"`)
		}
		c.WriteString(`>` + escape(line) + `</text>`)
	}
}

func (c *canvas) label(x, y float64, anchor, class string, lines []string) {
	c.text(x, y, anchor, class, labelSize, labelStep, lines...)
}

func (c *canvas) small(x, y float64, anchor string, lines []string) {
	c.text(x, y, anchor, "sm", smallSize, smallStep, lines...)
}

// line draws a hairline or, with class "zero", a stronger one.
func (c *canvas) line(x1, y1, x2, y2 float64, class string) {
	c.WriteString(`<line class="` + class + `" x1="` + num(x1) + `" y1="` + num(y1) + `" x2="` + num(x2) + `" y2="` + num(y2) + `" stroke="currentColor"` + strokes[class] + `/>`)
}

var strokes = map[string]string{
	"grid":      ` stroke-width=".5" stroke-opacity=".25"`,
	"axis zero": ` stroke-width=".75" stroke-opacity=".7"`,
	"axis":      ` stroke-width=".75" stroke-opacity=".5"`,
	"axis gap":  ` stroke-width=".75" stroke-opacity=".5" stroke-dasharray="1.5 4"`,
	"stem":      ` stroke-width=".75" stroke-opacity=".45"`,
}

// shape writes any other element: its name, class and attributes in pairs.
func (c *canvas) shape(name, class string, attrs ...string) {
	c.WriteString(`<` + name + ` class="` + class + `"`)
	for i := 0; i+1 < len(attrs); i += 2 {
		c.WriteString(` ` + attrs[i] + `="` + escape(attrs[i+1]) + `"`)
	}
	c.WriteString(`/>`)
}

// finish wraps the drawing in its svg element.
func (c *canvas) finish(f *Figure) string {
	class := "narrow"
	if c.wide {
		class = "wide"
	}
	id := f.id() + "-" + strings.ToLower(c.lang) + "-" + class[:1]
	var b strings.Builder
	// Overflow is visible for the reader whose font is wider than any we reckon with.
	b.WriteString(`<svg xmlns="http://www.w3.org/2000/svg" class="` + class + `" viewBox="0 0 ` + num(c.width) + ` ` + num(c.height) + `" width="` + num(c.width) + `" height="` + num(c.height) + `" role="img" aria-labelledby="` + id + `t`)
	desc := f.Caption.In(c.lang)
	if desc != "" {
		b.WriteString(` ` + id + `d`)
	}
	b.WriteString(`" fill="currentColor" overflow="visible"><title id="` + id + `t">` + escape(f.Title.In(c.lang)) + `</title>`)
	if desc != "" {
		b.WriteString(`<desc id="` + id + `d">` + escape(desc) + `</desc>`)
	}
	b.WriteString(c.String() + `</svg>`)
	return b.String()
}

// id is what ids of the drawing begin with: the figure's name made safe, or for
// a figure without one a fingerprint of its title.
func (f *Figure) id() string {
	name := strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || r == '-' {
			return r
		}
		return '-'
	}, f.ID)
	if name == "" {
		h := fnv.New32a()
		h.Write([]byte(f.Kind + f.Title.In("en") + f.Title.In("zh-Hant") + f.After))
		name = strconv.FormatUint(uint64(h.Sum32()), 36)
	}
	return "fig-" + name
}

// num is a coordinate, with at most one decimal.
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

// escape is for text and attributes; characters that XML 1.0 cannot hold become
// U+FFFD.
func escape(s string) string {
	return html.EscapeString(strings.Map(func(r rune) rune {
		if r < ' ' && r != '\t' && r != '\n' || r == 0xfffe || r == 0xffff {
			return '\uFFFD'
		}
		return r
	}, strings.ToValidUTF8(s, "\uFFFD")))
}
