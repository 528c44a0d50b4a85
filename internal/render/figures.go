package render

import (
	"duizhao/internal/edition"
	"duizhao/internal/figure"
	"duizhao/internal/html"
	"duizhao/internal/lang"
)

// Figure is a figure of an edition.
type Figure struct {
	ID string // its file's name
	*figure.Figure
}

// figuresOf returns the figures of an edition by the block they follow.
func (r *Renderer) FiguresOf(a *edition.Annotated) map[string][]*Figure {
	var out map[string][]*Figure
	for _, id := range r.FigureIDs[a.Slug] {
		f := r.Figures[a.Slug+"/"+id]
		if f.After == "" {
			continue
		}
		if out == nil {
			out = map[string][]*Figure{}
		}
		out[f.After] = append(out[f.After], &Figure{id, f})
	}
	return out
}

// findFigure returns the figure that an article calls NAME, in whichever edition it
// is, or edition/NAME.
func (r *Renderer) Figure(name string) *figure.Figure {
	if f, ok := r.Figures[name]; ok {
		return f
	}
	for _, slug := range r.Corpus.Slugs {
		if f, ok := r.Figures[slug+"/"+name]; ok {
			return f
		}
	}
	return nil
}

// Plate says for whom a figure is drawn.
type Plate struct {
	Langs []string // in which it speaks
	All   []string // of the edition: what is the same in all of them is said once
	Slots bool     // versions change places on the page
	First bool     // it is the first with its id
}

// Figure writes a figure once for all the languages of a plate: title, drawing,
// caption and sources. It returns what was said in each of them, as
// [figure.Writer.Said] has it.
func (p *Pen) Figure(f *Figure, at Plate) [][]string {
	return p.figure(f, at, func(w *figure.Writer) { p.drawing(w, f) })
}

func (p *Pen) figure(f *Figure, at Plate, drawing func(*figure.Writer)) [][]string {
	w := &figure.Writer{Writer: p.Writer, Langs: at.Langs, All: at.All, Slots: at.Slots}
	p.Open("figure", html.Lang(at.Langs[0]).If(len(at.Langs) == 1), html.ID("fig-"+f.ID).If(at.First))
	p.figureTitle(w, f)
	drawing(w)
	p.caption(w, f)
	p.CloseLine()
	return w.Said
}

func (p *Pen) figureTitle(w *figure.Writer, f *Figure) {
	w.Both("p", "figtitle", "span", func(l string) { p.Text(p.Renderer.In(f.Title, l)) })
}

// drawing writes the figure itself and, where that does not say it in words, its
// data as a table, which opens on demand.
func (p *Pen) drawing(w *figure.Writer, f *Figure) {
	w.Draw(f.Figure)
	if !figure.Tabled(f.Figure) {
		return
	}
	p.Open("details", html.Class("data"))
	w.Both("summary", "", "span", func(l string) { Within(p.Writer, p.Renderer.Say(l, "data"), l) })
	w.Table(f.Figure)
	p.Close()
}

// caption writes what the figure shows, and its sources.
func (p *Pen) caption(w *figure.Writer, f *Figure) {
	items := p.Renderer.Items(f.Sources)
	w.Both("figcaption", "", "div", func(l string) {
		p.Text(p.Renderer.In(f.Caption, l))
		if s := p.Renderer.In(f.Note, l); s != "" {
			p.Space()
			p.Element("span", s, html.Class("fignote"))
		}
		if len(items) > 0 {
			q := *p
			q.Lang = l
			p.Space()
			p.Open("span", html.Class("figsource"))
			q.Within(p.Renderer.Say(l, "source"))
			p.Text(lang.Gap(l))
			q.Sources(items)
			p.Close()
		}
	})
}
