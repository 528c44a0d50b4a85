package sheet

import (
	"math"
	"strings"
	"unicode"

	"duizhao/internal/edition"
	"duizhao/internal/lang"
	"duizhao/internal/render"
)

// strip is a row, a figure after one, or a note, cut into pieces that correspond on
// both pages of a spread.
type strip struct {
	row    *edition.Row
	figure *render.Figure
	entry  *edition.Entry // of a note; row is that with its mark
	part   bool           // begins a chapter
	number int            // of the chapter, from 0
	pieces []piece
	on     [2]bool // the pages that have something of it
}

// piece is the least of a strip that may be parted: a sentence, a part of a very long
// one, a row of a table, a few lines of code, a few of a note.
type piece struct {
	cells [2]edition.Segment
	notes [2][]morsel
	at    int // number of the segment whose first piece this is; or 0
}

// cut is a piece of a strip.
type cut struct{ strip, piece int }

// figureAt is a figure, and the index of the piece before which it is wanted.
type figureAt struct {
	cut    cut
	wanted int
}

// codeLines is how many lines of code are kept together.
const codeLines = 4

// cutter cuts the text and its notes into the pieces that facing pages are made of.
type cutter struct {
	apparatus *apparatus
	facing    *facing
	langs     []string
	sections  []section
	view      *render.View
}

// strips cuts the rows of the edition, and their notes, and puts the pieces of both in
// the order in which they go on the pages: each note follows the piece with its mark.
// Figures are apart, each with the piece before which it is wanted. A page has room for so many Han characters of text; so many of a note are
// kept together.
func (d *cutter) strips(room, together float64) (out []strip, order []cut, figures []figureAt) {
	chapter := -1
	noted := d.unnoted()
	for i := range d.sections {
		s := &d.sections[i]
		for k := s.from; k < s.to; k++ {
			row := &d.view.Rows[k]
			st := strip{row: row, part: s.chapter != chapter, number: s.chapter, pieces: d.cutRow(row, room/5)}
			chapter = s.chapter
			for side := range 2 {
				st.on[side] = d.facingCell(row, side) != nil
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
			for _, f := range d.view.Figures[row.ID] {
				figures = append(figures, figureAt{cut{len(out), 0}, len(order)})
				out = append(out, strip{row: row, figure: f, number: chapter, pieces: make([]piece, 1), on: [2]bool{true, true}})
			}
		}
	}
	return out, order, figures
}

// facingCell returns the block of a row on a page.
func (d *cutter) facingCell(row *edition.Row, side int) *edition.Block {
	return row.Cells[d.view.Columns[side]]
}

// cutRow returns the pieces of a row.
func (d *cutter) cutRow(row *edition.Row, most float64) []piece {
	switch {
	case row.Kind == edition.Code:
		return d.cutCode(row)
	case row.Kind == edition.Table:
		out := make([]piece, max(1, row.Segments()-1)) // a head goes with the first row
		for i := range out {
			out[i].at = i + 2
		}
		out[0].at = 1
		return out
	case !render.Textual(row.Kind) && row.Kind != edition.Heading || row.Segments() == 0:
		return make([]piece, 1)
	}
	var out []piece
	for s := range row.Segments() {
		var segs [2]*edition.Segment
		widest := 0.
		for side := range segs {
			if cell := d.facingCell(row, side); cell != nil && s < len(cell.Segments) {
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
		out = append(out, make([]piece, n)...)
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
	var lines [2][]string
	n := 1
	for side := range lines {
		if cell := d.facingCell(row, side); cell != nil {
			lines[side] = strings.SplitAfter(strings.TrimSuffix(cell.Segments[0].Runs[0].Text, "\n"), "\n")
			n = max(n, (len(lines[side])+codeLines-1)/codeLines)
		}
	}
	out := make([]piece, n)
	for i := range out {
		for side, l := range lines {
			text := strings.Join(l[i*len(l)/n:(i+1)*len(l)/n], "")
			out[i].cells[side] = edition.Segment{Runs: []edition.Run{{Kind: edition.Plain, Text: text}}}
		}
	}
	out[0].at = 1
	return out
}

// place is where a segment may be divided: before a byte of a run, after text of a
// certain width. The less it is a place to pause, the farther off it counts.
type place struct {
	run, at    int
	width, off float64
}

// places returns where a segment may be divided: outside of its links and marks, after
// a blank or a Han character or punctuation that comes before one.
func places(seg *edition.Segment) (out []place) {
	depth, w := 0, 0.
	for i := range seg.Runs {
		run := &seg.Runs[i]
		switch run.Kind {
		case edition.OpenEm, edition.OpenStrong, edition.OpenLink, edition.OpenNote, edition.OpenClaim, edition.OpenEmend:
			depth++
		case edition.CloseEm, edition.CloseStrong, edition.CloseLink, edition.CloseNote, edition.CloseClaim, edition.CloseEmend:
			depth--
		case edition.Plain, edition.CodeSpan:
			last, said := ' ', ' '
			for at, c := range run.Text {
				if depth == 0 && run.Kind == edition.Plain && at > 0 && parts(last, c) {
					out = append(out, place{i, at, w, off(said)})
				}
				if last = c; c != ' ' {
					said = c
				}
				w += width(string(c))
			}
		}
	}
	return out
}

// parts reports whether a line may end between two characters.
func parts(before, after rune) bool {
	if before == ' ' {
		return after != ' '
	}
	return lang.Wide(before) && lang.Wide(after) && unicode.IsLetter(after) && !unicode.Is(unicode.Ps, before) && !unicode.Is(unicode.Pi, before)
}

// off returns how much farther off, in Han characters, a place after a character is
// than one after a sentence.
func off(c rune) float64 {
	switch {
	case strings.ContainsRune("。！？.!?…", c):
		return 0
	case strings.ContainsRune("；：，;:,—", c):
		return 8
	}
	return 24
}

// divide cuts a segment into n pieces of about the same width. There are at least
// n-1 places for that. The mark of an old translation goes with the last.
func divide(seg *edition.Segment, n int) []edition.Segment {
	if n == 1 {
		return []edition.Segment{*seg}
	}
	all, total := places(seg), width(seg.Text())
	var out []edition.Segment
	from := place{}
	next := 0
	for i := 1; i <= n; i++ {
		to := place{run: len(seg.Runs)}
		if i < n {
			k, ideal := next, total*float64(i)/float64(n)
			far := func(k int) float64 { return math.Abs(all[k].width-ideal) + all[k].off }
			for j := k + 1; j < len(all)-(n-1-i) && all[j].width < ideal+total/float64(n); j++ {
				if far(j) < far(k) {
					k = j
				}
			}
			to, next = all[k], k+1
		}
		part := *seg
		part.Runs = between(seg.Runs, from, to)
		if i < n && part.State == edition.Old {
			part.State = edition.Current
		}
		part.Unreviewed = seg.Unreviewed && i == n
		out = append(out, part)
		from = to
	}
	return out
}

// between returns the runs from one place to another.
func between(runs []edition.Run, from, to place) (out []edition.Run) {
	for i := from.run; i < len(runs) && (i < to.run || i == to.run && to.at > 0); i++ {
		run := runs[i]
		end := len(run.Text)
		if i == to.run {
			end = to.at
		}
		if i == from.run && from.at > 0 || i == to.run {
			begin := 0
			if i == from.run {
				begin = from.at
			}
			run.Text = run.Text[begin:end]
		}
		out = append(out, run)
	}
	return out
}
