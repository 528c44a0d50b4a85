package witness

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"duizhao/internal/diag"
)

const compare = "compare the copy with the original there, or go on without the block: --witness-partial"

// changed reports the blocks that the copy has in another form than the lock, and
// returns those that it does not have at all. A block is recognised by those of its
// segments that are there, or else by its place between others.
func (f *Found) changed(add func(diag.Problem)) (missing []int) {
	var unknown []int
	for i := range f.Blocks {
		if f.Matches[i].to > 0 || f.Blocks[i].Kind == Around {
			continue
		}
		if p, ok := f.bySegments(i); ok {
			add(p)
		} else {
			unknown = append(unknown, i)
		}
	}
	for len(unknown) > 0 {
		n := 1
		for n < len(unknown) && f.next(unknown[n-1]) == unknown[n] {
			n++
		}
		missing = append(missing, f.byPlace(unknown[:n], add)...)
		unknown = unknown[n:]
	}
	return missing
}

// next returns the index of the next block that belongs to the text, or
// len(f.Blocks).
func (f *Found) next(i int) int {
	for i++; i < len(f.Blocks) && f.Blocks[i].Kind == Around; i++ {
	}
	return i
}

// bySegments looks for the segments of a block one by one. The lock knows them
// when its seal is open.
func (f *Found) bySegments(block int) (diag.Problem, bool) {
	for k := range f.Blocks[block].Forms {
		form := &f.Blocks[block].Forms[k]
		var targets []target
		for s, p := range form.segments {
			if form.Breaks[s] >= looseLength {
				targets = append(targets, target{block, k, s, form.Breaks[s], p})
			}
		}
		hits := slices.DeleteFunc(f.finder.find(targets), func(h hit) bool { return !f.taken.free(h) })
		if len(hits) > 0 {
			return f.differing(block, form, chain(hits, form.Length)), true
		}
	}
	return diag.Problem{}, false
}

// chain keeps the hits that are in order and close together, starting from the
// longest.
func chain(hits []hit, length int) []hit {
	longest := slices.MaxFunc(hits, func(a, b hit) int { return cmp.Compare(a.to-a.from, b.to-b.from) })
	out := []hit{longest}
	for _, h := range hits {
		fits := !slices.ContainsFunc(out, func(g hit) bool {
			return h.segment == g.segment || (h.segment < g.segment) != (h.from < g.from) || max(h.from-g.from, g.from-h.from) > 2*length
		})
		if fits {
			out = append(out, h)
		}
	}
	slices.SortFunc(out, func(a, b hit) int { return cmp.Compare(a.segment, b.segment) })
	return out
}

// differing reports which segments of a block differ, and by how much.
func (f *Found) differing(block int, form *Form, there []hit) diag.Problem {
	lo, hi := f.room(there[0].from, there[len(there)-1].to)
	defer func() { f.locate(block, lo, hi) }()
	var p diag.Problem
	var texts []string
	note := func(first, last, from, to int) { // segments first to last, which the copy has between from and to
		if first > last {
			return
		}
		want := 0
		for _, n := range form.Breaks[first : last+1] {
			want += n
		}
		what, has := fmt.Sprintf("segment %d", first+1), "has"
		if first < last {
			what, has = fmt.Sprintf("segments %d to %d", first+1, last+1), "have"
		}
		if len(texts) == 0 {
			p = diag.Errorf("witness-changed", f.pos(min(from, len(f.stream.folds)-1)), "").WithHint(compare)
		}
		if first == last {
			if text, at, ok := f.exactly(from, to, target{length: want, print: form.segments[first]}); ok {
				if len(texts) == 0 {
					p = diag.Errorf("witness-changed", f.pos(at), "").WithHint(compare)
				}
				texts = append(texts, what+" "+text)
				return
			}
		}
		texts = append(texts, what+" "+measure(has, to-from, want))
	}
	segment, at := 0, lo
	for _, h := range there {
		note(segment, h.segment-1, at, h.from)
		segment, at = h.segment+1, h.to
	}
	note(segment, len(form.Breaks)-1, at, hi)
	p.Text = fmt.Sprintf("the block %s was changed: %s", f.Blocks[block].ID, strings.Join(texts, "; "))
	return p
}

// measure compares a length in the copy with that in the lock; has agrees with what is
// measured: has or have.
func measure(has string, got, want int) string {
	switch {
	case got > want:
		return fmt.Sprintf("%s %d letters instead of %d, %d more", has, got, want, got-want)
	case got < want:
		return fmt.Sprintf("%s %d letters instead of %d, %d fewer", has, got, want, want-got)
	}
	return fmt.Sprintf("%s the same %d letters, but not all of them are the same", has, want)
}

// room extends a stretch to the beginning and the end of its paragraph, but not into
// a block that was found; the name of a speaker at its head is left out.
func (f *Found) room(from, to int) (int, int) {
	s := f.stream
	for from > 0 && !f.taken.covered(from-1) && !f.parts(from) {
		from--
	}
	for to < len(s.folds) && !f.taken.covered(to) && !f.parts(to) {
		to++
	}
	for _, label := range f.known.Labels {
		if l := f.folder.runes(label); len(l) > 0 && from+len(l) < to && slices.Equal(l, s.folds[from:from+len(l)]) {
			return from + len(l), to
		}
	}
	return from, to
}

