package site

import (
	"duizhao/internal/address"
	"duizhao/internal/cite"
	"duizhao/internal/corpus"
)

// pageSources decides which page of the bibliography each work is on, or returns nil if it
// has one page.
func pageSources(c *content) map[string]int {
	if c.library == nil {
		return nil
	}
	entries := c.library.Entries(c.corpus.Config.Languages...)
	weights := make([]int, len(entries))
	for i, e := range entries {
		weights[i] = 500 + 2*len(cite.COinS(e)) // a reference says about as much as what reference managers read
	}
	pages := corpus.PageRegister(weights)
	if pages == nil {
		return nil
	}
	out := make(map[string]int, len(entries))
	for i, e := range entries {
		out[e.ID] = pages[i]
	}
	return out
}

// registerPages returns the addresses of the further pages of the bibliography and of
// registers of claims. Those are made with their first.
func registerPages(c *content) (out []string) {
	most := func(at string, last int) {
		for n := 2; n <= last; n++ {
			out = append(out, address.Numbered(at, n))
		}
	}
	last := 1
	for _, page := range c.sources {
		last = max(last, page)
	}
	most(address.Bibliography, last)
	of := map[string]int{}
	for _, cl := range c.corpus.Claims {
		of[cl.Edition] = max(of[cl.Edition], c.corpus.ClaimPages.Page(cl.ID))
	}
	for _, slug := range c.corpus.Slugs {
		most(address.Claims(slug), of[slug])
	}
	return out
}
