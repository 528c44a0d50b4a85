package witness

import "embed"

// Rules documents the rules whose breaches this package finds; see package rule.
//
//go:embed rules/*.txtar
var Rules embed.FS
