package site_test

import (
	"os"
	"regexp"
	"strings"
	"testing"

	"duizhao/internal/site"
	"duizhao/templates"
)

// TestShelvesManual holds that what docs/shelves.md shows is true: a site of its files is
// built without a problem, and has the pages that it speaks of.
func TestShelvesManual(t *testing.T) {
	data, err := os.ReadFile("../../docs/shelves.md")
	if err != nil {
		t.Fatal(err)
	}
	files := map[string]string{}
	for _, m := range regexp.MustCompile("(?s)```yaml\n# ([^\n,]+)[^\n]*\n(.*?)```").FindAllStringSubmatch(string(data), -1) {
		files[m[1]] += m[2]
	}
	if len(files) != 3 {
		t.Fatalf("it shows %d files", len(files))
	}
	const note = "content/notes/lee.md"
	files[note] = "---\n" + files[note] + "---\n--- zh-Hant\n寫河的人。\n--- en\nShe wrote on rivers.\n"
	files["content/about.md"] = "---\ntitle: {zh-Hant: 關於, en: About}\n---\n--- zh-Hant\n關於。\n--- en\nAbout.\n"
	files["content/editions/ferry/en.md"] = "Jane waits.\n{#p01}\n"
	files["content/editions/ferry/zh-Hant.md"] = "李珍等着。\n{#p01}\n"
	content := tiny(files)
	delete(content, "content/editions/e/edition.yaml")
	delete(content, "content/editions/e/en.md")
	made, problems := built(t, site.Options{FS: content, Templates: templates.FS, Static: plainStatic})
	if problems != "" {
		t.Fatal(problems)
	}
	for name, part := range map[string]string{
		"tags/rivers/index.html": "The Ferry", "series/waters/index.html": "Three essays on water.", "notes/lee/index.html": "The Ferry",
		"the-ferry/index.html": "../ferry/", "_redirects": "/old-essay/ /ferry/ 301", "index.html": `<a href="https://example.org/">`,
	} {
		if !strings.Contains(string(made[name]), part) {
			t.Errorf("%s lacks %s:\n%s", name, part, made[name])
		}
	}
}
