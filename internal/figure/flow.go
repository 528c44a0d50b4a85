package figure

import (
	"slices"
	"strings"
)

// flow is a diagram in the making. It is laid out along two axes: main, in which
// arrows run, and cross. In a wide place main is x, in a narrow one y.
type flow struct {
	*canvas
	boxes       []*box
	main, cross []track // of the columns and rows of the grid, without empty ones
	gaps        []float64
	arrows      []*arrow
}

// track is the place and size of a column or row.
type track struct{ at, size float64 }

func (t track) middle() float64 { return t.at + t.size/2 }
func (t track) end() float64    { return t.at + t.size }

type box struct {
	Node
	m, c        int // indexes of its tracks
	lines       []string
	main, cross track
}

// drawFlow draws boxes in a grid and arrows with right angles between them.
func drawFlow(c *canvas, f *Figure) {
	d := &flow{canvas: c}
	d.grid(f)
	d.connect(f)
	d.size()
	d.place()
	for _, a := range d.arrows {
		d.arrow(a)
	}
	for _, b := range d.boxes {
		d.box(b)
	}
}

// grid puts the nodes into columns and rows, leaving out those that are empty.
// Of two nodes in one place the second is left out.
func (d *flow) grid(f *Figure) {
	var columns, rows []int
	for _, n := range f.Nodes {
		columns, rows = append(columns, n.Column), append(rows, n.Row)
	}
	slices.Sort(columns)
	slices.Sort(rows)
	columns, rows = slices.Compact(columns), slices.Compact(rows)
	for _, n := range f.Nodes {
		b := &box{Node: n, m: slices.Index(columns, n.Column), c: slices.Index(rows, n.Row)}
		if d.boxAt(b.m, b.c) == nil && d.find(n.ID) == nil {
			d.boxes = append(d.boxes, b)
		}
	}
	d.main, d.cross = make([]track, len(columns)), make([]track, len(rows))
	d.gaps = make([]float64, len(columns)+1)
}

func (d *flow) boxAt(m, c int) *box {
	for _, b := range d.boxes {
		if b.m == m && b.c == c {
			return b
		}
	}
	return nil
}

func (d *flow) find(id string) *box {
	for _, b := range d.boxes {
		if b.ID == id {
			return b
		}
	}
	return nil
}

// size breaks the words and makes every track as large as its largest box.
func (d *flow) size() {
	limit, pad := 116.0, 11.0 // of a box's words, and the room beside them
	if !d.wide {
		pad = 8
	}
	if d.wide {
		limit = min(limit, (d.width-46*float64(len(d.main)))/float64(max(1, len(d.main)))-2*pad)
	} else {
		limit = min(150, (d.width-12*float64(len(d.cross)-1))/float64(max(1, len(d.cross)))-2*pad)
	}
	limit = max(limit, 30)
	for _, b := range d.boxes {
		b.lines = wrap(b.Label.In(d.lang), labelSize, limit)
		w := max(widest(b.lines, labelSize), 34) + 2*pad
		h := float64(max(1, len(b.lines)))*labelStep + 13
		if !d.wide {
			w, h = h, w
		}
		d.main[b.m].size = max(d.main[b.m].size, w)
		d.cross[b.c].size = max(d.cross[b.c].size, h)
	}
}

// place gives every track its place. Between columns is room for the lanes and
// the labels of the arrows; what is left over in a wide place goes into the gaps.
func (d *flow) place() {
	d.measureGaps()
	total := 0.0
	for i, t := range d.main {
		total += t.size
		if i > 0 {
			total += d.gaps[i]
		}
	}
	at := 0.5
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
	if back := d.gutters(); back > 0 {
		end = d.gutter(back-1) + 6
	}
	if d.wide {
		d.width, d.height = max(d.width, at+0.5), end+1
	} else {
		d.width, d.height = max(d.width, end+1), at+1
	}
	for _, b := range d.boxes {
		b.main, b.cross = d.main[b.m], d.cross[b.c]
		if d.wide { // boxes are as high as their own words, columns of one width
			h := float64(max(1, len(b.lines)))*labelStep + 13
			b.cross = track{b.cross.middle() - h/2, h}
		}
	}
}

// crossTracks places the rows, in a narrow place spread over its width, and
// returns where they end.
func (d *flow) crossTracks() float64 {
	gap := 22.0
	at := 0.5
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
		if i > 0 {
			at += gap
		}
		d.cross[i].at = at
		at += d.cross[i].size
	}
	return at
}

// measureGaps makes the gaps before the columns wide enough for the labels of
// the arrows that cross them.
func (d *flow) measureGaps() {
	for i := 1; i < len(d.gaps); i++ {
		d.gaps[i] = 30
	}
	for _, a := range d.arrows {
		if a.label == nil || a.labelGap < 1 || a.labelGap >= len(d.gaps) {
			continue
		}
		need := widest(a.label, smallSize) + 40
		if !d.wide {
			need = float64(len(a.label))*smallStep + 32
		}
		need += float64(d.lanes(a.labelGap)) * laneStep
		d.gaps[a.labelGap] = max(d.gaps[a.labelGap], need)
	}
}

func (d *flow) box(b *box) {
	x, y, w, h := b.main.at, b.cross.at, b.main.size, b.cross.size
	if !d.wide {
		x, y, w, h = b.cross.at, b.main.at, b.cross.size, b.main.size
	}
	stroke := ".6"
	if b.Mark {
		stroke = "1"
	}
	d.shape("rect", marked("node hollow", b.Mark), "x", num(x), "y", num(y), "width", num(w), "height", num(h), "rx", "2",
		"fill", "none", "stroke", "currentColor", "stroke-width", map[bool]string{true: "1.5", false: ".9"}[b.Mark], "stroke-opacity", stroke)
	d.label(x+w/2, y+h/2-float64(len(b.lines)-1)*labelStep/2+4.6, "middle", marked("lbl", b.Mark), b.lines)
}

// path writes points of (main, cross) as a line with right angles.
func (d *flow) path(class string, mark bool, points ...[2]float64) {
	var b strings.Builder
	for i, p := range points {
		x, y := p[0], p[1]
		if !d.wide {
			x, y = y, x
		}
		if i == 0 {
			b.WriteString("M" + num(x) + " " + num(y))
		} else {
			b.WriteString("L" + num(x) + " " + num(y))
		}
	}
	d.shape("path", marked(class, mark), "d", b.String(), "fill", "none", "stroke", "currentColor", "stroke-width", ".9", "stroke-opacity", alphaEdge(mark))
}

func alphaEdge(mark bool) string {
	if mark {
		return "1"
	}
	return ".7"
}

// head is the point of an arrow that arrives at (m, c), moving along main by dm
// or along cross by dc.
func (d *flow) head(m, c, dm, dc float64, mark bool) {
	x, y, dx, dy := m, c, dm, dc
	if !d.wide {
		x, y, dx, dy = c, m, dc, dm
	}
	const long, half = 6.5, 3.0
	bx, by := x-dx*long, y-dy*long
	d.shape("path", marked("edge head", mark), "d",
		"M"+num(x)+" "+num(y)+"L"+num(bx-dy*half)+" "+num(by-dx*half)+"L"+num(bx+dy*half)+" "+num(by+dx*half)+"z", "fill-opacity", alphaEdge(mark))
}
