package sheet

import (
	"duizhao/internal/edition"
	"duizhao/internal/lang"
)

func (d *base) kind(row *edition.Row) string {
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
func (d *cutter) sameCode(row *edition.Row) bool {
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
