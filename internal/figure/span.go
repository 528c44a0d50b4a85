package figure

import (
	"math"
	"strconv"
	"time"

	"duizhao/internal/html"
	"duizhao/internal/lang"
)

// drawSpans draws periods as bars against a date axis: a table with a row for each,
// which has its dates in words.
func drawSpans(w *Writer, f *Figure) {
	s := newSpans(f)
	ticks := s.dates(6, w.Langs)
	w.Open("table")
	w.Open("tbody")
	for i := range f.Rows {
		r := &f.Rows[i]
		w.Open("tr")
		w.label(r, r.period, r.Detail.In)
		w.Open("td", html.Class(marked("", r.Mark)))
		w.graph("", "100%")
		for _, t := range ticks {
			w.upright("grid", w.at(t.at))
		}
		w.span(r, s)
		w.graphEnd()
		w.Close()
		w.Close()
	}
	w.axis(ticks, 1)
	w.Close()
	w.Close()
}

// period returns the time of a row's span, in words.
func (r *Row) period(lang string) string {
	s := rangeText(r.From, r.To, lang)
	if w := wordsOf(lang); r.Approx && s != "" {
		s += w.Open + w.Approximate + w.Close
	}
	return s
}

// span draws the bar of a row. An open end is drawn as an outline that does not
// close.
func (w *Writer) span(r *Row, s spans) {
	from, openFrom := s.lo, true
	to, openTo := s.hi, true
	if d, ok := parseDate(r.From); ok {
		from, openFrom = d.years(), false
	}
	if d, ok := parseDate(r.To); ok {
		to, openTo = d.years(), false
	}
	x1, x2 := s.part(min(from, to)), s.part(max(from, to))
	x2 = max(x2, x1+0.004)
	end := min(0.04, (x2-x1)/3)
	solid1, solid2, opacity := x1, x2, "1"
	if !r.Mark {
		opacity = ".5"
	}
	open := func(from, to float64) {
		for _, y := range []string{barTop, barFoot} {
			w.shape("line", "", "x1", w.at(from), "x2", w.at(to), "y1", y, "y2", y, "stroke", "currentColor", "stroke-opacity", ".65")
		}
	}
	if openFrom {
		solid1 = x1 + end
		open(x1, solid1)
	}
	if openTo {
		solid2 = x2 - end
		open(solid2, x2)
	}
	w.shape("rect", "", "x", w.from(solid1, solid2), "y", barTop, "width", percent(solid2-solid1), "height", barHeight, "fill-opacity", opacity)
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

// dates returns the marks of the axis: whole years at round distances, or months if
// the whole axis is short.
func (s spans) dates(n int, langs []string) []tick {
	var out []tick
	if s.hi-s.lo < 2.5 {
		months := int(roundMonths((s.hi - s.lo) * 12 / float64(n-2)))
		for m := int(math.Ceil(s.lo * 12)); float64(m)/12 <= s.hi && len(out) < 40; m++ {
			if m%months == 0 {
				d := date{year: m / 12, month: m%12 + 1}
				out = append(out, tick{s.part(float64(m) / 12), shortMonth(d, langs)})
			}
		}
		return out
	}
	step := max(1, roundStep((s.hi-s.lo)/float64(n)))
	for y := math.Ceil(s.lo/step) * step; y <= s.hi && len(out) < 40; y += step {
		out = append(out, tick{s.part(y), strconv.Itoa(int(y))})
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

// shortMonth returns a month as the languages of a page have it: several know it by
// its number.
func shortMonth(d date, langs []string) string {
	switch {
	case len(langs) > 1:
		return d.iso()
	case wordsOf(langs[0]) != wordsOf(lang.English):
		return d.in(langs[0])
	}
	return time.Month(d.month).String()[:3] + " " + strconv.Itoa(d.year)
}
