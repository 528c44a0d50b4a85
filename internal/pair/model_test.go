package pair

import (
	"math"
	"slices"
	"testing"
)

func near(x, y float64) bool { return math.Abs(x-y) < 1e-9 }

// TestFit checks the model of whole texts; where one says nothing, its length tells
// nothing of the other.
func TestFit(t *testing.T) {
	for _, c := range []struct {
		a, b  []Unit
		ratio float64
	}{
		{units(100, 100), units(150, 150), 1.5}, {units(300), units(100), 1. / 3}, {nil, units(50), 1}, {units(50), nil, 1}, {units(0), units(50), 1},
		{units(50), units(0), 1},
	} {
		if got := Fit(c.a, c.b); !near(got.Ratio, c.ratio) || got.Variance != Variance {
			t.Errorf("%v and %v: %v, want the ratio %f", c.a, c.b, got, c.ratio)
		}
	}
}

// even has the beads that pair unit k with unit k.
func even(n int, z float64) (out []Bead) {
	for k := range n {
		out = append(out, Bead{A: [2]int{k, k + 1}, B: [2]int{k, k + 1}, Z: z})
	}
	return out
}

// TestRefit checks that a model follows the pairs of one to one that are found, and only
// those: not the empty ones, not those that hardly belong together, and not a few.
func TestRefit(t *testing.T) {
	old := Model{1, Variance}
	alike := func(n, x, y int) (a, b []Unit) {
		return units(slices.Repeat([]int{x}, n)...), units(slices.Repeat([]int{y}, n)...)
	}
	a, b := alike(8, 100, 200)
	if got := Refit(old, a, b, even(8, 0)); got != (Model{2, Variance / 4.}) {
		t.Errorf("eight pairs of one ratio: %v", got)
	}
	if got := Refit(old, a, b, even(7, 0)); got != old {
		t.Errorf("seven pairs: %v", got)
	}
	if got := Refit(old, a, b, even(8, 3)); got != old {
		t.Errorf("eight pairs that hardly belong together: %v", got)
	}
	if got := Refit(old, a, b, even(8, -3)); got != old {
		t.Errorf("eight pairs that are too short: %v", got)
	}
	joined := append(even(7, 0), Bead{A: [2]int{7, 8}, B: [2]int{7, 7}}, Bead{A: [2]int{6, 8}, B: [2]int{7, 8}}, Bead{A: [2]int{7, 8}, B: [2]int{6, 8}})
	if got := Refit(old, a, b, joined); got != old {
		t.Errorf("seven pairs and three others: %v", got)
	}
	a[3].Length = 0
	if got := Refit(old, a, b, even(8, 0)); got != old {
		t.Errorf("an empty unit of a: %v", got)
	}
	a[3].Length, b[3].Length = 100, 0
	if got := Refit(old, a, b, even(8, 0)); got != old {
		t.Errorf("an empty unit of b: %v", got)
	}
	// Half of the pairs are 20 longer than the ratio of 1 says, half 20 shorter: 400 for
	// a mean of 100.
	a, b = units(100, 100, 100, 100, 100, 100, 100, 100), units(120, 80, 120, 80, 120, 80, 120, 80)
	want := (400./110 + 400./90) / 2
	if got := Refit(Model{3, 1}, a, b, even(8, 1)); !near(got.Ratio, 1) || !near(got.Variance, want) {
		t.Errorf("pairs that differ by a fifth: %v, want %f", got, want)
	}
	want = (400./105 + 400./95) / 2 // the same, where b is twice as long: its mean is that of a's measure
	b = units(220, 180, 220, 180, 220, 180, 220, 180)
	if got := Refit(Model{3, 1}, a, b, even(8, 1)); !near(got.Ratio, 2) || !near(got.Variance, want) {
		t.Errorf("pairs that differ by a tenth: %v, want %f", got, want)
	}
	if got := Refit(old, units(10, 90, 10, 90, 10, 90, 10, 90), units(90, 10, 90, 10, 90, 10, 90, 10), even(8, 0)); got != (Model{1, Variance * 4}) {
		t.Errorf("pairs that are not alike: %v", got)
	}
}

// TestEven checks that texts are paired by number only where each unit has its like.
func TestEven(t *testing.T) {
	a := []Unit{{100, 0}, {20, 2}, {60, 0}}
	beads, ok := Even(a, []Unit{{150, 0}, {20, 2}, {0, 0}}, Model{1, 4})
	if want := []float64{50 / math.Sqrt(4*125), 0, -60 / math.Sqrt(4*30)}; !ok || shape(beads) != "1-1 1-1 1-1" {
		t.Errorf("three of three: %v", beads)
	} else {
		for i, d := range beads {
			if !near(d.Z, want[i]) {
				t.Errorf("the difference of pair %d is %f, want %f", i, d.Z, want[i])
			}
		}
	}
	whole(t, beads, 3, 3)
	for _, b := range [][]Unit{a[:2], {{100, 0}, {20, 1}, {60, 0}}, {{20, 2}, {100, 0}, {60, 0}}} {
		if beads, ok := Even(a, b, Model{1, 4}); ok {
			t.Errorf("with %v: %v", b, beads)
		}
	}
}

