package site

import (
	"cmp"
	"reflect"
	"slices"
	"strings"
	"sync"

	"duizhao/internal/address"
	"duizhao/internal/cite"
	"duizhao/internal/config"
	"duizhao/internal/diag"
	"duizhao/internal/edition"
	"duizhao/internal/lang"
	"duizhao/internal/render"
)

// usage collects what refers to what while a site is read: for the lists of places
// under each source, and for the notes and sources that nothing uses.
type usage struct {
	mu      sync.Mutex
	notes   map[string]bool
	sources map[string][]render.Citing
}

func newUsage() *usage {
	return &usage{notes: map[string]bool{}, sources: map[string][]render.Citing{}}
}

// usedBy is a page that refers to something: its address below the root, its name,
// and the language of the name if it has one.
type usedBy struct{ href, name, lang string }

// called names a page in the site's first language.
func (l *loaded) called(href string, name edition.Text) usedBy {
	first := l.corpus.Config.Languages[0]
	s := name.In(first)
	return usedBy{href, s, lang.OfName(s, first)}
}

func (u *usage) note(id string) {
	u.mu.Lock()
	u.notes[id] = true
	u.mu.Unlock()
}

func (u *usage) source(key string, c render.Citing) {
	u.mu.Lock()
	u.sources[key] = append(u.sources[key], c)
	u.mu.Unlock()
}

// checked is before the segment of a claim.
const checked = "✓"

// sorted returns the places that cite each source, in order and each once: two
// claims about one segment are one place.
func (u *usage) sorted() map[string][]render.Citing {
	for k, list := range u.sources {
		slices.SortFunc(list, func(a, b render.Citing) int { return cmp.Or(cmp.Compare(a.Href, b.Href), cmp.Compare(a.Text, b.Text)) })
		seen := map[string]bool{}
		u.sources[k] = slices.DeleteFunc(slices.Compact(list), func(c render.Citing) bool {
			page, _, _ := strings.Cut(c.Href, "#")
			place := page + " " + c.Text
			twice := seen[place] && strings.HasPrefix(c.Text, checked)
			seen[place] = true
			return twice
		})
	}
	return u.sources
}

// checkApparatus checks the notes, claims and articles of the site.
func (l *loaded) checkApparatus() {
	l.needSite()
	l.checkWords(l.corpus.Docs[config.File], reflect.ValueOf(*l.corpus.Config))
	none := func(string) bool { return false }
	for _, n := range l.corpus.Notes {
		page := l.called(address.Note(n.ID), n.Name)
		l.checkWords(l.corpus.Docs[n.Path], reflect.ValueOf(n.NoteInfo))
		for _, lang := range keys(n.Body) {
			l.links.Blocks(n.Path, n.Body[lang], none, false, l.problems, l.use(page, n.ID))
			l.checkScript(n.Path, lang, n.Body[lang])
		}
		l.sources(n.Path, n.Sources, page)
	}
	for _, c := range l.corpus.Claims {
		page := usedBy{address.Claim(c.Edition, c.ID), checked + first(c.Segments), ""}
		for _, lang := range keys(c.Body) {
			l.links.Blocks(c.Path, c.Body[lang], none, false, l.problems, l.use(page, ""))
			l.checkScript(c.Path, lang, c.Body[lang])
		}
		l.sources(c.Path, c.Sources, page)
		if len(c.Sources) == 0 && c.Verdict != "opinion" && c.Verdict != "unverifiable" {
			if doc := l.corpus.Docs[c.Path]; doc != nil {
				l.problems.Add(doc.Problem("claim-sources", "name the sources that the verdict rests on", "a verdict of fact needs a source", "verdict"))
			}
		}
	}
	for _, a := range l.corpus.Explainers {
		l.checkArticle(a, l.called(address.Explainer(a.ID), a.Titles))
	}
	if l.corpus.About != nil {
		l.checkArticle(l.corpus.About, l.called(address.About, l.corpus.About.Titles))
	}
}

func (l *loaded) checkArticle(a *edition.Article, page usedBy) {
	for _, lang := range keys(a.Body) {
		l.figureTwice(a.Paths[lang], a.Body[lang])
		l.checkScript(a.Paths[lang], lang, a.Body[lang])
		l.links.Blocks(a.Paths[lang], a.Body[lang], func(string) bool { return false }, false, l.problems, l.use(page, ""))
		for _, f := range a.Notes[lang] {
			l.links.Blocks(a.Paths[lang], f.Body, func(string) bool { return false }, false, l.problems, l.use(page, ""))
			l.checkScript(a.Paths[lang], lang, f.Body)
		}
	}
}

// use records what a page refers to; self is the note that the page is about.
func (l *loaded) use(page usedBy, self string) func(kind, id, block string) {
	return func(kind, id, block string) {
		switch {
		case kind == "note" && id != self:
			l.usage.note(id)
		case kind == "source":
			at := render.Citing{Href: page.href, Text: page.name, Lang: page.lang}
			if block != "" {
				at = render.Citing{Href: page.href + "#" + block, Text: block}
			}
			l.usage.source(id, at)
		}
	}
}

// sources checks the list of sources in a front matter.
func (l *loaded) sources(path string, list []string, page usedBy) {
	doc := l.corpus.Docs[path]
	for i, s := range list {
		item, err := cite.ParseSource(s)
		pos := diag.Pos{Path: path}
		if doc != nil {
			pos = doc.Pos("sources", i)
		}
		if err != nil {
			l.problems.Errorf("cite-form", pos, err.Hint, "%s", err.Text)
			continue
		}
		l.links.Source(item.Key, pos, l.problems)
		l.usage.source(item.Key, render.Citing{Href: page.href, Text: page.name, Lang: page.lang})
	}
}

// unused warns of notes that nothing mentions and sources that nothing cites.
func (l *loaded) unused() {
	for _, n := range l.corpus.Notes {
		if !l.usage.notes[n.ID] {
			l.problems.Warnf("note-unused", diag.Pos{Path: n.Path}, "give it a form that occurs in a text, link to it with [...](note:"+n.ID+"), or take it out",
				"no text names or links the note %s", n.ID)
		}
	}
	l.apparatus.Unmatched(l.problems)
	if l.library == nil {
		return
	}
	for _, e := range l.library.Entries() {
		if len(l.usage.sources[e.ID]) == 0 {
			l.problems.Warnf("source-unused", e.Pos, "cite it as [@"+e.ID+"], or take it out", "nothing cites %s", e.ID)
		}
	}
}

func keys[V any](m map[string]V) []string {
	out := make([]string, 0, len(m))
	for k := range m {
		out = append(out, k)
	}
	slices.Sort(out)
	return out
}

func first(list []string) string {
	if len(list) == 0 {
		return ""
	}
	return list[0]
}
