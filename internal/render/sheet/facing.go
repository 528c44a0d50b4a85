package sheet

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"duizhao/internal/edition"
	"duizhao/internal/encode"
	"duizhao/internal/html"
	"duizhao/internal/render"
	"duizhao/internal/spread"
)

// face is how the text of a page is set: sizes and steps of text and notes, in points.
type face struct{ size, step, small, smallStep float64 }

const points = 72 / 25.4 // in a millimetre

// facing is what a document has of its facing pages.
type facing struct {
	strips  []strip
	order   []cut // all pieces but figures
	figures []figureAt
	faces   [2]face
	room    [2]float64 // for text and notes on a page, in points
	galley  bool       // the document is made to be measured
	side    int        // of the page that is being written
	opening int        // the spread that is being written
	plan    *Spreads
	noted   [2]map[string]bool // entries that have notes on each side, by their anchors
}

// spreads writes the facing pages.
type spreads struct {
	base   *base
	cutter *cutter
	leaves *leaves
	galley *galley
	facing *facing
	langs  []string
	medium *medium
	o      Options
	r      *render.Renderer
	view   *render.View
	*html.Writer
}

// fill cuts the text into the pieces of facing pages.
func (d *spreads) fill() {
	m, p, f := d.base.margins(), d.o.Paper, d.facing
	size := face{11, 17, 8.8, 12.6}
	switch {
	case p.pocket():
		size = face{9.3, 14.2, 7.6, 10.6}
	case p.small():
		size = face{9.7, 14.8, 7.9, 11.1}
	}
	f.faces = [2]face{size, size}
	if f.plan != nil {
		f.faces = f.plan.faces
	}
	width, height := (p.Width-m.inner-m.outer)*points, (p.Height-m.top-m.bottom)*points
	f.room = [2]float64{height - leafSlack, height - leafSlack}
	f.strips, f.order, f.figures = d.cutter.strips(width/size.size*height/size.step, 2*width/size.small)
	f.noted = [2]map[string]bool{{}, {}}
	for i := range f.strips {
		for side := range 2 {
			if st := &f.strips[i]; st.entry != nil && st.on[side] {
				f.noted[side][st.entry.Anchor] = true
			}
		}
	}
}

// leafSlack is how much lower the box of a page is than the page, in points: a box of
// the same height might, rounded, take two.
const leafSlack = 1.5

// sign returns the mark of an entry at the place that is being written.
func (f *facing) sign(anchor string) string {
	if f.plan == nil || f.plan.signs[f.side] == nil {
		return "8"
	}
	if s, ok := f.plan.signs[f.side][anchor]; ok && (f.galley || s.opening == f.opening) {
		return s.mark
	}
	return ""
}

// target returns the id of an entry's note: on the right pages another than on the
// left ones, if it is on both.
func (f *facing) target(anchor string) string {
	if f.side == spread.Right && f.noted[spread.Left][anchor] {
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
	case st.row.Kind == edition.Heading:
		return 1.25 * f.step
	}
	return f.step / 2
}

// cutHere marks the end of a piece, to be measured.
func (d *cells) cutHere() {
	if d.facing != nil && d.facing.galley {
		d.Element("i", "", html.Flag("data-c", true))
	}
}

// cutAttr marks an element at whose end a piece ends.
func (d *cells) cutAttr(on bool) html.Attr {
	return html.Flag("data-c", on && d.facing != nil && d.facing.galley)
}

// leaf opens a page.
func (d *leaves) leaf(side int, class string) {
	d.facing.side = side
	d.medium.marks.vertical = d.upright(side)
	d.Open("section", html.Class(html.Classes("leaf", []string{"left", "right"}[side], class)), html.Lang(d.langs[side]))
	d.Line()
}

// measured is the attribute of what is measured.
func measured(on bool) html.Attr { return html.Flag("data-g", on) }

// write writes the facing pages, as they have been decided; before that, all that
// they will have.
func (d *spreads) write(plan *Spreads) {
	if plan == nil || plan.cuts == nil {
		d.galley.write()
		return
	}
	half := d.o.Pages[textID] > 0 && (d.o.Pages[textID]-min(d.o.Pages[halfID], 1))%2 == 1
	if half {
		d.halfTitle()
	}
	f := d.facing
	for i := range plan.openings {
		f.opening = i
		cuts := plan.cuts[plan.openings[i]:plan.end(i)]
		st := &f.strips[cuts[0].strip]
		class := "ch" + string(encode.Int(st.number))
		if st.part && cuts[0].piece == 0 {
			class += "o"
		}
		for side := range 2 {
			size := ""
			if n := plan.tight[[2]int{plan.openings[i], side}]; n > 0 {
				size = tight(n)
			}
			d.leaves.leaf(side, html.Classes(class, size))
			if i == 0 && side == 0 {
				d.Element("a", "", html.ID(textID))
			}
			d.leaves.stackOf("stack", cuts, side, false)
			d.leaves.stackOf("foot", cuts, side, true)
			d.CloseLine()
		}
	}
	d.medium.marks.vertical = d.o.Layout == Vertical
}

// textID is where the text begins, halfID the half-title before it.
const (
	textID = "text"
	halfID = "half-title"
)

// halfTitle writes the title once more, on a right page, so that the text begins on a
// left one.
func (d *spreads) halfTitle() {
	d.Open("section", html.Class("halftitle"), html.ID(halfID))
	d.base.each("p", "", func(l string) string { return d.r.Texts.In(d.view.Title, l) })
	d.CloseLine()
}

// signOf returns the number of a note.
func (f *facing) signOf(anchor string) string {
	if f.plan == nil {
		return ""
	}
	return f.plan.signs[f.side][anchor].mark
}

// upright reports whether a page is set in vertical lines.
func (d *leaves) upright(side int) bool { return d.o.Layout == Vertical }

// tight is the class of a page that is set smaller, by hundredths.
func tight(n int) string { return "z" + string(encode.Int(n)) }

// heads returns the running heads of a chapter's left and right pages, each in
// the language of its page: of the left ones the title, of the right ones the heading.
func (d *spreads) heads(row *edition.Row) (out [2]string) {
	for side, l := range d.langs {
		out[side] = d.r.Texts.In(d.view.Title, l)
		if row.Kind == edition.Heading && side == spread.Right {
			out[side] = cmp.Or(d.view.HeadingText(row, d.view.Columns[side]), out[side])
		}
	}
	return out
}

// rules returns the sizes of facing pages.
func (d *spreads) rules() string {
	if d.facing == nil {
		return ""
	}
	var b strings.Builder
	for side, name := range []encode.HTML{"left", "right"} {
		f := d.facing.faces[side]
		fmt.Fprintf(&b, ".leaf.%s{--size:%gpt;--step:%gpt;--small:%gpt;--small-step:%gpt}\n", name, f.size, f.step, f.small, f.smallStep)
	}
	if plan := d.facing.plan; plan != nil {
		for _, n := range slices.Sorted(maps.Values(plan.tight)) {
			fmt.Fprintf(&b, ".leaf.z%d>*{zoom:%d%%}\n", n, n)
		}
	}
	return b.String()
}
