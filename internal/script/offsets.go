package script

import "sort"

// Offsets maps the parts of a text to those of another that was made from it, and
// back. Texts are cut into pieces, in the same order in both; offsets are in
// bytes. Both directions are monotone: what comes later in one comes later, or at
// the same place, in the other.
type Offsets struct {
	steps []step // where pieces begin; the last is where the texts end
}

// A step is the beginning of a piece in the old and in the new text.
type step struct {
	old, new int
	kept     bool // the piece is as long in both, character by character
}

// keep adds a piece of n bytes whose characters are as long in both.
func (o *Offsets) keep(n int) {
	if n == 0 {
		return
	}
	if k := len(o.steps); k > 1 && o.steps[k-2].kept {
		o.steps[k-1].old += n
		o.steps[k-1].new += n
		return
	}
	o.piece(n, n)
	o.steps[len(o.steps)-2].kept = true
}

// piece adds a piece that is carried over whole; old is 0 for an insertion, new
// for a deletion.
func (o *Offsets) piece(old, new int) {
	if len(o.steps) == 0 {
		o.steps = append(o.steps, step{})
	}
	last := o.steps[len(o.steps)-1]
	o.steps = append(o.steps, step{old: last.old + old, new: last.new + new})
}

// Old returns the part of the old text that became new[from:to].
func (o *Offsets) Old(from, to int) (int, int) {
	return o.span(from, to, func(s step) (int, int) { return s.new, s.old })
}

// New returns the part of the new text that old[from:to] became.
func (o *Offsets) New(from, to int) (int, int) {
	return o.span(from, to, func(s step) (int, int) { return s.old, s.new })
}

// span maps a part from one text to the other. An end inside a piece that was not
// kept takes in all of it; what was dropped or added at the ends of the part stays
// outside.
func (o *Offsets) span(from, to int, sides func(step) (here, there int)) (int, int) {
	if len(o.steps) == 0 {
		return 0, 0
	}
	at := func(i int) int { here, _ := sides(o.steps[i]); return here }
	cross := func(i, offset int) (int, bool) { // the same place within piece i, if it is kept
		h, t := sides(o.steps[i])
		return t + offset - h, o.steps[i].kept
	}
	there := func(i int) int { _, t := sides(o.steps[i]); return t }
	last := len(o.steps) - 1
	from, to = min(max(from, 0), at(last)), min(max(to, 0), at(last))
	i := sort.Search(last+1, func(i int) bool { return at(i) > from }) - 1 // the last step not after from
	start := there(i)
	if i < last && at(i) != from {
		if p, ok := cross(i, from); ok {
			start = p
		}
	}
	if to <= from {
		return start, start
	}
	j := sort.Search(last+1, func(i int) bool { return at(i) >= to }) // the first step not before to
	end := there(j)
	if at(j) != to {
		if p, ok := cross(j-1, to); ok {
			end = p
		}
	}
	return start, max(start, end)
}
