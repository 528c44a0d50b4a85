package render

import (
	"fmt"
	"strconv"

	"duizhao/internal/edition"
	"duizhao/internal/encode"
	"duizhao/internal/html"
	"duizhao/internal/lang"
)

// text appends the chapters: rows, and after each section its notes.
func (bk *printing) text(b []byte) []byte {
	open := -1
	for i := range bk.sections {
		s := &bk.sections[i]
		if s.chapter != open {
			if open >= 0 {
				b = append(b, "</section>\n"...)
			}
			open = s.chapter
			b = fmt.Appendf(b, `<section class="chapter ch%d">`+"\n", s.chapter)
		}
		for k := s.from; k < s.to; k++ {
			b = bk.row(b, k)
			for _, f := range bk.figures[bk.Rows[k].ID] {
				b = append(b, `<div class="row figure">`...)
				for _, c := range bk.columns {
					b = append(b, bk.figure(f, place{root: bk.root, lang: bk.Langs[c], slug: bk.Slug}, c == bk.columns[0], "")...)
				}
				b = append(b, "</div>\n"...)
			}
		}
		b = bk.apparatus(b, s)
	}
	return append(b, "</section>\n"...)
}

// at returns the place of a column's text.
func (bk *printing) at(column int) place {
	at := bk.place(column)
	at.upright = bk.Layout == Vertical
	return at
}

// row appends one block in the versions of the book. A short row moves to the next
// sheet as a whole; a long one may be cut, through all its columns at once.
func (bk *printing) row(b []byte, i int) []byte {
	row := &bk.Rows[i]
	b = append(b, `<div class="row `...)
	switch {
	case row.Kind == edition.Heading:
		b = append(b, `head`...)
	case bk.Asks(row):
		b = append(b, `turn q`...)
	case row.Kind == edition.Turn:
		b = append(b, `turn a`...)
	default:
		b = escape(b, row.Kind.String())
	}
	if bk.short(row) {
		b = append(b, " short"...)
	}
	once := bk.sameCode(row)
	if once || wideTable(row) {
		b = append(b, " wide"...)
	}
	stacked := bk.Layout == Stacked && row.Kind != edition.Heading && textual(row.Kind)
	if cell := firstCell(bk.view, row); stacked && cell >= 0 {
		if s := standing(row.Cells[cell]); s != "" {
			b = escape(append(b, ' '), s)
		}
	}
	b = append(escape(append(b, `" id="`...), row.ID), "\">\n"...)
	if row.Number != "" {
		b = escape(append(b, `<a class="no" href="#`...), row.ID)
		b = append(escape(append(b, `">`...), row.Number), "</a>\n"...)
	}
	if stacked {
		b = bk.stack(b, row)
	} else {
		for n, c := range bk.columns {
			if n > 0 && once {
				break
			}
			b = append(bk.printCell(b, row, c, n == 0), '\n')
		}
	}
	return append(b, "</div>\n"...)
}

// textual reports whether blocks of a kind consist of sentences.
func textual(k edition.Kind) bool {
	return k == edition.Paragraph || k == edition.Item || k == edition.Turn
}

// sameCode reports whether a row is code that is the same in all versions: it is
// printed once, over the whole width.
func (bk *printing) sameCode(row *edition.Row) bool {
	if row.Kind != edition.Code || len(bk.columns) < 2 {
		return false
	}
	first := row.Cells[bk.columns[0]]
	for _, c := range bk.columns {
		if cell := row.Cells[c]; first == nil || cell == nil || cell.Segments[0].Runs[0].Text != first.Segments[0].Runs[0].Text {
			return false
		}
	}
	return true
}

// short reports whether a row has few lines, judged by its characters.
func (bk *printing) short(row *edition.Row) bool {
	for _, c := range bk.columns {
		if cell := row.Cells[c]; cell != nil {
			n := 0.0
			if cell.Kind == edition.Table {
				n = 20 * float64(len(cell.Segments))
			}
			for s := range cell.Segments {
				n += width(cell.Segments[s].Text())
			}
			if n > 150 {
				return false
			}
		}
	}
	return true
}

// width returns the approximate width of a text, in Han characters.
func width(s string) (n float64) {
	for _, r := range s {
		if lang.Wide(r) {
			n++
		} else {
			n += .45
		}
	}
	return n
}

