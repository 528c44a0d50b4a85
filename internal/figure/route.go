package figure

import "slices"

const laneStep = 8.0

// way is how an arrow runs.
type way uint8

const (
	ahead    way = iota // out of the end of a box, into the beginning of one further on
	sideways            // to a box in the same column
	around              // through the gutter beyond all rows
)

// connect decides how each arrow runs: straight if it can, else with a bend in a gap
// from which on (or up to which) its row is free of boxes, else around.
func (d *plan) connect(f *Figure) {
	for _, e := range f.Edges {
		a := &arrow{Edge: e, from: d.find(e.From), to: d.find(e.To)}
		if a.from == nil || a.to == nil || a.from == a.to {
			continue
		}
		d.arrows = append(d.arrows, a)
	}
	for _, a := range d.arrows {
		d.decide(a)
	}
	d.assignLanes()
	for _, a := range d.arrows {
		limit := 84.0
		if !d.flow.wide {
			limit = max(40, 0.8*d.flow.width/float64(max(1, len(d.flow.cross))))
		}
		if a.way == around {
			limit = min(limit, 84)
		}
		a.label = d.flow.broken(a.Label, smallSize, limit)
		a.labelGap = d.gapOfLabel(a)
	}
}

func (d *plan) decide(a *arrow) {
	from, to := a.from, a.to
	switch {
	case to.m < from.m:
		a.way = around
	case to.m == from.m && d.freeColumn(from.m, from.c, to.c):
		a.way = sideways
	case to.m == from.m:
		a.way = around
	case from.c == to.c && d.freeRow(to.c, from.m, to.m):
		a.way = ahead
	case from.c != to.c && (d.freeRow(to.c, from.m, to.m) || d.freeRow(from.c, from.m, to.m)):
		a.way, a.bent = ahead, true
		a.late = !d.freeRow(to.c, from.m, to.m) || d.fanIn(to) && d.freeRow(from.c, from.m, to.m)
		a.bendGap = from.m + 1
		if a.late {
			a.bendGap = to.m
		}
	default:
		a.way = around
	}
}

// fanIn reports whether several arrows arrive at a box: they then join just before it.
func (d *plan) fanIn(to *box) bool {
	n := 0
	for _, a := range d.arrows {
		if a.to == to {
			n++
		}
	}
	return n > 1
}

func (d *plan) freeRow(row, from, to int) bool {
	for m := from + 1; m < to; m++ {
		if d.boxAt(m, row) != nil {
			return false
		}
	}
	return true
}

func (d *plan) freeColumn(m, a, b int) bool {
	for c := min(a, b) + 1; c < max(a, b); c++ {
		if d.boxAt(m, c) != nil {
			return false
		}
	}
	return true
}

// assignLanes gives arrows that bend in one gap the same lane if they leave from one
// box or arrive at one, and otherwise a lane each.
func (d *plan) assignLanes() {
	groups := map[int][]string{}
	for _, a := range d.arrows {
		key := "from " + a.from.ID
		gap := a.bendGap
		switch {
		case a.way == around:
			gap = -1
			key = a.from.ID + " " + a.to.ID
		case !a.bent:
			continue
		case a.late:
			key = "to " + a.to.ID
		}
		i := slices.Index(groups[gap], key)
		if i < 0 {
			i = len(groups[gap])
			groups[gap] = append(groups[gap], key)
		}
		a.lane = i
	}
}

// lanes returns the number of lanes in a gap.
func (d *plan) lanes(gap int) int {
	n := 0
	for _, a := range d.arrows {
		if a.bent && a.bendGap == gap {
			n = max(n, a.lane+1)
		}
	}
	return n
}

// gutters returns the number of arrows that go around.
func (d *plan) gutters() int {
	n := 0
	for _, a := range d.arrows {
		if a.way == around {
			n++
		}
	}
	return n
}

// gapOfLabel returns a gap where an arrow runs alone: the last one if it parts from
// others, the first if it joins them. In a narrow place those around have theirs in one.
func (d *plan) gapOfLabel(a *arrow) int {
	switch {
	case a.way == around && !d.flow.wide: // the last one that it passes, if there is any
		return min(max(a.from.m, a.to.m, 1), len(d.flow.main)-1)
	case a.way != ahead:
		return 0
	case a.late:
		return a.from.m + 1
	}
	return a.to.m
}
