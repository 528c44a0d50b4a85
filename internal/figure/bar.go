package figure

import "duizhao/internal/html"

// drawBars draws bar and grouped-bar: a table with a row for each label and a cell
// for each value, which has the value in figures and beside it its bar.
func drawBars(w *Writer, f *Figure) {
	p := &bars{Writer: w, f: f, single: f.Kind == "bar", log: f.Scale == "log"}
	var values []float64
	for i := range f.Rows {
		for _, n := range p.values(&f.Rows[i]) {
			if v, ok := n.Float(); ok {
				values = append(values, v)
			}
		}
	}
	p.scale = newScale(values, p.log)
	w.Open("table")
	p.head()
	w.Open("tbody")
	for i := range f.Rows {
		p.row(&f.Rows[i])
	}
	if p.log {
		var ticks []tick
		for _, t := range p.scale.ticks {
			ticks = append(ticks, tick{p.scale.part(t), tickText(t, w.Langs[0])})
		}
		w.axis(ticks, max(1, len(f.Series)))
	}
	w.Close()
	w.Close()
}

type bars struct {
	*Writer
	f           *Figure
	single, log bool
	scale       scale
}

// values returns the values of a row, one for each series.
func (p *bars) values(r *Row) []Number {
	if p.single {
		return []Number{r.Value}
	}
	out := make([]Number, len(p.f.Series))
	copy(out, r.Values)
	return out
}

// head writes the unit, and the key to the series.
func (p *bars) head() {
	unit := func(l string) string {
		s, words := p.f.Unit.In(l), wordsOf(l)
		switch {
		case !p.log:
			return s
		case s == "":
			return words.Log
		}
		return s + words.Open + words.Log + words.Close
	}
	if p.single && unit(p.Langs[0]) == "" {
		return
	}
	p.Open("thead")
	p.Open("tr")
	if p.single {
		p.Element("td", "")
		p.words("th", "", unit, html.A("scope", "col"))
	} else {
		p.words("td", "", unit)
		for i, s := range p.f.Series {
			p.Open("th", html.Class(marked("", s.Mark)), html.A("scope", "col"))
			from, to := 0.0, 1.0
			if p.log {
				from = 0.5
				to = from
			}
			p.graph("key", "1em")
			p.draw(i, s.Mark, false, from, to)
			p.graphEnd()
			p.words("span", "", s.Label.In)
			p.Close()
		}
	}
	p.Close()
	p.Close()
}

func (p *bars) row(r *Row) {
	p.Open("tr")
	p.label(r, r.Detail.In)
	for i, n := range p.values(r) {
		mark := r.Mark || !p.single && p.f.Series[i].Mark
		p.Open("td", html.Class(marked("", mark)))
		p.value(n, r.Approx)
		p.graph("", "100%")
		p.lines()
		if v, ok := n.Float(); ok {
			p.draw(i, mark, r.Approx, p.scale.origin(), p.scale.part(v))
		}
		p.graphEnd()
		p.Close()
	}
	p.Close()
}

// value writes a value in figures. Where several languages are shown, an approximate
// one has a sign that all of them know.
func (p *bars) value(n Number, approx bool) {
	said := func(l string) string {
		if len(p.Langs) == 1 || !approx || n.Absent() {
			return valueText(n, approx, l)
		}
		return "≈" + n.In(l)
	}
	if p.same(said) {
		p.Text(said(p.Langs[0]))
		return
	}
	p.Both("span", "", "span", func(l string) { p.Text(said(l)) })
}

// lines draws the powers of ten of a log scale, and the line where bars begin.
func (p *bars) lines() {
	if p.log {
		for _, t := range p.scale.ticks {
			p.upright("grid", p.at(p.scale.part(t)))
		}
		return
	}
	p.upright("axis", p.at(p.scale.origin()))
}

// Where a bar is in its line.
const (
	barTop, barHeight, barFoot = ".35em", ".8em", "1.15em"
	barMiddle                  = ".75em"
)

// draw draws the value of a series: a bar from one place to another, on a log scale a
// dot at the end. The bar of an approximate value ends in an outline that does not
// close, and its dot is hollow.
func (p *bars) draw(series int, mark, approx bool, from, to float64) {
	if p.log {
		p.dot(series, mark, approx, from, to)
		return
	}
	solid := to
	if approx {
		solid = to - min(max((to-from)*0.6, -0.04), 0.04)
		ink := "1"
		if !mark {
			ink = ".65"
		}
		for _, y := range []string{barTop, barFoot} {
			p.shape("line", marked("", mark), "x1", p.at(solid), "x2", p.at(to), "y1", y, "y2", y, "stroke", "currentColor", "stroke-opacity", ink)
		}
	}
	p.shape("rect", "", append([]string{"x", p.from(from, solid), "y", barTop, "width", percent(max(solid-from, from-solid, 0.002)), "height",
		barHeight}, p.fill(series, mark)...)...)
}

func (p *bars) dot(series int, mark, approx bool, from, to float64) {
	if from < to {
		p.shape("line", "", "x1", p.at(from), "x2", p.at(to), "y1", barMiddle, "y2", barMiddle, "stroke", "currentColor", "stroke-opacity", ".45")
	}
	fill := p.fill(series, mark)
	if approx {
		fill = []string{"class", "hollow", "fill", "none", "stroke", "currentColor", "stroke-width", "1.3"}
	}
	p.shape("circle", "", append([]string{"cx", p.at(to), "cy", barMiddle, "r", ".3em"}, fill...)...)
}

// fill returns how the shapes of a series are filled: those that are marked solid,
// the others half, not at all, lightly, and with a broken outline, in that order.
func (p *bars) fill(series int, mark bool) []string {
	if mark {
		return nil
	}
	n := 0
	for i := 0; i < series && i < len(p.f.Series); i++ {
		if !p.f.Series[i].Mark {
			n++
		}
	}
	return [][]string{
		{"fill-opacity", ".5"},
		{"class", "hollow", "fill", "none", "stroke", "currentColor", "stroke-opacity", ".65"},
		{"fill-opacity", ".18"},
		{"class", "hollow", "fill", "none", "stroke", "currentColor", "stroke-opacity", ".65", "stroke-dasharray", "2"},
	}[n%4]
}
