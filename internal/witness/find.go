package witness

import (
	"cmp"
	"slices"
)

// Found is a text as it was found in a copy.
type Found struct {
	*Lock
	Path     string // of the copy
	Encoding string
	Matches  []Match // by the lock's blocks
	Aside    []Place // what is not part of the text, by line

	known  Knowledge
	folder *folder
	stream *stream
	finder *finder
	taken  taken
	opened bool // the seal was
}

// Match is where a block is in a copy. It has no segments if the block was not
// found.
type Match struct {
	Segments []Segment
	Form     int // of the lock's wordings
	from, to int // folded characters
}

// Segment is a piece of a copy, as it is there but for line ends.
type Segment struct {
	Text      string
	Line, Col int // from 1
}

// Place is a stretch of a line that holds no block.
type Place struct{ Line, Col, Letters int }

// taken is where blocks were found.
type taken struct {
	taken  []hit          // sorted by place
	again  []hit          // further places of a block
	places map[int][2]int // of blocks that were changed
}

// Count returns how many blocks of the text were found.
func (f *Found) Count() int {
	n := 0
	for i := range f.Matches {
		if f.Matches[i].to > 0 && f.Blocks[i].Kind != Around {
			n++
		}
	}
	return n
}

// hit is a place where a print matches.
type hit struct{ block, form, segment, from, to int }

// target is what is looked for.
type target struct {
	block, form, segment int // segment is -1 for a whole block
	length               int
	print                print
}

// finder slides windows over a stream.
type finder struct {
	*stream
	*printer
	sums []uint64 // of the first i characters, for the polynomial of printer
}

func newFinder(s *stream, l *Lock) *finder {
	f := &finder{stream: s, printer: newPrinter(l.Salt), sums: make([]uint64, len(s.folds)+1)}
	for i, r := range s.folds {
		f.sums[i+1] = f.sums[i]*factor + f.weight(r)
	}
	return f
}

// find returns the places of targets, in order.
func (f *finder) find(targets []target) []hit {
	byLength := map[int][]target{}
	for _, t := range targets {
		byLength[t.length] = append(byLength[t.length], t)
	}
	var out []hit
	for n, list := range byLength {
		power := uint64(1)
		for range n {
			power *= factor
		}
		for i := 0; i+n <= len(f.folds); i++ {
			sum := cut(f.sums[i+n] - f.sums[i]*power)
			for _, t := range list {
				if t.print.fits(sum) && t.print.mark == f.mark(f.folds[i:i+n]) && (n >= looseLength || f.alone(i, i+n-1)) {
					out = append(out, hit{t.block, t.form, t.segment, i, i + n})
				}
			}
		}
	}
	slices.SortFunc(out, func(a, b hit) int {
		return cmp.Or(cmp.Compare(a.from, b.from), cmp.Compare(a.block, b.block), cmp.Compare(a.segment, b.segment), cmp.Compare(a.form, b.form))
	})
	return out
}

// wordings returns the targets of whole blocks: those in the open, or the sealed
// ones.
func (l *Lock) wordings(open bool) []target {
	var out []target
	for i := range l.Blocks {
		for k, form := range l.Blocks[i].Forms {
			if form.Open == open {
				out = append(out, target{i, k, -1, form.Length, form.print})
			}
		}
	}
	return out
}

// find looks for a text in one reading of a copy. It opens the lock's seal if enough
// of the text is there.
func find(l *Lock, s *stream, fold *folder) *Found {
	f := &Found{Lock: l, Matches: make([]Match, len(l.Blocks)), folder: fold, stream: s, finder: newFinder(s, l), taken: taken{places: map[int][2]int{}}}
	hits := f.finder.find(l.wordings(true))
	if f.opened = f.unseal(hits); f.opened {
		hits = append(hits, f.finder.find(l.wordings(false))...)
	}
	f.settle(hits)
	return f
}

// unseal opens the seal with the shares of the blocks that were found.
func (f *Found) unseal(hits []hit) bool {
	holders := f.holders()
	var shares []share
	for _, h := range hits {
		n, holds := slices.BinarySearch(holders, h.block)
		if !holds || slices.ContainsFunc(shares, func(s share) bool { return s.number == n }) {
			continue
		}
		shares = append(shares, share{n, mask(f.Blocks[h.block].Forms[h.form].share, f.finder.derive("share", f.stream.folds[h.from:h.to]))})
	}
	if len(shares) < f.Need {
		return false
	}
	text, ok := unseal(join(shares[:f.Need]), f.Sealed)
	return ok && f.open(text)
}

// settle decides which places the blocks get: the text goes before what surrounds
// it, a longer block before a shorter one, and no two share a letter. Blocks of the
// same wording take their places in order.
func (f *Found) settle(hits []hit) {
	around := func(h hit) int {
		if f.Blocks[h.block].Kind == Around {
			return 1
		}
		return 0
	}
	slices.SortStableFunc(hits, func(a, b hit) int {
		return cmp.Or(around(a)-around(b), (b.to-b.from)-(a.to-a.from), cmp.Compare(a.from, b.from), cmp.Compare(a.block, b.block))
	})
	for _, h := range hits {
		switch {
		case f.Matches[h.block].to > 0 && !f.taken.free(h):
		case f.Matches[h.block].to > 0:
			f.taken.again = append(f.taken.again, h)
		case f.taken.free(h):
			f.Matches[h.block] = Match{Form: h.form, from: h.from, to: h.to}
			f.taken.take(h)
		}
	}
	list := f.taken.again
	f.taken.again = nil
	slices.SortFunc(list, func(a, b hit) int { return cmp.Compare(a.from, b.from) })
	for _, h := range list { // except places that a block of the same wording has taken
		if f.Blocks[h.block].Kind != Around && f.taken.free(h) {
			f.taken.take(h)
			f.taken.again = append(f.taken.again, h)
		}
	}
}

// free reports whether a place is not taken by any block yet.
func (f *taken) free(h hit) bool {
	i, _ := slices.BinarySearchFunc(f.taken, h, func(a, b hit) int { return cmp.Compare(a.from, b.from) })
	return (i == len(f.taken) || f.taken[i].from >= h.to) && (i == 0 || f.taken[i-1].to <= h.from)
}

func (f *taken) take(h hit) {
	i, _ := slices.BinarySearchFunc(f.taken, h, func(a, b hit) int { return cmp.Compare(a.from, b.from) })
	f.taken = slices.Insert(f.taken, i, h)
}
