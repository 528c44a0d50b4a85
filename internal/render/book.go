package render

import (
	"bytes"
	"cmp"
	"slices"
	"strings"

	"duizhao/internal/edition"
	"duizhao/internal/epub"
	"duizhao/internal/lang"
	"duizhao/internal/rights"
)

// book puts a book together.
func (r *Renderer) book(a *edition.Annotated, c Book, fingerprint string) *epub.Book {
	v := r.NewView(a, c.Columns, "")
	v.Figures = r.FiguresOf(a)
	k := r.newBook(v)
	b := r.describeBook(v, c)
	front := func(d epub.Doc) { b.Docs = append(b.Docs, d) }
	front(epub.Doc{Name: "title", Type: "titlepage", Division: "frontmatter", Landmark: "titlepage", Title: b.Titles, Body: r.titlePage(v)})
	if v.Introduction != nil {
		front(r.bookArticle(v, v.Introduction, k, epub.Doc{Name: IntroductionID, Type: "introduction", Role: "doc-introduction", Division: "frontmatter"}))
	}
	b.Docs = append(b.Docs, r.chapters(v, k)...)
	for _, e := range r.Corpus.Explainers {
		if k.explainers[e.ID] {
			b.Docs = append(b.Docs, r.bookExplainer(v, e, k))
		}
	}
	back := func(name, kind, role, landmark, word string, write func([]byte) []byte) {
		body := k.wellFormed(func() []byte { return write(nil) })
		if len(body) == 0 {
			return
		}
		title := r.bookWords(v, word)
		h := append(r.bookTitle([]byte("<h1>"), title), "</h1>\n"...)
		b.Docs = append(b.Docs, epub.Doc{Name: name, Type: kind, Role: role, Division: "backmatter", Landmark: landmark, Title: title, Body: append(h, body...)})
	}
	back(QuestionsID, "index", "", "", "nav-questions", func(b []byte) []byte { return r.bookQuestions(b, v, k) })
	back("notes", "glossary", "doc-glossary", "", "nav-notes", func(b []byte) []byte { return r.bookGlossary(b, v, k) })
	back("claims", "appendix", "doc-appendix", "", "nav-claims", func(b []byte) []byte { return r.bookClaims(b, v, k) })
	back("works", "bibliography", "doc-bibliography", "bibliography", "works-cited", func(b []byte) []byte {
		if b = r.bookWorks(append(b, "<ul class=\"works\">\n"...), v.Shown(), k); bytes.HasSuffix(b, []byte("</li>\n")) {
			return append(b, "</ul>\n"...)
		}
		return nil
	})
	back("colophon", "colophon", "doc-colophon", "", "colophon", func(b []byte) []byte { return r.bookColophon(b, v, fingerprint) })
	for i := range b.Docs {
		d := &b.Docs[i]
		d.Lang = v.Langs[v.Columns[0]]
		d.SVG = bytes.Contains(d.Body, []byte("<svg "))
		b.Access.Visual = b.Access.Visual || d.SVG
	}
	if b.Access.Visual || len(k.images) > 0 {
		b.Access.Features = append(b.Access.Features, "alternativeText")
	}
	if b.Access.Visual {
		b.Access.Features = append(b.Access.Features, "longDescription")
	}
	b.Files = k.images
	return b
}

// newBook finds out what the book will hold, so that links know where they lead.
func (r *Renderer) newBook(v *View) *book {
	k := &book{r: r, slug: v.Slug, text: map[string]string{}, notes: map[string]bool{}, claims: map[string]bool{}, explainers: map[string]bool{}, raw: r.Config.HTML, cited: Cited{}}
	for _, s := range chapterRows(v) {
		for i := s.from; i < s.to; i++ {
			k.text[v.Rows[i].ID] = s.name
		}
	}
	var bodies []map[string][]edition.Block
	for _, entries := range v.Margin {
		for _, i := range entries {
			switch e := &v.Entries[i]; e.Kind {
			case edition.NoteEntry:
				if n := r.NoteByID[e.Ref]; n != nil && !k.notes[e.Ref] {
					k.notes[e.Ref] = true
					bodies = append(bodies, n.Body)
				}
			case edition.ClaimEntry:
				if c := r.ClaimByID[e.Ref]; c != nil && !k.claims[e.Ref] {
					k.claims[e.Ref] = true
					bodies = append(bodies, c.Body)
				}
			}
		}
	}
	if v.Introduction != nil {
		bodies = append(bodies, v.Introduction.Body)
	}
	for _, t := range v.Texts {
		k.explain(t.Blocks)
		for i := range t.Footnotes {
			bodies = append(bodies, map[string][]edition.Block{t.Lang: t.Footnotes[i].Body})
		}
	}
	for _, b := range bodies { // and the notes that these lead to, but not the notes of the whole site
		for _, l := range r.Langs() {
			k.further(b[l])
		}
	}
	for _, b := range bodies {
		for _, blocks := range b {
			k.explain(blocks)
		}
	}
	if v.Origin.Source != "" {
		k.cited[v.Origin.Source] = true
	}
	return k
}

