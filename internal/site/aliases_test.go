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
		for _, part := range []string{`<meta http-equiv="refresh" content="0; url=` + to + `">`, `<a href="` + to + `">`,
			`<meta name="robots" content="noindex">`,
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

// TestAliasesFromADisk holds that the page at an old address leads to a file where the
// site has no address, and so may be read from a disk; and that one which says nothing is
// not published.
func TestAliasesFromADisk(t *testing.T) {
	files := map[string]string{"content/site.yaml": "title: x\nlanguages: [en]\n",
		"content/editions/e/edition.yaml": "title: x\nauthor: y\ndate: 2024\nbase: en\nversions: [{lang: en}]\naliases: [/old/]\n"}
	made, problems := built(t, site.Options{FS: tiny(files), Templates: templates.FS, Static: plainStatic})
	if page := string(made["old/index.html"]); problems != "" || !strings.Contains(page, `content="0; url=../e/index.html"`) ||
		!strings.Contains(page, `<a href="../e/index.html">`) {
		t.Errorf("%s%s", problems, page)
	}
	checkAndBuild(t, map[string]string{"templates/alias.html": "{{if .Canonical}}{{end}}\n"}, "templates/alias.html:1: error: it writes nothing",
		"write the whole page")
}

// TestMenuEntryOnce holds that an entry of a menu that is none is one problem.
func TestMenuEntryOnce(t *testing.T) {
	got := said(t, true, map[string]string{"content/site.yaml": "title: x\nlanguages: [en]\nmenus:\n  top:\n    - x\n"})
	if !strings.Contains(got, "content/site.yaml:5:7: error: ") || strings.Count(got, "content/site.yaml:5") != 1 {
		t.Errorf("it says\n%s", got)
	}
}
