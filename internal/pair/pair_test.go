package pair

import (
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"duizhao/internal/markup"
)

func units(lengths ...int) []Unit {
	out := make([]Unit, len(lengths))
	for i, n := range lengths {
		out[i] = Unit{Length: n}
	}
	return out
}

func shape(beads []Bead) string {
	var out []string
	for _, b := range beads {
		n, k := b.Counts()
		out = append(out, fmt.Sprintf("%d-%d", n, k))
	}
	return strings.Join(out, " ")
}

func TestAlign(t *testing.T) {
	for _, c := range []struct {
		name string
		a, b []Unit
		want string
	}{
		{"nothing", nil, nil, ""},
		{"one side", units(50, 60), nil, "1-0 1-0"},
		{"other side", nil, units(50), "0-1"},
		{"even", units(100, 20, 60), units(104, 22, 57), "1-1 1-1 1-1"},
		{"two into one", units(80, 40, 45, 120), units(82, 86, 118), "1-1 2-1 1-1"},
		{"one into two", units(80, 90, 120), units(82, 44, 47, 118), "1-1 1-2 1-1"},
		{"one left out", units(80, 200, 30, 60), units(82, 31, 58), "1-1 1-0 1-1 1-1"},
		{"one put in", units(80, 30, 60), units(82, 190, 31, 58), "1-1 0-1 1-1 1-1"},
		{"two into two", units(100, 20, 150, 10, 100), units(100, 85, 87, 10, 100), "1-1 2-2 1-1 1-1"},
		{"a heading stays one", []Unit{{60, 0}, {20, 2}, {60, 0}}, []Unit{{60, 0}, {22, 2}, {58, 0}}, "1-1 1-1 1-1"},
		{"a heading of one side", []Unit{{60, 0}, {20, 2}, {62, 0}, {90, 0}}, []Unit{{60, 0}, {58, 0}, {92, 0}}, "1-1 1-0 1-1 1-1"},
		{"empty units", units(0, 10, 0), units(0, 10, 0), "1-1 1-1 1-1"},
	} {
		beads := Align(c.a, c.b, Model{1, Variance})
		if got := shape(beads); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
		whole(t, beads, len(c.a), len(c.b))
	}
}

// whole fails when beads leave out a unit or have one twice.
func whole(t *testing.T, beads []Bead, a, b int) {
	t.Helper()
	i, j := 0, 0
	for _, d := range beads {
		if d.A[0] != i || d.B[0] != j || d.A[1] < i || d.B[1] < j {
			t.Fatalf("the bead %v does not follow %d and %d", d, i, j)
		}
		i, j = d.A[1], d.B[1]
	}
	if i != a || j != b {
		t.Fatalf("the beads end at %d and %d, the texts at %d and %d", i, j, a, b)
	}
}

// price is the cost of a path through both texts.
func price(s *search, beads []Bead) float64 {
	c := 0.0
	for _, d := range beads {
		n, k := d.Counts()
		for _, st := range steps {
			if st.a == n && st.b == k {
				c += st.cost + s.cost(d.A[0], d.A[1], d.B[0], d.B[1])
			}
		}
	}
	return c
}

// cheapest finds the least price by trying everything.
func cheapest(s *search, i, j int, known map[[2]int]float64) float64 {
	if i == 0 && j == 0 {
		return 0
	}
	if c, ok := known[[2]int{i, j}]; ok {
		return c
	}
	best := math.Inf(1)
	for _, st := range steps {
		if st.a <= i && st.b <= j {
			best = min(best, cheapest(s, i-st.a, j-st.b, known)+st.cost+s.cost(i-st.a, i, j-st.b, j))
		}
	}
	known[[2]int{i, j}] = best
	return best
}

// TestCheapest checks that the path found is the cheapest, even if the band has to
// be widened for it.
func TestCheapest(t *testing.T) {
	rnd := rand.New(rand.NewPCG(1, 2))
	for round := range 60 {
		n, k := 1+rnd.IntN(40), 1+rnd.IntN(40)
		if round%10 == 0 {
			n, k = 300, 60
		}
		a, b := make([]Unit, n), make([]Unit, k)
		for i := range a {
			a[i] = Unit{rnd.IntN(150), rnd.IntN(8) / 7}
		}
		for i := range b {
			b[i] = Unit{rnd.IntN(150), rnd.IntN(8) / 7}
		}
		m := Fit(a, b)
		beads := Align(a, b, m)
		whole(t, beads, n, k)
		s := newSearch(a, b, m)
		if got, want := price(s, beads), cheapest(s, n, k, map[[2]int]float64{}); math.Abs(got-want) > 1e-6*(1+want) {
			t.Errorf("round %d: the way costs %f, the cheapest %f", round, got, want)
		}
	}
}

