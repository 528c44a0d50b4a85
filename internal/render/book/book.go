// Package book makes editions into EPUBs, for package epub to pack.
package book

import (
	"bytes"
	"cmp"
	"slices"

	"duizhao/internal/edition"
	"duizhao/internal/encode"
	"duizhao/internal/epub"
	"duizhao/internal/html"
	"duizhao/internal/lang"
	"duizhao/internal/render"
	"duizhao/internal/rights"
)

// Make makes the EPUBs of an edition.
func Make(r *render.Renderer, a *edition.Shown, fingerprint string, put render.Put) error {
	for _, s := range specs(r, a.Annotated) {
		b, v := compose(r, a.Annotated, s, fingerprint)
		if err := cover(r, b, v); err != nil {
			return err
		}
		if err := fonts(r, b); err != nil {
			return err
		}
		if err := put(s.File, epub.Bytes(b)); err != nil {
			return err
		}
	}
	return nil
}

// book is an EPUB in the making.
type book struct {
	r    *render.Renderer
	view *render.View
	m    *medium
	out  *epub.Book
	text *text
}

// compose puts a book together.
func compose(r *render.Renderer, a *edition.Annotated, s Spec, fingerprint string) (*epub.Book, *render.View) {
	v := render.NewView(a, s.Columns, "")
	v.Figures = r.Gallery.Of(a)
	docs := render.Docs{Text: map[string]string{}, Notes: "notes.xhtml", Claims: "claims.xhtml", Works: "works.xhtml", Source: "source"}
	chapters := cut(v)
	for _, c := range chapters {
		for i := c.from; i < c.to; i++ {
			docs.Text[v.Rows[i].ID] = c.name + ".xhtml"
		}
	}
	m := &medium{Enclosed: r.Enclosures.Enclose(v, docs), raw: r.Config.HTML}
	b := &book{r, v, m, describe(r, v, s), &text{m: m, r: r, view: v}}
	b.add(epub.Doc{Name: "title", Type: "titlepage", Division: "frontmatter", Landmark: "titlepage", Title: b.out.Titles}, b.titlePage)
	if v.Introduction != nil {
		b.article(v.Introduction, epub.Doc{Name: render.IntroductionID, Type: "introduction", Role: "doc-introduction", Division: "frontmatter"})
	}
	b.chapters(chapters)
	for _, e := range r.Corpus.Explainers {
		if b.m.Explainers[e.ID] {
			b.article(e, epub.Doc{Name: render.ExplainerDoc(e.ID), Type: "appendix", Role: "doc-appendix", Division: "backmatter"})
		}
	}
	b.back(render.QuestionsID, "index", "doc-index", "", "nav-questions", b.questions)
	b.back("notes", "glossary", "doc-glossary", "", "nav-notes", func(w *html.Writer) { b.full(w).WriteNotes() })
	b.back("claims", "appendix", "doc-appendix", "", "nav-claims", func(w *html.Writer) { b.full(w).WriteClaims() })
	b.back("works", "bibliography", "doc-bibliography", "bibliography", "works-cited", b.works)
	b.back("colophon", "colophon", "doc-colophon", "", "colophon", func(w *html.Writer) { b.colophon(w, fingerprint) })
	b.access()
	b.out.Files = b.m.images
	return b.out, v
}

// add adds a document, if anything is in it. An author's HTML is left out of one
// that would not be XML with it.
func (b *book) add(d epub.Doc, write func(w *html.Writer)) {
	made := func() []byte {
		w := b.r.Writers.New(nil)
		w.XML = true
		write(w)
		return w.Bytes()
	}
	b.m.sawRaw = false
	d.Body = made()
	if b.m.sawRaw && b.m.raw && !epub.WellFormed(d.Body) {
		b.m.raw = false
		d.Body = made()
		b.m.raw = true
	}
	d.Lang = b.view.Shown()[0]
	d.SVG = bytes.Contains(d.Body, []byte("<svg "))
	b.out.Docs = append(b.out.Docs, d)
}

