package render

import (
	"strconv"

	"duizhao/internal/edition"
	"duizhao/internal/encode"
	"duizhao/internal/html"
)

// bookRow appends a block of the text. A book of one version sets it as a paragraph;
// a book of several sets each sentence in all of them, one below the other.
func (r *Renderer) bookRow(b []byte, v *View, row *edition.Row, k *book) []byte {
	first := v.FirstCell(row)
	if first < 0 {
		return b
	}
	cell := row.Cells[first]
	switch cell.Kind {
	case edition.Rule:
		return append(escape(append(b, `<hr id="`...), row.ID), "\"/>\n"...)
	case edition.Code, edition.Table, edition.HTML:
		return r.bookBlock(b, v, row, k)
	case edition.Heading:
		return r.bookHeading(b, v, row, k)
	}
	tag, class := encode.HTML("div"), "b"
	item := cell.Kind == edition.Item && cell.Number >= 0 && cell.Quote == 0
	switch {
	case item:
		tag, class = "li", "b item"
	case v.Asks(row):
		class += " q"
	case cell.Kind == edition.Turn:
		class += " a"
	}
	if cell.Quote > 0 {
		tag, class = "blockquote", classes("b", Standing(cell))
	}
	b = append(append(append(b, '<'), tag...), ` class="`...)
	b = append(escape(b, class), `" id="`...)
	b = append(escape(b, row.ID), "\">\n"...)
	if len(v.Columns) == 1 {
		b = r.bookParagraph(b, v, row, first, k)
	} else {
		b = r.bookPairs(b, v, row, k)
	}
	if item { // bookLists closes it
		return b
	}
	return append(append(append(b, "</"...), tag...), ">\n"...)
}

// firstCell returns the column of the first version of a book that has a block, or -1.
func (v *View) FirstCell(row *edition.Row) int {
	for _, c := range v.Columns {
		if row.Cells[c] != nil {
			return c
		}
	}
	return -1
}

// bookParagraph appends a block of one version as a paragraph.
func (r *Renderer) bookParagraph(b []byte, v *View, row *edition.Row, column int, k *book) []byte {
	cell, lang := row.Cells[column], v.Langs[column]
	if cell == nil {
		return b
	}
	at := k.place(v, column)
	b = append(r.tongue(append(b, `<p`...), lang), '>')
	b = r.opening(b, v, row, cell, lang)
	for s := range cell.Segments {
		if s > 0 {
			b = escape(b, Glue(lang, &cell.Segments[s-1], &cell.Segments[s]))
		}
		b = append(b, `<span id="`...)
		b = append(escape(b, edition.Address(row.ID, s+1)), '"')
		b = r.absent(append(stateOf(b, v, &cell.Segments[s]), '>'), cell, s, lang)
		b = r.old(r.runs(b, cell.Segments[s].Runs, at), &cell.Segments[s], lang)
		b = append(b, "</span>"...)
	}
	return append(b, "</p>\n"...)
}

// bookPairs appends a block sentence by sentence.
func (r *Renderer) bookPairs(b []byte, v *View, row *edition.Row, k *book) []byte {
	for s := range row.Segments() {
		b = append(b, `<div class="s" id="`...)
		b = append(escape(b, edition.Address(row.ID, s+1)), "\">\n"...)
		opened := false
		for n, c := range v.Columns {
			cell, lang := row.Cells[c], v.Langs[c]
			if cell == nil || s >= len(cell.Segments) || v.Borrowed(cell, s) {
				continue
			}
			b = append(escape(append(b, `<p class="v`...), strconv.Itoa(n+1)), '"')
			b = append(r.tongue(b, v.Lang(c, &cell.Segments[s])), '>')
			if s == 0 {
				if opened {
					b = r.speaker(b, v, cell, lang)
				} else {
					b = r.opening(b, v, row, cell, lang)
				}
			}
			opened = true
			b = r.old(r.runs(b, cell.Segments[s].Runs, k.place(v, c)), &cell.Segments[s], lang)
			b = append(b, "</p>\n"...)
		}
		b = append(b, "</div>\n"...)
	}
	return b
}

// opening appends what comes before the first words of a block: its number, which is
// a stop in the list of pages, and its speaker or its number in a list.
func (r *Renderer) opening(b []byte, v *View, row *edition.Row, cell *edition.Block, lang string) []byte {
	if row.Number != "" {
		b = append(b, `<span epub:type="pagebreak" role="doc-pagebreak" class="no" id="`...)
		b = append(escape(b, pageID(row)), `" aria-label="`...)
		b = append(escape(b, row.Number), `">`...)
		b = append(escape(b, row.Number), "</span> "...)
	}
	if cell.Kind == edition.Item && cell.Number >= 0 && cell.Quote > 0 { // not in a list of its own
		item := "–"
		if cell.Number > 0 {
			item = strconv.Itoa(cell.Number) + "."
		}
		b = append(r.tagged(b, "span", "li", "", item), ' ')
	}
	return r.speaker(b, v, cell, lang)
}

