package check

import (
	"duizhao/internal/diag"
	"duizhao/internal/source"
)

// sharedOfSite checks the pictures of all that a site has once.
func (f *Findings) sharedOfSite() {
	c := f.Corpus
	for _, n := range c.Notes {
		f.shared(c.Docs[n.Path], n.Image)
	}
	for _, a := range c.Explainers {
		f.shared(c.Docs[a.Paths[c.Config.Languages[0]]], a.Image)
	}
	for _, p := range c.Pages {
		f.shared(c.Docs[p.Path], p.Article.Image)
	}
}

// shared reports a picture that is to be shown when a page is shared and would not be.
func (f *Findings) shared(doc *source.Doc, path string) {
	if path == "" || doc == nil || f.Links.Picture == nil {
		return
	}
	if fault := f.Links.Picture(path); fault != nil {
		f.Problems.Add(diag.Errorf("image-shared", doc.Pos("image"), "%s", fault.Text).WithHint(fault.Hint))
	}
}
