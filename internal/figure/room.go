package figure

// The room that the labels of arrows need which do not run from a box to one further on:
// of those around in the gutter, of those sideways between two rows or columns.

// high returns how high a label is.
func high(label lines) float64 {
	if n := len(label.all()); n > 0 {
		return float64(n)*smallStep + 4
	}
	return 0
}

// gutter returns where the lane of an arrow that goes around runs: beyond the last row and
// the labels of the lanes before it in a wide place; in a narrow one beyond all labels.
func (d *flow) gutter(lane int) float64 {
	last := d.cross[len(d.cross)-1]
	if d.wide {
		at := last.end() + 3
		for k := range lane + 1 {
			step := 9.0
			for _, a := range d.plan.arrows {
				if a.way == around && a.lane == k {
					step = max(step, high(a.label)+2)
				}
			}
			at += step
		}
		return at
	}
	at := last.end() + 12
	for _, a := range d.plan.arrows {
		beside := a.way == around || a.way == ahead && (a.late && a.from.c == len(d.cross)-1 || !a.late && a.to.c == len(d.cross)-1)
		if beside && high(a.label) > 0 {
			at = max(at, last.middle()+12+widest(a.label.all(), smallSize))
		}
	}
	return at + float64(lane)*9
}

// below returns the room that labels need at the end of a gap of a narrow place: above
// the boxes of its track, those of arrows sideways, then the bends of arrows that come
// around, then their labels.
func (d *flow) below(gap int) (side, bends, beside float64) {
	if d.wide {
		return 0, 0, 0
	}
	for _, a := range d.plan.arrows {
		switch {
		case a.way == sideways && a.from.m == gap:
			side = max(side, high(a.label))
		case a.way == around:
			if a.to.m == gap && !d.plan.freeColumn(a.to.m, a.to.c, len(d.cross)) {
				bends = max(bends, 16+float64(a.lane)*3)
			}
			if a.labelGap == gap {
				beside += high(a.label)
			}
		}
	}
	return side, bends, beside
}

// besideGutter returns where the first line of a label in a narrow place is whose arrow
// goes around: above those of later arrows.
func (d *flow) besideGutter(a *arrow) float64 {
	side, bends, _ := d.below(a.labelGap)
	at := d.main[a.labelGap].at - side - bends - 6
	for i := len(d.plan.arrows) - 1; i >= 0; i-- {
		b := d.plan.arrows[i]
		if b.way == around && b.labelGap == a.labelGap {
			at -= high(b.label)
		}
		if b == a {
			break
		}
	}
	return at + smallStep
}

// rowGap returns the distance before a row of a wide place: room for the labels of arrows
// that go sideways there.
func (d *flow) rowGap(row int) float64 {
	gap := 22.0
	for _, a := range d.plan.arrows {
		if a.way == sideways && max(a.from.c, a.to.c) == row && high(a.label) > 0 {
			gap = max(gap, high(a.label)+8)
		}
	}
	return gap
}

// middleOf returns where a label of a given width has its middle, so that it is not cut off.
func (d *flow) middleOf(at float64, label lines) float64 {
	half := widest(label.all(), smallSize)/2 + 1
	return max(min(at, d.width-half), half)
}
