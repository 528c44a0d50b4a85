package check

import (
	"maps"
	"slices"

	"duizhao/internal/config"
	"duizhao/internal/corpus"
	"duizhao/internal/diag"
	"duizhao/internal/edition"
	"duizhao/internal/script"
	"duizhao/internal/source"
)

// needs looks for texts that a language of the site lacks.
type needs struct {
	converter *script.Converter
	corpus    *corpus.Corpus
	problems  *diag.List
}

// need reports the languages that a text must be in and is not. Simplified is made
// from Traditional.
func (f *needs) need(doc *source.Doc, what string, t edition.Text, langs []string, at ...any) {
	if doc == nil || len(t) == 0 { // missing as a whole, which the decoder reports
		return
	}
	for _, lang := range langs {
		if source.WellFormedLang(lang) && f.converter.In(t, lang) == "" {
			f.problems.Add(diag.Errorf("text-missing", doc.Pos(at...), "%s has no words in %s", what, lang).WithHint("add a line: " + lang + ": …"))
		}
	}
}

// site checks the words that the site's own pages need.
func (f *needs) site() {
	c := f.corpus
	langs := c.Config.Languages
	f.need(c.Docs[config.File], "the site's title", c.Config.Title, langs, "title")
	for _, n := range c.Notes {
		f.need(c.Docs[n.Path], "the note's name", n.Name, langs, "name")
	}
	for _, p := range c.Pages {
		f.need(c.Docs[p.Path], "the page's title", p.Titles, langs, "title")
		f.need(c.Docs[p.Path], "the page's name", p.Name, langs, "name")
	}
}

// edition checks the words that an edition's pages need, in its own
// languages and in those of the site.
func (f *needs) edition(a *edition.Annotated, doc *source.Doc) {
	langs := slices.Concat(a.Langs, f.corpus.Config.Languages)
	f.need(doc, "the title", a.Title, langs, "title")
	who := func(what string, list edition.Makers, langs []string, at ...any) {
		for i := range list {
			here := at
			if len(list) > 1 {
				here = append(slices.Clone(at), i)
			}
			f.need(doc, what, list[i].Name, langs, here...)
		}
	}
	who("the author's name", a.Author, langs, "author")
	if doc != nil && a.Author.Empty() {
		f.problems.Add(diag.Warnf("author-missing", doc.Pos("title"),
			"nobody is named as the author of this work").WithHint("add author: with the name in each language; an anonymous work says so there"))
	}
	for i := range a.Versions {
		v := &a.Versions[i]
		own := append([]string{v.Lang}, f.corpus.Config.Languages...)
		who("the translator's name", v.Translator, own, "versions", i, "translator")
		who("the reviser's name", v.Reviser, own, "versions", i, "reviser")
	}
	for _, id := range slices.Sorted(maps.Keys(a.Speakers)) {
		f.need(doc, "the speaker's name", a.Speakers[id].Name, a.Langs, "speakers", id, "name")
	}
}
