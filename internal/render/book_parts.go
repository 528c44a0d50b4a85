package render

import (
	"duizhao/internal/address"
	"duizhao/internal/edition"
	"duizhao/internal/encode"
	"duizhao/internal/epub"
	"duizhao/internal/lang"
)

// chapter is a range of rows with the name of its document.
type chapter struct {
	from, to int
	name     string
}

// chapterRows cuts the text before each heading of the first level. A chapter's
// document is named after its first block, whose id never changes.
func chapterRows(v *View) []chapter {
	var out []chapter
	for i := range v.Rows {
		row := &v.Rows[i]
		if i == 0 || row.Kind == edition.Heading && HeadingLevel(v, row) <= 2 {
			out = append(out, chapter{i, i, "text-" + row.ID})
		}
		out[len(out)-1].to = i + 1
	}
	return out
}

func HeadingLevel(v *View, row *edition.Row) int {
	for _, c := range v.Columns {
		if cell := row.Cells[c]; cell != nil {
			return cell.Level
		}
	}
	return 2
}

// chapters returns the documents of the text.
func (r *Renderer) chapters(v *View, k *book) []epub.Doc {
	headings := map[string][]epub.Tagged{}
	for _, e := range r.contents(v) {
		for _, t := range e.Text {
			headings[e.ID] = append(headings[e.ID], epub.Tagged(t))
		}
	}
	var out []epub.Doc
	for _, s := range chapterRows(v) {
		d := epub.Doc{Name: s.name, Type: "chapter", Role: "doc-chapter", Division: "bodymatter", Title: headings[v.Rows[s.from].ID]}
		if d.Title == nil {
			d.Title = r.bookTexts(v, v.Title)
		}
		if len(out) == 0 {
			d.Landmark = "bodymatter"
		}
		for i := s.from; i < s.to; i++ {
			row := &v.Rows[i]
			if row.Kind == edition.Heading && i > s.from {
				d.Parts = append(d.Parts, epub.Part{ID: row.ID, Text: headings[row.ID]})
			}
			if r.paged(v, row) {
				d.Pages = append(d.Pages, epub.Part{ID: pageID(row), Text: []epub.Tagged{{Text: row.Number}}})
			}
		}
		d.Body = k.wellFormed(func() []byte { return r.chapter(v, s, k) })
		out = append(out, d)
	}
	return out
}

// paged reports whether a block is set with its number.
func (r *Renderer) paged(v *View, row *edition.Row) bool {
	if row.Number == "" {
		return false
	}
	for _, c := range v.Columns {
		if cell := row.Cells[c]; cell != nil {
			switch cell.Kind {
			case edition.Rule, edition.Code, edition.Table, edition.HTML, edition.Heading:
				return false
			}
			return len(cell.Segments) > 0
		}
	}
	return false
}

func (r *Renderer) chapter(v *View, s chapter, k *book) []byte {
	b := make([]byte, 0, 32<<10)
	var lists bookLists
	for i := s.from; i < s.to; i++ {
		if c := v.FirstCell(&v.Rows[i]); c >= 0 {
			b = lists.before(b, v.Rows[i].Cells[c])
		}
		b = r.bookRow(b, v, &v.Rows[i], k)
		if len(v.Figures[v.Rows[i].ID]) > 0 {
			b = lists.close(b, 0)
		}
		for _, f := range v.Figures[v.Rows[i].ID] {
			for n, c := range v.Columns {
				at := k.place(v, c)
				at.margin = false
				b = append(b, r.figure(f, at, n == 0, "")...)
			}
		}
	}
	return r.bookNotes(lists.close(b, 0), v, s.from, s.to, k)
}

// titlePage makes the page that names the book and those who made it.
func (r *Renderer) titlePage(v *View) []byte {
	b := r.bookNotice(nil, v)
	for i, t := range r.bookTexts(v, v.Title) {
		tag := encode.HTML("h1")
		if i > 0 {
			tag = "p"
		}
		b = append(r.tagged(b, tag, "title v"+itoa(i+1), t.Lang, t.Text), '\n')
	}
	for _, t := range r.bookTexts(v, v.Subtitle) {
		b = append(r.tagged(b, "p", "subtitle", t.Lang, t.Text), '\n')
	}
	r.Bylines(v, func(tag, voice string) {
		b = append(r.tongue(append(b, `<p class="by"`...), voice), '>')
		b = append(r.byline(b, &v.Info, tag, voice), "</p>\n"...)
	})
	if s := r.In(r.Config.Publisher, v.Langs[v.Columns[0]]); s != "" {
		b = append(r.tagged(b, "p", "publisher", lang.OfName(s, v.Langs[v.Columns[0]]), s), '\n')
	}
	return b
}

