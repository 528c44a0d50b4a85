package site_test

import (
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"duizhao/internal/site"
	"duizhao/templates"
)

var tags = regexp.MustCompile(`<[^>]*>`)

// TestBibliographyPage checks that the bibliography names a place once where two
// claims are about it, says what its names mean, and is in the script of the page.
func TestBibliographyPage(t *testing.T) {
	claim := "---\nedition: e\nsegments: [p01.1]\nverdict: supported\nchecked: 2024-12\nsources: [gauge]\n---\n--- %\n水。\n\n是。\n"
	for _, tt := range []struct{ lang, source, key, listed string }{
		{"zh-Hans", "zh-Hant", "✓p27.3即对该段", "王五, 编, 无日期. [论河][EB]//水报. 摘录."},
		{"zh-Hant", "zh-Hans", "✓p27.3即對該段", "王五, 編, 無日期. [論河][EB]//水報. 摘錄."},
	} {
		title, paper, medium := "[論河]", "水報", "摘錄"
		if tt.source == "zh-Hans" {
			title, paper, medium = "[论河]", "水报", "摘录"
		}
		fsys := fstest.MapFS{}
		for name, text := range map[string]string{
			"content/site.yaml":                     "title: x\nlanguages: [" + tt.lang + "]\n",
			"content/editions/e/edition.yaml":       "title: x\nauthor: y\ndate: 2024\nbase: " + tt.lang + "\nversions: [{lang: " + tt.lang + "}]\n",
			"content/editions/e/" + tt.lang + ".md": "水。\n{#p01}\n",
			"content/claims/a.md":                   strings.ReplaceAll(claim, "%", tt.lang),
			"content/claims/b.md":                   strings.ReplaceAll(claim, "%", tt.lang),
			"content/bibliography.json": `[{"id": "gauge", "type": "webpage", "language": "` + tt.source + `", "title": "` + title +
				`", "container-title": "` + paper + `", "medium": "` + medium + `", "editor": [{"family": "王", "given": "五"}]}]`,
		} {
			fsys[name] = &fstest.MapFile{Data: []byte(text)}
		}
		files, problems := built(t, site.Options{FS: fsys, Templates: templates.FS, Static: plainStatic, Version: "0"})
		if files == nil {
			t.Fatal(problems)
		}
		html := string(files["bibliography/index.html"])
		if n := strings.Count(html, "✓p01.1<"); n != 1 {
			t.Errorf("%s: the place is named %d times", tt.lang, n)
		}
		if !strings.Contains(html, tt.key) {
			t.Errorf("%s: no explanation of the places", tt.lang)
		}
		text := tags.ReplaceAllString(html, "")
		if !strings.Contains(text, tt.listed) {
			_, text, _ = strings.Cut(text, "王五")
			t.Errorf("%s: 王五%.200s\nand should be %s", tt.lang, text, tt.listed)
		}
	}
}
