// Package pair finds which units of one text correspond to which of another, by
// their lengths alone.
//
// The method is that of William A. Gale and Kenneth W. Church, "A Program for
// Aligning Sentences in Bilingual Corpora", Computational Linguistics 19 (1993), 75
// to 102: a long sentence is translated by a long one. Units are joined in beads of
// one to one, one to none, none to one, two to one, one to two and two to two; a
// bead costs more the less likely its difference in length and the rarer its kind;
// the cheapest path through both texts is found by dynamic programming.
//
// Three things are ours. Lengths are weighted ([Length]), since a Chinese character
// says as much as three Latin letters and a text mixes both. Units have a class, so
// that a heading is not joined with a paragraph. And the search keeps to a band
// around the diagonal of the texts' lengths, which is widened and searched again
// when the path found comes near its edge: time and memory are linear in the length
// of the texts.
package pair

import (
	"math"
	"unicode"

	"duizhao/internal/lang"
)

// Unit is a sentence, a paragraph or whatever is to be paired.
type Unit struct {
	Length int // as [Length] returns it
	Class  int // what kind of unit it is; 0 for running text, which alone is joined two to one
}

// Bead joins units A[0] to A[1] of one text with B[0] to B[1] of the other, as
// slices do; either may be empty.
type Bead struct {
	A, B [2]int
	Z    float64 // difference in length, in standard deviations; positive where b is too long
}

// Counts returns how many units of each side the bead joins.
func (b Bead) Counts() (int, int) { return b.A[1] - b.A[0], b.B[1] - b.B[0] }

// Chance returns how likely a difference in length as large as the bead's is between
// two units with the same meaning, from 0 to 1.
func (b Bead) Chance() float64 { return math.Erfc(math.Abs(b.Z) / math.Sqrt2) }

// Model relates the lengths of two texts: Ratio is the length of b per unit of
// length of a, Variance its variance per unit of length.
type Model struct{ Ratio, Variance float64 }

// Variance is the variance of a model that could not be fitted. In the shipped
// edition, whose pairs were made by hand, it is 2.4; texts that were not written to
// correspond line by line differ more.
const Variance = 4

// Fit returns the model of two whole texts.
func Fit(a, b []Unit) Model {
	m := Model{1, Variance}
	if x, y := total(a), total(b); x > 0 && y > 0 {
		m.Ratio = y / x
	}
	return m
}

// Refit returns the model of the beads of one to one, or old if they are few.
func Refit(old Model, a, b []Unit, beads []Bead) Model {
	var xs, ys []float64
	for _, d := range beads {
		if n, k := d.Counts(); n == 1 && k == 1 && math.Abs(d.Z) < 3 && a[d.A[0]].Length > 0 && b[d.B[0]].Length > 0 {
			xs, ys = append(xs, float64(a[d.A[0]].Length)), append(ys, float64(b[d.B[0]].Length))
		}
	}
	if len(xs) < 8 {
		return old
	}
	m := Model{sum(ys) / sum(xs), 0}
	for i := range xs {
		d := ys[i] - m.Ratio*xs[i]
		m.Variance += d * d / ((xs[i] + ys[i]/m.Ratio) / 2)
	}
	m.Variance = min(max(m.Variance/float64(len(xs)), Variance/4.), Variance*4)
	return m
}

func total(units []Unit) float64 {
	n := 0
	for _, u := range units {
		n += u.Length
	}
	return float64(n)
}

func sum(list []float64) (s float64) {
	for _, x := range list {
		s += x
	}
	return s
}

// Length weighs a text: 3 for a character of Chinese, Japanese or Korean, 1 for
// any other letter, figure or mark, nothing for blanks.
func Length(s string) int {
	n := 0
	for _, r := range s {
		switch {
		case r < 0x80:
			if r > ' ' {
				n++
			}
		case unicode.IsSpace(r):
		case lang.CJK(r):
			n += 3
		default:
			n++
		}
	}
	return n
}

// Align finds the beads of two texts, in order; every unit is in one.
func Align(a, b []Unit, m Model) []Bead {
	if len(a) == 0 && len(b) == 0 {
		return nil
	}
	s := newSearch(a, b, m)
	for width := 64; ; width *= 2 {
		last := 2*width*len(a) > most
		if beads, ok := s.run(width, last); ok || last {
			return beads
		}
	}
}

// Even pairs unit k with unit k. ok is false unless both texts have the same number
// of units, with the same classes in the same order: otherwise the numbers mean
// nothing.
func Even(a, b []Unit, m Model) (beads []Bead, ok bool) {
	if len(a) != len(b) {
		return nil, false
	}
	s := newSearch(a, b, m)
	for k := range a {
		if a[k].Class != b[k].Class {
			return nil, false
		}
		beads = append(beads, Bead{A: [2]int{k, k + 1}, B: [2]int{k, k + 1}, Z: s.z(k, k+1, k, k+1)})
	}
	return beads, true
}

// most is the largest number of cells, a byte each, that a search may have. At that
// size a path along the edge of the band is accepted: texts so long and so unlike
// are not translations of each other.
const most = 1 << 27

// Doubtful reports whether an editor should look at a bead: it is not one to one, or
// the chance of its difference in length is below limit.
func (b Bead) Doubtful(limit float64) bool {
	n, k := b.Counts()
	return n != 1 || k != 1 || b.Chance() < limit
}
