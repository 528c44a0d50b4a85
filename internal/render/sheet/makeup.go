package sheet

import (
	"cmp"
	"math"

	"duizhao/internal/edition"
	"duizhao/internal/encode"
	"duizhao/internal/html"
	"duizhao/internal/render"
	"duizhao/internal/spread"
)

// pages writes the pages of the text.
type pages struct {
	base    *base
	cutter  *cutter
	leaves  *leaves
	galleys *galley
	makeup  *makeup
	langs   []string
	medium  *medium
	o       Options
	r       *render.Renderer
	view    *render.View
	*html.Writer
}

// makeup is what a document has of its pages: two versions on facing ones, two beside
// each other on each, or one.
type makeup struct {
	sides   int  // versions
	beside  bool // all on each page
	strips  []strip
	order   []cut // all pieces but figures
	figures []figureAt
	faces   [2]face
	room    [2]float64 // for text and notes on a page, in points
	width   [2]float64 // of a version's lines, in points
	hang    float64    // of the strip for numbers, in points
	whole   float64    // of what goes over both columns
	runs    bool       // chapters run on
	galley  bool       // the document is made to be measured
	from    int        // the first strip that is measured, and the one after the last
	to      int
	across  bool // the figure that is written is over its page, from edge to edge
	brief   bool // that is to find sizes: each strip is written only once, from its beginning
	side    int  // of the page that is being written
	opening int  // the spread that is being written
	plan    *Spreads
	noted   [2]map[string]bool // entries that have notes on each side, by their anchors
	again   map[string]string  // of entries that have none, since another said it shortly before: that one
}

// makeUp makes pages ready.
func (d *pages) fill() {
	m, p := d.base.margins(), d.o.Paper
	f := d.makeup
	if d.o.Layout == Stacked {
		f.sides = 1
	}
	size := faceOf(d.o.Layout, p)
	f.faces = [2]face{size, size}
	if f.plan != nil {
		f.faces = f.plan.faces
	}
	line, page := p.Width-m.inner-m.outer, p.Height-m.top-m.bottom
	hang := p.hang()
	if d.o.Layout == Vertical {
		line, page = page, line
		if !p.small() {
			hang = 9
		}
	}
	f.hang = hang * points
	f.measure((line-hang)*points, p.between()*points)
	f.room = [2]float64{page*points - leafSlack, page*points - leafSlack}
	least := min(f.width[0], f.width[f.sides-1])
	room := least / size.size * f.room[0] / size.step
	f.strips, f.order, f.figures = d.cutter.strips(room, 2*least/size.small)
	f.to = len(f.strips)
	f.runOn(room)
	f.noted = [2]map[string]bool{{}, {}}
	for i := range f.strips {
		for side := range 2 {
			if st := &f.strips[i]; st.entry != nil && st.on[side] {
				f.noted[side][st.entry.Anchor] = true
			}
		}
	}
}

// measure sets the widths of the versions' lines: each has all of its page, or the two
// share one, in that measure in which they are about equally long.
func (f *makeup) measure(whole, between float64) {
	f.whole, f.width = whole, [2]float64{whole, whole}
	if f.beside && f.sides == 2 {
		share := .45
		if f.plan != nil && f.plan.share > 0 {
			share = f.plan.share
		}
		one := math.Round((whole-between)*share*10) / 10
		f.width = [2]float64{one, whole - between - one}
	}
}

// leafSlack is how much lower the box of a page is than the page, in points: a box of
// the same height might, rounded, take two.
const leafSlack = 1.5

// sign returns the mark of an entry at the place that is being written.
func (f *makeup) sign(anchor string) string {
	if f.plan == nil || f.plan.signs[f.side] == nil {
		return "8"
	}
	if s, ok := f.plan.signs[f.side][anchor]; ok && (f.galley || s.opening == f.opening) {
		return s.mark
	}
	return ""
}

// has reports whether an entry has its note on the pages.
func (f *makeup) has(anchor string) bool { return f.noted[0][anchor] || f.noted[1][anchor] }

// target returns the id of an entry's note: on the right pages another than on the
// left ones, if it is on both.
func (f *makeup) target(anchor string) string {
	if !f.beside && f.side == spread.Right && f.noted[spread.Left][anchor] {
		return anchor + "-2"
	}
	return anchor
}

// gap returns the white above a strip, in points.
func (st *strip) gap(f face) float64 {
	switch {
	case st.entry != nil:
		return 0
	case st.figure != nil:
		return f.step
	case st.heads:
		return 2 * f.step
	case st.row.Kind == edition.Heading:
		return 1.25 * f.step
	}
	return f.step / 2
}

