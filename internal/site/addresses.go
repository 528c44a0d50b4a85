package site

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"duizhao/internal/address"
	"duizhao/internal/corpus"
	"duizhao/internal/diag"
)

// addresses reports what would be written where something else is: an edition, or a
// page of the site's own, at the address of another page.
func (c *content) addresses(problems *diag.List) {
	taken := c.taken()
	report := func(at diag.Pos, what, to, by, hint string) {
		problems.Add(diag.Errorf("address-twice", at, "%s has the address /%s, which %s has as well", what, to, by).WithHint(hint))
	}
	for _, slug := range c.corpus.Slugs {
		if by := taken[address.Edition(slug)]; by != "" {
			report(diag.Pos{Path: path.Join(corpus.Folder(slug), "edition.yaml")}, "this edition", address.Edition(slug), by, "rename its folder")
		}
	}
	for _, p := range c.corpus.Pages {
		to := address.Page(p.ID)
		by := taken[to]
		first, _, _ := strings.Cut(to, "/")
		switch {
		case by != "":
		case slices.Contains(c.corpus.Slugs, first) && c.leads(to):
			by = "the edition " + first
		default:
			continue
		}
		report(diag.Pos{Path: p.Path}, "this page", to, by, "rename it: the name of its file is its address")
	}
	c.oldAddresses(problems)
}

// taken says what is at the addresses of the site, but for its own pages and editions.
func (c *content) taken() map[string]string {
	out := map[string]string{}
	for i := range ofSite {
		p := &ofSite[i]
		if p.name == pageProduct || p.name == aliasProduct {
			continue
		}
		for _, at := range p.paths(c) {
			if folder, ok := strings.CutSuffix(at, "index.html"); ok { // a file of static/
				out[folder] = fmt.Sprintf("static/%s", at)
			} else if strings.HasSuffix(at, "/") {
				out[at] = "the " + p.name
			}
		}
	}
	return out
}
