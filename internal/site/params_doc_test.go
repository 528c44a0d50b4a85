package site_test

import (
	"os"
	"regexp"
	"strings"
	"testing"

	"duizhao/internal/site"
	"duizhao/templates"
)

// TestParamsManual holds that what docs/params.md shows is true: a site with its files and
// its schema is built, with a template made of its examples, and each shows what it says.
func TestParamsManual(t *testing.T) {
	data, err := os.ReadFile("../../docs/params.md")
	if err != nil {
		t.Fatal(err)
	}
	manual := string(data)
	fences := regexp.MustCompile("(?s)```yaml\n(.*?)```").FindAllStringSubmatch(manual, -1)
	note, schema := fences[0][1], fences[1][1]
	template := ""
	for _, m := range regexp.MustCompile("`([^`\n]*\\{\\{[^`\n]*\\}\\}[^`\n]*)`").FindAllStringSubmatch(manual, -1) {
		if !strings.Contains(m[1], "…") {
			template += "<p>" + m[1] + "</p>\n"
		}
	}
	rest := "  open: true\n  way: /notes/\n  pages: [1, 2]\n  house: {open: true}\n"
	about := "---\n--- zh-Hant\n人。\n--- en\nA note.\n"
	files := map[string]string{
		"content/site.yaml":               "title: {en: A site, zh-Hant: 網}\nlanguages: [en, zh-Hant]\n" + schema,
		"content/notes/lee.md":            "---\n" + note + rest + about,
		"content/notes/ann-ford.md":       "---\nkind: person\nname: {zh-Hant: 安, en: Ann Ford}\nparams: {born: 1960}\n" + about,
		"content/editions/e/edition.yaml": "title: {en: T, zh-Hant: 題}\nauthor: y\ndate: 2024\nbase: en\nversions: [{lang: en}]\n",
		"content/editions/e/en.md":        "A text by [Lee](note:lee), and by [Ann](note:ann-ford).\n{#p01}\n",
		"templates/note.html":             template,
	}
	made, problems := built(t, site.Options{FS: tiny(files), Templates: templates.FS, Static: plainStatic})
	if problems != "" {
		t.Fatalf("%s\nof\n%s", problems, template)
	}
	for page, want := range map[string][]string{
		"notes/lee/index.html": {`<span lang="en">Slowly does it</span> <span lang="zh-Hant">慢慢來</span>`, "<p>a large crew</p>", "<p>open</p>",
			`<time datetime="1923-10"><span lang="en">October 1923</span>`, `<a href="../../notes/">the way</a>`, `<a href="../../notes/ann-ford/"><span lang="en">Ann Ford</span>`,
			"<i>1</i><i>2</i>", "<p>true</p>", "<p>an old hand</p>"},
		"notes/ann-ford/index.html": {`<time datetime="1960">`, "<p></p>"},
	} {
		for _, part := range want {
			if !strings.Contains(string(made[page]), part) {
				t.Errorf("%s lacks\n%s\n%s", page, part, made[page])
			}
		}
	}
	if page := string(made["notes/ann-ford/index.html"]); strings.Contains(page, "a large crew") || strings.Contains(page, "an old hand") {
		t.Errorf("a note without a crew has a large one:\n%s", page)
	}
}
