package render

import (
	"duizhao/internal/edition"
	"duizhao/internal/html"
)

// Footnotes writes the footnotes of an article.
func (p *Pen) Footnotes(a *edition.Article) {
	list := a.Notes[p.Lang]
	if len(list) == 0 {
		return
	}
	p.Open("ol", html.Class("footnotes"), html.Lang(p.Lang))
	for _, f := range list {
		p.Open("li", html.ID(FootnoteID(p.Lang, f.Label)))
		p.Blocks(f.Body, 0)
		p.Close()
	}
	p.CloseLine()
}

// Gloss writes a short text: blocks that have the language themselves, so that a page
// can show and hide each by its class.
func (p *Pen) Gloss(body []edition.Block, class string) {
	for i := 0; i < len(body); i++ {
		if body[i].Kind == edition.Paragraph && body[i].Quote == 0 {
			p.Open("p", html.Lang(p.Lang), html.Class(class))
			p.Flow(body[i].Segments)
			p.Close()
			continue
		}
		from := i
		for i+1 < len(body) && body[i+1].Kind == body[i].Kind && body[i].Kind == edition.Item {
			i++
		}
		p.Open("div", html.Lang(p.Lang), html.Class(class))
		p.Blocks(body[from:i+1], 2)
		p.Close()
	}
}
