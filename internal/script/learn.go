package script

import (
	"cmp"
	"maps"
	"slices"
)

// Table turns certain texts from one script into the other with no more than a
// page in a browser has: characters for characters, and phrases where that is
// wrong. It is learned from those texts and good for them alone; a page in one
// file has a table instead of its text in a second script.
type Table struct {
	Chars   map[rune]rune     // those that change
	Phrases map[string]string // of two characters or more; one longer than [MaxPhrase] is a whole text
}

// MaxPhrase is the longest phrase, in characters, that is looked for in a text.
const MaxPhrase = 12

// Apply converts a text: as a whole if the table has it, else from left to right,
// by the longest phrase at each place, else by the character.
func (t *Table) Apply(s string) string {
	if whole, ok := t.Phrases[s]; ok {
		return whole
	}
	var out []rune
	for _, p := range t.pieces([]rune(s)) {
		out = append(out, p.out...)
	}
	return string(out)
}

// piece is a stretch of a text, given by its end, with what it turns into.
type piece struct {
	end int
	out []rune
}

func (t *Table) pieces(src []rune) []piece {
	var out []piece
next:
	for i := 0; i < len(src); {
		for n := min(MaxPhrase, len(src)-i); n > 1; n-- {
			if p, ok := t.Phrases[string(src[i:i+n])]; ok {
				i += n
				out = append(out, piece{i, []rune(p)})
				continue next
			}
		}
		c := src[i]
		if to, ok := t.Chars[c]; ok {
			c = to
		}
		i++
		out = append(out, piece{i, []rune{c}})
	}
	return out
}

// Learn returns a table that turns the first of each pair into the second, or nil
// if there is none, because one text is converted in two ways.
func Learn(pairs [][2]string) *Table {
	pairs = slices.Clone(pairs)
	slices.SortFunc(pairs, func(a, b [2]string) int { return cmp.Or(cmp.Compare(a[0], b[0]), cmp.Compare(a[1], b[1])) })
	pairs = slices.Compact(pairs)
	t := &Table{Chars: usual(pairs), Phrases: map[string]string{}}
	// A phrase may spoil a text that was right. A text that is still wrong after
	// some rounds becomes a phrase as a whole, which nothing can spoil.
	const patience = 7
	for round := range patience + 1 + len(pairs) {
		bad := slices.DeleteFunc(slices.Clone(pairs), func(p [2]string) bool { return t.Apply(p[0]) == p[1] })
		if len(bad) == 0 {
			return t
		}
		for _, p := range bad {
			if round >= patience {
				t.Phrases[p[0]] = p[1]
			} else {
				t.mend([]rune(p[0]), []rune(p[1]), round)
			}
		}
	}
	return nil
}

// usual returns what each character mostly becomes, going by the texts that keep
// their length.
func usual(pairs [][2]string) map[rune]rune {
	counts := map[rune]map[rune]int{}
	for _, p := range pairs {
		a, b := []rune(p[0]), []rune(p[1])
		if len(a) != len(b) {
			continue
		}
		for i := range a {
			if counts[a[i]] == nil {
				counts[a[i]] = map[rune]int{}
			}
			counts[a[i]][b[i]]++
		}
	}
	out := map[rune]rune{}
	for c, to := range counts {
		best := slices.MaxFunc(slices.Sorted(maps.Keys(to)), func(x, y rune) int { return cmp.Compare(to[x], to[y]) })
		if best != c {
			out[c] = best
		}
	}
	return out
}

// mend adds phrases for the places where a text comes out wrong, each with as many
// pieces around it as there have been rounds.
func (t *Table) mend(src, want []rune, context int) {
	pieces := t.pieces(src)
	if len(pieces) == 0 {
		t.Phrases[""] = string(want)
		return
	}
	var got []rune
	var owner []int // by character of got: its piece
	for i, p := range pieces {
		for range p.out {
			owner = append(owner, i)
		}
		got = append(got, p.out...)
	}
	at := func(i int) int { // where piece i begins in src
		if i == 0 {
			return 0
		}
		return pieces[i-1].end
	}
	for _, h := range differences(got, want) {
		first := len(pieces) - 1
		if h.from < len(owner) {
			first = owner[h.from]
		}
		last := first
		if h.to > h.from {
			last = owner[h.to-1]
		}
		first, last = max(first-context, 0), min(last+context, len(pieces)-1)
		for pieces[last].end-at(first) < 2 && (first > 0 || last < len(pieces)-1) {
			if first > 0 {
				first--
			} else {
				last++
			}
		}
		// The characters added around the difference come out right, so that they
		// correspond one to one on both sides of it.
		from, to := h.from, h.to
		a, b := h.wantFrom, h.wantTo
		for from > 0 && owner[from-1] >= first {
			from--
			a--
		}
		for to < len(owner) && owner[to] <= last {
			to++
			b++
		}
		if a < 0 || b > len(want) || a > b {
			continue
		}
		phrase := string(src[at(first):pieces[last].end])
		if _, ok := t.Phrases[phrase]; !ok {
			t.Phrases[phrase] = string(want[a:b])
		}
	}
}

// difference is a stretch of one text and the stretch of another that it
// corresponds to.
type difference struct{ from, to, wantFrom, wantTo int }

// differences compares two texts by their longest common subsequence, leaving out
// the beginning and end that they share.
func differences(a, b []rune) []difference {
	head := 0
	for head < len(a) && head < len(b) && a[head] == b[head] {
		head++
	}
	tail := 0
	for tail < len(a)-head && tail < len(b)-head && a[len(a)-1-tail] == b[len(b)-1-tail] {
		tail++
	}
	x, y := a[head:len(a)-tail], b[head:len(b)-tail]
	if len(x)*len(y) > 1<<20 {
		return []difference{{head, head + len(x), head, head + len(y)}}
	}
	w := len(y) + 1
	common := make([]int32, (len(x)+1)*w)
	for i := len(x) - 1; i >= 0; i-- {
		for j := len(y) - 1; j >= 0; j-- {
			if x[i] == y[j] {
				common[i*w+j] = common[(i+1)*w+j+1] + 1
			} else {
				common[i*w+j] = max(common[(i+1)*w+j], common[i*w+j+1])
			}
		}
	}
	var out []difference
	for i, j := 0, 0; i < len(x) || j < len(y); {
		if i < len(x) && j < len(y) && x[i] == y[j] {
			i++
			j++
			continue
		}
		d := difference{head + i, head + i, head + j, head + j}
		for (i < len(x) || j < len(y)) && !(i < len(x) && j < len(y) && x[i] == y[j]) {
			if j == len(y) || i < len(x) && common[(i+1)*w+j] >= common[i*w+j+1] {
				i++
			} else {
				j++
			}
		}
		d.to, d.wantTo = head+i, head+j
		out = append(out, d)
	}
	return out
}
