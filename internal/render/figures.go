package render

import (
	"duizhao/internal/cite"
	"duizhao/internal/edition"
	"duizhao/internal/figure"
	"duizhao/internal/lang"
)

// Figure is a figure of an edition.
type Figure struct {
	ID string // its file's name
	*figure.Figure
}

// figuresOf returns the figures of an edition by the block they follow.
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

// figureByName draws the figure that an article calls NAME, in whichever edition it
// is, or edition/NAME.
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

// figure draws a figure in a language, with its caption, its sources and its data as
// a table. Only the first language on a page carries the id; class is the slot that
// the figure is in, or "".
func (r *Renderer) figure(f *Figure, at place, first bool, class string) []byte {
	b := r.tongue([]byte(`<figure`), at.lang)
	if class != "" {
		b = append(escape(append(b, ` class="`...), class), '"')
	}
	if first {
		b = append(escape(append(b, ` id="fig-`...), f.ID), '"')
	}
	b = append(b, '>')
	k := at.book
	packed := k != nil && k.single && !k.whole
	inside := r.tagged(nil, "p", "figtitle", "", r.in(f.Title, at.lang))
	var drawing []byte
	if k != nil { // a book's page is narrow, and its readers know few media queries
		drawing = figure.Narrow(f.Figure, at.lang)
	} else {
		drawing = figure.Draw(f.Figure, at.lang)
	}
	table := append(r.within([]byte(`<details class="data"><summary>`), r.words.say(at.lang, "data"), at.lang), "</summary>"...)
	table = append(append(table, figure.Table(f.Figure, at.lang)...), "</details>"...)
	if packed && first { // drawn by the page's script
		k.drawings = append(k.drawings, [2]string{string(drawing), string(table)})
		drawing, table = append(escape([]byte(`<div class="fig `), f.Kind), `"></div>`...), nil
	}
	inside = append(r.figureCaption(append(inside, drawing...), f, at), table...)
	inside = append(inside, "</figcaption>"...)
	if packed && !first {
		k.drawings = append(k.drawings, [2]string{string(inside)})
		inside = nil
	}
	return append(append(b, inside...), "</figure>\n"...)
}

// figureCaption begins the caption: what the figure shows, and its sources.
func (r *Renderer) figureCaption(b []byte, f *Figure, at place) []byte {
	b = escape(append(b, "<figcaption>"...), r.in(f.Caption, at.lang))
	if s := r.in(f.Note, at.lang); s != "" {
		b = r.tagged(append(b, ' '), "span", "fignote", "", s)
	}
	var items []cite.Item
	for _, s := range f.Sources {
		if item, err := cite.ParseSource(s); err == nil {
			items = append(items, item)
		}
	}
	if len(items) > 0 && r.Library != nil {
		b = append(b, ` <span class="figsource">`...)
		b = escape(r.within(b, r.words.say(at.lang, "source"), at.lang), lang.Gap(at.lang))
		b = append(b, cite.HTML(r.Library.Cite(items, cite.Options{Lang: at.lang, Bare: true, Href: at.sourceOf}), at.lang)...)
		b = append(b, "</span>"...)
	}
	return b
}
