package sheet

import (
	"slices"

	"duizhao/internal/edition"
	"duizhao/internal/html"
	"duizhao/internal/render"
	"duizhao/internal/spread"
)

// galley writes all pieces of the text to be measured, and reads their heights.
type galley struct {
	leaves *leaves
	cutter *cutter
	makeup *makeup
	o      Options
	langs  []string
	*html.Writer
}

// Spreads is what is on each of a book's facing pages; or on each of its pages, if it
// has both versions on each, or only one.
type Spreads struct {
	share    float64 // of two columns, that of the first
	faces    [2]face
	cuts     []cut
	openings []int        // the first of the cuts of each spread
	taken    [][2]float64 // by all on the pages of each spread, as pieces were measured
	signs    [2]map[string]sign
	zoom     map[int]int     // by its strip: how many hundredths of its size a figure has that is higher than the lines it lies across
	bands    map[int]float64 // by its strip: how high a figure is that can lie across the head of its page, in points
	// tight has, by the first cut of a spread and its side, how many hundredths of its size
	// all has on a page with more than it has room for; 0 if it goes on over the next pages.
	tight map[[2]int]int
	only  map[int]bool // the chapters that are written, by their numbers, while others need not be measured again; nil for all
}

// left reports whether the pages of a spread, which begins with a cut, are not written.
func (p *Spreads) left(f *makeup, first cut) bool {
	return p.only != nil && !p.only[f.strips[first.strip].number]
}

// sign is the mark of a note, and the spread that has it in its text.
type sign struct {
	mark    string
	opening int
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

// finding is how often lengths are measured to find the sizes of a layout, in which
// lines are then not as long as they were before.
var finding = map[string]int{Facing: 2, Parallel: 1}

// Set decides what is on each of an edition's pages.
func Set(r *render.Renderer, shown *edition.Shown, o Options, measure Measure) (*Spreads, error) {
	plan := &Spreads{}
	o.Spreads = nil
	var m *measures
	var d *document
	last := finding[o.Layout]
	for try := range last + 1 {
		d = newDocument(r, shown, o)
		if try == 0 {
			plan.faces = d.makeup.faces
		}
		d.makeup.plan, d.makeup.brief = plan, try < last
		var err error
		if m, err = d.measure(measure); err != nil {
			return nil, err
		}
		o.Spreads = plan
		switch {
		case try == last:
		case m.makeup.beside:
			plan.share = m.share()
		default:
			plan.faces = m.fit()
		}
	}
	plan.zoom, plan.bands = m.zoom, m.bands
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
		over := d.galleys.overfull(plan, heights, more)
		if len(over) == 0 {
			break
		}
		if !d.makeup.runs { // each chapter is made up by itself
			plan.only = over
		}
	}
	plan.only = nil
	return plan, nil
}

// galleyPieces is about how many pieces are measured at once.
const galleyPieces = 500

// measure has all pieces measured, some at a time.
func (d *document) measure(measure Measure) (*measures, error) {
	f := d.makeup
	m := newMeasures(f)
	for f.to = 0; f.to < len(f.strips); {
		f.from = f.to
		for n := 0; f.to < len(f.strips) && n < galleyPieces; f.to++ {
			if f.sampled(f.to) {
				n += f.starts(&f.strips[f.to])
			}
		}
		galley, err := d.print("", d.written(d.galleys.write, d.medium.marks.letters))
		if err != nil {
			return nil, err
		}
		heights, err := measure(galley)
		if err != nil {
			return nil, err
		}
		if err := d.galleys.read(m, heights); err != nil {
			return nil, err
		}
	}
	return m, nil
}

