package figure

import (
	"math"
	"slices"
	"strconv"

	"duizhao/internal/encode"
	"duizhao/internal/html"
	"duizhao/internal/lang"
)

// Writer writes figures in the languages of a page.
type Writer struct {
	*html.Writer
	Langs []string   // of the page, in its order
	All   []string   // all that a version of the page may have; what is the same in these is said once
	Slots bool       // versions change places on the page
	Said  [][]string // by language: what was said in it where they differ, in order, each with its element
}

// Draw writes the figure. It never fails: values that [Check] objects to are drawn as
// well as possible; of a figure without data, or of an unknown kind, nothing is
// written.
func (w *Writer) Draw(f *Figure) {
	by := map[string]func(*Writer, *Figure){
		"bar": drawBars, "grouped-bar": drawBars, "timeline": drawTimeline, "span": drawSpans, "flow": drawFlows,
	}[f.Kind]
	if by == nil || len(w.Langs) == 0 || len(f.Rows) == 0 && len(f.Nodes) == 0 {
		return
	}
	direction := "ltr"
	if w.leftwards() {
		direction = "rtl"
	}
	w.Open("div", html.Class("fig "+f.Kind), html.A("dir", direction).If(w.Bidi))
	by(w, f)
	w.Close()
}

// Both writes an element with a child for each language of the page, which in fills.
func (w *Writer) Both(tag encode.HTML, class string, child encode.HTML, in func(lang string), attrs ...html.Attr) {
	several := len(w.Langs) > 1
	if several {
		class = html.Classes(class, "both")
	}
	w.Open(tag, append([]html.Attr{html.Class(class)}, attrs...)...)
	for i, l := range w.Langs {
		if i > 0 {
			w.Space()
		}
		w.each(i, child, "", func() { in(l) })
	}
	w.Close()
}

// each writes what is said in the i-th language, and keeps it.
func (w *Writer) each(i int, child encode.HTML, class string, in func()) {
	for len(w.Said) < len(w.Langs) {
		w.Said = append(w.Said, nil)
	}
	from := w.Len()
	w.Open(child, html.Lang(w.Langs[i]).If(len(w.Langs) > 1 && !(w.XML && child == "g")), html.Class(html.Classes(w.slot(i), class)))
	in()
	w.Close()
	w.Said[i] = append(w.Said[i], string(w.HTML(from)))
}

// slot returns the class of the place that the i-th version has at first.
func (w *Writer) slot(i int) string {
	switch {
	case !w.Slots || len(w.Langs) < 2:
		return ""
	case i == 0:
		return "one"
	}
	return "two"
}

// same reports whether a text is the same in all languages.
func (w *Writer) same(in func(lang string) string) bool {
	for _, l := range w.All {
		if in(l) != in(w.Langs[0]) {
			return false
		}
	}
	return !slices.ContainsFunc(w.Langs, func(l string) bool { return in(l) != in(w.Langs[0]) })
}

// words writes an element with a text in each language, once if it is the same.
func (w *Writer) words(tag encode.HTML, class string, in func(lang string) string, attrs ...html.Attr) {
	if w.same(in) {
		w.Element(tag, in(w.Langs[0]), append([]html.Attr{html.Class(class)}, attrs...)...)
		return
	}
	w.Both(tag, class, "span", func(l string) { w.Text(in(l)) }, attrs...)
}

// label writes the header of a row: its label, and below it small print.
func (w *Writer) label(r *Row, small ...func(lang string) string) {
	fill := func(l string) {
		w.Text(r.Label.In(l))
		for _, s := range small {
			if text := s(l); text != "" {
				w.Space()
				w.Element("small", text)
			}
		}
	}
	whole := func(l string) string {
		s := r.Label.In(l)
		for _, part := range small {
			s += "\n" + part(l)
		}
		return s
	}
	class := marked("", r.Mark)
	// A name that all share is set once more where the others have a column for each.
	name := html.A("data-name", r.Label.In(w.Langs[0])).If(len(w.Langs) > 1)
	if w.same(whole) {
		w.Open("th", html.Class(class), html.A("scope", "row"), name)
		fill(w.Langs[0])
		w.Close()
		return
	}
	if !w.same(r.Label.In) {
		w.Both("th", class, "span", fill, html.A("scope", "row"))
		return
	}
	w.Open("th", html.Class(class), html.A("scope", "row"), name) // the label once, what differs in each language
	w.Text(r.Label.In(w.Langs[0]))
	for _, s := range small {
		if w.same(s) && s(w.Langs[0]) == "" {
			continue
		}
		w.Space()
		w.words("small", "", s)
	}
	w.Close()
}

