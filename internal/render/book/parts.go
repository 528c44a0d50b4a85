package book

import (
	"duizhao/internal/address"
	"duizhao/internal/edition"
	"duizhao/internal/encode"
	"duizhao/internal/epub"
	"duizhao/internal/html"
	"duizhao/internal/lang"
	"duizhao/internal/render"
)

// titlePage writes the page that names the book and those who made it.
func (b *book) titlePage(w *html.Writer) {
	langs := b.view.Shown()
	b.r.Credits.Notice(w, langs)
	for i, t := range b.out.Titles {
		tag := encode.HTML("h1")
		if i > 0 {
			tag = "p"
		}
		w.Element(tag, t.Text, html.Class("title "+column(i)), html.Lang(t.Lang))
		w.Line()
	}
	subtitle(w, b.texts(b.view.Subtitle))
	b.r.Credits.Bylines(b.view, func(tag, voice string) {
		w.Open("p", html.Class("by"), html.Lang(voice))
		b.r.Credits.Byline(w, &b.view.Info, tag, voice)
		w.CloseLine()
	})
	if s := b.r.Texts.In(b.r.Config.Publisher, langs[0]); s != "" {
		w.Element("p", s, html.Class("publisher"), html.Lang(lang.OfName(s, langs[0])))
		w.Line()
	}
}

func subtitle(w *html.Writer, list []epub.Tagged) {
	for _, t := range list {
		w.Element("p", t.Text, html.Class("subtitle"), html.Lang(t.Lang))
		w.Line()
	}
}

// questions writes the index of questions.
func (b *book) questions(w *html.Writer) {
	b.r.Interviews.List(w, b.view, func(row int) string { return b.m.Href("#" + b.view.Rows[row].ID) })
}

// works writes the list of the works that the book cites.
func (b *book) works(w *html.Writer) {
	list := b.r.Works.List(b.m.Cited, b.view.Shown())
	if len(list) == 0 {
		return
	}
	w.Open("ul", html.Class("works"))
	w.Line()
	for _, e := range list {
		w.Open("li", html.ID(b.m.SourceID(e.ID)), html.Lang(e.Lang))
		e.Write(w)
		w.CloseLine()
	}
	w.CloseLine()
}

// colophon writes what the text was made from, what may be done with it, and what
// made the book.
func (b *book) colophon(w *html.Writer, fingerprint string) {
	langs := b.view.Shown()
	c := b.r.Credits.Colophon(b.view.Annotated, langs, fingerprint)
	lines := func(sign string, list []render.Tagged) {
		for _, t := range list {
			w.Element("p", sign+t.Text, html.Lang(t.Lang))
			w.Line()
		}
	}
	b.r.Credits.Notice(w, langs)
	if c.Source != nil {
		b.origin(w, &c)
	}
	lines("", c.Notes)
	lines("≠ ", b.r.States.OldCount(b.view))
	lines("~ ", b.r.States.UnreadCount(b.view))
	for i := range c.Makers {
		c.Makers[i].Write(w)
		w.Line()
	}
	lines("", c.Rights)
	if at := b.r.Addresses.Public(address.Edition(b.view.Slug)); at != "" {
		w.Open("p")
		w.Element("a", at, html.Href(at))
		w.CloseLine()
	}
	w.Open("p", html.Class("made"))
	title(w, b.words("made-with"))
	w.Space()
	w.Element("span", c.Program, html.Lang(lang.English))
	w.Space()
	title(w, b.words("fingerprint"))
	w.Space()
	w.Element("code", fingerprint)
	w.CloseLine()
}

// origin writes the line of the original.
func (b *book) origin(w *html.Writer, c *render.Colophon) {
	w.Open("p")
	title(w, b.words("original"))
	w.Space()
	if c.Source.Href != "" {
		w.Open("a", html.Href(c.Source.Href))
		w.Element("cite", c.Source.Text, html.Lang(c.Source.Lang))
		w.Close()
	} else {
		w.Element("cite", c.Source.Text, html.Lang(c.Source.Lang))
	}
	for _, t := range c.SourceBy {
		w.Space()
		w.Element("span", t.Text, html.Lang(t.Lang))
	}
	w.CloseLine()
}

// article adds a document with an article: its sections in each language, one below
// the other where they agree in number.
func (b *book) article(a *edition.Article, d epub.Doc) {
	d.Title = b.texts(a.Titles)
	langs := b.view.Shown()
	b.add(d, func(w *html.Writer) {
		heading(w, d.Title)
		subtitle(w, b.texts(a.Leads))
		parts := b.r.Texts.Sections(a, langs)
		for n := range parts[0] {
			for i, l := range langs {
				w.Open("div", html.Lang(l))
				w.Line()
				b.text.pen(w, l, false).Blocks(parts[i][n], 0)
				w.CloseLine()
			}
		}
		for _, l := range langs {
			for _, f := range a.Notes[l] {
				w.Open("aside", html.A("epub:type", "footnote"), html.A("role", "doc-footnote"), html.Class("note"), html.Lang(l),
					html.ID(render.Name("f."+l, f.Label)))
				b.text.pen(w, l, false).Blocks(f.Body, 0)
				w.CloseLine()
			}
		}
	})
}