// writeGalley writes each strip from each of its pieces on.
func (d *galley) write() {
	f := d.makeup
	f.galley = true
	for side := range f.sides {
		d.leaves.leaf(side, "galley")
		for i := f.from; i < f.to; i++ {
			st := &f.strips[i]
			if !st.on[side] || !f.sampled(i) {
				continue
			}
			class := "stack"
			if st.entry != nil {
				class = "foot"
			}
			d.Open("div", html.Class(class))
			for k := range st.pieces[:f.starts(st)] {
				d.leaves.fragment(st, side, k, d.reach(st, side, k))
			}
			if st.figure != nil && d.o.Layout == Vertical {
				f.across = true
				d.leaves.fragment(st, side, 0, 1)
				f.across = false
			}
			d.CloseLine()
		}
		d.CloseLine()
	}
	f.galley = false
}

// sample is of how many strips, at the least, sizes are found.
const sample = 1200

// sampled reports whether a strip is measured: to find sizes, some of a long book do.
func (f *makeup) sampled(i int) bool { return !f.brief || i%(len(f.strips)/sample+1) == 0 }

// starts returns from how many of its pieces on a strip is measured.
func (f *makeup) starts(st *strip) int {
	if f.brief {
		return 1
	}
	return len(st.pieces)
}

// reach returns up to which piece a strip is measured from another on: as far as a
// page can go.
func (d *galley) reach(st *strip, side, from int) int {
	if st.figure != nil || d.cutter.alone(st) {
		return from + 1
	}
	f := d.makeup
	size, step := f.faces[side].size, f.faces[side].step
	if st.entry != nil {
		size, step = f.faces[side].small, f.faces[side].smallStep
	}
	room := 1.3 * f.width[side] / size * f.room[side] / step
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
// [Print] was measured. What they have more than by the heights of their pieces is added
// to the last of these, so that they get less; a page with one piece is set smaller. It
// returns the numbers of the chapters that have any.
func (d *galley) overfull(plan *Spreads, heights [][]float64, more map[cut][2]float64) map[int]bool {
	found := map[int]bool{}
	next := 0
	for i, from := range plan.openings {
		cuts := plan.cuts[from:plan.end(i)]
		if plan.left(d.makeup, cuts[0]) {
			continue
		}
		for side := range d.makeup.pages() {
			used := 0.
			for _, notes := range []bool{false, true} {
				if d.makeup.filled(cuts, side, notes) && next < len(heights) {
					used += heights[next][len(heights[next])-1]
					next++
				}
			}
			room := d.makeup.room[side]
			if band := plan.band(d.makeup, cuts); band > 0 {
				left := 1 - band/d.makeup.width[side]
				used = used*left + room*(1-left)
			}
			key := [2]int{from, side}
			size, small := plan.tight[key]
			if used <= room+.5 || small && size == 0 {
				continue
			}
			found[d.makeup.strips[cuts[0].strip].number] = true
			if len(cuts) == 1 {
				plan.tight[key] = d.makeup.tightened(size, room/used)
				continue
			}
			last := cuts[len(cuts)-1]
			m := more[last]
			m[side] += max(used-plan.taken[i][side], .5)
			if d.makeup.beside {
				m[spread.Right] = m[spread.Left]
			}
			more[last] = m
		}
	}
	return found
}

// leastTight is how many hundredths of its size may be left of what is set smaller: the
// smallest words of a figure would have less than seven points.
const leastTight = 85

// tightened returns in how many hundredths of its size all on a page is set that took
// some room in a size (0 for the full one). On facing pages it has to be one page; or
// else what would be too small goes on over the next pages: 0.
func (f *makeup) tightened(size int, factor float64) int {
	if size == 0 {
		size = 100
	}
	size = max(10, min(size-1, int(float64(size)*factor)))
	if f.beside && size < leastTight {
		return 0
	}
	return size
}

// filled reports whether a page has text, or notes.
func (f *makeup) filled(cuts []cut, side int, notes bool) bool {
	return slices.ContainsFunc(cuts, func(c cut) bool {
		st := &f.strips[c.strip]
		return (st.entry != nil) == notes && (st.on[side] || f.beside)
	})
}