// printCell appends one version's block. The segments of the first column carry
// the addresses.
func (bk *printing) printCell(b []byte, row *edition.Row, column int, first bool) []byte {
	cell, lang := row.Cells[column], bk.Langs[column]
	if cell == nil {
		return append(bk.tongue(append(b, `<p class="gap"`...), lang), `></p>`...)
	}
	wrap := func(class string, content []byte) []byte {
		b = append(bk.tongue(append(escape(append(b, `<div class="`...), class), '"'), lang), '>')
		return append(append(b, content...), "</div>"...)
	}
	switch cell.Kind {
	case edition.Code:
		return wrap(classes("code", standing(cell)), []byte(bk.code.HTML(cell.Info, cell.Segments[0].Runs[0].Text)))
	case edition.Rule:
		return append(b, "<hr>"...)
	case edition.HTML:
		return wrap("html", []byte(raw(cell.Segments[0].Runs[0].Text)))
	case edition.Table:
		return wrap(classes("grid", standing(cell)), bk.table(nil, cell, bk.at(column), func(s int) []html.Attr {
			return append([]html.Attr{html.Segment(row.ID, s+1).If(first)}, stateAttrs(bk.view, &cell.Segments[s])...)
		}, func(b []byte, s int) []byte { return bk.old(bk.absent(b, cell, s, lang), &cell.Segments[s], lang) }))
	}
	tag, end := encode.HTML("p"), encode.HTML("</p>")
	switch {
	case cell.Kind == edition.Heading:
		level := encode.Int(min(max(cell.Level, 2), 6))
		tag, end = "h"+level, "</h"+level+">"
	case cell.Kind == edition.Item && cell.Number < 0:
	case cell.Kind == edition.Item && cell.Number > 0:
		tag, end = "ol", "</li></ol>"
	case cell.Kind == edition.Item:
		tag, end = "ul", "</li></ul>"
	}
	b = bk.tongue(append(append(b, '<'), tag...), lang)
	if s := standing(cell); s != "" {
		b = append(escape(append(b, ` class="`...), s), '"')
	}
	switch {
	case tag == "ol" && cell.Number > 1:
		b = append(strconv.AppendInt(append(b, ` start="`...), int64(cell.Number), 10), `"><li>`...)
	case tag == "ol" || tag == "ul":
		b = append(b, "><li>"...)
	default:
		b = append(b, '>')
	}
	b = bk.speaker(b, cell, lang)
	for s := range cell.Segments {
		if s > 0 {
			b = escape(b, glue(lang, &cell.Segments[s-1], &cell.Segments[s]))
		}
		b = bk.segment(b, row, cell, s, column, first)
	}
	return append(b, end...)
}

func (bk *printing) speaker(b []byte, cell *edition.Block, tag string) []byte {
	if cell.Speaker == "" {
		return b
	}
	b = escape(append(b, `<strong class="who">`...), bk.in(bk.Speakers[cell.Speaker].Name, tag))
	return escape(append(b, "</strong>"...), lang.Gap(tag))
}

// segment appends a sentence; in the first column it has its address. One that is
// not translated is in the base's language, with a notice; one whose base has
// changed since has a mark.
func (bk *printing) segment(b []byte, row *edition.Row, cell *edition.Block, s, column int, first bool) []byte {
	seg, lang := &cell.Segments[s], bk.Langs[column]
	at := bk.at(column)
	at.lang = bk.lang(column, seg)
	if !first && seg.State == edition.Current {
		return bk.runs(b, seg.Runs, at)
	}
	b = append(b, "<span"...)
	if first {
		b = append(escape(append(b, ` id="`...), edition.Address(row.ID, s+1)), '"')
	}
	b = bk.absent(append(stateOf(b, bk.view, seg), '>'), cell, s, lang)
	b = bk.old(bk.runs(b, seg.Runs, at), seg, lang)
	return append(b, "</span>"...)
}

// stack appends a block sentence by sentence, each over its counterparts.
func (bk *printing) stack(b []byte, row *edition.Row) []byte {
	for s := range row.Segments() {
		b = append(b, `<div class="seg">`...)
		for n, c := range bk.columns {
			cell := row.Cells[c]
			if cell == nil || s >= len(cell.Segments) || n > 0 && bk.borrowed(cell, s) {
				continue
			}
			b = append(bk.tongue(append(b, `<p`...), bk.Langs[c]), '>')
			if s == 0 {
				b = bk.speaker(b, cell, bk.Langs[c])
				if cell.Kind == edition.Item && cell.Number >= 0 {
					b = escape(b, bullet(cell.Number))
				}
			}
			b = append(bk.segment(b, row, cell, s, c, n == 0), "</p>"...)
		}
		b = append(b, "</div>\n"...)
	}
	return b
}

func bullet(number int) string {
	if number > 0 {
		return strconv.Itoa(number) + ". "
	}
	return "– "
}
