package check

import (
	"cmp"
	"slices"
	"strings"

	"duizhao/internal/cite"
	"duizhao/internal/diag"
	"duizhao/internal/edition"
	"duizhao/internal/lang"
)

// checked is before the segment of a claim.
const checked = "✓"

// Usage is what refers to what: for the lists of places under each source, and for the
// notes and sources that nothing uses.
type Usage struct {
	Notes   map[string]bool          // those that a text names or links
	Sources map[string][]cite.Citing // places that cite a source, by its key

	kept map[string]bool // sources that drafts cite
}

// called names a page in the site's first language.
func (f *Findings) called(href string, name edition.Text) cite.Citing {
	first := f.Corpus.Config.Languages[0]
	s := name.In(first)
	return cite.Citing{Href: href, Text: s, Lang: lang.OfName(s, first)}
}

// use records what a page refers to.
func (f *Usage) use(page cite.Citing, kind, id, block string) {
	switch {
	case kind == "note":
		f.Notes[id] = true
	case kind == "source" && block != "":
		f.cites(id, cite.Citing{Href: page.Href + "#" + block, Text: block})
	case kind == "source":
		f.cites(id, page)
	}
}

func (f *Usage) cites(key string, at cite.Citing) { f.Sources[key] = append(f.Sources[key], at) }

// Cited returns the places that cite each source, in order and each once: two claims
// about one segment are one place.
func (f *Usage) Cited() map[string][]cite.Citing {
	out := make(map[string][]cite.Citing, len(f.Sources))
	for key, list := range f.Sources {
		list = slices.Clone(list)
		slices.SortFunc(list, func(a, b cite.Citing) int { return cmp.Or(cmp.Compare(a.Href, b.Href), cmp.Compare(a.Text, b.Text)) })
		seen := map[string]bool{}
		out[key] = slices.DeleteFunc(slices.Compact(list), func(c cite.Citing) bool {
			page, _, _ := strings.Cut(c.Href, "#")
			place := page + " " + c.Text
			twice := seen[place] && strings.HasPrefix(c.Text, checked)
			seen[place] = true
			return twice
		})
	}
	return out
}

// Unused warns of notes that nothing mentions and sources that nothing cites.
func (f *Findings) Unused() {
	for _, n := range f.Corpus.Notes {
		if !f.Usage.Notes[n.ID] {
			f.Problems.Add(diag.Warnf("note-unused", diag.Pos{Path: n.Path}, "no text names or links the note %s",
				n.ID).WithHint("give it a form that occurs in a text, link to it with [...](note:" + n.ID + "), or take it out"))
		}
	}
	if f.Links.Library == nil {
		return
	}
	for _, e := range f.Links.Library.Entries() {
		if len(f.Usage.Sources[e.ID]) == 0 && !f.Usage.kept[e.ID] {
			f.Problems.Add(diag.Warnf("source-unused", e.Pos, "nothing cites %s", e.ID).WithHint("cite it as [@" + e.ID + "], or take it out"))
		}
	}
}
