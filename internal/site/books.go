package site

import (
	"duizhao/internal/config"
	"duizhao/internal/diag"
	"duizhao/internal/render/book"
)

// noBooks warns of the EPUBs that the settings ask for and that no edition has the
// versions for.
func noBooks(r *run, results []*result) {
	if len(results) == 0 || r.failed() {
		return
	}
	for i, spec := range r.corpus.Config.Outputs.EPUB {
		made := false
		for _, res := range results {
			made = made || len(book.Specs([]string{spec}, res.holdings.slug, false, res.holdings.langs, res.holdings.view)) > 0
		}
		if !made {
			r.found.Problems.Add(diag.Warnf("epub-none", r.corpus.Pos(config.File, "outputs", "epub", i),
				"no EPUB is made of %q: no edition has such versions", spec).
				WithHint("write view, or languages that an edition has, as in zh-Hant+en; or take it out"))
		}
	}
}