// bookColophon appends what the text was made from, what may be done with it, and
// what made the book.
func (r *Renderer) bookColophon(b []byte, v *View, fingerprint string) []byte {
	var langs []string
	for _, c := range v.Columns {
		langs = append(langs, v.Langs[c])
	}
	c := r.colophon(v.Annotated, langs, fingerprint)
	b = r.bookNotice(b, v)
	if c.Source != nil {
		b = append(b, "<p>"...)
		b = append(r.bookTitle(b, r.bookWords(v, "original")), ' ')
		if c.Source.Href != "" {
			b = append(encode.URL(append(b, `<a href="`...), c.Source.Href), `">`...)
			b = append(r.tagged(b, "cite", "", c.Source.Lang, c.Source.Text), "</a>"...)
		} else {
			b = r.tagged(b, "cite", "", c.Source.Lang, c.Source.Text)
		}
		for _, t := range c.SourceBy {
			b = r.tagged(append(b, ' '), "span", "", t.Lang, t.Text)
		}
		b = append(b, "</p>\n"...)
	}
	for _, t := range c.Notes {
		b = append(r.tagged(b, "p", "", t.Lang, t.Text), '\n')
	}
	for _, t := range r.OldCount(v) {
		b = append(r.tagged(b, "p", "", t.Lang, "≠ "+t.Text), '\n')
	}
	for _, t := range r.UnreadCount(v) {
		b = append(r.tagged(b, "p", "", t.Lang, "~ "+t.Text), '\n')
	}
	for i := range c.Makers {
		b = append(r.made(b, &c.Makers[i]), '\n')
	}
	for _, t := range c.Rights {
		b = append(r.tagged(b, "p", "", t.Lang, t.Text), '\n')
	}
	if at := r.Public(address.Edition(v.Slug)); at != "" {
		b = append(encode.URL(append(b, `<p><a href="`...), at), `">`...)
		b = append(escape(b, at), "</a></p>\n"...)
	}
	b = append(b, `<p class="made">`...)
	b = append(r.bookTitle(b, r.bookWords(v, "made-with")), ' ')
	b = append(r.tagged(b, "span", "", lang.English, c.Program), ' ')
	b = append(r.bookTitle(b, r.bookWords(v, "fingerprint")), " <code>"...)
	return append(escape(b, fingerprint), "</code></p>\n"...)
}

// bookExplainer makes an explainer an appendix: its sections in each language, one
// below the other where they agree in number.
func (r *Renderer) bookExplainer(v *View, a *edition.Article, k *book) epub.Doc {
	return r.bookArticle(v, a, k, epub.Doc{Name: explainerDoc(a.ID), Type: "appendix", Role: "doc-appendix", Division: "backmatter"})
}

// bookArticle fills a document with an article.
func (r *Renderer) bookArticle(v *View, a *edition.Article, k *book, d epub.Doc) epub.Doc {
	d.Title = r.bookTexts(v, a.Titles)
	d.Body = k.wellFormed(func() []byte {
		b := append(r.bookTitle([]byte("<h1>"), d.Title), "</h1>\n"...)
		for _, t := range r.bookTexts(v, a.Leads) {
			b = append(r.tagged(b, "p", "subtitle", t.Lang, t.Text), '\n')
		}
		parts := r.Sections(a, v.Shown())
		for n := range parts[0] {
			for i, c := range v.Columns {
				at := k.place(v, c)
				at.margin = false
				b = append(r.tongue(append(b, `<div`...), at.lang), ">\n"...)
				b = append(r.blocks(b, parts[i][n], at, 0), "</div>\n"...)
			}
		}
		for _, c := range v.Columns {
			at := k.place(v, c)
			at.margin = false
			for _, f := range a.Notes[at.lang] {
				b = append(r.tongue(append(b, `<aside epub:type="footnote" role="doc-footnote" class="note"`...), at.lang), ` id="`...)
				b = append(escape(b, name("f."+at.lang, f.Label)), `">`...)
				b = append(r.blocks(b, f.Body, at, 0), "</aside>\n"...)
			}
		}
		return b
	})
	return d
}
