package sheet

import (
	"strconv"

	"duizhao/internal/edition"
	"duizhao/internal/encode"
	"duizhao/internal/html"
	"duizhao/internal/lang"
	"duizhao/internal/render"
)

// cells writes the blocks of versions.
type cells struct {
	base   *base
	makeup *makeup
	medium *medium
	r      *render.Renderer
	view   *render.View
	*html.Writer
}

// block writes a block, or a part of one. at returns the number of each segment, by
// its index, if it has its address here; or else 0.
func (d *cells) block(row *edition.Row, cell *edition.Block, column int, at func(s int) int) {
	lang := d.view.Langs[column]
	p := d.base.pen(lang)
	p.Margin = true
	whole := func(class string, write func()) {
		d.Open("div", html.Class(class), html.Lang(lang))
		write()
		d.Close()
	}
	switch cell.Kind {
	case edition.Code:
		whole(html.Classes("code", render.Standing(cell)), func() { p.Code(cell) })
	case edition.Rule:
		d.Open("hr")
	case edition.HTML:
		whole("html", func() { d.medium.Raw(p, cell.Segments[0].Runs[0].Text) })
	case edition.Table:
		whole(html.Classes("grid", render.Standing(cell)), func() {
			p.Table(cell, func(s int) []html.Attr {
				n := at(s)
				attrs := append([]html.Attr{html.Segment(row.ID, n).If(n > 0)}, render.StateAttrs(d.view, &cell.Segments[s])...)
				return append(attrs, d.cutAttr(s > 0 || len(cell.Segments) == 1))
			}, func(s int) {
				p.Absent(cell, s, lang)
				p.Old(&cell.Segments[s], lang)
			})
		})
	default:
		d.sentences(p, row, cell, column, at)
	}
}

// sentences writes a block that consists of segments.
func (d *cells) sentences(p *render.Pen, row *edition.Row, cell *edition.Block, column int, at func(s int) int) {
	lang, from := p.Lang, d.Len()
	standing := html.Class(render.Standing(cell))
	item := cell.Kind == edition.Item && cell.Number >= 0
	switch {
	case cell.Kind == edition.Heading:
		d.Open("h"+encode.Int(min(max(cell.Level, 2), 6)), html.Lang(lang), standing)
	case item:
		p.List(cell.Number, html.Lang(lang), standing)
		d.Open("li")
	default:
		d.Open("p", html.Lang(lang), standing)
	}
	d.speaker(cell, lang)
	for s := range cell.Segments {
		if s > 0 {
			d.Text(render.Glue(lang, &cell.Segments[s-1], &cell.Segments[s]))
		}
		d.segment(row, cell, s, column, at(s))
		d.cutHere()
	}
	d.Close()
	if item {
		d.Close()
	}
	d.base.keepEnds(from, lang)
}

func (d *cells) speaker(cell *edition.Block, tag string) {
	if cell.Speaker == "" {
		return
	}
	d.Element("strong", d.r.Texts.In(d.view.Speakers[cell.Speaker].Name, tag), html.Class("who"))
	d.Text(lang.Gap(tag))
}

// segment writes a sentence; with its address, unless its number is 0. One that is not
// translated is in the base's language, with a notice; one whose base has changed
// since, or that no person has reviewed, has a mark.
func (d *cells) segment(row *edition.Row, cell *edition.Block, s, column, at int) {
	seg := &cell.Segments[s]
	p := d.base.pen(d.view.Lang(column, seg))
	p.Margin = true
	if at == 0 && seg.State == edition.Current && !seg.Unreviewed {
		p.Runs(seg.Runs)
		return
	}
	d.Open("span", append([]html.Attr{html.Segment(row.ID, at).If(at > 0)}, render.StateAttrs(d.view, seg)...)...)
	p.Segment(cell, s, d.view.Langs[column])
	d.Close()
}

func bullet(number int) string {
	if number > 0 {
		return strconv.Itoa(number) + ". "
	}
	return "– "
}
