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
		b, v, err := compose(r, a.Annotated, s, fingerprint)
		if err != nil {
			return render.OnPage(err, s.File)
		}
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
	err  error // the first
}

// compose puts a book together.
func compose(r *render.Renderer, a *edition.Annotated, s Spec, fingerprint string) (*epub.Book, *render.View, error) {
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
	b := &book{r, v, m, describe(r, v, s), &text{m: m, r: r, view: v, aloud: newAloud(r, v)}, nil}
	b.add(epub.Doc{Name: "title", Type: "titlepage", Division: "frontmatter", Landmark: "titlepage", Title: b.out.Titles},
		func() (string, any) { return titleTemplate, b.titlePage() })
	if v.Introduction != nil {
		b.article(v.Introduction, epub.Doc{Name: render.IntroductionID, Type: "introduction", Role: "doc-introduction", Division: "frontmatter"})
	}
	b.chapters(chapters)
	for _, e := range r.Corpus.Explainers {
		if b.m.Explainers[e.ID] {
			b.article(e, epub.Doc{Name: render.ExplainerDoc(e.ID), Type: "appendix", Role: "doc-appendix", Division: "backmatter"})
		}
	}
	b.part(render.QuestionsID, "nav-questions", epub.Doc{Type: "index", Role: "doc-index"}, b.questions)
	b.part("notes", "nav-notes", epub.Doc{Type: "glossary", Role: "doc-glossary"}, func(w *html.Writer) { b.full(w).WriteNotes() })
	b.part("claims", "nav-claims", epub.Doc{Type: "appendix", Role: "doc-appendix"}, func(w *html.Writer) { b.full(w).WriteClaims() })
	b.part("works", "works-cited", epub.Doc{Type: "bibliography", Role: "doc-bibliography", Landmark: "bibliography"}, b.works)
	colophon := b.words("colophon")
	b.add(epub.Doc{Name: "colophon", Type: "colophon", Role: "doc-colophon", Division: "backmatter", Title: colophon},
		func() (string, any) { return colophonTemplate, b.colophon(colophon, fingerprint) })
	b.access()
	b.out.Files = append(b.m.images, b.text.aloud.files...)
	b.out.Narrators = b.narrators()
	return b.out, v, cmp.Or(b.err, b.text.aloud.err)
}

// add adds a document: what a template makes of what it is given, which is made anew if
// an author's HTML has to be left out, as where the document would not be XML with it.
func (b *book) add(d epub.Doc, given func() (template string, data any)) {
	b.m.sawRaw = false
	name, data := given()
	d.Body = b.filled(name, data)
	if _, err := epub.Malformed(d.Body); b.m.sawRaw && b.m.raw && err != nil {
		b.m.raw = false
		name, data = given()
		d.Body = b.filled(name, data)
		b.m.raw = true
	}
	if b.err == nil && b.r.Templates.Own() {
		b.err = malformed(name, d.Body)
	}
	d.Lang = b.view.Shown()[0]
	d.SVG = bytes.Contains(d.Body, []byte("<svg "))
	b.out.Docs = append(b.out.Docs, d)
}

// part adds a document after the text, with a word of the interface for its heading,
// if there is anything to be in it.
func (b *book) part(name, word string, d epub.Doc, write func(w *html.Writer)) {
	if b.written(write) == "" {
		return
	}
	d.Name, d.Division, d.Title = name, "backmatter", b.words(word)
	b.add(d, func() (string, any) {
		return partTemplate, &render.EPUBPart{EPUBDoc: b.doc(), Part: name, Names: said(d.Title), Text: b.written(write)}
	})
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
	if slices.ContainsFunc(langs, func(l string) bool { return lang.Direction(l) == lang.RightToLeft }) {
		b.Direction = lang.Direction
	}
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
