package figure

import (
	"math"
	"strconv"

	"duizhao/internal/html"
)

// drawTimeline draws events down a line: a list, in which what is close in time is
// close on the line. Long gaps are not to scale: they grow with the logarithm of the
// years, and their line is dashed.
func drawTimeline(w *Writer, f *Figure) {
	w.Open("ol")
	for i := range f.Rows {
		r := &f.Rows[i]
		class := ""
		if i+1 < len(f.Rows) {
			years := yearsBetween(r.Date, f.Rows[i+1].Date)
			class = "g" + strconv.Itoa(gapFor(years))
			if years > 2 {
				class += " leap"
			}
		}
		if r.Approx {
			class = html.Classes(class, "approx")
		}
		w.Both("li", marked(class, r.Mark), "p", func(l string) {
			w.when(r, l)
			w.Space()
			w.Open("span")
			w.Text(r.Label.In(l))
			if s := r.Detail.In(l); s != "" {
				w.Space()
				w.Element("small", s)
			}
			w.Close()
		})
	}
	w.Close()
}

// when writes the date of an event, for people and machines.
func (w *Writer) when(r *Row, l string) {
	d, ok := parseDate(r.Date)
	if !ok {
		w.Element("span", r.Date)
		return
	}
	about := ""
	if r.Approx {
		about = wordsOf(l).About
	}
	w.Element("time", about+d.in(l), html.A("datetime", d.iso()))
}

func yearsBetween(a, b string) float64 {
	from, okA := parseDate(a)
	to, okB := parseDate(b)
	if !okA || !okB {
		return 0
	}
	return math.Abs(to.years() - from.years())
}

// gapFor returns the space between two events, in steps: none for days, one for a
// year, three for ten, and no more than five.
func gapFor(years float64) int { return int(min(math.Round(math.Log2(1+years)), 5)) }
