package render

import (
	"duizhao/internal/edition"
	"duizhao/internal/encode"
	"duizhao/internal/html"
)

// Blocks writes blocks as a text of its own: an article, a gloss, a footnote.
// Consecutive items become one list. Heading levels are shifted by raise.
func (p *Pen) Blocks(blocks []edition.Block, raise int) {
	quote := 0
	for i := range blocks {
		blk := &blocks[i]
		for ; quote < blk.Quote; quote++ {
			p.Open("blockquote")
		}
		for ; quote > blk.Quote; quote-- {
			p.Close()
		}
		if blk.Kind == edition.Item {
			p.item(blocks, i)
			continue
		}
		p.Block(blk, raise)
		p.Line()
	}
	for ; quote > 0; quote-- {
		p.Close()
	}
}

// Block writes a block that is in no list.
func (p *Pen) Block(blk *edition.Block, raise int) {
	switch blk.Kind {
	case edition.Heading:
		p.Open("h" + encode.Int(min(max(blk.Level+raise, 2), 6)))
		p.Flow(blk.Segments)
		p.Close()
		return
	case edition.Code:
		p.Code(blk)
		return
	case edition.Rule:
		p.Open("hr")
		return
	case edition.HTML:
		p.Medium.Raw(p, blk.Segments[0].Runs[0].Text)
		return
	case edition.Table:
		p.Table(blk, nil, nil)
		return
	}
	if name, ok := figureName(blk); ok {
		if f := p.Kit.gallery.Find(name); f != nil {
			p.Medium.Figure(p, &Figure{name, f}, Plate{Langs: []string{p.Lang}, First: p.Lang == p.Kit.texts.Langs()[0]})
		}
		return
	}
	p.paragraph(blk)
}

// Code writes a block of code, with its words marked.
func (p *Pen) Code(blk *edition.Block) {
	if blk.File != "" {
		p.Open("p", html.Class("file"))
		p.Element("code", blk.File)
		p.Close()
	}
	p.Markup(p.Kit.code.HTML(blk.Info, blk.Segments[0].Runs[0].Text))
}

func (p *Pen) paragraph(blk *edition.Block) {
	p.Open("p")
	p.Flow(blk.Segments)
	p.Close()
}

// figureName recognises a paragraph that is nothing but ![](figure:NAME).
func figureName(blk *edition.Block) (string, bool) {
	if blk.Kind != edition.Paragraph || len(blk.Segments) != 1 || len(blk.Segments[0].Runs) != 1 {
		return "", false
	}
	run := blk.Segments[0].Runs[0]
	const scheme = "figure:"
	if run.Kind != edition.Image || len(run.Ref) <= len(scheme) || run.Ref[:len(scheme)] != scheme {
		return "", false
	}
	return run.Ref[len(scheme):], true
}

// item writes blocks[i], an item, and opens and closes lists so that it shares them
// with the items before and after it.
func (p *Pen) item(blocks []edition.Block, i int) {
	blk := &blocks[i]
	before, after := 0, 0
	if i > 0 && SameList(blocks, i-1, i) {
		before = blocks[i-1].Level
	}
	if i+1 < len(blocks) && SameList(blocks, i, i+1) {
		after = blocks[i+1].Level
	}
	if blk.Number < 0 { // a further paragraph of the item that is still open
		p.paragraph(blk)
	} else {
		if before >= blk.Level {
			p.Close()
		}
		for ; before < blk.Level; before++ {
			p.List(blk.Number)
		}
		p.Open("li")
		p.Flow(blk.Segments)
	}
	for level := blk.Level; level > after; level-- {
		p.Close()
		p.Close()
	}
}

// SameList reports whether blocks[j], which follows blocks[i], belongs to a list
// that is still open after it. A bulleted list after a numbered one of the same
// depth is a new list.
func SameList(blocks []edition.Block, i, j int) bool {
	a, b := &blocks[i], &blocks[j]
	if a.Kind != edition.Item || b.Kind != edition.Item || a.Quote != b.Quote {
		return false
	}
	if b.Number < 0 || b.Level > a.Level {
		return true
	}
	return (listNumber(blocks, i, b.Level) == 0) == (b.Number == 0)
}

// List begins a list that begins with number, or with bullets if that is 0.
func (p *Pen) List(number int, attrs ...html.Attr) {
	if number == 0 {
		p.Open("ul", attrs...)
		return
	}
	p.Open("ol", append(attrs, html.Num("start", number).If(number > 1))...)
}

// listNumber returns the number of the item that opened the list of a level.
func listNumber(blocks []edition.Block, i, level int) int {
	for ; i >= 0 && blocks[i].Kind == edition.Item && blocks[i].Level >= level; i-- {
		if blocks[i].Level == level && blocks[i].Number >= 0 {
			return blocks[i].Number
		}
	}
	return 0
}
