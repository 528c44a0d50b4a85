package site_test

import (
	"context"
	"strings"
	"testing"

	"duizhao/internal/output"
	"duizhao/internal/site"
	"duizhao/templates"
)

// TestKinds holds that a site's own template of a kind of page makes those pages, with
// partials of its own, and that a mistake in it has its place in check as in build.
func TestKinds(t *testing.T) {
	note := "---\nkind: term\nname: text\nforms: {en: [text]}\n---\n--- en\nA text.\n"
	for _, c := range []struct{ text, want, problem string }{
		{text: `{{define "opening"}}<h1>My {{.Note.Kind}}</h1>{{end}}<i>{{template "partials/mine.html" .}}</i>`,
			want: "<header class=\"opening\">\n<h1>My term</h1>\n</header>\n<i>1 part of text</i>\n</main>"},
		{text: "<b>short</b>", want: "<h1 lang=\"en\">text</h1></hgroup>\n</header>\n<b>short</b>\n</main>"},
		{text: "a\n  {{.Parst}}", problem: "templates/note.html:2:5: error: this cannot be done: <.Parst>: can't evaluate field Parst: a page has no such field [template]"},
		{text: "a\n{{template \"no.html\"}}", problem: "templates/note.html:2:12: error: no such template \"no.html\" [template]"},
		{text: "{{end}}", problem: "templates/note.html:1: error: unexpected {{end}} [template]"},
	} {
		o := site.Options{Templates: templates.FS, Static: plainStatic, FS: tiny(map[string]string{
			"content/notes/text.md": note, "content/editions/e/en.md": "A text.\n{#p01}\n",
			"templates/note.html": c.text, "templates/partials/mine.html": "{{len .Parts}} part of {{(index .Names 0).Text}}",
		})}
		made := &output.Memory{}
		built, err := site.Build(context.Background(), o, made)
		if err != nil {
			t.Fatal(err)
		}
		checked, err := site.Check(context.Background(), o)
		if err != nil {
			t.Fatal(err)
		}
		if c.problem != "" {
			for what, report := range map[string]*site.Report{"build": built, "check": checked} {
				if got := written(report); !strings.Contains(got, c.problem+"\n") {
					t.Errorf("%s of %q says\n%s\nand not\n%s", what, c.text, got, c.problem)
				}
			}
			continue
		}
		page, _ := made.Get("notes/text/index.html")
		if !strings.Contains(string(page), c.want) {
			t.Errorf("%q makes\n%s\nwithout\n%s", c.text, page, c.want)
		}
	}
}
