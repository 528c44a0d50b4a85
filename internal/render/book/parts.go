package book

import (
	"duizhao/internal/edition"
	"duizhao/internal/epub"
	"duizhao/internal/html"
	"duizhao/internal/lang"
	"duizhao/internal/render"
)

// titlePage is the page that names the book and those who made it.
func (b *book) titlePage() *render.EPUBTitle {
	langs := b.view.Shown()
	p := &render.EPUBTitle{EPUBDoc: b.doc(), Titles: said(b.out.Titles), Subtitles: said(b.texts(b.view.Subtitle))}
	b.r.Credits.Bylines(b.view, func(tag, voice string) {
		p.Bylines = append(p.Bylines, render.EPUBByline{Lang: voice, HTML: b.written(func(w *html.Writer) {
			b.r.Credits.Byline(w, &b.view.Info, tag, voice)
		})})
	})
	if s := b.r.Texts.In(b.r.Config.Publisher, langs[0]); s != "" {
		p.Publisher = []render.Tagged{{Lang: lang.OfName(s, langs[0]), Text: s}}
	}
	return p
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

// colophon is what the text was made from, what may be done with it, and what made the
// book.
func (b *book) colophon(names []epub.Tagged, fingerprint string) *render.EPUBColophon {
	p := &render.EPUBColophon{EPUBDoc: b.doc(), Names: said(names), Colophon: b.r.Credits.Colophon(b.view.Annotated, b.view.Shown(), fingerprint)}
	p.Old, p.Unread = b.r.States.OldCount(b.view), b.r.States.UnreadCount(b.view)
	p.Address = b.r.Addresses.Public(b.r.Addresses.OfView(b.view))
	return p
}

// article adds a document with an article: its sections in each language, one below
// the other where they agree in number.
func (b *book) article(a *edition.Article, d epub.Doc) {
	d.Title = b.texts(a.Titles)
	langs := b.view.Shown()
	text := func(w *html.Writer) {
		parts := b.r.Texts.Sections(a, langs)
		for n := range parts[0] {
			for i, l := range langs {
				w.Open("div", html.Lang(l))
				w.Line()
				b.text.pen(w, l, false).Blocks(parts[i][n], 0)
				w.CloseLine()
			}
		}
	}
	notes := func(w *html.Writer) {
		for _, l := range langs {
			for _, f := range a.Notes[l] {
				w.Open("aside", html.A("epub:type", "footnote"), html.A("role", "doc-footnote"), html.Class("note"), html.Lang(l),
					html.ID(render.Name("f."+l, f.Label)))
				b.text.pen(w, l, false).Blocks(f.Body, 0)
				w.CloseLine()
			}
		}
	}
	b.add(d, func() (string, any) {
		return articleTemplate, &render.EPUBArticle{EPUBDoc: b.doc(), Names: said(d.Title), Leads: said(b.texts(a.Leads)),
			Text: b.written(text), Notes: b.written(notes)}
	})
}
