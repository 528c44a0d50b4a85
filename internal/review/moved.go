package review

import "slices"

// moved settles the items that have the same words on both sides at another
// address, or cut into other segments there.
//
// Neighbouring segments that are not settled form runs. In a run, each entry that
// is not yet used is looked for on both sides. If the entries found cover a
// stretch of segments wholly on both sides, and none goes beyond it, the stretch
// is confirmed.
func (c *comparer) moved() {
	if len(c.open) == 0 || len(c.used) == len(c.entries) {
		return
	}
	for from := 0; from < len(c.open); {
		to := from + 1
		for to < len(c.open) && c.open[to] == c.open[to-1]+1 && c.Items[c.open[to]].Row == c.Items[c.open[from]].Row {
			to++
		}
		c.run(c.open[from:to])
		from = to
	}
	rest := c.open[:0]
	for _, i := range c.open {
		if c.Items[i].State == New {
			rest = append(rest, i)
		}
	}
	c.open = rest
}

// piece is an entry found in a run: where it begins and ends on each side.
type piece struct {
	entry    int
	from, to [2]int
}

// run looks at consecutive items of one block.
func (c *comparer) run(items []int) {
	var sides [2]stream
	ends := make([][2]int, len(items)) // where each item ends on each side
	for side := range sides {
		var text []rune
		for k, i := range items {
			text = append(text, c.texts[i][side]...)
			ends[k][side] = len(text)
		}
		sides[side] = streamOf(text)
	}
	pieces := c.pieces(sides, c.Items[items[0]].Address)
	begin := 0
	var start [2]int // of the stretch
	for k := range items {
		end := ends[k]
		if straddled(pieces, start, end) {
			continue
		}
		if inside, whole := covering(pieces, start, end); whole {
			for n := begin; n <= k; n++ {
				c.settle(items[n], Moved, inside[min(n-begin, len(inside)-1)].entry)
			}
			for _, p := range inside {
				c.used[p.entry] = true
			}
		}
		begin, start = k+1, end
	}
}

// pieces returns the unused entries in a run, those of its own block first,
// without overlaps.
func (c *comparer) pieces(sides [2]stream, address string) []piece {
	var out []piece
	block, _ := splitAddress(address)
	known := c.known(sides[0])
	for _, own := range []bool{true, false} {
		for _, k := range known {
			e := &c.entries[k]
			if b, _ := splitAddress(e.Address); c.used[k] || (b == block) != own || e.Own.Len == 0 {
				continue
			}
			p := piece{entry: k}
			ok := true
			for side, print := range []Print{e.Base, e.Own} {
				at := sides[side].find(print, 0)
				for at >= 0 && taken(out, side, at, at+print.Len) {
					at = sides[side].find(print, at+1)
				}
				ok = ok && at >= 0
				p.from[side], p.to[side] = at, at+print.Len
			}
			if ok {
				out = append(out, p)
			}
		}
	}
	return out
}

// known returns the entries whose base is somewhere in a text, in their order. All
// of one length are looked for at once, so that an edition in which every segment
// has changed takes no longer than reading it.
func (c *comparer) known(text stream) []int {
	if c.bases == nil {
		c.bases = map[int]map[uint64][]int{}
		for k, e := range c.entries {
			if c.bases[e.Base.Len] == nil {
				c.bases[e.Base.Len] = map[uint64][]int{}
			}
			c.bases[e.Base.Len][e.Base.Sum] = append(c.bases[e.Base.Len][e.Base.Sum], k)
		}
	}
	var out []int
	for length, sums := range c.bases {
		if length == 0 || length >= len(text) {
			continue
		}
		lift := power(length)
		for i := 0; i+length < len(text); i++ {
			out = append(out, sums[minus(text[i+length].Sum, multiply(text[i].Sum, lift))]...)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

func taken(pieces []piece, side, from, to int) bool {
	for _, p := range pieces {
		if p.from[side] < to && from < p.to[side] {
			return true
		}
	}
	return false
}

// straddled reports whether a piece that reaches into a stretch goes beyond its
// end, on either side.
func straddled(pieces []piece, start, end [2]int) bool {
	for _, p := range pieces {
		for side := range end {
			if p.from[side] < end[side] && p.to[side] > end[side] && p.to[side] > start[side] {
				return true
			}
		}
	}
	return false
}

// covering returns the pieces within a stretch; whole reports whether they fill it
// on both sides and none is within it on one side only.
func covering(pieces []piece, start, end [2]int) (inside []piece, whole bool) {
	var filled [2]int
	for _, p := range pieces {
		in := 0
		for side := range end {
			if p.from[side] >= start[side] && p.to[side] <= end[side] {
				in++
			}
		}
		switch in {
		case 2:
			inside = append(inside, p)
			for side := range end {
				filled[side] += p.to[side] - p.from[side]
			}
		case 1:
			return nil, false
		}
	}
	return inside, len(inside) > 0 && filled[0] == end[0]-start[0] && filled[1] == end[1]-start[1]
}
