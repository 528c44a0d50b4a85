package check

import (
	"maps"
	"slices"

	"duizhao/internal/diag"
	"duizhao/internal/edition"
	"duizhao/internal/rights"
	"duizhao/internal/source"
)

// unknownRights warns of an edition that says of itself, as an import left it, that nobody knows
// who holds the rights in it.
func unknownRights(a *edition.Annotated, doc *source.Doc, problems *diag.List) {
	for _, tag := range slices.Sorted(maps.Keys(a.Rights.Statement)) {
		if rights.IsUnknown(a.Rights.Statement[tag]) {
			problems.Add(diag.Warnf("rights-unknown", doc.Pos("rights", "statement", tag),
				"this edition says that it is for private reading, and is published all the same").
				WithHint("find out who holds the rights and say it here; until then write draft: true, which keeps it out of builds"))
			return
		}
	}
}