// translated makes a text of n sentences and its translation with some sentences
// joined, cut and left out, and returns which pairs belong together.
func translated(n int, rnd *rand.Rand) (a, b []Unit, truth map[[2]int]bool) {
	truth = map[[2]int]bool{}
	render := func(x int) int { return max(1, int(float64(x)*(1+0.15*rnd.NormFloat64()))) }
	for len(a) < n {
		x := 20 + rnd.IntN(200)
		switch r := rnd.IntN(100); {
		case r < 4:
			truth[[2]int{len(a), len(b)}], truth[[2]int{len(a) + 1, len(b)}] = true, true
			y := 20 + rnd.IntN(200)
			a, b = append(a, Unit{Length: x}, Unit{Length: y}), append(b, Unit{Length: render(x + y)})
		case r < 8:
			truth[[2]int{len(a), len(b)}], truth[[2]int{len(a), len(b) + 1}] = true, true
			whole := render(x)
			a, b = append(a, Unit{Length: x}), append(b, Unit{Length: whole / 3}, Unit{Length: whole - whole/3})
		case r < 9:
			a = append(a, Unit{Length: x})
		default:
			truth[[2]int{len(a), len(b)}] = true
			a, b = append(a, Unit{Length: x}), append(b, Unit{Length: render(x)})
		}
	}
	return a, b, truth
}

// TestLong pairs 10,000 sentences, and 10,000 with a chapter that only one side has,
// and counts the correct pairs.
func TestLong(t *testing.T) {
	rnd := rand.New(rand.NewPCG(3, 4))
	a, b, truth := translated(10000, rnd)
	extra, _, _ := translated(400, rnd)
	for _, c := range []struct {
		name       string
		a          []Unit
		put, least int // units put in, and the percentage of pairs that must be right
	}{{"as it is", a, 0, 95}, {"with a chapter more", append(append(append([]Unit{}, a[:5000]...), extra...), a[5000:]...), len(extra), 87}} {
		start := time.Now()
		beads := Align(c.a, b, Model{1, Variance})
		took := time.Since(start)
		whole(t, beads, len(c.a), len(b))
		right, all := 0, 0
		for _, d := range beads {
			for i := d.A[0]; i < d.A[1]; i++ {
				for j := d.B[0]; j < d.B[1]; j++ {
					if all++; i < 5000 && truth[[2]int{i, j}] || i >= 5000+c.put && truth[[2]int{i - c.put, j}] {
						right++
					}
				}
			}
		}
		t.Logf("%s: %d of %d pairs right, %v", c.name, right, all, took)
		if right < all*c.least/100 {
			t.Errorf("%s: only %d of %d pairs are right", c.name, right, all)
		}
	}
}

// TestShipped pairs the sentences of the shipped edition, whose pairs were made
// by hand: all paragraphs in one text, without their ids.
func TestShipped(t *testing.T) {
	read := func(lang string) []Unit {
		data, err := os.ReadFile(filepath.Join("..", "..", "content", "editions", "lan-xi-2024", lang+".md"))
		if err != nil {
			t.Fatal(err)
		}
		var out []Unit
		text := markup.Parse(data, markup.Options{})
		for i := range text.Blocks {
			for k := range text.Blocks[i].Segments {
				out = append(out, Unit{Length: Length(text.Blocks[i].Segments[k].Text())})
			}
		}
		return out
	}
	a, b := read("zh-Hant"), read("en")
	if len(a) != len(b) {
		t.Fatalf("%d segments and %d", len(a), len(b))
	}
	variance := 0.0
	m := Fit(a, b)
	for i := range a {
		d := float64(b[i].Length) - m.Ratio*float64(a[i].Length)
		variance += d * d / ((float64(a[i].Length) + float64(b[i].Length)/m.Ratio) / 2)
	}
	variance /= float64(len(a))
	beads := Align(a, b, m)
	right := 0
	for _, d := range beads {
		if n, k := d.Counts(); n == 1 && k == 1 && d.A[0] == d.B[0] {
			right++
		}
	}
	t.Logf("%d of %d segments right; ratio %.2f, variance %.2f", right, len(a), m.Ratio, variance)
	if right < len(a)*9/10 {
		t.Errorf("only %d of %d segments are paired as by hand", right, len(a))
	}
	if variance < Variance/4. || variance > Variance {
		t.Errorf("the variance is %.2f, and Variance says %d", variance, Variance)
	}
}

func TestLength(t *testing.T) {
	for s, want := range map[string]int{"": 0, " \n　": 0, "abc d": 4, "鐘停了。": 10, "V3": 2, "é": 1, "한": 3, "カ": 3, "𠮷": 3} {
		if got := Length(s); got != want {
			t.Errorf("%q has the length %d, want %d", s, got, want)
		}
	}
}

func FuzzAlign(f *testing.F) {
	f.Add([]byte("abc"), []byte("de"))
	f.Add([]byte{}, []byte{0, 255})
	f.Fuzz(func(t *testing.T, x, y []byte) {
		if len(x) > 500 || len(y) > 500 {
			t.Skip()
		}
		make := func(s []byte) (out []Unit) {
			for _, c := range s {
				out = append(out, Unit{int(c) * int(c), int(c) % 3})
			}
			return out
		}
		a, b := make(x), make(y)
		whole(t, Align(a, b, Fit(a, b)), len(a), len(b))
	})
}

func BenchmarkAlign(b *testing.B) {
	x, y, _ := translated(10000, rand.New(rand.NewPCG(3, 4)))
	b.ReportAllocs()
	for b.Loop() {
		Align(x, y, Model{1, Variance})
	}
}
