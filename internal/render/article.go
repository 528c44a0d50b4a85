package render

import (
	"slices"

	"duizhao/internal/edition"
	"duizhao/internal/html"
)

// Sections cuts an article at its headings, for each language: into as many parts in
// each, or into one part if the numbers differ.
func (r *Texts) Sections(a *edition.Article, langs []string) [][][]edition.Block {
	parts := make([][][]edition.Block, len(langs))
	same := true
	for i, l := range langs {
		parts[i] = edition.Sections(r.Body(a.Body, l))
		same = same && len(parts[i]) == len(parts[0])
	}
	if !same {
		for i, l := range langs {
			parts[i] = [][]edition.Block{r.Body(a.Body, l)}
		}
	}
	return parts
}

// passages cuts a section, given in each language, into what stands side by side:
// paragraphs, lists, quotations; or leaves it whole if the languages differ in these.
func passages(section [][]edition.Block) [][][]edition.Block {
	starts := make([][]int, len(section))
	for i, blocks := range section {
		for k := range blocks {
			if k == 0 || !oneElement(blocks, k) {
				starts[i] = append(starts[i], k)
			}
		}
	}
	for i := range starts {
		same := slices.EqualFunc(starts[i], starts[0], func(k, first int) bool {
			a, b := &section[i][k], &section[0][first]
			return a.Kind == b.Kind && a.Quote == b.Quote
		})
		if !same || len(starts[i]) == 0 {
			return [][][]edition.Block{section}
		}
	}
	out := make([][][]edition.Block, len(starts[0]))
	for n := range out {
		for i, blocks := range section {
			end := len(blocks)
			if n+1 < len(out) {
				end = starts[i][n+1]
			}
			out[n] = append(out[n], blocks[starts[i][n]:end])
		}
	}
	return out
}

// oneElement reports whether a block is in one element with the block before it.
func oneElement(blocks []edition.Block, k int) bool {
	return sameList(blocks, k-1, k) || blocks[k].Quote > 0 && blocks[k-1].Quote > 0
}

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
