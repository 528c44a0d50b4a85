package figure

type arrow struct {
	Edge
	from, to *box
	way      way
	bendGap  int  // gap in which the arrow changes its row, 0 for none
	bent     bool // it changes its row
	late     bool // it changes in the last gap, not in the first
	lane     int  // of its gap or gutter
	label    lines
	labelGap int // gap that the label is in
}

// laneAt returns where an arrow that bends runs across: after the box it leaves, or
// before the one it reaches.
func (d *flow) laneAt(a *arrow) float64 {
	if a.late {
		return d.main[a.bendGap].at - 15 - float64(a.lane)*laneStep
	}
	return d.main[a.bendGap-1].end() + 11 + float64(a.lane)*laneStep
}

func (d *flow) arrow(a *arrow) {
	from, to := a.from, a.to
	m1, c1 := from.main.end(), from.cross.middle()
	m2, c2 := to.main.at, to.cross.middle()
	switch {
	case a.way == sideways:
		dc := 1.0
		start, end := from.cross.end(), to.cross.at
		if to.c < from.c {
			dc, start, end = -1, from.cross.at, to.cross.end()
		}
		d.path("edge", a.Mark, [2]float64{from.main.middle(), start}, [2]float64{from.main.middle(), end - dc*5})
		d.head(from.main.middle(), end, 0, dc, a.Mark)
		d.sideLabel(a, from.main.middle(), (start+end)/2)
	case a.way == around:
		d.round(a)
	case a.bent:
		lane := d.laneAt(a)
		d.path("edge", a.Mark, [2]float64{m1, c1}, [2]float64{lane, c1}, [2]float64{lane, c2}, [2]float64{m2 - 5, c2})
		d.head(m2, c2, 1, 0, a.Mark)
		if a.late {
			d.aheadLabel(a, m1, d.startOf(a.labelGap, lane), c1)
		} else {
			d.aheadLabel(a, max(lane, d.main[a.labelGap-1].end()), m2-6, c2)
		}
	default:
		d.path("edge", a.Mark, [2]float64{m1, c1}, [2]float64{m2 - 5, c2})
		d.head(m2, c2, 1, 0, a.Mark)
		begin, end := d.clear(a.labelGap)
		d.aheadLabel(a, begin, end, c2)
	}
}

// clear returns the stretch of a gap between the lanes at its beginning and those at
// its end, where nothing crosses a label.
func (d *flow) clear(gap int) (begin, end float64) {
	begin, end = d.main[gap-1].end(), d.main[gap].at-6
	for _, a := range d.plan.arrows {
		switch {
		case !a.bent || a.bendGap != gap:
		case a.late:
			end = min(end, d.laneAt(a))
		default:
			begin = max(begin, d.laneAt(a))
		}
	}
	return begin, end
}

func (d *flow) startOf(gap int, lane float64) float64 { return min(d.main[gap].at, lane) }

// aheadLabel writes a label at a stretch along main: above it in a wide place, right
// of it in a narrow one.
func (d *flow) aheadLabel(a *arrow, m1, m2, c float64) {
	if d.wide {
		d.small((m1+m2)/2, c-5-float64(len(a.label.all())-1)*smallStep, "middle", a.label)
		return
	}
	y := (m1+m2)/2 + 3.5 - float64(len(a.label.all())-1)*smallStep/2
	if c+6+widest(a.label.all(), smallSize) > d.width { // there is no room on the right
		d.small(c-6, y, "end", a.label)
		return
	}
	d.small(c+6, y, "start", a.label)
}

// sideLabel writes the label of an arrow along cross: beside it before the row further
// down, or in a narrow place above the boxes.
func (d *flow) sideLabel(a *arrow, m, c float64) {
	n := float64(len(a.label.all()) - 1)
	if d.wide {
		row := max(a.from.c, a.to.c)
		d.small(m+6, d.cross[row].at-d.rowGap(row)/2+4-n*smallStep/2, "start", a.label)
		return
	}
	d.small(d.middleOf(c, a.label), d.main[a.from.m].at-5-n*smallStep, "middle", a.label)
}

// round leads an arrow through the gutter.
func (d *flow) round(a *arrow) {
	gutter := d.gutter(a.lane)
	from, to := a.from.main.middle()+float64(a.lane)*4, a.to.main.middle()-float64(a.lane)*4
	if a.from.m == a.to.m {
		from, to = from+8, to-8
	}
	type at = [2]float64
	out := []at{{from, a.from.cross.end()}, {from, gutter}}
	if !d.plan.freeColumn(a.from.m, a.from.c, len(d.cross)) { // through the gap after the box
		lane := a.from.main.end() + 6 + float64(a.lane)*3
		out = []at{{a.from.main.end(), a.from.cross.middle()}, {lane, a.from.cross.middle()}, {lane, gutter}}
	}
	if d.plan.freeColumn(a.to.m, a.to.c, len(d.cross)) {
		d.path("edge", a.Mark, append(out, at{to, gutter}, at{to, a.to.cross.end() + 5})...)
		d.head(to, a.to.cross.end(), 0, -1, a.Mark)
	} else { // through the gap before the box
		lane := a.to.main.at - 12 - float64(a.lane)*3
		d.path("edge", a.Mark, append(out, at{lane, gutter}, at{lane, a.to.cross.middle()}, at{a.to.main.at - 5, a.to.cross.middle()})...)
		d.head(a.to.main.at, a.to.cross.middle(), 1, 0, a.Mark)
	}
	if d.wide {
		n := float64(len(a.label.all()) - 1)
		d.small(d.middleOf((from+to)/2, a.label), gutter-4-n*smallStep, "middle", a.label)
	} else if a.labelGap > 0 {
		d.small(d.gutter(0)-5, d.besideGutter(a), "end", a.label)
	}
}