// cutHere marks the end of a piece, to be measured.
func (d *cells) cutHere() {
	if d.makeup.galley {
		d.Element("i", "", html.Flag("data-c", true))
	}
}

// cutAttr marks an element at whose end a piece ends.
func (d *cells) cutAttr(on bool) html.Attr {
	return html.Flag("data-c", on && d.makeup.galley)
}

// leaf opens a page, or for what is measured, a column of one.
func (d *leaves) leaf(side int, class string) {
	f := d.makeup
	f.side = side
	d.medium.marks.vertical = d.upright(side)
	name := []string{"left", "right"}[side]
	if f.beside && !f.galley {
		d.Open("section", html.Class(html.Classes("leaf", "whole", class)))
	} else {
		d.Open("section", html.Class(html.Classes("leaf", name, class)), html.Lang(d.langs[side]))
	}
	d.Line()
}

// measured is the attribute of what is measured.
func measured(on bool) html.Attr { return html.Flag("data-g", on) }

// spreads writes the facing pages, as they have been decided; before that, all that
// they will have.
func (d *pages) write(plan *Spreads) {
	if plan == nil || plan.cuts == nil {
		d.galleys.write()
		return
	}
	f := d.makeup
	half := !f.beside && d.o.Pages[textID] > 0 && (d.o.Pages[textID]-min(d.o.Pages[halfID], 1))%2 == 1
	if half {
		d.halfTitle()
	}
	for i := range plan.openings {
		f.opening = i
		cuts := plan.cuts[plan.openings[i]:plan.end(i)]
		if plan.left(f, cuts[0]) {
			continue
		}
		st := &f.strips[cuts[0].strip]
		class := "ch" + string(encode.Int(st.number))
		if st.part && cuts[0].piece == 0 {
			class += "o"
		}
		for side := range f.pages() {
			size := ""
			if n, ok := plan.tight[[2]int{plan.openings[i], side}]; ok {
				size = tight(n)
			}
			band := plan.band(f, cuts)
			if f.across = band > 0; f.across {
				cuts = f.figuresFirst(cuts)
			}
			d.Markup("<!--page-->")
			d.leaves.leaf(side, html.Classes(class, size, banded(band)))
			if i == 0 && side == 0 {
				d.Element("a", "", html.ID(textID))
			}
			d.leaves.stackOf("stack", cuts, side, false)
			d.leaves.stackOf("foot", cuts, side, true)
			f.across = false
			d.CloseLine()
		}
	}
	d.Markup("<!--pages-->")
	d.medium.marks.vertical = d.o.Layout == Vertical
}

// pages returns how many pages a spread has.
func (f *makeup) pages() int {
	if f.beside {
		return 1
	}
	return f.sides
}

// textID is the id where the text begins, halfID that of the half-title before it.
const (
	textID = "text"
	halfID = "half-title"
)

// halfTitle writes the title once more, on a right page, so that the text begins on a
// left one.
func (d *pages) halfTitle() {
	d.Open("section", html.Class("halftitle"), html.ID(halfID))
	d.base.each("p", "", func(l string) string { return d.r.Texts.In(d.view.Title, l) })
	d.CloseLine()
}

// signOf returns the number of a note.
func (f *makeup) signOf(anchor string) string {
	if f.plan == nil {
		return ""
	}
	return f.plan.signs[f.side][anchor].mark
}

// upright reports whether a page is set in vertical lines.
func (d *leaves) upright(side int) bool { return d.o.Layout == Vertical }

// tight is the class of a page that is set smaller, by hundredths, or that goes on.
func tight(n int) string {
	if n == 0 {
		return "long"
	}
	return "z" + string(encode.Int(n))
}

// zoomed is the class of a figure that is set smaller, if it is.
func (f *makeup) zoomed(st *strip) string {
	if f.plan == nil || f.galley {
		return ""
	}
	for i, n := range f.plan.zoom {
		if f.strips[i].figure == st.figure {
			return tight(n)
		}
	}
	return ""
}

// facingHeads returns the running heads of a chapter's left and right pages, each in
// the language of its page: of the left ones the title, of the right ones the heading.
func (d *pages) heads(row *edition.Row) (out [2]string) {
	for side, l := range d.langs {
		out[side] = d.r.Texts.In(d.view.Title, l)
		if row.Kind == edition.Heading && side == spread.Right {
			out[side] = cmp.Or(d.view.HeadingText(row, d.view.Columns[side]), out[side])
		}
	}
	return out
}
