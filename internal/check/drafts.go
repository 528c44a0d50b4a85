package check

import (
	"maps"

	"duizhao/internal/cite"
	"duizhao/internal/diag"
	"duizhao/internal/edition"
)

// drafts notes what is used by drafts alone, which are left out: nothing is missing
// there once they are ready. Nothing in them is reported.
func (f *Findings) drafts() {
	d := &f.Corpus.Drafts
	texts := func(body map[string][]edition.Block) {
		for _, blocks := range body {
			f.drafted(blocks)
		}
	}
	for _, n := range d.Notes {
		texts(n.Body)
		f.Usage.keep(n.Sources)
	}
	for _, c := range d.Claims {
		texts(c.Body)
		f.Usage.keep(c.Sources)
	}
	articles := d.Explainers
	for _, p := range d.Pages {
		articles = append(articles[:len(articles):len(articles)], p.Article)
	}
	for _, a := range articles {
		texts(a.Body)
		for _, list := range a.Notes {
			for i := range list {
				f.drafted(list[i].Body)
			}
		}
	}
}

func (f *Findings) drafted(blocks []edition.Block) {
	f.Links.Check(Text{Blocks: blocks}, &diag.List{}, func(kind, id, _ string) {
		switch kind {
		case "note":
			f.Usage.Notes[id] = true
		case "source":
			f.Usage.kept[id] = true
		}
	})
}

// keep notes the sources in a front matter, each with an optional locator.
func (f *Usage) keep(sources []string) {
	for _, s := range sources {
		if item, err := cite.ParseSource(s); err == nil {
			f.kept[item.Key] = true
		}
	}
}

// DraftEdition notes what an edition uses that is left out; other is what was found
// in it.
func (f *Findings) DraftEdition(other *Findings) {
	maps.Copy(f.Usage.Notes, other.Usage.Notes)
	for key := range other.Usage.Sources {
		f.Usage.kept[key] = true
	}
}