// TestModel checks that a difference is one from the model's ratio, in its deviations,
// and that a model without sense is the plain one.
func TestModel(t *testing.T) {
	for _, c := range []struct {
		m    Model
		x, y int
		want float64
	}{
		{Model{1, 4}, 100, 100, 0}, {Model{2, 4}, 100, 200, 0}, {Model{2, 4}, 100, 300, 100 / math.Sqrt(4*125)}, {Model{1, 16}, 100, 300,
			200 / math.Sqrt(16*200)},
		{Model{}, 100, 300, 200 / math.Sqrt(Variance*200)}, {Model{-1, -1}, 100, 300, 200 / math.Sqrt(Variance*200)},
		{Model{math.NaN(), math.NaN()}, 100, 300, 200 / math.Sqrt(Variance*200)}, {Model{1, 4}, 0, 0, 0},
	} {
		beads, _ := Even(units(c.x), units(c.y), c.m)
		if got := beads[0].Z; !near(got, c.want) {
			t.Errorf("%v: %d and %d differ by %f, want %f", c.m, c.x, c.y, got, c.want)
		}
	}
}

// TestDoubtful checks which beads an editor is shown.
func TestDoubtful(t *testing.T) {
	one := func(z float64) Bead { return Bead{A: [2]int{4, 5}, B: [2]int{7, 8}, Z: z} }
	for _, c := range []struct {
		bead  Bead
		limit float64
		want  bool
	}{
		{one(0), 0.05, false}, {one(1.9), 0.05, false}, {one(2), 0.05, true}, {one(-2), 0.05, true}, {one(2), 0.01, false}, {one(0), 1, false},
		{Bead{A: [2]int{4, 5}, B: [2]int{7, 9}}, 0.05, true}, {Bead{A: [2]int{4, 6}, B: [2]int{7, 8}}, 0.05, true},
		{Bead{A: [2]int{4, 4}, B: [2]int{7, 8}}, 0.05, true},
	} {
		if got := c.bead.Doubtful(c.limit); got != c.want {
			t.Errorf("%v below %f: %t, with the chance %f", c.bead, c.limit, got, c.bead.Chance())
		}
	}
	if c := one(1.959964).Chance(); math.Abs(c-0.05) > 1e-6 { // the 97.5th percentile
		t.Errorf("a chance of %f", c)
	}
}

// TestUnlikely checks that what is less likely costs more, far beyond where a chance can
// be told from none, without a leap where the way of reckoning changes.
func TestUnlikely(t *testing.T) {
	if got := unlikely(1.959964); math.Abs(got+math.Log(0.05)) > 1e-4 {
		t.Errorf("one in twenty costs %f", got)
	}
	for z := 1.0; z < 100; z += 0.5 {
		x, y, next := unlikely(z), unlikely(z+0.5), unlikely(z+1)
		if !(x < y) || unlikely(-z) != x || next-y-(y-x) > 0.3 || next < y+(y-x)*0.99 {
			t.Errorf("%f costs %f, %f costs %f, and %f costs %f", z, x, z+0.5, y, z+1, next)
		}
	}
}

// TestBand checks that a search which comes near the edge of its band says so, and that
// the ends of the texts are no edges.
func TestBand(t *testing.T) {
	a := units(slices.Repeat([]int{50}, 40)...)
	s := newSearch(a, a, Model{1, Variance})
	if beads, ok := s.run(64, false); !ok || len(beads) != 40 {
		t.Errorf("the whole square: %d beads, %t", len(beads), ok)
	}
	if beads, ok := s.run(5, false); !ok || len(beads) != 40 {
		t.Errorf("along the diagonal: %d beads, %t", len(beads), ok)
	}
	// The second half of a is where the first of b is: the way leaves the diagonal.
	b := append(slices.Clone(a[:20]), units(slices.Repeat([]int{500}, 2)...)...)
	s = newSearch(append(units(slices.Repeat([]int{500}, 2)...), a[:20]...), b, Model{1, Variance})
	if _, ok := s.run(4, false); ok {
		t.Error("a way along the edge is taken")
	}
	beads, ok := s.run(4, true)
	if !ok {
		t.Error("a way along the edge is refused, though any will do")
	}
	whole(t, beads, 22, 22)
	// Lengths that nothing can be learned from: a diagonal of numbers.
	for _, n := range []int{0, 1, 30} {
		empty := make([]Unit, n)
		beads := Align(empty, units(10, 20, 30), Model{1, Variance})
		whole(t, beads, n, 3)
		whole(t, Align(units(10, 20, 30), empty, Model{1, Variance}), 3, n)
	}
}

// TestStrange checks what it costs to join units that are not alike: a heading with a
// paragraph, on either side, or two headings with one.
func TestStrange(t *testing.T) {
	a := []Unit{{50, 0}, {50, 0}, {50, 2}, {50, 2}, {50, 0}}
	s := newSearch(a, a, Model{1, Variance})
	for _, c := range []struct {
		i0, i1, j0, j1 int
		want           float64
	}{
		{0, 1, 0, 1, 0}, {0, 1, 4, 5, 0}, {0, 2, 0, 2, 0}, {2, 3, 3, 4, 0}, {2, 4, 2, 4, strange}, {0, 1, 2, 3, strange}, {2, 3, 4, 5, strange},
		{1, 3, 0, 2, strange}, {0, 2, 1, 3, strange}, {0, 2, 3, 5, strange}, {3, 5, 0, 2, strange}, {3, 4, 3, 4, 0},
	} {
		if got := s.cost(c.i0, c.i1, c.j0, c.j1); !near(got, c.want) {
			t.Errorf("%v with %v costs %f, want %f", a[c.i0:c.i1], a[c.j0:c.j1], got, c.want)
		}
	}
	if two, one := s.cost(2, 3, 2, 4), s.cost(0, 1, 0, 2); !near(two-one, strange) {
		t.Errorf("a heading with two costs %f, a paragraph with two %f", two, one)
	}
	if got := s.cost(0, 3, 0, 0); got != omitted { // however long, and of whatever kind
		t.Errorf("what is left out costs %f", got)
	}
}
