// Package spread decides which pieces of a text come together on the spreads of a
// book that has a version of it on each of two facing pages, and their notes at the
// foot of these; or on its pages, if both versions are on each, in columns.
//
// A [Piece] is the least that may be parted, a sentence or a part of a note; it has a
// height on either page, or in either column. A spread holds the same pieces on both.
// In columns paragraphs stand beside each other, so that one and its counterpart take
// the height of the higher of them. [Solve] finds the
// breaks for both pages together: of all the ways to part the text, one with the
// lowest sum of what its spreads cost (Knuth and Plass, "Breaking Paragraphs into
// Lines", 1981, with pages for lines).
//
// # What a spread costs
//
// The squares of the white on its two pages, so that two pages with a little of it
// are better than a full one beside one with much; the last spread of a part may be
// white at no cost, if it is not nearly empty. On that come penalties: for a paragraph
// or a note parted between two spreads, more if a sentence is, or if figures alone are
// between its parts, and much more if that leaves a single line of it on a page, or a
// note that only begins after the spread with its mark, and more than anything else for
// a heading at the foot, for figures before the first heading of a part, and for pieces
// that have no room at all.
//
// A [Float] is a figure, which may come on another spread of its part than the one on
// which it is wanted, for a small price, and on one before it for a higher one. Figures keep their order.
//
// # Time
//
// A spread is tried from each piece on until the next one has no room. So the time
// grows with the pieces, with how many have room on a spread, and with the figures of
// a part, not with the square of the pieces.
package spread

import (
	"math"
	"slices"
)

// Left and Right are the pages of a spread, by their index.
const (
	Left = iota
	Right
	sides
)

// A Piece is the least that may be parted: of a paragraph, or of a note, which follows
// the piece with its mark. Heights are in any one unit.
type Piece struct {
	// Height has, for each page, the height of this piece alone, of this and the next
	// one, and so on to the end of its paragraph or note, set as one that begins with
	// this piece; nothing for a page that has none of it.
	Height [sides][]float64

	Note   bool           // it is of a note, at the foot
	First  bool           // begins a paragraph or a note
	Within bool           // begins within a sentence
	Gap    [sides]float64 // the white above it, unless it is the first of a page's text
	Keep   bool           // may not be the last of a spread, as a heading may not
	Part   bool           // begins a part, always on a new spread
}

// A Sheet is what both pages of a spread have room for.
type Sheet struct {
	Height [sides]float64
	Line   [sides]float64 // height of a line of text
	Small  [sides]float64 // height of a line of notes
	Rule   [sides]float64 // what stands between the text and the notes, if there are any
	Beside bool           // both pages are one, with two columns
}

// Penalties, in squares of a hundredth of the page's height.
const (
	parted  = 12   // a paragraph on two spreads: as bad as 3.5 % of white
	within  = 40   // a sentence of it
	torn    = 200  // with figures alone on a spread between its parts
	single  = 1500 // one line of it alone on a page
	resumed = 20   // a note on two spreads
	later   = 250  // a note that begins after the spread with its mark
	empty   = 300  // the last spread of a part with less than a sixth of a page
	kept    = 1e6  // a heading at the foot
	moved   = 5    // a figure, for each piece by which it is late
	early   = 8    // by which it is early: nothing has led to it
	astray  = 1500 // a figure on a spread that begins in another part than its own
	over    = 1e7  // for all that has no room, a page of it
	nearly  = 1. / 6
)

// A Float is a figure.
type Float struct {
	Height [sides]float64
	Gap    [sides]float64 // the white between it and the text
	Wanted int            // the piece before which it is wanted, which may begin the next part
	After  int            // a piece that may not come on a later spread, as the heading of its part; or 0
	Before int            // a piece before which it should come, as the heading of the next part; or 0
}

// A Break is where a spread begins: with which piece, and with which figure.
type Break struct{ Piece, Float int }

// Solve returns the breaks, and what all spreads cost.
func Solve(pieces []Piece, floats []Float, sheet Sheet) (breaks []Break, cost float64) {
	breaks, cost, _ = solve(pieces, floats, sheet)
	return breaks, cost
}