// back adds a document after the text, with a word of the interface for its heading,
// if there is anything to be in it.
func (b *book) back(name, kind, role, landmark, word string, write func(w *html.Writer)) {
	title, empty := b.words(word), false
	b.add(epub.Doc{Name: name, Type: kind, Role: role, Division: "backmatter", Landmark: landmark, Title: title}, func(w *html.Writer) {
		heading(w, title)
		from := w.Len()
		write(w)
		empty = w.Len() == from
	})
	if empty {
		b.out.Docs = b.out.Docs[:len(b.out.Docs)-1]
	}
}

// access says what is in the bodies, for those who cannot see or hear.
func (b *book) access() {
	a := &b.out.Access
	for i := range b.out.Docs {
		a.Visual = a.Visual || b.out.Docs[i].SVG
	}
	if a.Visual || len(b.m.images) > 0 {
		a.Features = append(a.Features, "alternativeText")
	}
	if a.Visual {
		a.Features = append(a.Features, "longDescription")
	}
}

// words returns a word of the interface in the languages of the book.
func (b *book) words(key string) []epub.Tagged { return words(b.r, b.view, key) }

func words(r *render.Renderer, v *render.View, key string) []epub.Tagged {
	var out []epub.Tagged
	for _, w := range r.Words.Each(v.Shown(), key) {
		out = append(out, epub.Tagged(w))
	}
	return out
}

// texts returns a text in the languages of the book, without repeats.
func (b *book) texts(t edition.Text) []epub.Tagged { return texts(b.r, b.view, t) }

func texts(r *render.Renderer, v *render.View, t edition.Text) []epub.Tagged {
	var out []epub.Tagged
	for _, l := range v.Shown() {
		s := r.Texts.In(t, l)
		if s != "" && !slices.ContainsFunc(out, func(o epub.Tagged) bool { return o.Text == s }) {
			out = append(out, epub.Tagged{Lang: l, Text: s})
		}
	}
	return out
}

// title writes a title in the languages of the book.
func title(w *html.Writer, t []epub.Tagged) {
	for i, t := range t {
		if i > 0 {
			w.Space()
		}
		w.Element("span", t.Text, html.Class(column(i)), html.Lang(t.Lang))
	}
}

// heading writes the heading of a document.
func heading(w *html.Writer, t []epub.Tagged) {
	w.Open("h1")
	title(w, t)
	w.CloseLine()
}

// column returns the class of the n-th version of the book.
func column(n int) string { return "v" + string(encode.Int(n+1)) }

// describe fills the metadata of a book.
func describe(r *render.Renderer, v *render.View, s Spec) *epub.Book {
	made := r.Credits.Credit(&v.Info, v.Base).Made
	b := &epub.Book{
		ID:          epub.UUID(cmp.Or(r.Addresses.Absolute(s.File), "duizhao:"+s.File)),
		Titles:      texts(r, v, v.Title),
		Subtitles:   texts(r, v, v.Subtitle),
		Description: texts(r, v, v.Summary),
		Rights:      texts(r, v, v.Rights.Statement),
		Source:      v.Origin.URL,
		Date:        made,
		Modified:    render.Stamp(made),
		Generator:   r.Program,
		Vertical:    s.Vertical,
		RightToLeft: lang.Direction(v.Shown()[0]) == lang.RightToLeft,
		CSS:         r.Book,
		Words:       epub.Words{Contents: words(r, v, "contents"), Landmarks: words(r, v, "landmarks"), Pages: words(r, v, "page-list")},
	}
	langs := v.Shown()
	if len(b.Titles) == 0 {
		b.Titles = []epub.Tagged{{Lang: langs[0], Text: v.Slug}}
	}
	for _, tag := range langs {
		if l := lang.Public(tag); !slices.Contains(b.Langs, l) {
			b.Langs = append(b.Langs, l)
		}
		if l, ok := rights.Of(v.LicenceOf(tag)); ok && !slices.Contains(b.Licences, l.URL) {
			b.Licences = append(b.Licences, l.URL)
		}
	}
	tag := b.Langs[0]
	agents(r, b, v)
	if s := r.Texts.In(r.Config.Publisher, tag); s != "" {
		b.Publisher = epub.Tagged{Lang: lang.OfName(s, tag), Text: s}
	}
	if slices.Contains(r.Private, v.Slug) {
		b.Rights, b.Licences = words(r, v, "private-notice"), nil
	}
	b.Access.Summary = words(r, v, "access-summary")
	return b
}
