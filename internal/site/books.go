package site

import (
	"cmp"

	"duizhao/internal/config"
	"duizhao/internal/diag"
	"duizhao/internal/lang"
	"duizhao/internal/render/book"
)

// noBooks warns of the EPUBs that the settings ask for and that no edition has the
// versions for, and of those in columns whose first version is not written so.
func noBooks(r *run, results []*result) {
	if len(results) == 0 || r.failed() {
		return
	}
	for i, spec := range r.corpus.Config.Outputs.EPUB {
		made, lies := false, ""
		for _, res := range results {
			for _, s := range book.Specs([]string{spec}, res.holdings.slug, false, res.holdings.langs, res.holdings.view) {
				made = true
				if first := res.holdings.langs[s.Columns[0]]; s.Vertical && !lang.Of(first).Vertical {
					lies = cmp.Or(lies, first)
				}
			}
		}
		if lies != "" {
			r.found.Problems.Add(diag.Warnf("epub-vertical", r.corpus.Pos(config.File, "outputs", "epub", i),
				"the EPUB %q is set in columns, in which %s is not written", spec, lies).
				WithHint("take /vertical away, or put a version in Chinese or Japanese first"))
		}
		if !made {
			r.found.Problems.Add(diag.Warnf("epub-none", r.corpus.Pos(config.File, "outputs", "epub", i),
				"no EPUB is made of %q: no edition has such versions", spec).
				WithHint("write view, or languages that an edition has, as in zh-Hant+en; or take it out"))
		}
	}
}
