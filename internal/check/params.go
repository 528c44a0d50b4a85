package check

import (
	"maps"
	"reflect"
	"slices"
	"strings"

	"duizhao/internal/config"
	"duizhao/internal/diag"
	"duizhao/internal/edition"
	"duizhao/internal/source"
)

// params checks what the schema of the site makes of the params of a file: that texts by
// language are in all languages of the site, that addresses lead somewhere, and that the
// notes are there.
func (f *Findings) params(doc *source.Doc, own edition.Params) {
	for _, name := range slices.Sorted(maps.Keys(own)) {
		f.param(doc, own[name], "params", name)
	}
}

func (f *Findings) param(doc *source.Doc, p edition.Param, at ...any) {
	below := func(step any) []any { return append(slices.Clone(at), step) }
	switch p.Type {
	case edition.TextsParam:
		f.need(doc, "this text", p.Texts, f.Corpus.Config.Languages, at...)
		f.settings(doc, reflect.ValueOf(p.Texts), at...)
	case edition.AddressParam:
		if strings.HasPrefix(p.Text, "/") {
			f.Links.inSite(p.Text, posOf(doc, at), f.Problems)
		}
	case edition.NoteParam:
		f.named(p.Text, posOf(doc, at))
	case edition.ListParam:
		for i := range p.List {
			f.param(doc, p.List[i], below(i)...)
		}
	case edition.MapParam:
		for _, name := range slices.Sorted(maps.Keys(p.Map)) {
			f.param(doc, p.Map[name], below(name)...)
		}
	}
}

// named uses a note that a front matter names, and reports one that is not there.
func (f *Findings) named(id string, pos diag.Pos) {
	f.Notes[id] = true
	if _, ok := f.Links.Notes[id]; ok || f.Links.draft("note:"+id, pos, f.Problems) {
		return
	}
	f.Problems.Add(diag.Errorf("note-unknown", pos, "there is no note %q", id).WithHint(suggest(id, "notes", f.Links.Notes)))
}

// posOf returns a place in a front matter that could be read.
func posOf(doc *source.Doc, at []any) diag.Pos {
	if doc == nil {
		return diag.Pos{}
	}
	return doc.Pos(at...)
}

// siteParams checks the params of all that a site has once.
func (f *Findings) siteParams() {
	c := f.Corpus
	f.params(c.Docs[config.File], c.Config.Params)
	for _, n := range c.Notes {
		f.params(c.Docs[n.Path], n.Params)
		f.shared(c.Docs[n.Path], n.Image)
	}
	for _, cl := range c.Claims {
		f.params(c.Docs[cl.Path], cl.Params)
	}
	for _, a := range c.Explainers {
		f.params(c.Docs[a.Paths[c.Config.Languages[0]]], a.Params)
		f.shared(c.Docs[a.Paths[c.Config.Languages[0]]], a.Image)
	}
	for _, p := range c.Pages {
		f.params(c.Docs[p.Path], p.Article.Params)
		f.shared(c.Docs[p.Path], p.Article.Image)
	}
}
