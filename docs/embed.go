// Package docs holds the manual, as duizhao help prints it. Its source is a site,
// docs/manual, which make docs builds.
package docs

import "embed"

// Manual has the editions of the manual, content/editions/TOPIC, below the folder manual.
//
//go:embed manual/content/editions manual/content/site.yaml
var Manual embed.FS
