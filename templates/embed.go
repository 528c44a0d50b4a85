// Package templates holds the program's own templates and interface words. A
// site's file of the same name in its folder templates/ comes before one here.
package templates

import "embed"

// FS is this folder.
//
//go:embed *
var FS embed.FS
