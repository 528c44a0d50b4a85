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

// called names a page in the site's languages, each name once.
func (f *Findings) called(href string, name edition.Text) cite.Citing {
	at := cite.Citing{Href: href}
	for i, l := range f.Corpus.Config.Languages {
		s := name.In(l)
		if i == 0 || s != "" && !slices.ContainsFunc(at.Names, func(n cite.CitingName) bool { return n.Text == s }) {
			at.Names = append(at.Names, cite.CitingName{Lang: lang.OfName(s, l), Text: s})
		}
	}
	return at
}

// block names a place by its number, which is the same in all languages.
func block(href, number string) cite.Citing {
	return cite.Citing{Href: href, Names: []cite.CitingName{{Text: number}}}
}

// use records what a page refers to.
func (f *Usage) use(page cite.Citing, kind, id, at string) {
	switch {
	case kind == "note":
		f.Notes[id] = true
	case kind == "source" && at != "":
		f.cites(id, block(page.Href+"#"+at, at))
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
		slices.SortFunc(list, func(a, b cite.Citing) int {
			return cmp.Or(cmp.Compare(a.Href, b.Href), cmp.Compare(a.Name(), b.Name()))
		})
		seen := map[string]bool{}
		out[key] = slices.DeleteFunc(list, func(c cite.Citing) bool {
			page, _, _ := strings.Cut(c.Href, "#")
			place := page + " " + c.Name()
			if !strings.HasPrefix(c.Name(), checked) {
				place = c.Href + " " + c.Name()
			}
			twice := seen[place]
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
