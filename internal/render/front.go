package render

import (
	"slices"
	"strings"

	"duizhao/internal/address"
	"duizhao/internal/edition"
	"duizhao/internal/lang"
)

// Front makes a page of the list of all editions, those on it given; the first is the
// site's front page. bundle is the path of the archive of the whole site, or "".
func (r *Renderer) Front(at Place, editions []Summary, bundle string, put Put) error {
	if at.Page > 1 {
		return r.further(at, editions, put)
	}
	return r.sitePage("front", "", "./", r.Config.Title, func(p *Page) any {
		p.JSONLD = jsonLD(map[string]any{"@context": "https://schema.org", "@type": "WebSite", "name": p.Site, "url": r.address("", "./"), "inLanguage": r.Langs()})
		if bundle != "" {
			p.Colophon.Files = []Link{r.namedLink(bundle, p.Langs, "whole-site", false)}
		}
		data := &FrontPage{Page: p, Subtitle: r.present(r.Config.Description), Editions: make([]EditionEntry, len(editions)), Pager: at.pager("")}
		for i := range editions {
			data.Editions[i] = r.entryOf(&editions[i], p.Root)
		}
		if at.Of > 1 {
			data.Shelves, data.Series = r.shelves(""), r.seriesLinks()
		}
		return data
	}, put)
}

// further makes a page of the list of all editions after the first.
func (r *Renderer) further(at Place, editions []Summary, put Put) error {
	return r.sitePage("term", at.path(), at.root(), r.Config.Title, func(p *Page) any {
		p.Title += at.number()
		data := &TermPage{Page: p, Pager: at.pager(p.Root), Shelves: r.shelves(p.Root)}
		for i := range editions {
			data.Editions = append(data.Editions, r.entryOf(&editions[i], p.Root))
		}
		return data
	}, put)
}

// shelves returns the links to the lists that a site has of its editions.
func (r *Renderer) shelves(root string) []Link {
	var out []Link
	for _, kind := range address.Lists {
		if len(r.Corpus.TermsIn(kind)) > 0 {
			out = append(out, r.namedLink(root+kind, r.Langs(), address.Word(kind), false))
		}
	}
	return out
}

// mostSeries is how many series the front page names; the list of them has all.
const mostSeries = 12

// seriesLinks returns the links of the front page to series.
func (r *Renderer) seriesLinks() []Link {
	var out []Link
	for _, t := range r.sortedTerms(address.Series) {
		if len(out) < mostSeries {
			l := Link{Href: address.Term(t.Kind, t.ID), Names: r.namesOf(t.Name, r.Langs())}
			l.Lang, l.Text = l.Names[0].Lang, l.Names[0].Text
			out = append(out, l)
		}
	}
	return out
}

// entryOf returns an edition as a list on a page has it; root leads from the page to
// the site's root.
func (r *Renderer) entryOf(s *Summary, root string) EditionEntry {
	params := r.params(s.Params, root, r.Langs())
	root = strings.TrimPrefix(root, "./")
	e := EditionEntry{Slug: s.Slug, Params: params, Href: root + address.Edition(s.Slug), Titles: r.columns(s.Title), Minutes: r.minutesOf(s)}
	for i, l := range r.Langs() {
		e.By = append(e.By, Tagged{l, r.entryBy(s, i, l)})
	}
	if len(s.Specimen) > 0 && s.Specimen[0] != "" {
		e.Specimen = r.columns(s.Specimen)
	}
	if len(s.Lead) > 0 && s.Lead[0] != "" {
		e.Lead = r.columns(s.Lead)
	}
	if !r.HasVersionPages(s.Langs) && (len(s.Langs) > 1 || len(r.Langs()) < 2) {
		return e
	}
	for i, l := range s.Langs {
		name := r.VersionName(lang.Public(l))
		if edition.IsWitness(l) {
			name = r.VersionName(l)
		}
		if s.Names != nil {
			name = s.Names[i]
		}
		at := address.Version(s.Slug, l)
		if len(s.Langs) == 1 { // in a site of several languages, which one it is
			at = address.Edition(s.Slug)
		}
		e.Versions = append(e.Versions, Link{Href: root + at, Lang: l, Text: name.Text, Names: []Tagged{name}})
	}
	return e
}

// entryBy returns the author and the day of an edition in language i of the site.
func (r *Renderer) entryBy(s *Summary, i int, tag string) string {
	parts := []string{s.Author[i]}
	if s.Date != "" {
		parts = append(parts, lang.Date(tag, s.Date))
	}
	return strings.Join(parts, r.Word(tag, "separator"))
}

// minutesOf returns how long it takes to read an edition in any one of the languages of
// the site, which is the longest of these times, in the words of each.
func (r *Renderer) minutesOf(s *Summary) []Tagged {
	longest := 0
	for _, n := range s.Minutes {
		longest = max(longest, n)
	}
	if longest == 0 {
		return nil
	}
	var times []Tagged
	for _, l := range r.Langs() {
		time := Tagged{r.words.voice(l), r.Count(l, "minutes", longest)}
		if !slices.Contains(times, time) {
			times = append(times, time)
		}
	}
	return times
}
