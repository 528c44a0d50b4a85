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

// Findings are what is wrong or doubtful, and what refers to what.
type Findings struct {
	*Content
	Problems *diag.List
	Usage    *Usage
	Doubts   []Choice

	needs    *needs
	params   *params
	terms    *terms
	settings *settings
}

// Begin returns findings in which there is nothing yet; problems are reported to the list.
func (c *Content) Begin(problems *diag.List) *Findings {
	f := &Findings{Content: c, Problems: problems}
	f.Usage = &Usage{Notes: map[string]bool{}, Sources: map[string][]cite.Citing{}, kept: map[string]bool{}}
	f.needs = &needs{converter: f.Converter, corpus: f.Corpus, problems: f.Problems}
	f.settings = &settings{converter: f.Converter, problems: f.Problems}
	f.params = &params{usage: f.Usage, needs: f.needs, settings: f.settings, corpus: f.Corpus, links: f.Links, problems: f.Problems}
	f.terms = &terms{usage: f.Usage, needs: f.needs, params: f.params, corpus: f.Corpus, links: f.Links, problems: f.Problems}
	return f
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
	out := f.Begin(&diag.List{})
	out.Merge(f)
	maps.Copy(out.Usage.kept, f.Usage.kept)
	return out
}

// Merge adds what others found.
func (f *Findings) Merge(other *Findings) {
	f.Problems.Merge(other.Problems)
	f.Usage.merge(other.Usage)
	f.Doubts = append(f.Doubts, other.Doubts...)
}

// merge adds what others refer to.
func (f *Usage) merge(other *Usage) {
	maps.Copy(f.Notes, other.Notes)
	for key, list := range other.Sources {
		f.Sources[key] = append(f.Sources[key], list...)
	}
}
