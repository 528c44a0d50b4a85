package sheet

import (
	"duizhao/internal/edition"
	"duizhao/internal/encode"
	"duizhao/internal/html"
	"duizhao/internal/lang"
	"duizhao/internal/render"
)

// rows writes the text of a document that has no facing pages.
type rows struct {
	base      *base
	apparatus *apparatus
	cells     *cells
	langs     []string
	medium    *medium
	o         Options
	sections  []section
	view      *render.View
	*html.Writer
}

// all writes the chapters: rows, and after each section its notes.
func (d *rows) all() {
	open := -1
	for i := range d.sections {
		s := &d.sections[i]
		if s.chapter != open {
			if open >= 0 {
				d.CloseLine()
			}
			open = s.chapter
			d.Open("section", html.Class("chapter ch"+string(encode.Int(s.chapter))))
			d.Line()
		}
		for k := s.from; k < s.to; k++ {
			row := &d.view.Rows[k]
			d.row(row)
			for _, f := range d.view.Figures[row.ID] {
				d.Open("div", html.Class("row figure"))
				d.medium.Figure(d.base.pen(d.langs[0]), f, render.Plate{Langs: d.langs, All: d.view.Langs, First: true})
				d.CloseLine()
			}
		}
		d.apparatus.of(s)
	}
	d.CloseLine()
}

// row writes one block in the versions of the document. A short row moves to the next
// sheet as a whole; a long one may be cut, through all its columns at once.
func (d *rows) row(row *edition.Row) {
	once := d.sameCode(row)
	stacked := d.o.Layout == Stacked && row.Kind != edition.Heading && render.Textual(row.Kind)
	class := html.Classes("row", d.base.kindOf(row))
	if d.short(row) {
		class += " short"
	}
	if once || wideTable(row) {
		class += " wide"
	}
	if c := d.view.FirstCell(row); stacked && c >= 0 {
		class = html.Classes(class, render.Standing(row.Cells[c]))
	}
	d.Open("div", html.Class(class), html.ID(row.ID))
	d.Line()
	if row.Number != "" {
		d.Element("a", row.Number, html.Class("no"), html.Href("#"+row.ID))
		d.Line()
	}
	if stacked {
		d.cells.stack(row)
	} else {
		for n, c := range d.view.Columns {
			if n > 0 && once {
				break
			}
			d.cells.cell(row, c, n == 0)
			d.Line()
		}
	}
	d.CloseLine()
}

func (d *base) kindOf(row *edition.Row) string {
	switch {
	case row.Kind == edition.Heading:
		return "head"
	case d.view.Asks(row):
		return "turn q"
	case row.Kind == edition.Turn:
		return "turn a"
	}
	return row.Kind.String()
}

// sameCode reports whether a row is code that is the same in all versions: it is
// printed once, over the whole width.
func (d *rows) sameCode(row *edition.Row) bool {
	if row.Kind != edition.Code || len(d.langs) < 2 {
		return false
	}
	first := row.Cells[d.view.Columns[0]]
	for _, c := range d.view.Columns {
		if cell := row.Cells[c]; first == nil || cell == nil || cell.Segments[0].Runs[0].Text != first.Segments[0].Runs[0].Text {
			return false
		}
	}
	return true
}

// wideTable reports whether a row is a table too wide for columns.
func wideTable(row *edition.Row) bool {
	for _, c := range row.Cells {
		if c != nil && c.Kind == edition.Table && len(c.Info) > 3 {
			return true
		}
	}
	return false
}

// short reports whether a row has few lines, judged by its characters.
func (d *rows) short(row *edition.Row) bool {
	for _, c := range d.view.Columns {
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
