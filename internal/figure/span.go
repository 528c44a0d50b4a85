package figure

import (
	"math"
	"strconv"
	"time"
)

// drawSpans draws periods as bars against a date axis. Label, dates and small print
// are left of the bars in a wide place and above them in a narrow one.
func drawSpans(c *canvas, f *Figure) {
	s := newSpans(f)
	x0 := 0.0
	limit := c.width
	if c.wide {
		limit = c.width * 0.36
	}
	type words struct{ label, small []string }
	rows := make([]words, len(f.Rows))
	heights := make([]float64, len(f.Rows))
	body := 0.0
	for i, r := range f.Rows {
		w := words{label: wrap(r.Label.In(c.lang), labelSize, limit)}
		w.small = append(wrap(r.period(c.lang), smallSize, limit), wrap(r.Detail.In(c.lang), smallSize, limit)...)
		rows[i] = w
		heights[i] = float64(len(w.label))*labelStep + float64(len(w.small))*smallStep + 10
		if !c.wide {
			heights[i] += 18
		}
		body += heights[i]
		if c.wide {
			x0 = max(x0, widest(w.label, labelSize)+18, widest(w.small, smallSize)+18)
		}
	}
	left := x0
	s.x0, s.length = left+1, c.width-left-2
	ticks := s.dates(map[bool]int{true: 8, false: 5}[c.wide], c.lang)
	grid := func(top, bottom float64) {
		for _, t := range ticks {
			c.line(s.at(t.at), top, s.at(t.at), bottom, "grid")
		}
	}
	if c.wide {
		grid(0, body+2)
	}
	y := 0.0
	for i, r := range f.Rows {
		c.label(0, y+14, "start", marked("lbl", r.Mark), rows[i].label)
		labels := float64(len(rows[i].label)) * labelStep
		c.small(0, y+labels+11.5, "start", rows[i].small)
		bar := y + 10
		if !c.wide {
			bar = y + heights[i] - 16
			grid(bar-9, bar+9) // not behind the words
		}
		c.span(r, s, bar)
		y += heights[i]
	}
	c.line(left, y+2, c.width, y+2, "axis")
	end := -1e9
	for _, t := range ticks {
		w := textWidth(t.text, tickSize)
		x := min(max(s.at(t.at)-w/2, left), c.width-w)
		if x < end+8 {
			continue
		}
		c.text(x, y+16, "start", "axis", tickSize, smallStep, t.text)
		end = x + w
	}
	c.height = y + 22
}

// period returns the time of a row's span, in words.
func (r Row) period(lang string) string {
	s := rangeText(r.From, r.To, lang)
	if w := wordsOf(lang); r.Approx && s != "" {
		s += w.openMark + w.approximate + w.closeMark
	}
	return s
}

// span draws the bar of a row centred on the line y. An open end is drawn as an
// outline that does not close.
func (c *canvas) span(r Row, s spans, y float64) {
	from, openFrom := s.lo, true
	to, openTo := s.hi, true
	if d, ok := parseDate(r.From); ok {
		from, openFrom = d.years(), false
	}
	if d, ok := parseDate(r.To); ok {
		to, openTo = d.years(), false
	}
	x1, x2 := s.at(min(from, to)), s.at(max(from, to))
	if x2-x1 < 2 {
		x2 = x1 + 2
	}
	const h = 9.0
	end := min(16, (x2-x1)/3)
	solid1, solid2 := x1, x2
	lines := ""
	if openFrom {
		solid1 = x1 + end
		lines += "M" + num(solid1) + " " + num(y-h/2+0.5) + "H" + num(x1) + "M" + num(solid1) + " " + num(y+h/2-0.5) + "H" + num(x1)
	}
	if openTo {
		solid2 = x2 - end
		lines += "M" + num(solid2) + " " + num(y-h/2+0.5) + "H" + num(x2) + "M" + num(solid2) + " " + num(y+h/2-0.5) + "H" + num(x2)
	}
	attrs := []string{"x", num(solid1), "y", num(y - h/2), "width", num(solid2 - solid1), "height", num(h)}
	class := "span mark"
	if !r.Mark {
		class = "span half"
		attrs = append(attrs, "fill-opacity", ".5")
	}
	c.shape("rect", class, attrs...)
	if lines != "" {
		c.shape("path", marked("approx", r.Mark), "d", lines, "fill", "none", "stroke", "currentColor", "stroke-opacity", alpha(r.Mark))
	}
}

// spans is the scale of a date axis, in years.
type spans struct{ scale }

// newSpans fits the axis to the dates; if a row is open the axis goes on a little
// beyond the last or first.
func newSpans(f *Figure) spans {
	lo, hi := math.Inf(1), math.Inf(-1)
	openFrom, openTo := false, false
	for _, r := range f.Rows {
		a, okA := parseDate(r.From)
		b, okB := parseDate(r.To)
		openFrom, openTo = openFrom || !okA && okB, openTo || okA && !okB
		if okA {
			lo, hi = min(lo, a.years()), max(hi, a.years())
		}
		if okB {
			lo, hi = min(lo, b.years()), max(hi, b.years())
		}
	}
	if lo > hi {
		lo, hi = 2000, 2001
	}
	more := max((hi-lo)*0.12, 0.25)
	if openFrom {
		lo -= more
	}
	if openTo || hi == lo {
		hi += more
	}
	return spans{scale{lo: lo, hi: hi}}
}

type dateTick struct {
	at   float64
	text string
}

// dates returns the marks of the axis: whole years at round distances, or months if
// the whole axis is short.
func (s spans) dates(n int, lang string) []dateTick {
	var out []dateTick
	if s.hi-s.lo < 2.5 {
		months := int(roundMonths((s.hi - s.lo) * 12 / float64(n)))
		for m := int(math.Ceil(s.lo * 12)); float64(m)/12 <= s.hi && len(out) < 40; m++ {
			if m%months == 0 {
				d := date{year: m / 12, month: m%12 + 1}
				out = append(out, dateTick{float64(m) / 12, shortMonth(d, lang)})
			}
		}
		return out
	}
	step := max(1, roundStep((s.hi-s.lo)/float64(n)))
	for y := math.Ceil(s.lo/step) * step; y <= s.hi && len(out) < 40; y += step {
		out = append(out, dateTick{y, strconv.Itoa(int(y))})
	}
	return out
}

func roundMonths(v float64) float64 {
	for _, k := range []float64{1, 2, 3, 6} {
		if k >= v {
			return k
		}
	}
	return 12
}

func shortMonth(d date, lang string) string {
	if wordsOf(lang) != english {
		return d.in(lang)
	}
	return time.Month(d.month).String()[:3] + " " + strconv.Itoa(d.year)
}