func (r *Renderer) speaker(b []byte, v *View, cell *edition.Block, lang string) []byte {
	if cell.Speaker == "" {
		return b
	}
	return append(r.tagged(b, "b", "who", "", r.In(v.Speakers[cell.Speaker].Name, lang)), ' ')
}

// pageID returns the id of a block's number.
func pageID(row *edition.Row) string { return "at." + row.ID }

// bookHeading appends a heading in all versions of the book. The site's
// headings begin at level 2, below the title; a chapter's begin at 1.
func (r *Renderer) bookHeading(b []byte, v *View, row *edition.Row, k *book) []byte {
	level := 1
	for _, c := range v.Columns {
		if cell := row.Cells[c]; cell != nil {
			level = min(max(cell.Level-1, 1), 6)
		}
	}
	tag := "h" + encode.Int(level)
	b = append(escape(append(append(append(b, '<'), tag...), ` id="`...), row.ID), `">`...)
	first := true
	for n, c := range v.Columns {
		cell, lang := row.Cells[c], v.Langs[c]
		if cell == nil || v.Borrowed(cell, 0) {
			continue
		}
		if len(cell.Segments) > 0 {
			lang = v.Lang(c, &cell.Segments[0])
		}
		if !first {
			b = append(b, ' ')
		}
		b = append(escape(append(b, `<span class="v`...), strconv.Itoa(n+1)), '"')
		b = append(r.tongue(b, lang), '>')
		for s := range cell.Segments {
			if s > 0 {
				b = escape(b, Glue(lang, &cell.Segments[s-1], &cell.Segments[s]))
			}
			b = append(b, `<span`...)
			if first {
				b = append(escape(append(b, ` id="`...), edition.Address(row.ID, s+1)), '"')
			}
			b = append(r.runs(append(b, '>'), cell.Segments[s].Runs, k.place(v, c)), "</span>"...)
		}
		b = append(b, "</span>"...)
		first = false
	}
	return append(append(append(b, "</"...), tag...), ">\n"...)
}

// bookBlock appends code, a table or raw HTML as a whole, one version below the other.
func (r *Renderer) bookBlock(b []byte, v *View, row *edition.Row, k *book) []byte {
	b = append(escape(append(b, `<div class="b" id="`...), row.ID), "\">\n"...)
	seen := ""
	for _, c := range v.Columns {
		cell, lang := row.Cells[c], v.Langs[c]
		if cell == nil || v.Borrowed(cell, 0) {
			continue
		}
		if len(cell.Segments) > 0 {
			lang = v.Lang(c, &cell.Segments[0])
		}
		if cell.Kind == edition.Code {
			code := cell.Segments[0].Runs[0].Text
			if seen == "\x00"+code { // the same in all languages, as code is
				continue
			}
			seen = "\x00" + code
			b = append(r.tongue(append(b, `<div`...), lang), '>')
			b = append(append(b, r.code.HTML(cell.Info, code)...), "</div>\n"...)
			continue
		}
		b = append(r.tongue(append(b, `<div`...), lang), '>')
		if cell.Kind == edition.Table {
			at := k.place(v, c)
			first := seen == ""
			seen = "table"
			b = r.table(b, cell, at, func(s int) []html.Attr { // the first version has the addresses
				return append([]html.Attr{html.Segment(row.ID, s+1).If(first)}, StateAttrs(v, &cell.Segments[s])...)
			}, func(b []byte, s int) []byte { return r.old(r.absent(b, cell, s, lang), &cell.Segments[s], lang) })
			b = append(b, "</div>\n"...)
			continue
		}
		if cell.Kind == edition.HTML {
			k.sawRaw = true
		}
		b = append(r.blockOf(b, cell, k.place(v, c), 0), "</div>\n"...)
	}
	return append(b, "</div>\n"...)
}

// place returns the place of a column's text in the book.
func (k *book) place(v *View, column int) place {
	return place{lang: v.Langs[column], margin: true, slug: v.Slug, book: k}
}

// bookNotes appends the margin of a chapter, for reading systems to open at the marks.
func (r *Renderer) bookNotes(b []byte, v *View, from, to int, k *book) []byte {
	open := false
	for i := from; i < to; i++ {
		for _, e := range v.Margin[i] {
			if !open {
				b, open = append(b, `<section class="footnotes" epub:type="footnotes">`+"\n"...), true
			}
			b = r.bookEntry(b, v, &v.Entries[e], k)
		}
	}
	if open {
		b = append(b, "</section>\n"...)
	}
	return b
}
