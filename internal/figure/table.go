package figure

import (
	"duizhao/internal/encode"
	"duizhao/internal/html"
	"duizhao/internal/lang"
)

// Tabled reports whether a figure needs a table of its data besides: the arrows of a
// flow cannot be read off its drawing. Every other kind is its own table.
func Tabled(f *Figure) bool { return f.Kind == "flow" && len(f.Nodes) > 0 }

// Table writes the arrows of a flow, ordered by where they begin, then the boxes
// without arrows.
func (w *Writer) Table(f *Figure) {
	say := func(tag encode.HTML, in func(*lang.FigureWords) string) {
		w.words(tag, "", func(l string) string { return in(wordsOf(l)) }, html.A("scope", "col"))
	}
	w.Open("table")
	w.Open("thead")
	w.Open("tr")
	say("th", func(t *lang.FigureWords) string { return t.From })
	say("th", func(t *lang.FigureWords) string { return t.To })
	say("th", func(t *lang.FigureWords) string { return t.Notes })
	w.Close()
	w.Close()
	w.Open("tbody")
	box := func(tag encode.HTML, id string, attrs ...html.Attr) {
		for _, n := range f.Nodes {
			if n.ID == id {
				w.words(tag, "", n.Label.In, attrs...)
				return
			}
		}
		w.Element(tag, id, attrs...)
	}
	for _, n := range f.Nodes {
		touched := false
		for _, e := range f.Edges {
			touched = touched || e.From == n.ID || e.To == n.ID
			if e.From != n.ID {
				continue
			}
			w.Open("tr")
			box("th", e.From, html.A("scope", "row"))
			box("td", e.To)
			w.words("td", "", e.Label.In)
			w.Close()
		}
		if !touched {
			w.Open("tr")
			box("th", n.ID, html.A("scope", "row"))
			w.Element("td", "—")
			w.Element("td", "")
			w.Close()
		}
	}
	w.Close()
	w.Close()
}
