package site_test

import (
	"context"
	"maps"
	"strings"
	"testing"

	"duizhao/internal/output"
	"duizhao/internal/site"
	"duizhao/templates"
)

// TestTheme holds that a theme's files stand for the program's, the site's own for the
// theme's, and that what is wrong in a theme has its place there.
func TestTheme(t *testing.T) {
	settings := "title: {en: T}\nlanguages: [en]\ntheme: themes/mine\n"
	for _, c := range []struct {
		what  string
		files map[string]string
		page  string // of the page of a note
		says  string
	}{
		{what: "the theme's", files: map[string]string{"themes/mine/templates/note.html": "<i>theirs</i>"}, page: "<i>theirs</i>"},
		{what: "the site's over it", files: map[string]string{
			"themes/mine/templates/note.html": "<i>theirs</i>", "templates/note.html": "<i>mine</i>",
		}, page: "<i>mine</i>"},
		{what: "partials and words of both", files: map[string]string{
			"themes/mine/templates/note.html":         `{{template "partials/a.html"}} {{template "partials/b.html"}} {{w "skip"}} {{w "menu"}}`,
			"themes/mine/templates/partials/a.html":   "theirs",
			"themes/mine/templates/words/en.yaml":     "skip: theirs\nmenu: theirs\n",
			"templates/words/en.yaml":                 "menu: mine\n",
			"templates/partials/b.html":               "mine",
			"themes/mine/templates/.base/old/a.html":  "{{",
			"themes/mine/static/css/own.css":          "b { color: red }",
			"themes/other/templates/note.html":        "{{",
			"themes/mine/README.md":                   "A theme.",
			"themes/mine/static/pictures/picture.svg": "<svg xmlns=\"http://www.w3.org/2000/svg\"/>",
		}, page: "theirs mine theirs mine"},
		{what: "a mistake", files: map[string]string{"themes/mine/templates/note.html": "\n{{.Nope}}"},
			says: "themes/mine/templates/note.html:2:3: error: a value of type NotePage has no field Nope [template]"},
		{what: "a mistake in a script", files: map[string]string{"themes/mine/static/js/main.js": "\nlet 1;"},
			says: "themes/mine/static/js/main.js:2:5: error"},
		{what: "a file that nothing reads", files: map[string]string{"themes/mine/templates/note.htm": "", "themes/mine/templates/nota.html": ""},
			says: "themes/mine/templates/nota.html: warning: the program has no template of this name, and does not read it [template-unknown]"},
	} {
		files := map[string]string{"content/site.yaml": settings, "content/editions/e/en.md": "A text.\n{#p01}\n",
			"content/notes/text.md": "---\nkind: term\nname: text\nforms: {en: [text]}\n---\n--- en\nA text.\n", "themes/mine/README.md": "Mine.\n"}
		maps.Copy(files, c.files)
		o := site.Options{Templates: templates.FS, Static: plainStatic, FS: tiny(files)}
		made := &output.Memory{}
		report, err := site.Build(context.Background(), o, made)
		if err != nil {
			t.Fatal(err)
		}
		checked, err := site.Check(context.Background(), o)
		if err != nil {
			t.Fatal(err)
		}
		if got := written(checked); got != written(report) {
			t.Errorf("%s: check says\n%s\nand build\n%s", c.what, got, written(report))
		}
		if got := written(report); c.says == "" && got != "" || !strings.Contains(got, c.says) {
			t.Errorf("%s: build says\n%s\nand not\n%s", c.what, got, c.says)
		}
		page, _ := made.Get("notes/text/index.html")
		if !strings.Contains(string(page), c.page) {
			t.Errorf("%s: the page is\n%s", c.what, page)
		}
	}
}
