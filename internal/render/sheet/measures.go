package sheet

import (
	"errors"
	"fmt"
	"math"
	"slices"

	"duizhao/internal/edition"
	"duizhao/internal/spread"
)

// measures are the heights of all pieces and notes.
type measures struct {
	makeup *makeup
	text   [2][][][]float64 // by side, strip and piece: of this piece, of this and the next …
	zoom   map[int]int      // as [Spreads] has it
	bands  map[int]float64  // likewise
}

func newMeasures(f *makeup) *measures {
	m := &measures{makeup: f, zoom: map[int]int{}, bands: map[int]float64{}}
	for side := range f.sides {
		m.text[side] = make([][][]float64, len(f.strips))
	}
	return m
}

// read takes heights as [galley.write] has the elements.
func (d *galley) read(m *measures, heights [][]float64) error {
	next := 0
	take := func() ([]float64, error) {
		if next >= len(heights) {
			return nil, errors.New("the browser did not measure all of the text")
		}
		next++
		return heights[next-1], nil
	}
	f := d.makeup
	for side := range f.sides {
		for i := f.from; i < f.to; i++ {
			st := &f.strips[i]
			m.text[side][i] = make([][]float64, len(st.pieces))
			if !st.on[side] || !f.sampled(i) {
				continue
			}
			for k := range st.pieces[:f.starts(st)] {
				h, err := take()
				if err != nil {
					return err
				}
				m.text[side][i][k] = d.ends(st, side, k, h)
				if room := f.width[side]; st.figure != nil && d.o.Layout == Vertical && h[0] > room {
					m.zoom[i] = max(10, int(100*room/h[0]))
				}
			}
			if st.figure != nil && d.o.Layout == Vertical {
				h, err := take()
				if err != nil {
					return err
				}
				if h[0] <= mostBand*f.width[side] {
					m.bands[i] = h[0]
				}
			}
			if !f.brief && d.cutter.alone(st) {
				sums(m.text[side][i])
			}
		}
	}
	if next != len(heights) {
		return fmt.Errorf("the browser measured %d elements, not %d", len(heights), next)
	}
	return nil
}

// ends returns the heights of a strip's pieces from one on. What was not measured
// has no room on the page.
func (d *galley) ends(st *strip, side, from int, h []float64) []float64 {
	to := d.reach(st, side, from)
	var out []float64
	for i := range to - from {
		switch {
		case i == to-from-1 || len(h) != to-from+1:
			out = append(out, h[len(h)-1])
		default:
			out = append(out, h[i])
		}
	}
	if to < len(st.pieces) && !d.cutter.alone(st) {
		out = append(out, out[len(out)-1]+2*d.makeup.room[side])
	}
	return out
}

// sums makes of the heights of single pieces those of each with all that follow.
func sums(single [][]float64) {
	for i := range single {
		for _, next := range single[i+1:] {
			single[i] = append(single[i], single[i][len(single[i])-1]+next[0])
		}
	}
}

// fit returns sizes in which the two versions take the same room: the longer one gets
// smaller and closer lines, the shorter one larger and wider ones, within what is
// readable.
func (m *measures) fit() [2]face {
	f := m.makeup
	var text, foot [2]float64
	for side := range 2 {
		for i := range f.strips {
			st, h := &f.strips[i], m.text[side][i][0]
			switch {
			case len(h) == 0:
			case st.entry != nil:
				foot[side] += h[len(h)-1]
			default:
				text[side] += h[len(h)-1] + st.gap(f.faces[side])
			}
		}
	}
	out := f.faces
	ratio := func(of [2]float64) float64 {
		if of[0] <= 0 || of[1] <= 0 {
			return 1
		}
		return math.Sqrt(of[1] / of[0])
	}
	all, notes := ratio(text), ratio(foot)
	for side := range 2 {
		if side == spread.Right {
			all, notes = 1/all, 1/notes
		}
		out[side].size, out[side].step = grown(out[side].size, out[side].step, all)
		out[side].small, out[side].smallStep = grown(out[side].small, out[side].smallStep, notes)
	}
	return out
}

