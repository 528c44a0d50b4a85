package figure

import "math"

// drawTimeline draws events down a line, each with its date: left of the line in a
// wide place, above the words in a narrow one. What is close in time is close on the
// line, but no two events overlap, and long gaps are not to scale: they grow with
// the logarithm of the years, and their line is dashed.
func drawTimeline(c *canvas, f *Figure) {
	dates := 0.0
	if c.wide {
		for _, r := range f.Rows {
			dates = max(dates, textWidth(dateText(r, c.lang), smallSize))
		}
	}
	spine := dates + 14
	if !c.wide {
		spine = 6
	}
	left := spine + 14
	type event struct {
		y             float64
		label, detail []string
	}
	events := make([]event, len(f.Rows))
	y := 14.0
	for i, r := range f.Rows {
		limit := min(c.width-left, 460)
		e := event{y: y, label: wrap(r.Label.In(c.lang), labelSize, limit), detail: wrap(r.Detail.In(c.lang), smallSize, limit)}
		events[i] = e
		y += max(1, float64(len(e.label)))*labelStep + float64(len(e.detail))*smallStep
		if !c.wide {
			y += smallStep
		}
		if i+1 < len(f.Rows) {
			y += 2 + gapFor(yearsBetween(r.Date, f.Rows[i+1].Date))
		}
	}
	for i := 1; i < len(events); i++ {
		class := "axis"
		if yearsBetween(f.Rows[i-1].Date, f.Rows[i].Date) > 2 {
			class = "axis gap"
		}
		c.line(spine, events[i-1].y-4.5+6, spine, events[i].y-4.5-6, class)
	}
	for i, e := range events {
		r := f.Rows[i]
		c.event(r, spine, e.y-4.5)
		words := e.y
		if c.wide {
			c.small(spine-14, e.y, "end", []string{dateText(r, c.lang)})
		} else {
			c.small(left, e.y-0.5, "start", []string{dateText(r, c.lang)})
			words += smallStep + 1
		}
		c.label(left, words, "start", marked("lbl", r.Mark), e.label)
		c.small(left, words+max(1, float64(len(e.label)))*labelStep-1, "start", e.detail)
	}
	c.height = y
}

// event draws the dot of an event: larger if marked, hollow if approximate.
func (c *canvas) event(r Row, x, y float64) {
	radius := "2.6"
	if r.Mark {
		radius = "4"
	}
	class := marked("event", r.Mark)
	if r.Approx {
		c.shape("circle", class+" approx hollow", "cx", num(x), "cy", num(y), "r", radius, "fill", "none", "stroke", "currentColor", "stroke-width", "1.2")
		return
	}
	c.shape("circle", class, "cx", num(x), "cy", num(y), "r", radius)
}

func dateText(r Row, lang string) string {
	s := r.Date
	if d, ok := parseDate(r.Date); ok {
		s = d.in(lang)
	}
	if r.Approx && s != "" {
		s = wordsOf(lang).about + s
	}
	return s
}

func yearsBetween(a, b string) float64 {
	from, okA := parseDate(a)
	to, okB := parseDate(b)
	if !okA || !okB {
		return 0
	}
	return math.Abs(to.years() - from.years())
}

// gapFor returns the space between two events: 3 for a few days, 12 for a
// year, 24 for ten.
func gapFor(years float64) float64 { return 3 + min(9*math.Log2(1+years), 40) }
