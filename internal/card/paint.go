package card

import (
	"image"
	"image/color"
	"image/draw"
	"sync"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
	"golang.org/x/image/vector"
)

// Colours are those of static/css/shared/base.css.
var (
	paper = color.RGBA{0xfb, 0xf8, 0xf1, 0xff}
	black = color.RGBA{0x21, 0x1d, 0x18, 0xff}
	red   = color.RGBA{0xa8, 0x32, 0x1e, 0xff}
)

// The palette is paper, then steps from paper to ink, then steps to red. Small print,
// whose brown is between paper and ink, takes the same steps and goes less far.
const (
	inks   = 11
	reds   = 4
	strong = 1.0
	faint  = 0.67
)

var palette = func() []color.RGBA {
	out := []color.RGBA{paper}
	steps := func(to color.RGBA, n int) {
		for i := 1; i <= n; i++ {
			mix := func(a, b uint8) uint8 { return uint8((int(a)*(n-i) + int(b)*i + n/2) / n) }
			out = append(out, color.RGBA{mix(paper.R, to.R), mix(paper.G, to.G), mix(paper.B, to.B), 0xff})
		}
	}
	steps(black, inks)
	steps(red, reds)
	return out
}()

// canvas is a picture in the making: for each pixel its number in the palette.
type canvas struct {
	width, height int
	pix           []byte
	inked         []bool // rows that are not blank
	mask          []byte
	pen           *vector.Rasterizer
}

// canvases keeps them; a new one is of no size.
var canvases = sync.Pool{New: func() any { return &canvas{} }}

// newCanvas returns a blank canvas, to be put back.
func newCanvas(width, height int) *canvas {
	c := canvases.Get().(*canvas)
	if c.width != width || c.height != height {
		return &canvas{width, height, make([]byte, width*height), make([]bool, height), make([]byte, width*height), vector.NewRasterizer(1, 1)}
	}
	clear(c.pix)
	clear(c.inked)
	return c
}

// stretch is a part of the canvas that is painted at once.
type stretch struct {
	*canvas
	left, top int
}

// part begins a part of the canvas: what is drawn in it, and nothing else, is painted by
// fill.
func (c *canvas) part(left, top, right, bottom int) stretch {
	left, top, right, bottom = max(left, 0), max(top, 0), min(right, c.width), min(bottom, c.height)
	c.pen.Reset(max(right-left, 1), max(bottom-top, 1))
	c.pen.DrawOp = draw.Src
	return stretch{c, left, top}
}

// fill paints what was drawn, in steps of the palette that begin at first and of which
// there are n.
func (s stretch) fill(first, n int, strength float32) {
	var steps [256]uint8
	for a := range steps {
		if step := int(float32(a)*strength*float32(n)/255 + 0.5); step > 0 {
			steps[a] = uint8(first + step - 1)
		}
	}
	size := s.pen.Bounds()
	mask := &image.Alpha{Pix: s.mask[:size.Dx()*size.Dy()], Stride: size.Dx(), Rect: size}
	s.pen.Draw(mask, size, image.Opaque, image.Point{})
	for y := range size.Dy() {
		pix := s.pix[(s.top+y)*s.width+s.left:]
		for x, a := range mask.Pix[y*size.Dx() : (y+1)*size.Dx()] {
			if a > 0 {
				pix[x], s.inked[s.top+y] = max(pix[x], steps[a]), true
			}
		}
	}
}

// draw draws the lines of a text, with the baseline of the first at y and each so far
// below the one before. end is whether they are at the right of left and right.
func (c *canvas) draw(lines []line, size float32, left, right, y, step int, end bool, strength float32) {
	for i, l := range lines {
		base := y + i*step
		x := float32(left)
		if end {
			x = float32(right) - l.width*size
		}
		s := c.part(int(x-size/2), base-int(size*1.4), int(x+(l.width+0.5)*size), base+int(size*0.7))
		faces := map[*face]*font.Face{}
		for _, g := range l.glyphs {
			of := faces[g.face]
			if of == nil {
				of = font.NewFace(g.face.parsed())
				faces[g.face] = of
			}
			if shape, ok := of.GlyphDataOutline(g.id); ok {
				s.outline(shape.Segments, size/float32(of.Upem()), x-float32(s.left)+g.x*size, float32(base-s.top)-g.y*size)
			}
		}
		s.fill(1, inks, strength)
	}
}

// outline draws the outline of a glyph.
func (s stretch) outline(list []opentype.Segment, scale, x, y float32) {
	at := func(p opentype.SegmentPoint) (float32, float32) { return x + p.X*scale, y - p.Y*scale }
	for i, seg := range list {
		ax, ay := at(seg.Args[0])
		bx, by := at(seg.Args[1])
		cx, cy := at(seg.Args[2])
		switch seg.Op {
		case opentype.SegmentOpMoveTo:
			if i > 0 {
				s.pen.ClosePath()
			}
			s.pen.MoveTo(ax, ay)
		case opentype.SegmentOpLineTo:
			s.pen.LineTo(ax, ay)
		case opentype.SegmentOpQuadTo:
			s.pen.QuadTo(ax, ay, bx, by)
		case opentype.SegmentOpCubeTo:
			s.pen.CubeTo(ax, ay, bx, by, cx, cy)
		}
	}
	if len(list) > 0 {
		s.pen.ClosePath()
	}
}

// stroke draws the brush stroke of the site's icon (static/icon.svg), from x on and with
// its middle at y.
func (c *canvas) stroke(x, y, width float32, mirrored bool) {
	scale := width / 47
	s := c.part(int(x), int(y-6*scale), int(x+width+2), int(y+6*scale))
	px, py := float32(0), float32(0)
	to := func(dx, dy float32) (float32, float32) {
		at := (px + dx - 8) * scale
		if mirrored {
			at = width - at
		}
		return x + at - float32(s.left), y + (py+dy-38)*scale - float32(s.top)
	}
	move := func(dx, dy float32) { px, py = px+dx, py+dy }
	move(8.5, 36.2)
	s.pen.MoveTo(to(0, 0))
	for _, b := range [][6]float32{{8, -1.4, 13, -1.5, 20.5, -1.2}, {9, .3, 17, -.8, 25.6, -1.6}, {.9, 0, 1.3, .7, 1, 1.5},
		{-.6, 2, -1.9, 4.4, -3.4, 5}, {-7.5, 1.1, -15.7, 1.7, -24, 1.5}, {-6.3, -.2, -12.7, .4, -18.3, 1.2},
		{-1.1, .1, -1.9, -.6, -2, -1.8}, {-.1, -1.5, -.3, -3.3, .6, -4.6}} {
		ax, ay := to(b[0], b[1])
		bx, by := to(b[2], b[3])
		cx, cy := to(b[4], b[5])
		s.pen.CubeTo(ax, ay, bx, by, cx, cy)
		move(b[4], b[5])
	}
	s.pen.ClosePath()
	s.fill(1+inks, reds, strong)
}