// share returns how much of two columns the first should have: what makes both versions
// equally long, within what is readable, but a third nearer to a half than that. A line
// of Chinese has few characters; five per cent of white below its blocks are less bad than
// wide gaps in each of its lines.
func (m *measures) share() float64 {
	f := m.makeup
	var area [2]float64
	for side := range area {
		for i := range f.strips {
			st := &f.strips[i]
			if h := m.text[side][i]; st.on[0] && st.on[1] && len(h[0]) > 0 {
				area[side] += h[0][len(h[0])-1] * f.width[side]
			}
		}
	}
	if area[0] <= 0 || area[1] <= 0 {
		return .5
	}
	return min(.62, max(.38, area[0]/(area[0]+area[1])))*2/3 + .5/3
}

// grown returns a size and a step for text that shall take so many times the room.
func grown(size, step, factor float64) (float64, float64) {
	round := func(x float64) float64 { return math.Round(x*20) / 20 }
	return round(size * math.Pow(factor, .42)), round(step * math.Pow(factor, .58))
}

// solve decides on the breaks and the places of the figures, and numbers the notes.
func (m *measures) solve(plan *Spreads, more map[cut][2]float64) {
	f := m.makeup
	var floats []spread.Float
	for _, fig := range f.figures {
		p := spread.Float{Wanted: fig.wanted, After: fig.after, Before: fig.before}
		for side := range f.pages() {
			p.Height[side] = m.text[side][fig.cut.strip][0][0] + more[fig.cut][side]
			p.Gap[side] = f.strips[fig.cut.strip].gap(f.faces[side])
			if h, ok := m.bands[fig.cut.strip]; ok {
				p.Height[side], p.Gap[side] = f.part(h)+more[fig.cut][side], 0
			}
		}
		if f.beside {
			p.Height[spread.Right], p.Gap[spread.Right] = p.Height[spread.Left], p.Gap[spread.Left]
		}
		floats = append(floats, p)
	}
	pieces := m.pieces(f.order, more)
	breaks, _ := spread.Solve(pieces, floats, f.sheet())
	plan.cuts, plan.openings, plan.taken = nil, nil, nil
	for i, b := range breaks {
		next := spread.Break{Piece: len(f.order), Float: len(f.figures)}
		if i+1 < len(breaks) {
			next = breaks[i+1]
		}
		plan.openings = append(plan.openings, len(plan.cuts))
		plan.taken = append(plan.taken, spread.Used(pieces, floats, b, next, f.sheet()))
		plan.cuts = append(plan.cuts, f.placed(b, next)...)
	}
	plan.number(f)
}

// placed returns what is on a spread, each figure where it is wanted, or as near as
// can be: at the head, or at the foot.
func (f *makeup) placed(from, to spread.Break) (out []cut) {
	k := from.Float
	for i := from.Piece; i <= to.Piece; i++ {
		for k < to.Float && (f.figures[k].wanted <= i || i == to.Piece) {
			out = append(out, f.figures[k].cut)
			k++
		}
		if i < to.Piece {
			out = append(out, f.order[i])
		}
	}
	return out
}

// sheet returns what a spread has room for.
func (f *makeup) sheet() spread.Sheet {
	return spread.Sheet{Height: f.room, Line: [2]float64{f.faces[0].step, f.faces[1].step},
		Small: [2]float64{f.faces[0].smallStep, f.faces[1].smallStep}, Rule: [2]float64{footRule, footRule}, Beside: f.beside}
}

// pieces returns cuts with their heights.
func (m *measures) pieces(cuts []cut, more map[cut][2]float64) []spread.Piece {
	f := m.makeup
	out := make([]spread.Piece, 0, len(cuts))
	for _, c := range cuts {
		st := &f.strips[c.strip]
		p := spread.Piece{Note: st.entry != nil, First: c.piece == 0, Within: st.pieces[c.piece].at == 0, Part: c.piece == 0 && st.part,
			Keep: st.entry == nil && st.row.Kind == edition.Heading}
		for side := range f.sides {
			p.Height[side], p.Gap[side] = m.text[side][c.strip][c.piece], st.gap(f.faces[side])
			if len(more) > 0 {
				p.Height[side] = slices.Clone(p.Height[side])
				extra := 0.
				for k := range p.Height[side] {
					extra += more[cut{c.strip, c.piece + k}][side]
					p.Height[side][k] += extra
				}
			}
		}
		out = append(out, p)
	}
	return out
}

// footRule is what stands over the notes of a page, in points: white, a rule, white.
const footRule = 16