// Used returns the heights of what is on the pages of a spread that goes from one break
// to another.
func Used(pieces []Piece, floats []Float, from, to Break, sheet Sheet) [sides]float64 {
	f := newFill(pieces, &sheet)
	for k := from.Float; k < to.Float; k++ {
		f.float(&floats[k])
	}
	for k := from.Piece; k < to.Piece; k++ {
		f.add(&pieces[k])
	}
	return [sides]float64{f.used(Left), f.used(Right)}
}

// solve returns the number of spreads that were tried, too. It solves each part by
// itself.
func solve(pieces []Piece, floats []Float, sheet Sheet) (breaks []Break, cost float64, tried int) {
	figure := 0
	for from, to := 0, 0; from < len(pieces) || figure < len(floats); from = to {
		for to = min(from+1, len(pieces)); to < len(pieces) && !pieces[to].Part; to++ {
		}
		s := &solver{pieces: pieces[from:to], sheet: &sheet}
		first := figure
		for ; figure < len(floats) && (floats[figure].Wanted <= to || to == len(pieces)); figure++ {
			f := floats[figure]
			f.Wanted -= from
			f.After, f.Before = max(0, f.After-from), max(0, f.Before-from)
			s.floats = append(s.floats, f)
		}
		for _, b := range s.solve() {
			breaks = append(breaks, Break{from + b.Piece, first + b.Float})
		}
		cost += s.best[len(s.best)-1]
		tried += s.tried
	}
	return breaks, cost, tried
}

// solver solves a part. It has, for each break, the lowest cost of all before it.
type solver struct {
	pieces []Piece
	floats []Float
	sheet  *Sheet
	width  int // of a row of best: a break is at its piece times width and its figure
	best   []float64
	from   []int // where the last spread before a break begins
	tried  int   // spreads
}

func (s *solver) solve() (breaks []Break) {
	s.width = len(s.floats) + 1
	s.best = make([]float64, (len(s.pieces)+1)*s.width)
	s.from = make([]int, len(s.best))
	for i := range s.best[1:] {
		s.best[i+1] = math.Inf(1)
	}
	last := len(s.best) - 1
	for at := range last {
		if !math.IsInf(s.best[at], 1) {
			s.spreadsFrom(Break{at / s.width, at % s.width})
		}
	}
	for at := last; at > 0; at = s.from[at] {
		breaks = append(breaks, Break{s.from[at] / s.width, s.from[at] % s.width})
	}
	slices.Reverse(breaks)
	return breaks
}

// spreadsFrom tries all spreads that begin with a break.
func (s *solver) spreadsFrom(b Break) {
	for to := b.Float; to <= len(s.floats); to++ {
		f := newFill(s.pieces, s.sheet)
		for k := b.Float; k < to; k++ {
			f.float(&s.floats[k])
		}
		for next := b.Piece; ; next++ {
			if next > b.Piece || to > b.Float {
				s.tried++
				s.try(b, Break{next, to}, &f)
			}
			if next == len(s.pieces) || next > b.Piece && f.full() {
				break
			}
			f.add(&s.pieces[next])
		}
		if to > b.Float && f.floatsAlone() {
			break
		}
	}
}

// try is the spread between two breaks.
func (s *solver) try(b, next Break, f *fill) {
	last := next == Break{len(s.pieces), len(s.floats)}
	cost := s.best[b.Piece*s.width+b.Float] + f.cost(next.Piece, last)
	if next.Piece == 0 && len(s.pieces) > 0 { // figures before the heading of their part
		cost += kept
	}
	for k := b.Float; k < next.Float; k++ {
		w := s.floats[k].Wanted
		cost += float64(max(0, moved*(b.Piece-w), early*(w-next.Piece)))
		if after := s.floats[k].After; after > 0 && next.Piece <= after {
			cost += kept
		}
		if before := s.floats[k].Before; before > 0 && b.Piece > before {
			cost += astray
		}
	}
	if at := next.Piece*s.width + next.Float; cost < s.best[at] {
		s.best[at], s.from[at] = cost, b.Piece*s.width+b.Float
	}
}
