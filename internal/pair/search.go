package pair

import (
	"math"
	"sort"
)

// step is a kind of bead: how many units of each side, and the cost of its rarity.
// The frequencies are those of the paper's table 5.
type step struct {
	a, b int
	cost float64
}

var steps = [...]step{
	{1, 1, -math.Log(0.89)},
	{1, 0, -math.Log(0.0099 / 2)},
	{0, 1, -math.Log(0.0099 / 2)},
	{2, 1, -math.Log(0.089 / 2)},
	{1, 2, -math.Log(0.089 / 2)},
	{2, 2, -math.Log(0.011)},
}

// omitted is the most that length adds to the cost of a unit that one side lacks: a
// long paragraph is omitted no less often than a short one. The paper has no such
// limit, and loses its way where a chapter is missing.
const omitted = 7

// strange is the cost of a bead that joins units of different classes, or two units
// of a class that is not running text.
const strange = 14

type search struct {
	a, b   []Unit
	sa, sb []float64 // sums of lengths before each unit
	m      Model
}

func newSearch(a, b []Unit, m Model) *search {
	if !(m.Ratio > 0) {
		m.Ratio = 1
	}
	if !(m.Variance > 0) {
		m.Variance = Variance
	}
	return &search{a: a, b: b, sa: sums(a), sb: sums(b), m: m}
}

func sums(units []Unit) []float64 {
	out := make([]float64, len(units)+1)
	for i, u := range units {
		out[i+1] = out[i] + float64(u.Length)
	}
	return out
}

// band is the stretch of b searched beside a's first i units: cells from lo to
// hi, hi included.
type band struct{ lo, hi int }

// bands lays bands of a half width around the diagonal of the lengths.
func (s *search) bands(width int) []band {
	out := make([]band, len(s.a)+1)
	scale := 1.0
	if last := s.sa[len(s.a)]; last > 0 {
		scale = s.sb[len(s.b)] / last
	}
	for i := range out {
		mid := sort.SearchFloat64s(s.sb, s.sa[i]*scale)
		out[i] = band{max(0, mid-width), min(len(s.b), mid+width)}
	}
	out[0].lo, out[len(s.a)].hi = 0, len(s.b)
	for i := 1; i < len(out); i++ { // long units make leaps: keep adjacent bands overlapping
		out[i].lo = min(out[i].lo, out[i-1].hi)
	}
	return out
}

// run searches a band. ok is false when the path comes near an edge of the band that
// is not an end of the texts, so that a better one may lie outside; with any, it is
// accepted nevertheless.
func (s *search) run(width int, any bool) (beads []Bead, ok bool) {
	bands := s.bands(width)
	starts := make([]int, len(bands)+1)
	for i, w := range bands {
		starts[i+1] = starts[i] + w.hi - w.lo + 1
	}
	back := make([]uint8, starts[len(bands)])
	rows := make([][]float64, 3) // for this i, the one before, and the one before that
	for i, w := range bands {
		row := append(rows[2][:0], make([]float64, w.hi-w.lo+1)...)
		rows[0], rows[1], rows[2] = row, rows[0], rows[1]
		for j := w.lo; j <= w.hi; j++ {
			best, kind := math.Inf(1), uint8(0)
			if i == 0 && j == 0 {
				best = 0
			}
			for k, st := range steps {
				pi, pj := i-st.a, j-st.b
				if pi < 0 || pj < bands[pi].lo || pj > bands[pi].hi {
					continue
				}
				c := rows[st.a][pj-bands[pi].lo]
				if c+st.cost >= best {
					continue
				}
				if c += st.cost + s.cost(pi, i, pj, j); c < best {
					best, kind = c, uint8(k)
				}
			}
			row[j-w.lo], back[starts[i]+j-w.lo] = best, kind
		}
	}
	return s.trace(bands, starts, back, any)
}

func (s *search) trace(bands []band, starts []int, back []uint8, any bool) ([]Bead, bool) {
	const margin = 4
	var out []Bead
	i, j := len(s.a), len(s.b)
	for i > 0 || j > 0 {
		w := bands[i]
		if !any && (w.lo > 0 && j < w.lo+margin || w.hi < len(s.b) && j > w.hi-margin) {
			return nil, false
		}
		st := steps[back[starts[i]+j-w.lo]]
		out = append(out, Bead{A: [2]int{i - st.a, i}, B: [2]int{j - st.b, j}, Z: s.z(i-st.a, i, j-st.b, j)})
		i, j = i-st.a, j-st.b
	}
	for l, r := 0, len(out)-1; l < r; l, r = l+1, r-1 {
		out[l], out[r] = out[r], out[l]
	}
	return out, true
}

// z returns the difference in length in standard deviations: the paper's delta, with
// the mean of both sides in place of the first (as in its appendix).
func (s *search) z(i0, i1, j0, j1 int) float64 {
	x, y := s.sa[i1]-s.sa[i0], s.sb[j1]-s.sb[j0]
	mean := (x + y/s.m.Ratio) / 2
	if mean <= 0 {
		return 0
	}
	return (y - x*s.m.Ratio) / math.Sqrt(s.m.Variance*mean)
}

// cost returns how unlikely it is that these units are joined, as a negative
// logarithm.
func (s *search) cost(i0, i1, j0, j1 int) float64 {
	c := unlikely(s.z(i0, i1, j0, j1))
	if i1-i0 == 0 || j1-j0 == 0 {
		return min(c, omitted)
	}
	class := s.a[i0].Class
	for i := i0; i < i1; i++ {
		if s.a[i].Class != class {
			return c + strange
		}
	}
	for j := j0; j < j1; j++ {
		if s.b[j].Class != class {
			return c + strange
		}
	}
	if class != 0 && i1-i0+j1-j0 > 2 {
		c += strange
	}
	return c
}

// unlikely returns -log of the chance of a difference of z or more, in either
// direction. Far out, where the chance itself rounds to 0, it uses the asymptote.
func unlikely(z float64) float64 {
	z = math.Abs(z)
	if z < 30 {
		return -math.Log(math.Erfc(z / math.Sqrt2))
	}
	return z*z/2 + math.Log(z*math.Sqrt(math.Pi/2))
}
