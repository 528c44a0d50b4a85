// Package check applies the rules across files: links that lead nowhere, sources that
// do not exist, notes that nothing mentions, Chinese in the wrong script, words that
// a page needs and lacks.
//
// A [Content] is what there is to check, and does not change. [Findings] are what was
// found in it: by [Findings.Apparatus] in what a site has once, by [Findings.Edition]
// in one edition. Those of several goroutines are merged; only then is it known what
// nothing refers to ([Findings.Unused]) and what site.yaml says to ignore
// ([Findings.Ignore]).
package check

import (
	"maps"

	"duizhao/internal/cite"
	"duizhao/internal/corpus"
	"duizhao/internal/diag"
	"duizhao/internal/script"
)

// Content is what the rules look at.
type Content struct {
	Corpus    *corpus.Corpus
	Converter *script.Converter
	Links     *Links
	Today     string // YYYY-MM-DD: the day that the age of claims is measured at; "" for the edition's own
	Choices   bool   // also list the places where the right character depends on the word
}

// Findings are what is wrong or doubtful, and what refers to what: for the lists of
// places under each source, and for the notes and sources that nothing uses.
type Findings struct {
	*Content
	Problems *diag.List
	Notes    map[string]bool          // those that a text names or links
	Sources  map[string][]cite.Citing // places that cite a source, by its key
	Doubts   []Choice

	kept map[string]bool // sources that drafts cite
}

// Begin returns findings in which there is nothing yet.
func (c *Content) Begin() *Findings {
	return &Findings{Content: c, Problems: &diag.List{}, Notes: map[string]bool{}, Sources: map[string][]cite.Citing{}, kept: map[string]bool{}}
}

// Asking returns the same content with another answer to whether there is something at
// an address below an edition.
func (c *Content) Asking(leads func(to string) bool) *Content {
	of, links := *c, *c.Links
	links.Leads, of.Links = leads, &links
	return &of
}

// Clone returns a copy to which more can be added.
func (f *Findings) Clone() *Findings {
	out := f.Begin()
	out.Merge(f)
	maps.Copy(out.kept, f.kept)
	return out
}

// Merge adds what others found.
func (f *Findings) Merge(other *Findings) {
	f.Problems.Merge(other.Problems)
	maps.Copy(f.Notes, other.Notes)
	for key, list := range other.Sources {
		f.Sources[key] = append(f.Sources[key], list...)
	}
	f.Doubts = append(f.Doubts, other.Doubts...)
}