// parts reports whether a paragraph begins at a folded character: at every line, or,
// in a copy whose paragraphs take several lines, at a line that is indented or
// follows an empty one.
func (f *Found) parts(i int) bool {
	s := f.stream
	if !s.begins(i) {
		return false
	}
	line, _ := s.place(int(s.at[i]))
	if i == 0 || !f.wrapped() || s.indented(int(s.lines[line-1])) {
		return true
	}
	last, _ := s.place(int(s.at[i-1]))
	return last < line-1
}

// wrapped reports whether blocks of the text take several lines.
func (f *Found) wrapped() bool {
	return slices.ContainsFunc(f.taken.taken, func(h hit) bool {
		first, _ := f.stream.place(int(f.stream.at[h.from]))
		last, _ := f.stream.place(int(f.stream.at[h.to-1]))
		return first < last
	})
}

// covered reports whether a folded character belongs to a block that was found.
func (f *taken) covered(i int) bool { return !f.free(hit{from: i, to: i + 1}) }

// locate records where a changed block is, so that no other is looked for there.
func (f *Found) locate(block, from, to int) {
	f.taken.places[block] = [2]int{from, to}
	f.taken.take(hit{block: block, segment: -1, from: from, to: to})
}

// byPlace pairs blocks that follow one another with the paragraphs between the block
// before them and the one after, by their lengths, and returns those that find no
// partner.
func (f *Found) byPlace(run []int, add func(diag.Problem)) (missing []int) {
	list := f.between(run[0], run[len(run)-1])
	// The cheapest pairing in order. A pair costs the difference of its lengths, a
	// block left alone its whole length, a paragraph left alone nothing.
	cost := make([][]int, len(run)+1)
	for i := range cost {
		cost[i] = make([]int, len(list)+1)
	}
	pair := func(i, k int) int {
		want, got := f.Blocks[run[i]].Forms[0].Length, list[k][1]-list[k][0]
		if 2*got < want || got > 2*want || !f.opened && !f.Blocks[run[i]].Forms[0].Open {
			return 1 << 30
		}
		return max(want-got, got-want)
	}
	for i := len(run) - 1; i >= 0; i-- {
		for k := len(list); k >= 0; k-- {
			if cost[i][k] = cost[i+1][k] + f.Blocks[run[i]].Forms[0].Length; k < len(list) {
				cost[i][k] = min(cost[i][k], cost[i][k+1], cost[i+1][k+1]+pair(i, k))
			}
		}
	}
	for i, k := 0, 0; i < len(run); {
		switch {
		case k < len(list) && cost[i][k] == cost[i+1][k+1]+pair(i, k):
			add(f.inPlace(run[i], list[k][0], list[k][1]))
			i, k = i+1, k+1
		case k < len(list) && cost[i][k] == cost[i][k+1]:
			k++
		default:
			missing = append(missing, run[i])
			i++
		}
	}
	return missing
}

// inPlace reports how the text found in the place of a block differs from it.
func (f *Found) inPlace(block, from, to int) diag.Problem {
	for _, form := range f.Blocks[block].Forms {
		if text, at, ok := f.exactly(from, to, target{length: form.Length, print: form.print}); ok {
			return diag.Errorf("witness-changed", f.pos(at), "the block %s was changed: it %s", f.Blocks[block].ID, text).WithHint(compare)
		}
	}
	return diag.Errorf("witness-changed", f.pos(from), "the block %s was changed: what stands here %s", f.Blocks[block].ID,
		measure("has", to-from, f.Blocks[block].Forms[0].Length)).WithHint(compare)
}

// between lists the paragraphs that hold no block, from the block before first to
// the one after last, if these are in order.
func (f *Found) between(first, last int) [][2]int {
	from, to := 0, len(f.stream.folds)
	for i := first - 1; i >= 0; i-- {
		if at, ok := f.place(i); ok {
			from = at[1]
			break
		}
	}
	for i := last + 1; i < len(f.Blocks); i++ {
		if at, ok := f.place(i); ok {
			to = at[0]
			break
		}
	}
	if to < from { // out of order: as far as the next block that was found
		for to = from; to < len(f.stream.folds) && !f.taken.covered(to); to++ {
		}
	}
	var out [][2]int
	for i := from; i < to; {
		if f.taken.covered(i) {
			i++
			continue
		}
		end := i + 1
		for end < to && !f.taken.covered(end) && !f.parts(end) {
			end++
		}
		lo, hi := f.room(i, end)
		if out = append(out, [2]int{lo, min(hi, to)}); end <= i {
			break
		}
		i = end
	}
	return out
}

// place returns where a block of the text was found, changed or not.
func (f *Found) place(i int) ([2]int, bool) {
	if f.Blocks[i].Kind == Around {
		return [2]int{}, false
	}
	if m := &f.Matches[i]; m.to > 0 {
		return [2]int{m.from, m.to}, true
	}
	at, ok := f.taken.places[i]
	return at, ok
}