// graph opens a drawing; without a style sheet it is as high as a line.
func (w *Writer) graph(class, width string) {
	w.Markup(`<svg`)
	if w.XML {
		w.Markup(` xmlns="http://www.w3.org/2000/svg"`)
	}
	if class != "" {
		w.Markup(` class="` + encode.Escape(class) + `"`)
	}
	w.Markup(` width="` + encode.Escape(width) + `" height="1.5em" fill="currentColor" aria-hidden="true">`)
}

func (w *Writer) graphEnd() { w.Markup(`</svg>`) }

// upright draws a line from top to bottom of a graph.
func (w *Writer) upright(class, x string) {
	opacity := ".25"
	if class == "axis" {
		opacity = ".7"
	}
	w.shape("line", class, "x1", x, "x2", x, "y2", "100%", "stroke", "currentColor", "stroke-opacity", opacity)
}

// shape writes an element of a drawing: its name, class and attributes in pairs.
func (w *Writer) shape(name encode.HTML, class string, attrs ...string) {
	w.Markup(`<` + name)
	if class != "" {
		w.Markup(` class="` + encode.Escape(class) + `"`)
	}
	for i := 0; i+1 < len(attrs); i += 2 {
		w.Markup(` ` + encode.Escape(attrs[i]) + `="` + encode.Escape(attrs[i+1]) + `"`)
	}
	w.Markup(`/>`)
}

// tick is a mark of an axis: its place, as a part of the whole length, and its words.
type tick struct {
	at   float64
	text string
}

// axis writes the row of words under an axis, in a table with some columns after that
// of the labels.
func (w *Writer) axis(ticks []tick, columns int) {
	w.Open("tr", html.Class("axis"), html.A("aria-hidden", "true"))
	w.Element("td", "")
	if columns > 1 {
		w.Open("td", html.A("colspan", strconv.Itoa(columns)))
	} else {
		w.Open("td")
	}
	w.graph("", "100%")
	for _, t := range ticks {
		anchor := "middle"
		switch {
		case t.at < 0.04:
			anchor = "start"
		case t.at > 0.96:
			anchor = "end"
		}
		w.Markup(`<text x="` + encode.Escape(w.at(t.at)) + `" y="1.1em" text-anchor="` + encode.Escape(anchor) + `">` + encode.Escape(t.text) + `</text>`)
	}
	w.graphEnd()
	w.Close()
	w.Close()
}

// leftwards reports whether drawings run from right to left, as the first language does.
func (w *Writer) leftwards() bool { return lang.Direction(w.Langs[0]) == lang.RightToLeft }

// at returns the place of a part of a whole from where drawings begin, as counted from the
// left; from that of the left end of a stretch.
func (w *Writer) at(part float64) string {
	if w.leftwards() {
		part = 1 - min(max(part, 0), 1)
	}
	return percent(part)
}

func (w *Writer) from(a, b float64) string {
	if w.leftwards() {
		return w.at(max(a, b))
	}
	return w.at(min(a, b))
}

// percent returns a part of a whole.
func percent(part float64) string {
	if math.IsNaN(part) {
		part = 0
	}
	return strconv.FormatFloat(math.Round(min(max(part, 0), 1)*1e4)/100, 'f', -1, 64) + "%"
}

// marked adds the class of the accent colour.
func marked(class string, mark bool) string {
	if mark {
		return html.Classes(class, "mark")
	}
	return class
}
