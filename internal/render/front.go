package render

import (
	"slices"
	"strings"

	"duizhao/internal/address"
	"duizhao/internal/edition"
	"duizhao/internal/lang"
)

// Front makes the site's front page. bundle is the path of the archive of the
// whole site, or "".
func (r *Renderer) Front(editions []Summary, bundle string, put Put) error {
	return r.sitePage("front", "", "./", r.Config.Title, func(p *Page) any {
		p.JSONLD = jsonLD(map[string]any{"@context": "https://schema.org", "@type": "WebSite", "name": p.Site, "url": r.address("", "./"), "inLanguage": r.Langs()})
		if bundle != "" {
			p.Colophon.Files = []Link{r.namedLink(bundle, p.Langs, "whole-site", false)}
		}
		data := &FrontPage{Page: p, Subtitle: r.present(r.Config.Description), Editions: make([]EditionEntry, len(editions))}
		for i := range editions {
			data.Editions[i] = r.entryOf(&editions[i], p.Root)
		}
		return data
	}, put)
}

// entryOf returns an edition as a list on a page has it; root leads from the page to
// the site's root.
func (r *Renderer) entryOf(s *Summary, root string) EditionEntry {
	params := r.params(s.Params, root, r.Langs())
	root = strings.TrimPrefix(root, "./")
	e := EditionEntry{Slug: s.Slug, Params: params, Href: root + address.Edition(s.Slug), Titles: r.columns(s.Title), Minutes: r.minutesOf(s)}
	for i, l := range r.Langs() {
		parts := []string{s.Author[i]}
		if s.Date != "" {
			parts = append(parts, lang.Date(l, s.Date))
		}
		e.By = append(e.By, Tagged{l, strings.Join(parts, r.Word(l, "separator"))})
	}
	if len(s.Specimen) > 0 && s.Specimen[0] != "" {
		e.Specimen = r.columns(s.Specimen)
	}
	if len(s.Lead) > 0 && s.Lead[0] != "" {
		e.Lead = r.columns(s.Lead)
	}
	if r.Config.Outputs.NoPages {
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
		e.Versions = append(e.Versions, Link{Href: root + address.Version(s.Slug, l), Lang: l, Text: name.Text, Names: []Tagged{name}})
	}
	return e
}

// minutesOf returns how long it takes to read an edition, in the languages of the site.
func (r *Renderer) minutesOf(s *Summary) []Tagged {
	var times []Tagged
	for i, l := range r.Langs() {
		if i < len(s.Minutes) && s.Minutes[i] > 0 {
			time := Tagged{r.words.voice(l), r.Count(l, "minutes", s.Minutes[i])}
			if !slices.Contains(times, time) {
				times = append(times, time)
			}
		}
	}
	return times
}
