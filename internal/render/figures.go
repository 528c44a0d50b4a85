package render

import (
	"slices"

	"duizhao/internal/corpus"
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

// Gallery knows the figures of all editions.
type Gallery struct {
	corpus    *corpus.Corpus
	figureIDs map[string][]string
	figures   map[string]*figure.Figure
}

// Of returns the figures of an edition by the block they follow.
func (r *Gallery) Of(a *edition.Annotated) map[string][]*Figure {
	var out map[string][]*Figure
	for _, id := range r.figureIDs[a.Slug] {
		f := r.figures[a.Slug+"/"+id]
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

// Find returns the figure that an article calls NAME, in whichever edition it
// is, or edition/NAME.
func (r *Gallery) Find(name string) *figure.Figure {
	if f, ok := r.figures[name]; ok {
		return f
	}
	for _, slug := range r.corpus.Slugs {
		if f, ok := r.figures[slug+"/"+name]; ok {
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
func (p *Pen) Figure(f *Figure, at Plate) [][]string { return p.figure(f, at, true) }

// Captioned writes the title and the caption of a figure, without the drawing.
func (p *Pen) Captioned(f *Figure, at Plate) { p.figure(f, at, false) }

func (p *Pen) figure(f *Figure, at Plate, drawn bool) [][]string {
	langs := spoken(p.Kit.texts, f, at.Langs)
	d := &drawing{p, &figure.Writer{Writer: p.Writer, Langs: langs, All: spoken(p.Kit.texts, f, at.All), Slots: at.Slots}, f}
	p.Open("figure", html.Lang(langs[0]).If(len(langs) == 1), html.ID("fig-"+f.ID).If(at.First))
	d.title()
	if drawn {
		d.draw()
	}
	d.caption()
	p.CloseLine()
	return d.w.Said
}

// spoken returns the languages that a figure speaks where a page has others: in place of
// one that it has no words in, since the site has not, the first of the site.
func spoken(texts *Texts, f *Figure, langs []string) []string {
	out := slices.Clone(langs)
	for i, l := range out {
		if texts.In(f.Title, l) == "" {
			out[i] = texts.Langs()[0]
		}
	}
	return out
}

// drawing is a figure that is being written.
type drawing struct {
	p *Pen
	w *figure.Writer
	f *Figure
}

func (d *drawing) title() {
	d.w.Both("p", "figtitle", "span", func(l string) { d.p.Text(d.p.Kit.texts.In(d.f.Title, l)) })
}

// draw writes the figure itself and, where that does not say it in words, its
// data as a table, which opens on demand.
func (d *drawing) draw() {
	d.w.Draw(d.f.Figure)
	if !figure.Tabled(d.f.Figure) {
		return
	}
	d.p.Open("details", html.Class("data"))
	d.w.Both("summary", "", "span", func(l string) { Within(d.p.Writer, d.p.Kit.words.Say(l, "data"), l) })
	d.w.Table(d.f.Figure)
	d.p.Close()
}

// caption writes what the figure shows, and its sources.
func (d *drawing) caption() {
	p, f := d.p, d.f
	items := p.Kit.works.Items(f.Sources)
	d.w.Both("figcaption", "", "div", func(l string) {
		q := *p
		q.Lang, q.Upright = l, false
		said := p.Kit.texts.In(f.Caption, l)
		if lang.Squares(l) {
			names(&q, said)
		} else {
			p.Text(said)
		}
		if s := p.Kit.texts.In(f.Note, l); s != "" {
			p.Space()
			p.Element("span", s, html.Class("fignote"))
		}
		if len(items) > 0 {
			p.Space()
			p.Open("span", html.Class("figsource"))
			q.Within(p.Kit.words.Say(l, "source"))
			p.Text(lang.Gap(l))
			q.Sources(items)
			p.Close()
		}
	})
}
