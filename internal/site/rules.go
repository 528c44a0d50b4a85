package site

import (
	"embed"

	"duizhao/internal/align"
	"duizhao/internal/annotate"
	"duizhao/internal/check"
	"duizhao/internal/cite"
	"duizhao/internal/corpus"
	"duizhao/internal/markup"
	"duizhao/internal/review"
	"duizhao/internal/rule"
	"duizhao/internal/source"
	"duizhao/internal/witness"
)

//go:embed rules/*.txtar
var ownRules embed.FS

// Rules returns the catalogue of all rules. A package that finds problems of its own
// has its folder rules/ embedded, and a place in this list.
func Rules() rule.Catalogue {
	return rule.Read(
		align.Rules,
		annotate.Rules,
		check.Rules,
		cite.Rules,
		corpus.Rules,
		markup.Rules,
		review.Rules,
		source.Rules,
		witness.Rules,
		ownRules,
	)
}
