package check

import (
	"maps"
	"reflect"
	"slices"

	"duizhao/internal/address"
	"duizhao/internal/cite"
	"duizhao/internal/config"
	"duizhao/internal/diag"
	"duizhao/internal/edition"
	"duizhao/internal/source"
)

// Apparatus checks what a site has once: its settings, notes, claims, figures and
// articles.
func (f *Findings) Apparatus() {
	c := f.Corpus
	f.drafts()
	f.needs.site()
	f.settings.script(c.Docs[config.File], reflect.ValueOf(*c.Config))
	menus(f)
	redirects(f)
	f.terms.check()
	f.params.site()
	f.sharedOfSite()
	f.figures()
	for _, n := range c.Notes {
		f.note(n)
	}
	for _, cl := range c.Claims {
		f.claim(cl)
	}
	for _, a := range c.Explainers {
		f.article(a, f.called(address.Explainer(a.ID), a.Titles))
	}
	for _, p := range c.Pages {
		f.article(p.Article, f.called(address.Page(p.ID), p.Titles))
	}
}

func (f *Findings) note(n *edition.Note) {
	page := f.called(address.Note(n.ID), n.Name)
	f.settings.script(f.Corpus.Docs[n.Path], reflect.ValueOf(n.NoteInfo))
	for _, lang := range slices.Sorted(maps.Keys(n.Body)) {
		f.Links.Check(Text{Path: n.Path, Blocks: n.Body[lang]}, f.Problems, func(kind, id, block string) {
			if kind != "note" || id != n.ID { // a note does not use itself
				f.Usage.use(page, kind, id, block)
			}
		})
		f.script(n.Path, lang, n.Body[lang])
	}
	f.sources(n.Path, n.Sources, page)
}

func (f *Findings) claim(c *edition.Claim) {
	place := checked
	if len(c.Segments) > 0 {
		place += c.Segments[0]
	}
	page := block(f.Corpus.ClaimPages.At(c.Edition, c.ID), place)
	for _, lang := range slices.Sorted(maps.Keys(c.Body)) {
		f.text(Text{Path: c.Path, Blocks: c.Body[lang]}, lang, page)
	}
	f.sources(c.Path, c.Sources, page)
	if doc := f.Corpus.Docs[c.Path]; doc != nil && len(c.Sources) == 0 && c.Verdict != "opinion" && c.Verdict != "unverifiable" {
		f.Problems.Add(diag.Errorf("claim-sources", doc.Pos("verdict"),
			"a verdict of fact needs a source").WithHint("name the sources that the verdict rests on"))
	}
}

func (f *Findings) article(a *edition.Article, page cite.Citing) {
	for _, lang := range slices.Sorted(maps.Keys(a.Body)) {
		f.figureTwice(a.Paths[lang], a.Body[lang])
		f.text(Text{Path: a.Paths[lang], Blocks: a.Body[lang]}, lang, page)
		for _, note := range a.Notes[lang] {
			f.text(Text{Path: a.Paths[lang], Blocks: note.Body}, lang, page)
		}
	}
}

// Introduction checks the introduction of an edition like any other article of the
// site. doc places problems in its file.
func (f *Findings) Introduction(e *edition.Edition, doc *source.Doc) {
	if a := e.Introduction; a != nil {
		f.needs.need(doc, "the introduction's title", a.Titles, f.Corpus.Config.Languages, "title")
		f.params.check(doc, a.Params)
		f.article(a, f.called(address.Introduction(e.Slug), a.Titles))
	}
}

// text checks the links and the Chinese of a text on a page.
func (f *Findings) text(t Text, lang string, page cite.Citing) {
	f.Links.Check(t, f.Problems, func(kind, id, block string) { f.Usage.use(page, kind, id, block) })
	f.script(t.Path, lang, t.Blocks)
}

// sources checks the list of sources in a front matter.
func (f *Findings) sources(path string, list []string, page cite.Citing) {
	doc := f.Corpus.Docs[path]
	for i, s := range list {
		item, err := cite.ParseSource(s)
		pos := diag.Pos{Path: path}
		if doc != nil {
			pos = doc.Pos("sources", i)
		}
		if err != nil {
			f.Problems.Add(diag.Errorf("cite-form", pos, "%s", err.Text).WithHint(err.Hint))
			continue
		}
		f.Links.Source(item.Key, pos, f.Problems)
		f.Usage.cites(item.Key, page)
	}
}
