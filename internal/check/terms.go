package check

import (
	"maps"
	"slices"

	"duizhao/internal/address"
	"duizhao/internal/config"
	"duizhao/internal/diag"
	"duizhao/internal/edition"
	"duizhao/internal/source"
)

// terms checks the tags and series of site.yaml, that they have names, and editions; and
// that the editions it pins are there.
func (f *Findings) terms() {
	c := f.Corpus
	doc := c.Docs[config.File]
	for i, slug := range c.Config.Pinned {
		if !slices.Contains(c.Slugs, slug) {
			hint := diag.DidYouMean(slug, c.Slugs)
			if hint == "" {
				hint = "name the folder of an edition that is no draft, or take it out"
			}
			f.Problems.Add(diag.Errorf("pinned-unknown", doc.Pos("pinned", i), "pinned lists an edition %q, which is not there", slug).WithHint(hint))
		}
	}
	for _, t := range c.Terms {
		if t.Kind != address.Series && t.Kind != address.Tags { // the others are named elsewhere
			continue
		}
		key, what := t.Kind[:len(t.Kind)-1], "the tag"
		at := []any{key, t.ID}
		if key == "series" {
			what, at = "the series", append(at, "title")
		}
		f.need(doc, what, t.Name, c.Config.Languages, at...)
		if len(t.Members) == 0 && c.Drafts.Len() == 0 {
			f.Problems.Add(diag.Warnf("term-unused", doc.Pos(key, t.ID), "no edition has %s %s", what, t.ID).WithHint("name it in an edition.yaml, or take it out"))
		}
	}
}

// termsOf checks the tags, the people and the series that an edition names.
func (f *Findings) termsOf(e *edition.Edition, doc *source.Doc) {
	config := f.Corpus.Config
	unknown := func(what, key, id string, known []string, at ...any) {
		if doc == nil || slices.Contains(known, id) {
			return
		}
		hint := diag.DidYouMean(id, known)
		if hint == "" {
			hint = "add it in site.yaml: " + key
		}
		f.Problems.Add(diag.Errorf("term-unknown", doc.Pos(at...), "site.yaml has no %s %q", what, id).WithHint(hint))
	}
	for i, id := range e.Tags {
		unknown("tag", "tags: {"+id+": NAME}", id, slices.Sorted(maps.Keys(config.Tags)), "tags", i)
	}
	for i, id := range e.People {
		f.named(id, posOf(doc, []any{"people", i}))
	}
	if e.Series != "" {
		unknown("series", "series: {"+e.Series+": {title: NAME}}", e.Series, slices.Sorted(maps.Keys(config.Series)), "series")
	}
}
