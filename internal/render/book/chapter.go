package book

import (
	"duizhao/internal/edition"
	"duizhao/internal/epub"
	"duizhao/internal/html"
	"duizhao/internal/render"
)

// chapter is a range of rows with the name of its document.
type chapter struct {
	from, to int
	name     string
}

// cut cuts the text before each heading of the first level. A chapter's document is
// named after its first block, whose id never changes.
func cut(v *render.View) []chapter {
	var out []chapter
	for i := range v.Rows {
		row := &v.Rows[i]
		if i == 0 || row.Kind == edition.Heading && v.Level(row) <= 2 {
			out = append(out, chapter{i, i, "text-" + row.ID})
		}
		out[len(out)-1].to = i + 1
	}
	return out
}

// chapters adds the documents of the text.
func (b *book) chapters(list []chapter) {
	headings := map[string][]epub.Tagged{}
	for _, e := range render.Contents(b.view) {
		for _, t := range e.Text {
			headings[e.ID] = append(headings[e.ID], epub.Tagged(t))
		}
	}
	for n, c := range list {
		d := epub.Doc{Name: c.name, Type: "chapter", Role: "doc-chapter", Division: "bodymatter", Title: headings[b.view.Rows[c.from].ID]}
		if d.Title == nil {
			d.Title = b.texts(b.view.Title)
		}
		if n == 0 {
			d.Landmark = "bodymatter"
		}
		for i := c.from; i < c.to; i++ {
			row := &b.view.Rows[i]
			if row.Kind == edition.Heading && i > c.from {
				d.Parts = append(d.Parts, epub.Part{ID: row.ID, Text: headings[row.ID]})
			}
			if b.text.paged(row) {
				d.Pages = append(d.Pages, epub.Part{ID: pageID(row), Text: []epub.Tagged{{Text: row.Number}}})
			}
		}
		b.add(d, func() (string, any) {
			b.text.aloud.pars = nil
			return chapterTemplate, &render.EPUBChapter{EPUBDoc: b.doc(), Text: b.written(func(w *html.Writer) { b.chapter(w, c) }),
				Notes: b.written(func(w *html.Writer) { b.entries(w, c) })}
		})
		b.out.Docs[len(b.out.Docs)-1].Overlay = b.text.aloud.pars
	}
}

// paged reports whether a block is set with its number.
func (b *text) paged(row *edition.Row) bool {
	c := b.view.FirstCell(row)
	if row.Number == "" || c < 0 {
		return false
	}
	switch cell := row.Cells[c]; cell.Kind {
	case edition.Rule, edition.Code, edition.Table, edition.HTML, edition.Heading:
		return false
	default:
		return len(cell.Segments) > 0
	}
}

// pageID returns the id of a block's number.
func pageID(row *edition.Row) string { return "at." + row.ID }

func (b *book) chapter(w *html.Writer, c chapter) {
	open := lists{p: b.text.pen(w, "", false)}
	for i := c.from; i < c.to; i++ {
		row := &b.view.Rows[i]
		if first := b.view.FirstCell(row); first >= 0 {
			open.before(row.Cells[first])
		}
		b.text.row(w, row)
		figures := b.view.Figures[row.ID]
		if len(figures) > 0 {
			open.close(0)
		}
		for _, f := range figures {
			langs := b.view.Shown()
			b.m.Figure(b.text.pen(w, langs[0], false), f, render.Plate{Langs: langs, All: b.view.Langs, First: true})
		}
	}
	open.close(0)
}

// entries writes the margin of a chapter, for reading systems to open at the marks.
func (b *book) entries(w *html.Writer, c chapter) {
	for i := c.from; i < c.to; i++ {
		for _, e := range b.view.Margin[i] {
			b.entry(w, &b.view.Entries[e])
		}
	}
}

// entry writes one entry of the margin as a footnote: its mark, which leads back, and
// its text in each version of the book.
func (b *book) entry(w *html.Writer, e *edition.Entry) {
	full := b.full(w)
	each := func(body func(lang string) []edition.Block) {
		for _, l := range b.view.Shown() {
			full.Gloss(body(l), l)
		}
	}
	w.Open("aside", html.A("epub:type", "footnote"), html.A("role", "doc-footnote"), html.Class("note"), html.ID(e.Anchor))
	w.Open("p", html.Class("m"))
	mark := e.Mark
	if e.Kind == edition.FootnoteEntry { // as in the text
		mark = "[" + mark + "]"
	}
	w.Element("a", mark, html.A("role", "doc-backlink"), html.Href("#"+b.view.First(e)))
	w.Space()
	switch n, c := b.r.NoteByID[e.Ref], b.r.ClaimByID[e.Ref]; {
	case e.Kind == edition.NoteEntry && n != nil:
		full.Headword(n)
		w.Close()
		each(func(l string) []edition.Block { return b.r.Glossary.Gloss(n, l) })
		if more(n) {
			b.more(w, b.m.Note(n.ID))
		}
	case e.Kind == edition.ClaimEntry && c != nil:
		full.Verdict(c)
		w.Close()
		each(func(l string) []edition.Block { return b.r.Glossary.Known(c, l) })
		b.more(w, b.m.Claim(c.ID))
	case e.Kind == edition.EmendationEntry:
		render.Said(w, "b", "", b.r.Words.Each(b.view.Shown(), "emended"))
		w.Close()
		b.r.Repairs.Write(w, b.view, e.Ref)
	case e.Kind == edition.FootnoteEntry:
		w.Close()
		each(func(l string) []edition.Block { return b.view.Footnote(e.Ref, l) })
	default:
		w.Close()
	}
	w.CloseLine()
}

// more reports whether a note has more than its gloss.
func more(n *edition.Note) bool {
	for _, body := range n.Body {
		if len(body) > 1 {
			return true
		}
	}
	return len(n.Sources) > 0
}

func (b *book) more(w *html.Writer, href string) {
	if href == "" {
		return
	}
	w.Open("p", html.Class("more"))
	w.Open("a", html.Href(href))
	render.Said(w, "span", "", b.r.Words.Each(b.view.Shown(), "more"))
	w.Close()
	w.Close()
}
