package site

import (
	"path"
	"regexp"
	"slices"
	"strings"

	"duizhao/internal/address"
	"duizhao/internal/corpus"
	"duizhao/internal/edition"
	"duizhao/internal/source"
)

// ownPlaces are ids that pages have besides those of what they show: a link there is the
// writer's affair.
var ownPlaces = []string{"main", "works", "notes", "colophon"}

// hasPlace reports whether a page of an edition, the address of which is right, has a
// place that a link leads to. Only the pages of its text and that of its claims are
// looked at.
func (c *content) hasPlace(h *holdings, page, id string) bool {
	page = strings.TrimSuffix(page, "/") + "/"
	if id == "" || slices.Contains(ownPlaces, id) {
		return true
	}
	switch {
	case page == address.Claims(h.slug):
		return slices.ContainsFunc(c.corpus.Claims, func(cl *edition.Claim) bool { return cl.Edition == h.slug && cl.ID == id })
	case page != address.Edition(h.slug) && !slices.Contains(h.each(address.Version), page):
		return true
	}
	block, _, segment := strings.Cut(id, ".")
	if segment && slices.Contains([]string{"n", "c", "f"}, block) || strings.HasPrefix(block, "rule") { // entries of the margin, and lines across
		return true
	}
	written := regexp.MustCompile(`(?m)^\{#` + regexp.QuoteMeta(block) + `[\s}]`)
	read := false
	for _, lang := range h.langs {
		if f := source.Read(c.options.FS, path.Join(corpus.Folder(h.slug), lang+".md"), nil); f != nil {
			read = true
			if written.Match(f.Data) {
				return true
			}
		}
	}
	return !read
}
