package sheet

import (
	"cmp"

	"duizhao/internal/edition"
	"duizhao/internal/html"
	"duizhao/internal/render"
	"duizhao/internal/spread"
)

// leaves writes pieces onto facing pages.
type leaves struct {
	base      *base
	apparatus *apparatus
	cells     *cells
	cutter    *cutter
	facing    *facing
	langs     []string
	medium    *medium
	o         Options
	r         *render.Renderer
	view      *render.View
	*html.Writer
}

// fragment writes the pieces of a strip from one to another, as they are on a page.
func (d *leaves) fragment(st *strip, side, from, to int) {
	if st.entry != nil {
		d.footnote(st, side, from, to)
		return
	}
	if st.figure != nil {
		d.Open("div", html.Class("row figure"), measured(d.facing.galley))
		d.medium.Figure(d.base.pen(d.langs[side]), st.figure, render.Plate{Langs: d.langs[side : side+1], First: side == 0 && !d.facing.galley})
		d.CloseLine()
		return
	}
	row, cell := st.row, d.cutter.facingCell(st.row, side)
	addressed := !d.facing.galley && (side == spread.Left || d.cutter.facingCell(row, spread.Left) == nil)
	class := html.Classes("row", d.base.kindOf(row))
	if st.part && row.Kind == edition.Heading {
		class += " first"
	}
	d.Open("div", html.Class(class), html.ID(row.ID).If(addressed && from == 0), measured(d.facing.galley))
	if row.Number != "" && from == 0 {
		d.Element("a", row.Number, html.Class("no"), html.Href("#"+row.ID))
	}
	column, at := d.view.Columns[side], func(k int) int {
		if !addressed {
			return 0
		}
		return st.pieces[from+k].at
	}
	part := *cell
	if from > 0 {
		part.Speaker = ""
		if part.Kind == edition.Item {
			part.Number = -1
		}
	}
	switch cell.Kind {
	case edition.Code:
		text := ""
		for _, p := range st.pieces[from:to] {
			text += p.cells[side].Runs[0].Text
		}
		part.Segments = []edition.Segment{{Runs: []edition.Run{{Kind: edition.Plain, Text: text}}}}
		d.cells.block(row, &part, column, nil)
	case edition.Table:
		d.tableRows(st, &part, column, from, to, addressed)
	case edition.Rule, edition.HTML:
		d.cells.block(row, &part, column, nil)
	default:
		part.Segments = nil
		for _, p := range st.pieces[from:to] {
			part.Segments = append(part.Segments, p.cells[side])
		}
		d.cells.block(row, &part, column, at)
	}
	d.CloseLine()
}

// tableRows writes some rows of a table, under its head.
func (d *leaves) tableRows(st *strip, part *edition.Block, column, from, to int, addressed bool) {
	all := part.Segments
	if len(all) < 2 {
		from, to = 0, 0
	}
	part.Segments = append([]edition.Segment{}, all[:min(1, len(all))]...)
	if len(all) > 1 {
		part.Segments = append(part.Segments, all[from+1:to+1]...)
	}
	d.cells.block(st.row, part, column, func(s int) int {
		switch {
		case !addressed || s == 0 && from > 0:
			return 0
		case s == 0:
			return 1
		}
		return from + s + 1
	})
}

// stackOf writes the text of a page, or its notes, if it has any.
func (d *leaves) stackOf(class string, cuts []cut, side int, notes bool) {
	open := false
	for _, part := range d.facing.gathered(cuts, notes) {
		st := &d.facing.strips[part.strip]
		if !st.on[side] {
			continue
		}
		if !open {
			d.Open("div", html.Class(class), measured(true))
			d.Line()
			open = true
		}
		d.fragment(st, side, part.from, part.to)
	}
	if open {
		d.CloseLine()
	}
}

// gathered is some pieces of a strip.
type gathered struct{ strip, from, to int }

// gathered joins the pieces of each strip on a spread, of its text or its notes.
func (f *facing) gathered(cuts []cut, notes bool) (out []gathered) {
	for _, c := range cuts {
		if (f.strips[c.strip].entry != nil) != notes {
			continue
		}
		if n := len(out) - 1; n >= 0 && out[n].strip == c.strip {
			out[n].to = c.piece + 1
			continue
		}
		out = append(out, gathered{c.strip, c.piece, c.piece + 1})
	}
	return out
}

// footnote writes some pieces of a note.
func (d *leaves) footnote(st *strip, side, from, to int) {
	e, f := st.entry, d.facing
	class := html.Classes("entry", []string{"note", "claim", "fn", "em"}[e.Kind])
	d.Open("div", html.Class(class), html.ID(f.target(e.Anchor)).If(!f.galley && from == 0), measured(f.galley))
	d.Open("div", html.Class("says"), html.Lang(d.langs[side]))
	if from == 0 {
		at := e.Places[d.view.Columns[side]]
		d.Element("a", cmp.Or(f.signOf(e.Anchor), "8"), html.Class("m"), html.Href("#"+edition.Address(d.view.Rows[at.Row].ID, int(at.Segment)+1)))
		d.Space()
		d.apparatus.headword(e, side)
	}
	if e.Kind == edition.EmendationEntry {
		d.r.Repairs.Write(d.Writer, d.view, e.Ref)
	}
	d.apparatus.gloss(d.cutter.joined(st, side, from, to), side)
	d.Close()
	d.CloseLine()
}