// further adds the notes that a text outside the margin leads to.
func (k *book) further(blocks []edition.Block) {
	for i := range blocks {
		for s := range blocks[i].Segments {
			for _, run := range blocks[i].Segments[s].Runs {
				if run.Kind == edition.OpenNote && k.r.NoteByID[run.Ref] != nil && !k.notes[run.Ref] {
					k.notes[run.Ref] = true
					k.more = append(k.more, run.Ref)
				}
			}
		}
	}
}

// explain adds the explainers that a text leads to, and those that they in turn lead to.
func (k *book) explain(blocks []edition.Block) {
	for i := range blocks {
		for s := range blocks[i].Segments {
			for _, run := range blocks[i].Segments[s].Runs {
				id, ok := strings.CutPrefix(run.Ref, "explainer:")
				if run.Kind != edition.OpenLink || !ok || k.explainers[id] {
					continue
				}
				for _, e := range k.r.Corpus.Explainers {
					if e.ID == id {
						k.explainers[id] = true
						for _, body := range e.Body {
							k.explain(body)
						}
					}
				}
			}
		}
	}
}

// wellFormed makes a body, leaving its raw HTML out if it would not be XML with it.
func (k *book) wellFormed(write func() []byte) []byte {
	k.sawRaw = false
	b := write()
	if !k.sawRaw || !k.raw || epub.WellFormed(b) {
		return b
	}
	k.raw = false
	defer func() { k.raw = true }()
	return write()
}

// bookWords returns a word of the interface in the languages of the book.
func (r *Renderer) bookWords(v *View, key string) []epub.Tagged {
	var out []epub.Tagged
	for _, w := range r.Words(v.Shown(), key) {
		out = append(out, epub.Tagged(w))
	}
	return out
}

// bookTexts returns a text in the languages of the book, without repeats.
func (r *Renderer) bookTexts(v *View, t edition.Text) []epub.Tagged {
	var out []epub.Tagged
	for _, c := range v.Columns {
		s := r.In(t, v.Langs[c])
		if s != "" && !slices.ContainsFunc(out, func(o epub.Tagged) bool { return o.Text == s }) {
			out = append(out, epub.Tagged{Lang: v.Langs[c], Text: s})
		}
	}
	return out
}

func (r *Renderer) bookTitle(b []byte, t []epub.Tagged) []byte {
	for i, t := range t {
		if i > 0 {
			b = append(b, ' ')
		}
		b = r.tagged(b, "span", "v"+itoa(i+1), t.Lang, t.Text)
	}
	return b
}

// describeBook fills the metadata of a book.
func (r *Renderer) describeBook(v *View, c Book) *epub.Book {
	b := &epub.Book{
		ID:          epub.UUID(cmp.Or(r.Absolute(c.File), "duizhao:"+c.File)),
		Titles:      r.bookTexts(v, v.Title),
		Subtitles:   r.bookTexts(v, v.Subtitle),
		Description: r.bookTexts(v, v.Summary),
		Rights:      r.bookTexts(v, v.Rights.Statement),
		Source:      v.Origin.URL,
		Date:        dayMade(&v.Info),
		Modified:    stamp(dayMade(&v.Info)),
		Generator:   r.Program,
		Vertical:    c.Vertical,
		CSS:         r.Book,
		Words:       epub.Words{Contents: r.bookWords(v, "contents"), Landmarks: r.bookWords(v, "landmarks"), Pages: r.bookWords(v, "page-list")},
	}
	if len(b.Titles) == 0 {
		b.Titles = []epub.Tagged{{Lang: v.Langs[c.Columns[0]], Text: v.Slug}}
	}
	for _, k := range c.Columns {
		if l := lang.Public(v.Langs[k]); !slices.Contains(b.Langs, l) {
			b.Langs = append(b.Langs, l)
		}
		if l, ok := rights.Of(v.LicenceOf(v.Langs[k])); ok && !slices.Contains(b.Licences, l.URL) {
			b.Licences = append(b.Licences, l.URL)
		}
	}
	tag := b.Langs[0]
	r.bookAgents(b, v)
	if s := r.In(r.Config.Publisher, tag); s != "" {
		b.Publisher = epub.Tagged{Lang: lang.OfName(s, tag), Text: s}
	}
	if slices.Contains(r.Private, v.Slug) {
		b.Rights, b.Licences = r.bookWords(v, "private-notice"), nil
	}
	b.Access.Summary = r.bookWords(v, "access-summary")
	return b
}
