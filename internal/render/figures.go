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

// Drawing returns the drawing of a figure in a language.
type Drawing func(f *figure.Figure, lang string) []byte

// Figure writes a figure with its caption, its sources and its data as a table.
func (p *Pen) Figure(f *Figure, first bool, class string, draw Drawing) {
	p.Open("figure", FigureAttrs(p.Lang, f, first, class)...)
	p.FigureTitle(f)
	p.Write(draw(f.Figure, p.Lang))
	p.Caption(f)
	p.Data(f)
	p.Close()
	p.Close()
	p.Line()
}

// FigureAttrs returns the attributes of a figure's element.
func FigureAttrs(lang string, f *Figure, first bool, class string) []html.Attr {
	return []html.Attr{html.Lang(lang), html.Class(class), html.ID("fig-" + f.ID).If(first)}
}

// FigureTitle writes the title of a figure.
func (p *Pen) FigureTitle(f *Figure) {
	p.Element("p", p.Renderer.In(f.Title, p.Lang), html.Class("figtitle"))
}

// Caption begins the caption: what the figure shows, and its sources.
func (p *Pen) Caption(f *Figure) {
	p.Open("figcaption")
	p.Text(p.Renderer.In(f.Caption, p.Lang))
	if s := p.Renderer.In(f.Note, p.Lang); s != "" {
		p.Space()
		p.Element("span", s, html.Class("fignote"))
	}
	if items := p.Renderer.Items(f.Sources); len(items) > 0 {
		p.Space()
		p.Open("span", html.Class("figsource"))
		p.Within(p.Renderer.Say(p.Lang, "source"))
		p.Text(lang.Gap(p.Lang))
		p.Sources(items)
		p.Close()
	}
}

// Data writes the numbers of a figure as a table, which opens on demand.
func (p *Pen) Data(f *Figure) {
	p.Open("details", html.Class("data"))
	p.Open("summary")
	p.Within(p.Renderer.Say(p.Lang, "data"))
	p.Close()
	p.Write(figure.Table(f.Figure, p.Lang))
	p.Close()
}
