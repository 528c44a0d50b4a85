package site

import (
	"crypto/sha256"
	"fmt"
	"maps"
	"slices"

	"duizhao/internal/address"
)

// contexts returns, for each edition, a digest of what its pages and its check depend
// on besides its own files and what the site has for all: what other editions say in
// their settings, and the places that there are.
//
//   - which addresses there are, since links lead to them and menus name them
//   - which editions are drafts, and so left out
//   - whether anything is written from right to left
//   - which page of a long register each claim is on, which hangs on the order of its text
//   - its series, with what comes before it and after it, and the names of its tags, its
//     authors and its year, if these have lists
//
// The first four are the same for all; places is the digest of these alone.
func (r *run) contexts() (of map[string][32]byte, places [32]byte) {
	h := sha256.New()
	fmt.Fprintf(h, "%q %q %t %v", slices.Sorted(maps.Keys(r.rules.Links.Pages)), r.corpus.Drafts.Slugs, r.corpus.Bidi(), r.corpus.ClaimPages)
	places = [32]byte(h.Sum(nil))
	terms := map[string][]byte{}
	for _, t := range r.corpus.Terms {
		if t.Kind == address.Languages || !r.corpus.Shelves().Listed(t) {
			continue
		}
		for k, m := range t.Members {
			b := fmt.Appendf(terms[m.Slug], "%s %q %q", t.Kind, t.ID, t.Name)
			if t.Kind == address.Series {
				b = fmt.Appendf(b, " %d/%d", k, len(t.Members))
				for _, near := range t.Members[max(k-1, 0):min(k+2, len(t.Members))] {
					b = fmt.Appendf(b, " %q %q", near.Slug, near.Title)
				}
			}
			terms[m.Slug] = append(b, '\n')
		}
	}
	of = make(map[string][32]byte, len(r.corpus.Slugs))
	for _, slug := range r.corpus.Slugs {
		of[slug] = sha256.Sum256(append(places[:], terms[slug]...))
	}
	return of, places
}
