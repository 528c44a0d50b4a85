package book

import (
	"strconv"

	"duizhao/internal/edition"
	"duizhao/internal/encode"
	"duizhao/internal/html"
	"duizhao/internal/render"
)

// text writes the rows of a book.
type text struct {
	m    *medium
	r    *render.Renderer
	view *render.View
	*aloud
}

// row writes a block of the text. A book of one version sets it as a paragraph; a
// book of several sets each sentence in all of them, one below the other.
func (b *text) row(w *html.Writer, row *edition.Row) {
	first := b.view.FirstCell(row)
	if first < 0 {
		return
	}
	cell := row.Cells[first]
	switch cell.Kind {
	case edition.Rule:
		w.Open("hr", html.ID(row.ID))
		w.Line()
		return
	case edition.Code, edition.Table, edition.HTML:
		b.block(w, row)
		return
	case edition.Heading:
		b.heading(w, row)
		return
	}
	tag, class := encode.HTML("div"), "b"
	item := cell.Kind == edition.Item && cell.Number >= 0 && cell.Quote == 0
	switch {
	case item:
		tag, class = "li", "b item"
	case b.view.Asks(row):
		class += " q"
	case cell.Kind == edition.Turn:
		class += " a"
	}
	if cell.Quote > 0 {
		tag, class = "blockquote", html.Classes("b", render.Standing(cell))
	}
	w.Open(tag, html.Class(class), html.ID(row.ID))
	w.Line()
	if len(b.view.Columns) == 1 {
		b.paragraph(w, row, first)
	} else {
		b.pairs(w, row)
	}
	if !item { // lists closes that
		w.CloseLine()
	}
}

// paragraph writes a block of one version as a paragraph.
func (b *text) paragraph(w *html.Writer, row *edition.Row, column int) {
	cell, lang := row.Cells[column], b.view.Langs[column]
	p := b.pen(w, lang, true)
	w.Open("p", html.Lang(lang))
	b.opening(w, row, cell, lang)
	for s := range cell.Segments {
		if s > 0 {
			w.Text(render.Glue(lang, &cell.Segments[s-1], &cell.Segments[s]))
		}
		b.element(row, s, 0, edition.Address(row.ID, s+1))
		w.Open("span", append([]html.Attr{html.Segment(row.ID, s+1)}, render.StateAttrs(b.view, &cell.Segments[s])...)...)
		p.Segment(cell, s, lang)
		w.Close()
	}
	w.CloseLine()
}

// pairs writes a block sentence by sentence.
func (b *text) pairs(w *html.Writer, row *edition.Row) {
	for s := range row.Segments() {
		w.Open("div", html.Class("s"), html.Segment(row.ID, s+1))
		w.Line()
		opened := false
		for n, c := range b.view.Columns {
			cell, lang := row.Cells[c], b.view.Langs[c]
			if cell == nil || s >= len(cell.Segments) || b.view.Borrowed(cell, s) {
				continue
			}
			w.Open("p", html.Class(column(n)), html.Lang(b.view.Lang(c, &cell.Segments[s])), b.element(row, s, n, ""))
			switch {
			case s > 0:
			case opened:
				b.speaker(w, cell, lang)
			default:
				b.opening(w, row, cell, lang)
			}
			opened = true
			p := b.pen(w, lang, true)
			p.Runs(cell.Segments[s].Runs)
			p.Old(&cell.Segments[s], lang)
			w.CloseLine()
		}
		w.CloseLine()
	}
}

// opening writes what comes before the first words of a block: its number, which is a
// stop in the list of pages, and its speaker or its number in a list.
func (b *text) opening(w *html.Writer, row *edition.Row, cell *edition.Block, lang string) {
	if row.Number != "" {
		w.Element("span", row.Number, html.A("epub:type", "pagebreak"), html.A("role", "doc-pagebreak"), html.Class("no"), html.ID(pageID(row)),
			html.A("aria-label", row.Number))
		w.Space()
	}
	if cell.Kind == edition.Item && cell.Number >= 0 && cell.Quote > 0 { // not in a list of its own
		item := "–"
		if cell.Number > 0 {
			item = strconv.Itoa(cell.Number) + "."
		}
		w.Element("span", item, html.Class("li"))
		w.Space()
	}
	b.speaker(w, cell, lang)
}

func (b *text) speaker(w *html.Writer, cell *edition.Block, lang string) {
	if cell.Speaker != "" {
		w.Element("b", b.r.Texts.In(b.view.Speakers[cell.Speaker].Name, lang), html.Class("who"))
		w.Space()
	}
}

// heading writes a heading in all versions of the book. The site's headings begin at
// level 2, below the title; a chapter's begin at 1.
func (b *text) heading(w *html.Writer, row *edition.Row) {
	level := 1
	for _, c := range b.view.Columns {
		if cell := row.Cells[c]; cell != nil {
			level = min(max(cell.Level-1, 1), 6)
		}
	}
	w.Open("h"+encode.Int(level), html.ID(row.ID))
	first := true
	for n, c := range b.view.Columns {
		cell, lang := row.Cells[c], b.view.Langs[c]
		if cell == nil || b.view.Borrowed(cell, 0) {
			continue
		}
		if len(cell.Segments) > 0 {
			lang = b.view.Lang(c, &cell.Segments[0])
		}
		if !first {
			w.Space()
		}
		w.Open("span", html.Class(column(n)), html.Lang(lang))
		for s := range cell.Segments {
			if s > 0 {
				w.Text(render.Glue(lang, &cell.Segments[s-1], &cell.Segments[s]))
			}
			named := ""
			if first {
				named = edition.Address(row.ID, s+1)
			}
			w.Open("span", html.Segment(row.ID, s+1).If(first), b.element(row, s, n, named))
			b.pen(w, b.view.Langs[c], true).Runs(cell.Segments[s].Runs)
			w.Close()
		}
		w.Close()
		first = false
	}
	w.CloseLine()
}

// block writes code, a table or raw HTML as a whole, one version below the other;
// code that is the same in several, as it mostly is, once.
func (b *text) block(w *html.Writer, row *edition.Row) {
	w.Open("div", html.Class("b"), html.ID(row.ID))
	w.Line()
	first, code := true, ""
	for n, c := range b.view.Columns {
		cell, lang := row.Cells[c], b.view.Langs[c]
		if cell == nil || b.view.Borrowed(cell, 0) {
			continue
		}
		p := b.pen(w, lang, true)
		if len(cell.Segments) > 0 {
			lang = b.view.Lang(c, &cell.Segments[0])
		}
		if cell.Kind == edition.Code {
			if same := cell.Segments[0].Runs[0].Text; !first && same == code {
				continue
			} else {
				code = same
			}
		}
		w.Open("div", html.Lang(lang))
		if cell.Kind == edition.Table {
			addressed := first // the first version has the addresses
			p.Table(cell, func(s int) []html.Attr {
				named := ""
				if addressed {
					named = edition.Address(row.ID, s+1)
				}
				attrs := []html.Attr{html.Segment(row.ID, s+1).If(addressed), b.element(row, s, n, named)}
				return append(attrs, render.StateAttrs(b.view, &cell.Segments[s])...)
			}, func(s int) {
				p.Absent(cell, s, lang)
				p.Old(&cell.Segments[s], lang)
			})
		} else {
			p.Block(cell, 0)
		}
		w.CloseLine()
		first = false
	}
	w.CloseLine()
}
