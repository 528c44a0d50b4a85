package web

import (
	"slices"
	"strings"

	"duizhao/internal/address"
	"duizhao/internal/config"
	"duizhao/internal/corpus"
	"duizhao/internal/edition"
	"duizhao/internal/lang"
	"duizhao/internal/render"
)

// Listing makes the lines of lists of editions.
type Listing struct {
	words     *render.Words
	texts     *render.Texts
	addresses *render.Addresses
	ownFields *OwnFields
}

// Lists makes the pages that list editions: the front page, and those of terms.
type Lists struct {
	words     *render.Words
	texts     *render.Texts
	addresses *render.Addresses
	menus     *Menus
	frame     *Frame
	terms     *Terms
	listing   *Listing
	config    *config.Site
	corpus    *corpus.Corpus
}

// Front makes a page of the list of all editions, those on it given; the first is the
// site's front page. bundle is the path of the archive of the whole site, or "".
func (r *Lists) Front(at Place, editions []Summary, bundle string, put render.Put) error {
	if at.Page > 1 {
		return r.further(at, editions, put)
	}
	return r.frame.sitePage("front", "", "./", r.config.Title, func(p *Page) any {
		p.JSONLD = jsonLD(map[string]any{"@context": "https://schema.org", "@type": "WebSite", "name": p.Site, "url": r.addresses.Address("", "./"),
			"inLanguage": r.texts.Langs()})
		if bundle != "" {
			p.Colophon.Files = []render.Link{r.menus.NamedLink(bundle, p.Langs, "whole-site", false)}
		}
		data := &FrontPage{Page: p, Subtitle: r.texts.Present(r.config.Description), Editions: make([]EditionEntry, len(editions)), Pager: at.pager("")}
		for i := range editions {
			data.Editions[i] = r.listing.entryOf(&editions[i], p.Root)
		}
		if at.Of > 1 {
			data.Shelves, data.Series = r.shelves(""), r.seriesLinks()
		}
		return data
	}, put)
}

// further makes a page of the list of all editions after the first.
func (r *Lists) further(at Place, editions []Summary, put render.Put) error {
	return r.frame.sitePage("term", at.path(), at.root(), r.config.Title, func(p *Page) any {
		p.Title += at.number()
		data := &TermPage{Page: p, Pager: at.pager(p.Root), Shelves: r.shelves(p.Root)}
		for i := range editions {
			data.Editions = append(data.Editions, r.listing.entryOf(&editions[i], p.Root))
		}
		return data
	}, put)
}

// shelves returns the links to the lists that a site has of its editions.
func (r *Lists) shelves(root string) []render.Link {
	var out []render.Link
	for _, kind := range address.Lists {
		if len(r.corpus.TermsIn(kind)) > 0 {
			out = append(out, r.menus.NamedLink(root+kind, r.texts.Langs(), address.Word(kind), false))
		}
	}
	return out
}

// mostSeries is how many series the front page names; the list of them has all.
const mostSeries = 12

// seriesLinks returns the links of the front page to series.
func (r *Lists) seriesLinks() []render.Link {
	var out []render.Link
	for _, t := range r.terms.sortedTerms(address.Series) {
		if len(out) < mostSeries {
			l := render.Link{Href: address.Term(t.Kind, t.ID), Names: r.texts.NamesOf(t.Name, r.texts.Langs())}
			l.Lang, l.Text = l.Names[0].Lang, l.Names[0].Text
			out = append(out, l)
		}
	}
	return out
}

// entryOf returns an edition as a list on a page has it; root leads from the page to
// the site's root.
func (r *Listing) entryOf(s *Summary, root string) EditionEntry {
	params := r.ownFields.params(s.Params, root, r.texts.Langs())
	root = strings.TrimPrefix(root, "./")
	e := EditionEntry{Slug: s.Slug, Params: params, Href: root + address.Edition(s.Slug), Titles: r.texts.Columns(s.Title), Minutes: r.minutesOf(s)}
	for i, l := range r.texts.Langs() {
		e.By = append(e.By, render.Tagged{Lang: l, Text: r.entryBy(s, i, l)})
	}
	if len(s.Specimen) > 0 && s.Specimen[0] != "" {
		e.Specimen = r.texts.Columns(s.Specimen)
	}
	if len(s.Lead) > 0 && s.Lead[0] != "" {
		e.Lead = r.texts.Columns(s.Lead)
	}
	if !r.addresses.HasVersionPages(s.Langs) && (len(s.Langs) > 1 || len(r.texts.Langs()) < 2) {
		return e
	}
	for i, l := range s.Langs {
		name := r.words.VersionName(lang.Public(l))
		if edition.IsWitness(l) {
			name = r.words.VersionName(l)
		}
		if s.Names != nil {
			name = s.Names[i]
		}
		at := address.Version(s.Slug, l)
		if len(s.Langs) == 1 { // in a site of several languages, which one it is
			at = address.Edition(s.Slug)
		}
		e.Versions = append(e.Versions, render.Link{Href: root + at, Lang: l, Text: name.Text, Names: []render.Tagged{name}})
	}
	return e
}

// entryBy returns the author and the day of an edition in language i of the site.
func (r *Listing) entryBy(s *Summary, i int, tag string) string {
	parts := []string{lang.Amid(s.Author[i], tag)}
	if s.Date != "" {
		parts = append(parts, lang.Date(tag, s.Date))
	}
	return strings.Join(parts, r.words.Word(tag, "separator"))
}

// minutesOf returns how long it takes to read an edition in any one of the languages of
// the site, which is the longest of these times, in the words of each.
func (r *Listing) minutesOf(s *Summary) []render.Tagged {
	longest := 0
	for _, n := range s.Minutes {
		longest = max(longest, n)
	}
	if longest == 0 {
		return nil
	}
	var times []render.Tagged
	for _, l := range r.texts.Langs() {
		time := render.Tagged{Lang: r.words.Voice(l), Text: r.words.Count(l, "minutes", longest)}
		if !slices.Contains(times, time) {
			times = append(times, time)
		}
	}
	return times
}
