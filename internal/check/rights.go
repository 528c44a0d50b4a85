package check

import (
	"maps"
	"slices"

	"duizhao/internal/diag"
	"duizhao/internal/edition"
	"duizhao/internal/rights"
	"duizhao/internal/source"
)

// rights warns of an edition that says of itself, as an import left it, that nobody knows
// who holds the rights in it.
func (f *Findings) rights(a *edition.Annotated, doc *source.Doc) {
	for _, tag := range slices.Sorted(maps.Keys(a.Rights.Statement)) {
		if rights.IsUnknown(a.Rights.Statement[tag]) {
			f.Problems.Add(diag.Warnf("rights-unknown", doc.Pos("rights", "statement", tag),
				"this edition says that it is for private reading, and is published all the same").
				WithHint("find out who holds the rights and say it here; until then write draft: true, which keeps it out of builds"))
			return
		}
	}
}
