package figure

import (
	"slices"
	"strings"
)

// flow is a diagram in the making. It is laid out along two axes: main, in which
// arrows run, and cross. In a wide place main is x, in a narrow one y.
type flow struct {
	*canvas
	plan        plan
	main, cross []track // of the columns and rows of the grid, without empty ones
	gaps        []float64
}

// track is the place and size of a column or row.
type track struct{ at, size float64 }

func (t track) middle() float64 { return t.at + t.size/2 }
func (t track) end() float64    { return t.at + t.size }

type box struct {
	Node
	m, c        int // indexes of its tracks
	lines       lines
	main, cross track
}

// drawFlows draws the diagram twice, for wide places and for phones.
func drawFlows(w *Writer, f *Figure) {
	drawFlow(&canvas{Writer: w, wide: true, width: 720}, f)
	drawFlow(&canvas{Writer: w, width: 280}, f)
}

// drawFlow draws boxes in a grid and arrows with right angles between them.
func drawFlow(c *canvas, f *Figure) {
	d := &flow{canvas: c}
	d.plan.flow = d
	d.plan.grid(f)
	d.plan.connect(f)
	d.size()
	d.place()
	d.begin(f)
	for _, a := range d.plan.arrows {
		d.arrow(a)
	}
	for _, b := range d.plan.boxes {
		d.box(b)
	}
	d.Markup(`</svg>`)
}

// grid puts the nodes into columns and rows, without the empty ones. Of two nodes in
// one place the second is left out.
func (d *plan) grid(f *Figure) {
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
	d.flow.main, d.flow.cross = make([]track, len(columns)), make([]track, len(rows))
	d.flow.gaps = make([]float64, len(columns)+1)
}

func (d *plan) boxAt(m, c int) *box {
	for _, b := range d.boxes {
		if b.m == m && b.c == c {
			return b
		}
	}
	return nil
}

func (d *plan) find(id string) *box {
	for _, b := range d.boxes {
		if b.ID == id {
			return b
		}
	}
	return nil
}

func (d *flow) box(b *box) {
	x, y, w, h := b.main.at, b.cross.at, b.main.size, b.cross.size
	if !d.wide {
		x, y, w, h = b.cross.at, b.main.at, b.cross.size, b.main.size
	}
	left := min(d.x(x), d.x(x+w))
	stroke := ".6"
	if b.Mark {
		stroke = "1"
	}
	d.shape("rect", marked("node hollow", b.Mark), "x", num(left), "y", num(y), "width", num(w), "height", num(h), "rx", "2",
		"fill", "none", "stroke", "currentColor", "stroke-width", map[bool]string{true: "1.5", false: ".9"}[b.Mark], "stroke-opacity", stroke)
	d.label(x+w/2, y+h/2-float64(len(b.lines.all())-1)*labelStep/2+4.6, "middle", marked("lbl", b.Mark), b.lines)
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
			b.WriteString("M" + num(d.x(x)) + " " + num(y))
		} else {
			b.WriteString("L" + num(d.x(x)) + " " + num(y))
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

// head draws the point of an arrow that arrives at (m, c), moving along main by dm
// or along cross by dc.
func (d *flow) head(m, c, dm, dc float64, mark bool) {
	x, y, dx, dy := m, c, dm, dc
	if !d.wide {
		x, y, dx, dy = c, m, dc, dm
	}
	const long, half = 6.5, 3.0
	bx, by := x-dx*long, y-dy*long
	d.shape("path", marked("edge head", mark), "d",
		"M"+num(d.x(x))+" "+num(y)+"L"+num(d.x(bx-dy*half))+" "+num(by-dx*half)+
			"L"+num(d.x(bx+dy*half))+" "+num(by+dx*half)+"z", "fill-opacity", alphaEdge(mark))
}
