package site

import (
	"slices"
	"strings"

	"duizhao/internal/address"
	"duizhao/internal/corpus"
	"duizhao/internal/render/web"
	"duizhao/internal/search"
)

// facetKinds are what results of a search can be narrowed by, with the words for them; ""
// is the kind of what was found.
var facetKinds = []struct{ kind, name, word string }{
	{address.Series, "series", "nav-series"}, {address.Authors, "author", "nav-authors"}, {address.Years, "year", "nav-years"},
	{address.Languages, "language", "nav-languages"}, {"", "kind", "search-kinds"},
}

// facets returns what results can be narrowed by: nothing on a site of one edition, and
// nothing that all editions have alike.
func (c *closing) facets() (list []search.Facet, shown []web.SearchFacet) {
	slugs := c.corpus.Slugs
	if len(slugs) < 2 {
		return nil, nil
	}
	number := make(map[string]int, len(slugs))
	for i, slug := range slugs {
		number[slug] = i
	}
	for _, of := range facetKinds {
		if of.kind == "" {
			shown = append(shown, web.SearchFacet{Name: of.name, Word: of.word})
			continue
		}
		f := search.Facet{Name: of.name, Of: make([][]int, len(slugs))}
		narrows := false
		for _, t := range c.corpus.Terms {
			if t.Kind != of.kind || len(t.Members) == 0 {
				continue
			}
			narrows = narrows || len(t.Members) < len(slugs)
			for _, m := range t.Members {
				if n, ok := number[m.Slug]; ok {
					f.Of[n] = append(f.Of[n], len(f.Values))
				}
			}
			f.Values = append(f.Values, [2]string{t.ID, c.facetName(t)})
		}
		if narrows {
			list, shown = append(list, f), append(shown, web.SearchFacet{Name: of.name, Word: of.word})
		}
	}
	return list, shown
}

// facetName returns what a value is called in a list of choices, which has no room for
// more than a line: its name in each language of the site, once.
func (c *closing) facetName(t *corpus.Term) string {
	if t.Kind == address.Languages {
		return c.renderer.Words.VersionName(t.Name[""]).Text
	}
	var names []string
	for _, name := range c.renderer.Texts.Called(t.Name, c.renderer.Texts.Langs()) {
		if !slices.Contains(names, name.Text) {
			names = append(names, name.Text)
		}
	}
	return strings.Join(names, " · ")
}

// search makes the index and the page that searches.
func (c *closing) search() []job {
	list, shown := c.facets()
	return []job{
		func() error {
			if shown != nil {
				if err := c.index.Facets(c.corpus.Slugs, list); err != nil {
					return err
				}
			}
			return c.index.Finish()
		},
		func() error { return c.renderer.pages.Ways.Search(shown, c.put) },
		func() error { return c.renderer.pages.Ways.FoundWords(c.put) },
	}
}
