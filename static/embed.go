// Package static holds the program's own style sheets, scripts and icon. A
// site's file of the same name in its folder static/ comes before one here.
package static

import "embed"

// FS is this folder.
//
//go:embed css js js-first js-found js-parts js-search js-single *.svg
var FS embed.FS
