package witness

import (
	"fmt"
	"slices"
	"strings"

	"duizhao/internal/diag"
)

// report reports what the copy lacks of the text, and where it differs.
func (f *Found) report(problems *diag.List) {
	add := func(p diag.Problem) {
		p.Path = f.Path
		if p.Line > 0 && p.Col > 0 {
			p.Excerpt = f.stream.line(p.Line)
		}
		problems.Add(p)
	}
	for _, h := range f.taken.again {
		first := f.Matches[h.block].Segments[0]
		p := diag.Errorf("witness-twice", f.pos(h.from), "the block %s is here a second time",
			f.Blocks[h.block].ID).WithHint("take one of them out; the first is used")
		p.Notes = []diag.Note{{Pos: diag.Pos{Path: f.Path, Line: first.Line, Col: first.Col}, Text: "first here"}}
		add(p)
	}
	f.order(add)
	missing := f.changed(add)
	sealed := []string{}
	missing = slices.DeleteFunc(missing, func(i int) bool {
		if f.opened || f.Blocks[i].Forms[0].Open {
			return false
		}
		sealed = append(sealed, f.Blocks[i].ID)
		return true
	})
	if len(missing)+len(sealed) == 0 {
		return
	}
	p := diag.Problem{Code: "witness-missing", Hint: "use a copy that has the whole text, or go on without: --witness-partial",
		Text: fmt.Sprintf("%d of the %d blocks %s not in this copy, nor anything like %s: %s", len(missing), f.Text(), is(len(missing)),
			it(len(missing)), f.ids(missing))}
	if len(sealed) > 0 {
		p.Text += fmt.Sprintf("; of the shorter ones nothing can be said (%s), as that takes %d of the longer ones and %d %s here",
			strings.Join(sealed, ", "), f.Need, f.shares(), is(f.shares()))
	}
	add(p)
}

// shares counts the blocks found that hold a share of the seal's key.
func (f *Found) shares() int {
	n := 0
	for _, i := range f.holders() {
		if f.Matches[i].to > 0 {
			n++
		}
	}
	return n
}

func (f *Found) ids(blocks []int) string {
	out := make([]string, len(blocks))
	for k, i := range blocks {
		out[k] = f.Blocks[i].ID
	}
	return strings.Join(out, ", ")
}

func is(n int) string {
	if n == 1 {
		return "is"
	}
	return "are"
}

func it(n int) string {
	if n == 1 {
		return "it"
	}
	return "them"
}

// pos returns the place of a folded character.
func (f *Found) pos(at int) diag.Pos {
	line, col := f.stream.place(f.stream.start(at))
	return diag.Pos{Path: f.Path, Line: line, Col: col}
}

// order reports the blocks that are out of order: as few as possible, those outside
// a longest run that is in order.
func (f *Found) order(add func(diag.Problem)) {
	var seen []int // blocks of the text in the order of the copy
	for _, h := range f.taken.taken {
		if f.Blocks[h.block].Kind != Around && f.Matches[h.block].from == h.from {
			seen = append(seen, h.block)
		}
	}
	keep := rising(seen)
	for k, b := range seen {
		if keep[k] {
			continue
		}
		text := fmt.Sprintf("the block %s is at the beginning", f.Blocks[b].ID)
		if k > 0 {
			text = fmt.Sprintf("the block %s is here after %s", f.Blocks[b].ID, f.Blocks[seen[k-1]].ID)
		}
		before := b - 1
		for before >= 0 && (f.Blocks[before].Kind == Around || f.Matches[before].to == 0) {
			before--
		}
		if before < 0 {
			text += ", in the text at the beginning"
		} else {
			text += ", in the text after " + f.Blocks[before].ID
		}
		add(diag.Errorf("witness-order", f.pos(f.Matches[b].from), "%s", text).WithHint("put the blocks in the text's order, or go on in that " +
			"order all the same: --witness-partial"))
	}
}

// rising marks a longest rising subsequence of distinct numbers (patience
// sorting).
func rising(list []int) []bool {
	var tops []int // index of the last element of the best run of each length
	before := make([]int, len(list))
	for i, x := range list {
		n, _ := slices.BinarySearchFunc(tops, x, func(k, x int) int { return list[k] - x })
		before[i] = -1
		if n > 0 {
			before[i] = tops[n-1]
		}
		if n == len(tops) {
			tops = append(tops, i)
		} else {
			tops[n] = i
		}
	}
	keep := make([]bool, len(list))
	if len(tops) > 0 {
		for i := tops[len(tops)-1]; i >= 0; i = before[i] {
			keep[i] = true
		}
	}
	return keep
}
