package site_test

import (
	"strings"
	"testing"

	"duizhao/internal/golden"
	"duizhao/internal/site"
	"duizhao/templates"
)

// TestAliasPages holds that the page at an old address leads on by itself and by a
// link, wherever the tree is, and runs nothing.
func TestAliasPages(t *testing.T) {
	made, _ := built(t, site.Options{FS: golden.Open(t, "testdata/aliases.txtar").FS(), Templates: templates.FS, Static: plainStatic})
	for name, to := range map[string]string{
		"stream/index.html": "../river/", "old/brook.html": "../river/", "plan/index.html": "../map/",
		"notes/crossing/index.html": "../../notes/ferry/", "流/index.html": "../explainers/flow/",
	} {
		page := string(made[name])
		for _, part := range []string{`<meta http-equiv="refresh" content="0; url=` + to + `">`, `<a href="` + to + `">`, `<meta name="robots" content="noindex">`,
			`content="default-src 'none'; base-uri 'none'; form-action 'none'"`, `<link rel="canonical" href="https://example.org/texts/`} {
			if !strings.Contains(page, part) {
				t.Errorf("%s lacks %s:\n%s", name, part, page)
			}
		}
		if strings.Contains(page, "<script") || strings.Contains(page, "style") {
			t.Errorf("%s has a script or a style:\n%s", name, page)
		}
	}
}
