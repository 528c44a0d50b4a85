package spread

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"
	"time"
)

// made returns paragraphs of one to five pieces, with notes of one to three, some
// headings, some parts.
func made(r *rand.Rand, n int) []Piece {
	var out []Piece
	block := func(note bool, size int, tall float64, each func()) {
		for k := range size {
			p := Piece{First: k == 0, Within: k > 0 && r.IntN(3) == 0, Gap: [2]float64{5, 6}, Note: note}
			for s := range sides {
				if note && r.IntN(4) == 0 {
					continue
				}
				h := 0.
				for range size - k {
					h += tall * float64(1+r.IntN(4))
					p.Height[s] = append(p.Height[s], h)
				}
			}
			out = append(out, p)
			each()
		}
	}
	for len(out) < n {
		at, size := len(out), 1+r.IntN(5)
		block(false, size, 10, func() {
			for range max(0, r.IntN(4)-1) {
				block(true, 1+r.IntN(3), 7, func() {})
			}
		})
		switch {
		case r.IntN(12) == 0:
			out[at].Part = true
		case size == 1 && r.IntN(3) == 0:
			out[at].Keep = true
		}
	}
	return out[:n]
}

// drawn returns figures for a text.
func drawn(r *rand.Rand, pieces []Piece, n int) (out []Float) {
	for range n {
		h := float64(20 + r.IntN(90))
		out = append(out, Float{Height: [2]float64{h, h + 5}, Gap: [2]float64{5, 6}, Wanted: r.IntN(len(pieces) + 1)})
	}
	slices.SortFunc(out, func(a, b Float) int { return a.Wanted - b.Wanted })
	for i := range out { // the headings before and after each
		for k := range pieces {
			switch keep := pieces[k].Keep && !pieces[k].Part; {
			case keep && k < out[i].Wanted:
				out[i].After = k
			case keep && out[i].Before == 0:
				out[i].Before = k
			}
		}
	}
	return out
}

var sheet = Sheet{Height: [2]float64{120, 130}, Line: [2]float64{10, 10}, Small: [2]float64{7, 7}, Rule: [2]float64{6, 6}}

// columns is a sheet with both versions on each page.
var columns = Sheet{Height: [2]float64{120, 120}, Line: [2]float64{10, 10}, Small: [2]float64{7, 7}, Rule: [2]float64{6, 6}, Beside: true}

// tall returns the height of the first n pieces of a paragraph.
func (p *Piece) tall(n, side int, sheet *Sheet) float64 {
	own := func(side int) float64 {
		h := p.Height[side]
		if len(h) == 0 {
			return 0
		}
		return h[min(n, len(h))-1]
	}
	if sheet.Beside {
		return max(own(Left), own(Right))
	}
	return own(side)
}

// No way of parting a short text costs less than the one that Solve finds.
func TestBest(t *testing.T) {
	t.Run("facing", func(t *testing.T) { testBest(t, &sheet) })
	t.Run("beside", func(t *testing.T) { testBest(t, &columns) })
}

func testBest(t *testing.T, sheet *Sheet) {
	r := rand.New(rand.NewPCG(1, 2))
	spreads := 0
	for round := range 600 {
		pieces := made(r, 1+r.IntN(8))
		pieces[0].Part = false
		floats := drawn(r, pieces, r.IntN(3))
		least := math.Inf(1)
		var which []Break
		ways(pieces, floats, Break{}, func(breaks []Break) {
			if c := price(pieces, floats, breaks, sheet); c < least {
				least, which = c, slices.Clone(breaks)
			}
		})
		breaks, cost := Solve(pieces, floats, *sheet)
		if far := math.Abs(cost - least); far > 1e-6*least {
			t.Fatalf("round %d: Solve says %v at %g, the best is %v at %g", round, breaks, cost, which, least)
		}
		if c := price(pieces, floats, breaks, sheet); math.Abs(c-cost) > 1e-6*cost {
			t.Fatalf("round %d: %v costs %g, Solve says %g", round, breaks, c, cost)
		}
		spreads += len(breaks)
	}
	if spreads < 1000 {
		t.Errorf("%d spreads only", spreads)
	}
}

func TestSolve(t *testing.T) {
	lines := func(n ...int) Piece {
		p := Piece{First: true, Gap: [2]float64{5, 5}}
		for s, n := range n {
			p.Height[s] = []float64{float64(10 * n)}
		}
		return p
	}
	heading, part := lines(1, 1), lines(2, 2)
	heading.Keep, part.Part = true, true
	for _, c := range []struct {
		name   string
		pieces []Piece
		want   []int
	}{
		{"none", nil, nil},
		{"one", []Piece{lines(3, 3)}, []int{0}},
		{"higher than a page", []Piece{lines(3, 3), lines(40, 2), lines(3, 3)}, []int{0, 1, 2}},
		{"a heading goes with what follows", []Piece{lines(10, 10), heading, lines(6, 6)}, []int{0, 1}},
		{"a part begins on a spread of its own", []Piece{lines(2, 2), part, lines(3, 3)}, []int{0, 1}},
		{"the fuller page decides", []Piece{lines(5, 2), lines(5, 2), lines(5, 2), lines(5, 2)}, []int{0, 2}},
		{"one page has no text", []Piece{lines(5), lines(5), lines(3)}, []int{0, 2}},
		{"a note goes on", []Piece{lines(3, 3), {First: true, Note: true, Height: [2][]float64{{60, 110, 140}, {50, 100, 130}}},
			{Note: true, Height: [2][]float64{{50, 80}, {50, 80}}}, {Note: true, Height: [2][]float64{{30}, {30}}}, lines(2, 2)}, []int{0, 2}},
	} {
		breaks, _ := Solve(c.pieces, nil, sheet)
		var got []int
		for _, b := range breaks {
			got = append(got, b.Piece)
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
}

// The time grows with the pieces, and not with their square.
func TestTime(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for _, n := range []int{10_000, 40_000} {
		pieces := made(r, n)
		start := time.Now()
		breaks, _, tried := solve(pieces, drawn(r, pieces, n/200), sheet)
		t.Logf("%d pieces on %d spreads: %d tries, %v", n, len(breaks), tried, time.Since(start))
		if tried > 200*n {
			t.Errorf("%d pieces were tried %d times", n, tried)
		}
		if took := time.Since(start); took > 3*time.Second {
			t.Errorf("%d pieces took %v", n, took)
		}
	}
}

func BenchmarkSolve(b *testing.B) {
	pieces := made(rand.New(rand.NewPCG(3, 4)), 10_000)
	for b.Loop() {
		Solve(pieces, nil, sheet)
	}
}
