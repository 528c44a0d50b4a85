package figure

// plan is the boxes of a flow in their grid, and the arrows between them.
type plan struct {
	flow *flow

	boxes  []*box
	arrows []*arrow
}

// size breaks the words into more and more lines until the boxes fit the place, and
// makes every track as large as its largest box.
func (d *flow) size() {
	d.measureGaps()
	for limit := 124.0; ; limit -= 8 {
		total := d.sizeBoxes(limit)
		if total <= d.width-1 || limit < 48 {
			return
		}
	}
}

// sizeBoxes breaks words to a limit and returns the width of the whole.
func (d *flow) sizeBoxes(limit float64) float64 {
	pad := 11.0
	if !d.wide {
		pad = 8
	}
	clear(d.main)
	clear(d.cross)
	for _, b := range d.plan.boxes {
		b.lines = d.broken(b.Label, labelSize, limit)
		w := max(widest(b.lines.all(), labelSize), 34) + 2*pad
		h := float64(max(1, len(b.lines.all())))*labelStep + 13
		if !d.wide {
			w, h = h, w
		}
		d.main[b.m].size = max(d.main[b.m].size, w)
		d.cross[b.c].size = max(d.cross[b.c].size, h)
	}
	total := 0.0
	if !d.wide {
		for _, t := range d.cross {
			total += t.size + 12
		}
		return total - 12
	}
	for i, t := range d.main {
		total += t.size
		if i > 0 {
			total += d.gaps[i]
		}
	}
	return total
}

// place gives every track its place. Between columns there is room for the lanes and
// the labels of the arrows; in a wide place the gaps share what is left over.
func (d *flow) place() {
	total := 0.0
	for i, t := range d.main {
		total += t.size
		if i > 0 {
			total += d.gaps[i]
		}
	}
	at := 0.5 + d.gaps[0]
	if d.wide && len(d.main) > 1 {
		spare := d.width - 1 - total
		more := min(max(0, spare/float64(len(d.main)-1)), 46)
		for i := 1; i < len(d.main); i++ {
			d.gaps[i] += more
		}
		at += max(0, (spare-more*float64(len(d.main)-1))/2)
	}
	for i := range d.main {
		if i > 0 {
			at += d.gaps[i]
		}
		d.main[i].at = at
		at += d.main[i].size
	}
	end := d.crossTracks()
	if back := d.plan.gutters(); back > 0 {
		end = d.gutter(back-1) + 6
	}
	if d.wide {
		d.width, d.height = max(d.width, at+0.5), end+1
	} else {
		d.width, d.height = max(d.width, end+1), at+1
	}
	for _, b := range d.plan.boxes {
		b.main, b.cross = d.main[b.m], d.cross[b.c]
		if d.wide { // boxes are as high as their own words, columns of one width
			h := float64(max(1, len(b.lines.all())))*labelStep + 13
			b.cross = track{b.cross.middle() - h/2, h}
		}
	}
}

// crossTracks places the rows, in a narrow place spread over its width, and returns
// where they end.
func (d *flow) crossTracks() float64 {
	gap := 0.0
	at := 0.5 + d.above()
	if !d.wide {
		total := 0.0
		for _, t := range d.cross {
			total += t.size
		}
		spare := d.width - 1 - total
		gap = min(max(8, spare/float64(max(1, len(d.cross)))), 40)
		at += max(0, (spare-gap*float64(len(d.cross)-1))/2)
	}
	for i := range d.cross {
		switch {
		case i > 0 && d.wide:
			at += d.rowGap(i)
		case i > 0:
			at += gap
		}
		d.cross[i].at = at
		at += d.cross[i].size
	}
	return at
}

// above returns the room that the labels of arrows need above the first row of a wide
// place.
func (d *flow) above() (room float64) {
	for _, a := range d.plan.arrows {
		row := a.to.c
		if a.late {
			row = a.from.c
		}
		if n := len(a.label.all()); d.wide && a.way == ahead && row == 0 && n > 0 {
			room = max(room, float64(n)*smallStep+5-d.cross[0].size/2)
		}
	}
	return room
}

// measureGaps makes the gaps before the columns wide enough for the labels of
// the arrows that cross them.
func (d *flow) measureGaps() {
	for i := 1; i < len(d.gaps); i++ {
		d.gaps[i] = 30
	}
	said := make([]bool, len(d.gaps))
	for _, a := range d.plan.arrows {
		if a.way == around || len(a.label.all()) == 0 || a.labelGap < 1 || a.labelGap >= len(d.gaps) {
			continue
		}
		need := widest(a.label.all(), smallSize) + 40
		if !d.wide {
			need = float64(len(a.label.all()))*smallStep + 32
		}
		need += float64(d.plan.lanes(a.labelGap)) * laneStep
		d.gaps[a.labelGap] = max(d.gaps[a.labelGap], need)
		said[a.labelGap] = true
	}
	for i := range d.gaps {
		side, bends, beside := d.below(i)
		d.gaps[i] += side + bends + beside
		if said[i] { // those in its middle are to stay clear of these
			d.gaps[i] += side + bends + beside
		}
	}
}
