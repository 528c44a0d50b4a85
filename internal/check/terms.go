package check

import (
	"maps"
	"slices"

	"duizhao/internal/address"
	"duizhao/internal/config"
	"duizhao/internal/corpus"
	"duizhao/internal/diag"
	"duizhao/internal/edition"
	"duizhao/internal/source"
)

// terms checks tags, series and people.
type terms struct {
	usage    *Usage
	needs    *needs
	params   *params
	corpus   *corpus.Corpus
	links    *Links
	problems *diag.List
}

// check checks the tags and series of site.yaml, that they have names, and editions; and
// that the editions it pins are there.
func (f *terms) check() {
	c := f.corpus
	doc := c.Docs[config.File]
	for i, slug := range c.Config.Pinned {
		if !slices.Contains(c.Slugs, slug) {
			hint := diag.DidYouMean(slug, c.Slugs)
			if hint == "" {
				hint = "name the folder of an edition that is no draft, or take it out"
			}
			f.problems.Add(diag.Errorf("pinned-unknown", doc.Pos("pinned", i), "pinned lists an edition %q, which is not there", slug).WithHint(hint))
		}
	}
	for _, t := range c.Terms {
		if t.Kind != address.Series && t.Kind != address.Tags { // the others are named elsewhere
			continue
		}
		parts := map[int]corpus.Member{}
		for _, m := range t.Members {
			if t.Kind != address.Series || m.Part < 1 {
				continue
			}
			if was, taken := parts[m.Part]; taken {
				f.problems.Add(diag.Warnf("part-place", m.PartAt, "the series %s has a part %d already", t.ID, m.Part).
					WithHint("give each its number; those of one number follow each other by the day of the work").WithNote(was.PartAt, "the other"))
			}
			parts[m.Part] = m
		}
		key, what := t.Kind[:len(t.Kind)-1], "the tag"
		at := []any{key, t.ID}
		if key == "series" {
			what, at = "the series", append(at, "title")
		}
		f.needs.need(doc, what, t.Name, c.Config.Languages, at...)
		if len(t.Members) == 0 && c.Drafts.Len() == 0 && !c.Unfiled {
			f.problems.Add(diag.Warnf("term-unused", doc.Pos(key, t.ID), "no edition has %s %s", what,
				t.ID).WithHint("name it in an edition.yaml, or take it out"))
		}
	}
}

// edition checks the tags, the people and the series that an edition names.
func (f *terms) edition(e *edition.Edition, doc *source.Doc) {
	config := f.corpus.Config
	unknown := func(what, key, id string, known []string, at ...any) {
		if doc == nil || slices.Contains(known, id) || len(known) == 0 && f.misread(at[0]) {
			return
		}
		hint := diag.DidYouMean(id, known)
		if hint == "" {
			hint = "add it in site.yaml: " + key
		}
		f.problems.Add(diag.Errorf("term-unknown", doc.Pos(at...), "site.yaml has no %s %q", what, id).WithHint(hint))
	}
	twice := func(list []string, i int, key string) bool {
		if doc == nil || !slices.Contains(list[:i], list[i]) {
			return false
		}
		f.problems.Add(diag.Warnf("term-twice", doc.Pos(key, i), "%s is in this list twice", list[i]).WithHint("take one of them out"))
		return true
	}
	for i, id := range e.Tags {
		if twice(e.Tags, i, "tags") {
			continue
		}
		unknown("tag", "tags: {"+id+": NAME}", id, slices.Sorted(maps.Keys(config.Tags)), "tags", i)
	}
	for i, id := range e.People {
		if !twice(e.People, i, "people") {
			f.person(id, posOf(doc, []any{"people", i}))
		}
	}
	switch {
	case doc == nil || e.Part == 0:
	case e.Part < 1:
		f.problems.Add(diag.Warnf("part-place", doc.Pos("part"), "parts of a series are counted from 1").WithHint("write 1 for the first, or take the key out"))
	case e.Series == "":
		f.problems.Add(diag.Warnf("part-place", doc.Pos("part"), "this is part %d of no series",
			e.Part).WithHint("name the series above it, as in series: waters, or take the key out"))
	}
	if e.Series != "" {
		unknown("series", "series: {"+e.Series+": {title: NAME}}", e.Series, slices.Sorted(maps.Keys(config.Series)), "series")
	}
}

// misread reports whether site.yaml is no settings at all, or has nothing but a mistake
// where it should list tags or series. That is reported there, once.
func (f *terms) misread(key any) bool {
	doc := f.corpus.Docs[config.File]
	if doc == nil || f.corpus.Config.Title.Empty() {
		return true
	}
	if key == "tags" {
		return doc.Pos("tags") != doc.Pos()
	}
	return doc.Pos("series") != doc.Pos()
}

// person checks a note that an edition names under people. A draft is left out there, as
// it is everywhere, until it is ready.
func (f *terms) person(id string, pos diag.Pos) {
	if f.corpus.Drafts.Has("note:" + id) {
		f.usage.Notes[id] = true
		return
	}
	f.params.named(id, pos)
	if n := f.links.Notes[id]; n != nil && slices.Contains(edition.NoteKinds, n.Kind) && n.Kind != "person" && n.Kind != "organisation" {
		f.problems.Add(diag.Warnf("people-kind", pos, "the note %q is on a %s, and not on a person or an organisation", id, n.Kind).
			WithHint("link to it in the text, or file the edition under a tag"))
	}
}
