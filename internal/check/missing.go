package check

import (
	"maps"
	"slices"

	"duizhao/internal/config"
	"duizhao/internal/diag"
	"duizhao/internal/edition"
	"duizhao/internal/source"
)

// need reports the languages that a text must be in and is not. Simplified is made
// from Traditional.
func (f *Findings) need(doc *source.Doc, what string, t edition.Text, langs []string, at ...any) {
	if doc == nil || len(t) == 0 { // missing as a whole, which the decoder reports
		return
	}
	for _, lang := range langs {
		if source.WellFormedLang(lang) && f.Converter.In(t, lang) == "" {
			f.Problems.Add(diag.Errorf("text-missing", doc.Pos(at...), "%s has no words in %s", what, lang).WithHint("add a line: " + lang + ": …"))
		}
	}
}

// needSite checks the words that the site's own pages need.
func (f *Findings) needSite() {
	c := f.Corpus
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

// needEdition checks the words that an edition's pages need, in its own
// languages and in those of the site.
func (f *Findings) needEdition(a *edition.Annotated, doc *source.Doc) {
	langs := slices.Concat(a.Langs, f.Corpus.Config.Languages)
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
		f.Problems.Add(diag.Warnf("author-missing", doc.Pos("title"), "nobody is named as the author of this work").WithHint("add author: with the name in each language; an anonymous work says so there"))
	}
	for i := range a.Versions {
		v := &a.Versions[i]
		own := append([]string{v.Lang}, f.Corpus.Config.Languages...)
		who("the translator's name", v.Translator, own, "versions", i, "translator")
		who("the reviser's name", v.Reviser, own, "versions", i, "reviser")
	}
	for _, id := range slices.Sorted(maps.Keys(a.Speakers)) {
		f.need(doc, "the speaker's name", a.Speakers[id].Name, a.Langs, "speakers", id, "name")
	}
}
