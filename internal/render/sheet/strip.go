package sheet

import (
	"math"
	"strings"

	"duizhao/internal/edition"
	"duizhao/internal/render"
)

// strip is a row, a figure after one, or a note, cut into pieces that correspond on
// both pages of a spread.
type strip struct {
	row    *edition.Row
	figure *render.Figure
	entry  *edition.Entry // of a note; row is that with its mark
	part   bool           // begins a chapter on a new page
	heads  bool           // begins a chapter that runs on
	number int            // of the chapter, from 0
	pieces []piece
	on     [2]bool // the pages, or columns, that have something of it
	each   []int   // versions, by their index, if it has several over each other
	wide   bool    // it goes over both columns
}

// piece is the least of a strip that may be parted: a sentence, a part of a very long
// one, a row of a table, a few lines of code, a few of a note.
type piece struct {
	cells []edition.Segment // by version
	notes [][]morsel
	at    int // number of the segment whose first piece this is; or 0
}

// cut is a piece of a strip.
type cut struct{ strip, piece int }

// figureAt is a figure, and the index of the piece before which it is wanted.
type figureAt struct {
	cut    cut
	wanted int
	after  int // the first piece of its chapter
	before int // that of the next one, or 0
}

// cutter cuts the text and the notes into pieces.
type cutter struct {
	apparatus *apparatus
	makeup    *makeup
	langs     []string
	o         Options
	sections  []section
	view      *render.View
}

// codeLines is how many lines of code are kept together.
const codeLines = 4

// strips cuts the rows of the edition, and their notes, and puts the pieces of both in
// the order in which they go on the pages: each note follows the piece with its mark.
// Figures are apart, each with the piece before which it is wanted. A page has room for so many Han characters of text; so many of a note are
// kept together.
func (d *cutter) strips(room, together float64) (out []strip, order []cut, figures []figureAt) {
	chapter, begun := -1, 0
	noted := d.unnoted()
	for i := range d.sections {
		s := &d.sections[i]
		for k := s.from; k < s.to; k++ {
			row := &d.view.Rows[k]
			for _, st := range d.stripsOf(row, s, room/5) {
				st.part = s.chapter != chapter
				chapter = s.chapter
				if st.part {
					begun = len(order)
					for i := len(figures) - 1; i >= 0 && figures[i].before == 0; i-- {
						figures[i].before = begun
					}
				}
				n := len(out)
				out = append(out, st)
				for k := range st.pieces {
					order = append(order, cut{n, k})
					for _, note := range noted.after(&st, k, together) {
						for p := range note.pieces {
							order = append(order, cut{len(out), p})
						}
						out = append(out, note)
					}
				}
			}
			for _, f := range d.view.Figures[row.ID] {
				figures = append(figures, figureAt{cut{len(out), 0}, len(order), begun, 0})
				out = append(out, strip{row: row, figure: f, number: chapter, pieces: d.pieces(1), on: [2]bool{true, d.o.Layout == Facing}, wide: true})
			}
		}
	}
	return out, order, figures
}

// stripsOf returns the strip of a row. In columns, code that is the same in both
// versions goes over both, and so do tables too wide for one, each a strip of its own.
func (d *cutter) stripsOf(row *edition.Row, s *section, most float64) []strip {
	st := strip{row: row, number: s.chapter, pieces: d.cutRow(row, most)}
	if d.o.Layout == Stacked {
		return d.stacked(st)
	}
	for side := range d.langs {
		st.on[side] = d.cellOn(row, side) != nil
	}
	switch columns := d.o.Layout == Parallel; {
	case columns && d.sameCode(row):
		st.on, st.wide = [2]bool{true, false}, true
	case columns && wideTable(row) && st.on[0] && st.on[1]:
		other := st
		st.on, st.wide = [2]bool{true, false}, true
		other.on, other.wide = [2]bool{false, true}, true
		return []strip{st, other}
	case columns && wideTable(row):
		st.wide = true
	}
	return []strip{st}
}

