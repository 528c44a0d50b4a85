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
		{text: "a\n  {{.Parst}}", problem: "templates/note.html:2:5: error: a value of type NotePage has no field Parst [template]"},
		{text: "a\n{{template \"no.html\"}}", problem: "templates/note.html:2:12: error: there is no template \"no.html\" [template]"},
		{text: "{{end}}", problem: "templates/note.html:1:1: error: this {{end}} belongs to nothing [template]"},
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

// TestBadTemplates holds that a template which cannot be is refused, by check as by
// build, with its place and what to do.
func TestBadTemplates(t *testing.T) {
	for _, c := range []struct{ text, says, hint string }{
		{"{{.Mentoins}}", "templates/note.html:1:3: error: ", `did you mean "Mentions"?`},
		{"{{.Note.Knd}}", "templates/note.html:1:8: error: ", `did you mean "Kind"?`},
		{"{{.Quux}}", "templates/note.html:1:3: error: ", "what they are: duizhao theme fields note"},
		{"{{range 2000000}}" + strings.Repeat("without end ", 8) + "{{end}}",
			"templates/note.html:1:9: error: it writes more than 64 MiB, and perhaps without end [template]", "look for a range"},
		{`{{define "a"}}<b>{{template "a"}}</b>{{end}}{{template "a"}}`, "templates/note.html:1:29: error: it includes itself without end", "take that out"},
		{`{{define "opening"}}<h1>x</h1>{{end}} `,
			"templates/note.html:1: error: it writes nothing: the page has no text [template]", "write what is within the main element"},
	} {
		o := site.Options{Templates: templates.FS, Static: plainStatic, FS: tiny(map[string]string{
			"content/notes/text.md": "---\nkind: term\nname: text\nforms: {en: [text]}\n---\n--- en\nA text.\n", "content/editions/e/en.md": "A text.\n{#p01}\n",
			"templates/note.html": c.text,
		})}
		built, err := site.Build(context.Background(), o, &output.Memory{})
		if err != nil {
			t.Fatal(err)
		}
		checked, err := site.Check(context.Background(), o)
		if err != nil {
			t.Fatal(err)
		}
		for what, report := range map[string]*site.Report{"build": built, "check": checked} {
			if got := written(report); !strings.Contains(got, c.says) || !strings.Contains(got, c.hint) {
				t.Errorf("%s of %.80q says\n%s\nand not\n%s\n%s", what, c.text, got, c.says, c.hint)
			}
		}
	}
}

// TestEditionTemplates holds what a site's own template may make of an edition's text:
// place it whole, without its margin or row by row, and leave it out.
func TestEditionTemplates(t *testing.T) {
	files := map[string]string{
		"content/site.yaml":        "title: x\nlanguages: [en]\nhtml: true\n",
		"content/notes/text.md":    "---\nkind: term\nname: text\nforms: {en: [text]}\n---\n--- en\nA gloss.\n",
		"content/editions/e/en.md": "# Part\n{#h1}\n\nA text <b title=\"<!--the part 1-->\">bold</b>[^1].\n{#p01}\n\n[^1]: Aside.\n",
	}
	for _, c := range []struct {
		text      string
		has, lack []string
	}{
		{"<div class=\"wrap\">{{.Text}}</div>", []string{`<div class="wrap"><div class="text single">`, `<aside class="notes"`, `id="p01"`, "A gloss."}, nil},
		{"{{.Bare}}<section>{{.Entries}}</section>", []string{`<div class="text single">`, `<section><div class="note"`, `href="#`, "A gloss.",
			"Aside."}, []string{"<aside"}},
		{"{{range .Rows}}<article data-kind=\"{{.Kind}}\">{{range .Cells}}{{.Text}}{{end}}{{.Entries}}</article>{{end}}",
			[]string{`<article data-kind="heading"><h2 lang="en">`, `<article data-kind="text"><p lang="en">`, "A gloss."}, []string{"<aside", `class="row"`}},
		{"<p>{{len .Titles}} {{(index .Bylines 0).Text}}</p>", []string{"<h1 lang=\"en\">x</h1>", "<p>1 By y · 2024</p>\n</main>"},
			[]string{"p01", "A gloss."}},
	} {
		files["templates/version.html"] = c.text
		files["templates/edition.html"] = c.text
		o := site.Options{Templates: templates.FS, Static: plainStatic, FS: tiny(files)}
		made := &output.Memory{}
		report, err := site.Build(context.Background(), o, made)
		if err != nil || report.Failed() {
			t.Fatal(err, written(report))
		}
		for _, name := range []string{"e/index.html"} {
			page, _ := made.Get(name)
			for _, want := range c.has {
				if !strings.Contains(string(page), want) {
					t.Errorf("%q makes\n%s\nwithout\n%s", c.text, page, want)
				}
			}
			for _, none := range c.lack {
				if strings.Contains(string(page), none) {
					t.Errorf("%q makes\n%s\nwith\n%s", c.text, page, none)
				}
			}
			if strings.Contains(string(page), "the part 1--></") || strings.Count(string(page), "</html>") != 1 {
				t.Errorf("%q leaves marks in\n%s", c.text, page)
			}
		}
	}
}
