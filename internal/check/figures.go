package check

import (
	"reflect"
	"strings"

	"duizhao/internal/address"
	"duizhao/internal/corpus"
	"duizhao/internal/diag"
	"duizhao/internal/edition"
)

// figures checks the figures of the site.
func (f *Findings) figures() {
	for slug, ids := range f.Corpus.FigureIDs {
		for _, id := range ids {
			name := corpus.FigurePath(slug, id)
			fig, doc := f.Corpus.Figure(slug, id), f.Corpus.Docs[name]
			at := f.called(address.Block(slug, "fig-"+id), fig.Title)
			if fig.After == "" { // only an explainer has it
				at.Href = address.Edition(slug)
			}
			f.sources(name, fig.Sources, at)
			f.settings.script(doc, reflect.ValueOf(*fig))
			f.needs.need(doc, "the figure's title", fig.Title, f.Corpus.Config.Languages, "title")
			if doc != nil && len(fig.Caption) == 0 { // one that lacks a language is reported with the rest of its data
				f.Problems.Add(diag.Warnf("figure-text", doc.Pos("title"),
					"this figure has no caption").WithHint("add caption: with what it shows and how to read it, in each language"))
			}
		}
	}
}

// placed reports the figures of an edition that follow no block of it.
func (f *Findings) placed(a *edition.Annotated) {
	for _, id := range f.Corpus.FigureIDs[a.Slug] {
		fig, doc := f.Corpus.Figure(a.Slug, id), f.Corpus.Docs[corpus.FigurePath(a.Slug, id)]
		if doc != nil && fig.After != "" && a.Row(fig.After) < 0 {
			f.Problems.Add(diag.Errorf("figure-after", doc.Pos("after"), "there is no block %s in %s", fig.After,
				a.Slug).WithHint(diag.DidYouMean(fig.After, a.IDs())))
		}
	}
}

// figureTwice reports a figure that is in an article twice.
func (f *Findings) figureTwice(path string, blocks []edition.Block) {
	seen := map[string]bool{}
	for i := range blocks {
		for s := range blocks[i].Segments {
			for _, r := range blocks[i].Segments[s].Runs {
				id, ok := strings.CutPrefix(r.Ref, "figure:")
				if !ok || r.Kind != edition.Image {
					continue
				}
				if seen[id] {
					f.Problems.Add(diag.Errorf("figure-twice", diag.Pos{Path: path, Line: blocks[i].Segments[s].Line, Col: int(r.Col)},
						"the figure %s is here a second time", id).WithHint("take one of them out"))
				}
				seen[id] = true
			}
		}
	}
}