// stacked returns the strips of a row whose versions are over each other: sentence by
// sentence, or what has none, version by version.
func (d *cutter) stacked(st strip) (out []strip) {
	st.on[0] = true
	for v := range d.langs {
		if d.cellOn(st.row, v) != nil {
			st.each = append(st.each, v)
		}
	}
	if render.Textual(st.row.Kind) || st.row.Kind == edition.Heading {
		return []strip{st}
	}
	if d.sameCode(st.row) {
		st.each = st.each[:1]
	}
	for _, v := range st.each {
		one := st
		one.each = []int{v}
		out = append(out, one)
	}
	return out
}

// alone reports whether the pieces of a strip are measured each by itself: lines of
// code, and what has a version over the other in each piece.
func (d *cutter) alone(st *strip) bool {
	return st.figure == nil && (d.o.Layout == Stacked || st.entry == nil && st.row.Kind == edition.Code)
}

// pieces returns n empty pieces.
func (d *cutter) pieces(n int) []piece {
	out := make([]piece, n)
	for i := range out {
		out[i] = piece{cells: make([]edition.Segment, len(d.langs)), notes: make([][]morsel, len(d.langs))}
	}
	return out
}

// versions returns which versions of a strip are on its pages.
func (d *cutter) versions(st *strip) (out []int) {
	if d.o.Layout == Stacked {
		return st.each
	}
	for side := range d.langs {
		if st.on[side] {
			out = append(out, side)
		}
	}
	return out
}

// cellOn returns the block of a row on a page, or in a column.
func (d *cutter) cellOn(row *edition.Row, side int) *edition.Block {
	if side >= len(d.langs) {
		return nil
	}
	return row.Cells[d.view.Columns[side]]
}

// cutRow returns the pieces of a row.
func (d *cutter) cutRow(row *edition.Row, most float64) []piece {
	switch {
	case row.Kind == edition.Code:
		return d.cutCode(row)
	case row.Kind == edition.Table:
		out := d.pieces(max(1, row.Segments()-1)) // a head goes with the first row
		for i := range out {
			out[i].at = i + 2
		}
		out[0].at = 1
		return out
	case !render.Textual(row.Kind) && row.Kind != edition.Heading || row.Segments() == 0:
		return d.pieces(1)
	}
	var out []piece
	for s := range row.Segments() {
		segs := make([]*edition.Segment, len(d.langs))
		widest := 0.
		for side := range segs {
			if cell := d.cellOn(row, side); cell != nil && s < len(cell.Segments) {
				segs[side] = &cell.Segments[s]
				widest = max(widest, width(segs[side].Text()))
			}
		}
		n := max(1, int(math.Ceil(widest/most)))
		for _, seg := range segs {
			if seg != nil && n > 1 {
				n = min(n, len(places(seg))+1)
			}
		}
		from := len(out)
		out = append(out, d.pieces(n)...)
		for side, seg := range segs {
			if seg == nil {
				continue
			}
			for i, part := range divide(seg, n) {
				out[from+i].cells[side] = part
			}
		}
		out[from].at = s + 1
	}
	return out
}

// cutCode cuts code into pieces of a few lines, as many in either version.
func (d *cutter) cutCode(row *edition.Row) []piece {
	lines := make([][]string, len(d.langs))
	n := 1
	for side := range lines {
		if cell := d.cellOn(row, side); cell != nil {
			lines[side] = strings.SplitAfter(strings.TrimSuffix(cell.Segments[0].Runs[0].Text, "\n"), "\n")
			n = max(n, (len(lines[side])+codeLines-1)/codeLines)
		}
	}
	out := d.pieces(n)
	for i := range out {
		for side, l := range lines {
			text := strings.Join(l[i*len(l)/n:(i+1)*len(l)/n], "")
			out[i].cells[side] = edition.Segment{Runs: []edition.Run{{Kind: edition.Plain, Text: text}}}
		}
	}
	out[0].at = 1
	return out
}
