package sheet

import (
	"cmp"

	"duizhao/internal/edition"
	"duizhao/internal/html"
	"duizhao/internal/render"
	"duizhao/internal/spread"
)

// leaves writes what is on each page.
type leaves struct {
	base      *base
	apparatus *apparatus
	cells     *cells
	cutter    *cutter
	makeup    *makeup
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
		place := d.makeup.zoomed(st)
		if d.makeup.across {
			place = "across"
		}
		d.Open("div", html.Class(html.Classes("row", "figure", place)), measured(d.makeup.galley))
		plate := render.Plate{Langs: d.langs[side : side+1], First: side == 0 && !d.makeup.galley}
		if d.makeup.beside {
			plate.Langs, plate.All = d.langs, d.view.Langs
		}
		d.medium.Figure(d.base.pen(d.langs[side]), st.figure, plate)
		d.CloseLine()
		return
	}
	if d.o.Layout == Stacked {
		if len(st.each) > 1 || render.Textual(st.row.Kind) || st.row.Kind == edition.Heading {
			d.over(st, from, to)
			return
		}
		side = st.each[0]
	}
	row, cell := st.row, d.cutter.cellOn(st.row, side)
	addressed := !d.makeup.galley && (side == spread.Left || d.cutter.cellOn(row, spread.Left) == nil)
	class := html.Classes("row", d.column(side), d.base.kind(row))
	if st.wide {
		class += " wide"
	}
	if st.part && row.Kind == edition.Heading {
		class += " first"
	}
	if st.heads {
		class += " part"
	}
	d.Open("div", html.Class(class), html.ID(row.ID).If(addressed && from == 0), measured(d.makeup.galley))
	if row.Number != "" && from == 0 && (addressed || !d.makeup.beside) {
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

// over writes some pieces of a strip, in each of them a version over the other.
func (d *leaves) over(st *strip, from, to int) {
	row := st.row
	head := row.Kind == edition.Heading
	class := html.Classes("row", d.base.kind(row), render.Standing(d.cutter.cellOn(row, st.each[0])))
	if st.part && head {
		class += " first"
	}
	if st.heads {
		class += " part"
	}
	addressed := !d.makeup.galley
	d.Open("div", html.Class(class), html.ID(row.ID).If(addressed && from == 0), measured(d.makeup.galley))
	if row.Number != "" && from == 0 {
		d.Element("a", row.Number, html.Class("no"), html.Href("#"+row.ID))
	}
	for k, p := range st.pieces[from:to] {
		if !head {
			d.Open("div", html.Class("seg"))
		}
		for i, v := range st.each {
			cell := *d.cutter.cellOn(row, v)
			if len(p.cells[v].Runs) == 0 || i > 0 && p.cells[v].State == edition.Absent && d.view.Borrowed(&edition.Block{Segments: p.cells[v : v+1]}, 0) {
				continue
			}
			at := 0
			if i == 0 && addressed {
				at = p.at
			}
			cell.Segments = p.cells[v : v+1]
			if head {
				d.cells.block(row, &cell, d.view.Columns[v], func(int) int { return at })
				continue
			}
			d.Open("p", html.Lang(d.langs[v]))
			if from+k == 0 {
				d.cells.speaker(&cell, d.langs[v])
				if cell.Kind == edition.Item && cell.Number >= 0 {
					d.Text(bullet(cell.Number))
				}
			}
			d.cells.segment(row, &cell, 0, d.view.Columns[v], at)
			d.Close()
		}
		if !head {
			d.CloseLine()
		}
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
	for _, part := range d.makeup.gathered(cuts, notes) {
		st := &d.makeup.strips[part.strip]
		if !st.on[side] && !d.makeup.beside {
			continue
		}
		if !open {
			d.Open("div", html.Class(class), measured(true))
			d.Line()
			open = true
		}
		if d.makeup.beside {
			d.besides(st, part.from, part.to)
			continue
		}
		d.fragment(st, side, part.from, part.to)
	}
	if open {
		d.CloseLine()
	}
}

// column is the class of what stands in one of two columns.
func (d *leaves) column(side int) string {
	if !d.makeup.beside || d.makeup.sides < 2 {
		return ""
	}
	return []string{"left", "right"}[side]
}

// besides writes some pieces of a strip in all its versions, in columns.
func (d *leaves) besides(st *strip, from, to int) {
	f := d.makeup
	class := "beside"
	switch {
	case st.figure != nil:
		class += " figure"
	case st.entry == nil && st.row.Kind == edition.Heading:
		class += " head"
	}
	if st.heads {
		class += " part"
	}
	d.Open("div", html.Class(class))
	d.Line()
	for side := range f.sides {
		if f.side = side; st.on[side] {
			d.fragment(st, side, from, to)
		}
	}
	f.side = 0
	d.CloseLine()
}

// gathered is some pieces of a strip.
type gathered struct{ strip, from, to int }

// gathered joins the pieces of each strip on a spread, of its text or its notes.
func (f *makeup) gathered(cuts []cut, notes bool) (out []gathered) {
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
	e, f := st.entry, d.makeup
	class := html.Classes("entry", d.column(side), []string{"note", "claim", "fn", "em"}[e.Kind])
	named := !f.galley && from == 0 && !(f.beside && side == spread.Right && st.on[spread.Left])
	d.Open("div", html.Class(class), html.ID(f.target(e.Anchor)).If(named), html.A("role", "article"), measured(f.galley)) // a note, for pdf
	in := []int{side}
	if d.o.Layout == Stacked {
		in = st.each
	}
	for _, v := range in {
		d.note(st, v, from, to)
	}
	d.CloseLine()
}

// note writes some pieces of a note in a version.
func (d *leaves) note(st *strip, side, from, to int) {
	e, f := st.entry, d.makeup
	d.Open("div", html.Class("says"), html.Lang(d.langs[side]))
	if from == 0 && !(d.o.Layout == Stacked && side != st.each[0]) {
		back := d.view.First(e)
		if at := e.Places[d.view.Columns[side]]; at.Row >= 0 {
			back = edition.Address(d.view.Rows[at.Row].ID, int(at.Segment)+1)
		}
		d.Element("a", cmp.Or(f.signOf(e.Anchor), "8"), html.Class("m"), html.Href("#"+back))
		d.Space()
	}
	if from == 0 {
		d.apparatus.headword(e, side)
	}
	if e.Kind == edition.EmendationEntry {
		d.r.Repairs.Write(d.Writer, d.view, e.Ref)
	}
	d.apparatus.gloss(d.cutter.joined(st, side, from, to), side)
	d.Close()
}
