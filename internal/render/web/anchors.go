package web

import (
	"strings"

	"duizhao/internal/address"
	"duizhao/internal/corpus"
	"duizhao/internal/edition"
)

// Anchors says where entries of registers are: one that is long has several pages.
type Anchors struct {
	corpus  *corpus.Corpus
	claims  map[string]*edition.Claim
	sources map[string]int // which page of the bibliography each work is on; nil if it has one
}

// page returns the number of the page of its register that a claim is on.
func (r *Anchors) page(claim string) int { return r.corpus.ClaimPages.Page(claim) }

// claim returns the address of a claim of an edition.
func (r *Anchors) claim(slug, id string) string { return r.corpus.ClaimPages.At(slug, id) }

// source returns the address of a work.
func (r *Anchors) source(id string) string {
	return address.Numbered(address.Bibliography, max(r.sources[id], 1)) + "#" + id
}

// paged returns an address of the site as it is now: entries of registers may be on another
// page than the first.
func (r *Anchors) paged(to string) string {
	page, id, ok := strings.Cut(to, "#")
	if c := r.claims[id]; ok && c != nil && page == address.Claims(c.Edition) {
		return r.claim(c.Edition, id)
	}
	if ok && page == address.Bibliography {
		return r.source(id)
	}
	return to
}
