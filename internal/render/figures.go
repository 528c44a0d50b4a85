package render

import (
	"duizhao/internal/cite"
	"duizhao/internal/edition"
	"duizhao/internal/figure"
)

// Figure is a figure of an edition.
type Figure struct {
	ID string // its file's name
	*figure.Figure
}

// figuresOf are the figures of an edition by the block they follow.
func (r *Renderer) figuresOf(a *edition.Annotated) map[string][]*Figure {
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

// figureByName finds the figure of an article: NAME of any edition, or
// edition/NAME.
func (r *Renderer) figureByName(name string, at place) []byte {
	f := r.findFigure(name)
	if f == nil {
		return nil
	}
	return r.figure(&Figure{name, f}, at, at.lang == r.langs()[0], "")
}

func (r *Renderer) findFigure(name string) *figure.Figure {
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

// figure draws a figure in a language, with its caption, its sources and its
// data as a table. Only the first language on a page carries the id;
// class is the slot it stands in, or "".
func (r *Renderer) figure(f *Figure, at place, first bool, class string) []byte {
	b := append([]byte(nil), `<figure lang="`...)
	b = append(append(b, at.lang...), '"')
	if class != "" {
		b = append(append(append(b, ` class="`...), class...), '"')
	}
	if first {
		b = append(escape(append(b, ` id="fig-`...), f.ID), '"')
	}
	b = append(b, `>`...)
	b = tagged(b, "p", "figtitle", "", r.in(f.Title, at.lang))
	if at.book != nil { // a book's page is narrow, and its readers know few media queries
		b = append(b, figure.Narrow(f.Figure, at.lang)...)
	} else {
		b = append(b, figure.Draw(f.Figure, at.lang)...)
	}
	b = append(b, "<figcaption>"...)
	b = escape(b, r.in(f.Caption, at.lang))
	if s := r.in(f.Note, at.lang); s != "" {
		b = tagged(append(b, ' '), "span", "fignote", "", s)
	}
	var items []cite.Item
	for _, s := range f.Sources {
		if item, err := cite.ParseSource(s); err == nil {
			items = append(items, item)
		}
	}
	if len(items) > 0 && r.Library != nil {
		b = append(b, ` <span class="figsource">`...)
		b = escape(b, r.words.get(at.lang, "source")+glueWord(at.lang))
		b = append(b, cite.HTML(r.Library.Cite(items, cite.Options{Lang: at.lang, Bare: true, Href: at.sourceOf}), at.lang)...)
		b = append(b, "</span>"...)
	}
	b = append(b, `<details class="data"><summary>`...)
	b = escape(b, r.words.get(at.lang, "data"))
	b = append(b, "</summary>"...)
	b = append(b, figure.Table(f.Figure, at.lang)...)
	return append(b, "</details></figcaption></figure>\n"...)
}
