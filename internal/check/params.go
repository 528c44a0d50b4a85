package check

import (
	"maps"
	"reflect"
	"slices"
	"strings"

	"duizhao/internal/config"
	"duizhao/internal/corpus"
	"duizhao/internal/diag"
	"duizhao/internal/edition"
	"duizhao/internal/source"
)

// params checks the fields of a site's own.
type params struct {
	usage    *Usage
	needs    *needs
	settings *settings
	corpus   *corpus.Corpus
	links    *Links
	problems *diag.List
}

// check checks what the schema of the site makes of the params of a file: that texts by
// language are in all languages of the site, that addresses lead somewhere, and that the
// notes are there.
func (f *params) check(doc *source.Doc, own edition.Params) {
	for _, name := range slices.Sorted(maps.Keys(own)) {
		f.param(doc, own[name], "params", name)
	}
}

func (f *params) param(doc *source.Doc, p edition.Param, at ...any) {
	below := func(step any) []any { return append(slices.Clone(at), step) }
	switch p.Type {
	case edition.TextsParam:
		f.needs.need(doc, "this text", p.Texts, f.corpus.Config.Languages, at...)
		f.settings.script(doc, reflect.ValueOf(p.Texts), at...)
	case edition.AddressParam:
		if strings.HasPrefix(p.Text, "/") {
			f.links.inSite(p.Text, posOf(doc, at), f.problems)
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
func (f *params) named(id string, pos diag.Pos) {
	f.usage.Notes[id] = true
	if _, ok := f.links.Notes[id]; ok || f.links.draft("note:"+id, pos, f.problems) {
		return
	}
	f.problems.Add(diag.Errorf("note-unknown", pos, "there is no note %q", id).WithHint(suggest(id, "notes", f.links.Notes)))
}

// posOf returns a place in a front matter that could be read.
func posOf(doc *source.Doc, at []any) diag.Pos {
	if doc == nil {
		return diag.Pos{}
	}
	return doc.Pos(at...)
}

// site checks the params of all that a site has once.
func (f *params) site() {
	c := f.corpus
	f.check(c.Docs[config.File], c.Config.Params)
	for _, n := range c.Notes {
		f.check(c.Docs[n.Path], n.Params)
	}
	for _, cl := range c.Claims {
		f.check(c.Docs[cl.Path], cl.Params)
	}
	for _, a := range c.Explainers {
		f.check(c.Docs[a.Paths[c.Config.Languages[0]]], a.Params)
	}
	for _, p := range c.Pages {
		f.check(c.Docs[p.Path], p.Article.Params)
	}
}
