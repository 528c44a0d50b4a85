package sheet

import (
	"slices"

	"duizhao/internal/edition"
	"duizhao/internal/html"
	"duizhao/internal/render"
)

// Spreads is what is on each of the facing pages of a book.
type Spreads struct {
	faces    [2]face
	cuts     []cut
	openings []int // the first of the cuts of each spread
	signs    [2]map[string]sign
	tight    map[[2]int]int // by the first cut of a spread, and its side: how many hundredths of its size all has on a page with more than it has room for
}

// sign is the mark of a note, and the spread that has it in its text.
type sign struct {
	mark    string
	opening int
}

// galley is the document that is made to be measured.
type galley struct {
	base   *base
	leaves *leaves
	facing *facing
	o      Options
	*html.Writer
}

func (p *Spreads) end(i int) int {
	if i+1 < len(p.openings) {
		return p.openings[i+1]
	}
	return len(p.cuts)
}

// Measure lays a document out as it would be printed. It returns, for each element
// with the attribute data-g, where the elements with data-c in it end, from its
// beginning and in points, and last its own height. Heights are measured along the
// way in which lines follow each other.
type Measure func(document []byte) ([][]float64, error)

// rounds is how often pages are set again at most because something took more room
// than it did by itself.
const rounds = 8

// Set decides what is on each of an edition's facing pages.
func Set(r *render.Renderer, shown *edition.Shown, o Options, measure Measure) (*Spreads, error) {
	plan := &Spreads{}
	o.Spreads = nil
	var m *measures
	for try := range 3 { // twice to find the sizes, in which lines are not as long as they were before
		d := newDocument(r, shown, o)
		if try == 0 {
			plan.faces = d.facing.faces
		}
		d.facing.plan = plan
		galley, err := d.measurable()
		if err != nil {
			return nil, err
		}
		heights, err := measure(galley)
		if err != nil {
			return nil, err
		}
		if m, err = d.galley.read(heights); err != nil {
			return nil, err
		}
		o.Spreads = plan
		if try < 2 {
			plan.faces = m.fit()
		}
	}
	more := map[cut][2]float64{} // what a piece takes besides
	plan.tight = map[[2]int]int{}
	for range rounds {
		m.solve(plan, more)
		document, err := Print(r, shown, "", o)
		if err != nil {
			return nil, err
		}
		heights, err := measure(document)
		if err != nil {
			return nil, err
		}
		if m.d.overfull(plan, heights, more) {
			continue
		}
		return plan, nil
	}
	return plan, nil
}

// measurable makes the document in which all pieces are measured.
func (d *document) measurable() ([]byte, error) {
	return d.print(d.galley.write)
}

// write writes each strip from each of its pieces on.
func (d *galley) write() {
	f := d.facing
	f.galley = true
	for side := range 2 {
		d.leaves.leaf(side, "galley")
		for i := range f.strips {
			st := &f.strips[i]
			if !st.on[side] {
				continue
			}
			class := "stack"
			if st.entry != nil {
				class = "foot"
			}
			d.Open("div", html.Class(class))
			for k := range st.pieces {
				d.leaves.fragment(st, side, k, d.reach(st, side, k))
			}
			d.CloseLine()
		}
		d.CloseLine()
	}
	f.galley = false
}

// reach returns up to which piece a strip is measured from another on: as far as a
// page can go.
func (d *galley) reach(st *strip, side, from int) int {
	if st.figure != nil || st.entry == nil && st.row.Kind == edition.Code { // lines of code are measured by themselves
		return from + 1
	}
	f := d.facing
	m, p := d.base.margins(), d.o.Paper
	room := 1.3 * (p.Width - m.inner - m.outer) * points / f.faces[side].size * f.room[side] / f.faces[side].step
	for k := from; k < len(st.pieces); k++ {
		if room < 0 {
			return k
		}
		room -= width(st.pieces[k].cells[side].Text())
		for _, m := range st.pieces[k].notes[side] {
			for s := range m.segments {
				room -= width(m.segments[s].Text())
			}
		}
	}
	return len(st.pieces)
}

// overfull looks for pages with more than they have room for, as a document of
// [Print] was measured. What they have too much is added to their last piece, so that
// they get less; a page with one piece is set smaller. It reports whether there are
// any.
func (d *galley) overfull(plan *Spreads, heights [][]float64, more map[cut][2]float64) bool {
	found := false
	next := 0
	for i, from := range plan.openings {
		cuts := plan.cuts[from:plan.end(i)]
		for side := range 2 {
			used := 0.
			for _, notes := range []bool{false, true} {
				if d.facing.filled(cuts, side, notes) && next < len(heights) {
					used += heights[next][len(heights[next])-1]
					next++
				}
			}
			room := d.facing.room[side]
			if used <= room+.5 {
				continue
			}
			found = true
			if len(cuts) == 1 {
				key := [2]int{from, side}
				size := plan.tight[key]
				if size == 0 {
					size = 100
				}
				plan.tight[key] = max(10, min(size-1, int(float64(size)*room/used)))
				continue
			}
			last := cuts[len(cuts)-1]
			m := more[last]
			m[side] += used - room
			more[last] = m
		}
	}
	return found
}

// filled reports whether a page has text, or notes.
func (f *facing) filled(cuts []cut, side int, notes bool) bool {
	return slices.ContainsFunc(cuts, func(c cut) bool {
		st := &f.strips[c.strip]
		return (st.entry != nil) == notes && st.on[side]
	})
}
