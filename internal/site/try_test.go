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

// TestTemplatesOfNoPage holds that check, as build, finds a mistake in a template of
// which the site has no page, in a branch that no page takes, and in a file that only
// some builds make.
func TestTemplatesOfNoPage(t *testing.T) {
	for _, c := range []struct{ name, text, says, hint string }{
		{"explainer.html", "<p>{{.Laeds}}</p>", "templates/explainer.html:1:6: error: ", `did you mean "Leads"?`},
		{"search.html", "<p>\n{{range .Sections}}{{.Wrod}}{{end}}", "templates/search.html:2:22: error: ", `did you mean "Word"?`},
		{"claims.html", "{{range .Claims}}{{if .Sources}}x{{else}}{{.Text}}{{end}}{{end}}<p>", "templates/claims.html:1:44: error: ", "theme fields claims"},
		{"note.html", "{{with .Mentions}}{{range .}}{{.Hrfe}}{{end}}{{else}}x{{end}}", "templates/note.html:1:32: error: ", `did you mean "Href"?`},
		{"note.html", "<p>{{with .Params.born}}{{.Siad}}{{end}}", "templates/note.html:1:27: error: ", `did you mean "Said"?`},
		{"single.html", "{{.Body}}{{.Titel}}", "templates/single.html:1:12: error: ", `did you mean "Title"?`},
		{"single.html", "{{.Body}}{{(index .Langs 7)}}", "templates/single.html:1:13: error: ", "ask for its length"},
		{"alias.html", "{{.Hre}}", "templates/alias.html:1:3: error: ", `did you mean "Href"?`},
		{"partials/works.html", "{{range .}}{{.Txet}}{{end}}", "templates/partials/works.html:1:14: error: ", `did you mean "Text"?`},
		{"print.html", "{{.Body}}{{.Titel}}", "templates/print.html:1:12: error: what is given here has no field Titel", ""},
		{"print.html", "{{.Titel}}{{.Body}}", "templates/print.html:1:3: error: ", ""},
		{"print.html", "{{.Title}}", "templates/print.html:1: error: it does not print {{.Body}}", "write {{.Body}}"},
		{"single.html", "{{.Title}}", "templates/single.html:1: error: it does not print {{.Body}}", "write {{.Body}}"},
		{"epub/title.html", "<p>x{{.Titel}}</p>", "templates/epub/title.html:1:7: error: ", `did you mean "Titles"?`},
		{"epub/title.html", "<p>x{{range .Bylines}}{{.Nmae}}{{end}}</p>", "templates/epub/title.html:1:25: error: ", "theme fields epub/title"},
		{"epub/chapter.html", "{{.Text}}<br>{{.Notes}}", "templates/epub/chapter.html:1:10: error: what it makes is not XML, which an EPUB consists of: " +
			"element <br> closed by </section>", "<br/>"},
		{"print/title.html", "<p>{{range .Imprint}}{{.HTLM}}{{end}}", "templates/print/title.html:1:24: error: ", `did you mean "HTML"?`},
		{"print/colophon.html", "{{range .Columns}}{{.Fcats}}{{end}}", "templates/print/colophon.html:1:21: error: ", `did you mean "Facts"?`},
		{"print/names.html", "{{range .}}{{.Txet}}{{end}}", "templates/print/names.html:1:14: error: ", "there are: Lang, HTML"},
		{"epub/part.html", "{{with .Names}}{{end}}", "templates/epub/part.html:1: error: it writes nothing", "write the body of the document"},
		{"epub/colophon.html", "<p>x{{range 9000000000}}{{end}}</p>", "templates/epub/colophon.html:1:13: error: it goes round more than", "look for a range"},
		{"questions.html", "{{range .Questions}}{{end}}", "templates/questions.html:1: error: it writes nothing", "write what is within"},
	} {
		checkAndBuild(t, map[string]string{"templates/" + c.name: c.text}, c.says, c.hint)
	}
}

// TestAllWrongFields holds that every field of a template which is not there is told at
// once, wherever it is asked for, and what comes after one of them is tried all the same.
func TestAllWrongFields(t *testing.T) {
	got := said(t, true, map[string]string{
		"templates/note.html": "<p>{{.Ttle}}{{.Title}}\n{{with .Boddy}}{{.X}}{{end}}{{range .Mentionss}}x{{end}}{{if .Lange}}{{.Inner}}{{end}}\n" +
			"{{with .Note}}{{.Homepaeg}}{{end}}{{template \"tagged\" .Nmaes}}{{printf \"%s\" .Kidn | html}}",
		"templates/epub/title.html":  "<p>{{.Titel}}{{.Sulg}}{{range .Titles}}{{.Txt}}{{end}}</p>",
		"templates/print/title.html": "<p>{{.Titel}}{{.Sulg}}{{range .Titles}}{{.Txt}}{{end}}",
		"templates/print.html":       "{{.Body}}{{.Titel}}{{.Frnot}}",
	})
	for _, want := range []string{"note.html:1:6:", "note.html:2:8:", "note.html:2:37:", "note.html:2:62:", "note.html:2:72:", "note.html:3:17:",
		"note.html:3:55:", "note.html:3:77:", "epub/title.html:1:6:", "epub/title.html:1:16:", "epub/title.html:1:42:",
		"print/title.html:1:6:", "print/title.html:1:16:", "print/title.html:1:42:", "print.html:1:12:", "print.html:1:22:"} {
		if strings.Count(got, "templates/"+want+" error: ") != 1 {
			t.Errorf("%s is not told, or twice, in\n%s", want, got)
		}
	}
}

// checkAndBuild holds that both say something of a small site.
func checkAndBuild(t *testing.T, more map[string]string, says, hint string) {
	t.Helper()
	for _, check := range []bool{true, false} {
		found(t, check, more, says, hint)
	}
}

// found holds that check, or build, says something of a small site.
func found(t *testing.T, check bool, more map[string]string, says, hint string) {
	t.Helper()
	if got := said(t, check, more); !strings.Contains(got, says) || !strings.Contains(got, hint) {
		t.Errorf("of %.100q it says, in a check %t,\n%s\nand not\n%s\n%s", more, check, got, says, hint)
	}
}

// said returns what check, or build, says of a small site.
func said(t *testing.T, check bool, more map[string]string) string {
	t.Helper()
	files := map[string]string{
		"content/site.yaml":     "title: x\nlanguages: [en]\noutputs: {no-search: true, single: true}\nschema: {note: {born: {type: date}}}\n",
		"content/notes/text.md": "---\nkind: term\nname: text\nforms: {en: [text]}\n---\n--- en\nA text.\n", "content/editions/e/en.md": "A text.\n{#p01}\n",
	}
	maps.Copy(files, more)
	o := site.Options{Templates: templates.FS, Static: plainStatic, FS: tiny(files)}
	report, err := (*site.Report)(nil), error(nil)
	if check {
		report, err = site.Check(context.Background(), o)
	} else {
		report, err = site.Build(context.Background(), o, &output.Memory{})
	}
	if err != nil {
		t.Fatal(err)
	}
	return written(report)
}

// TestEndless holds that a template which goes on without end is stopped, whether or not
// it writes, at its place.
func TestEndless(t *testing.T) {
	twice := ""
	for _, c := range "abcdefghijklmnopqrstuvwxyz" {
		twice += `{{define "` + string(c) + `"}}{{template "` + string(c+1) + `" .}}{{template "` + string(c+1) + `" .}}{{end}}`
	}
	twice += `{{define "{"}}{{end}}`
	const rounds = "it goes round more than 1,000,000 times for one page, and perhaps without end [template]"
	for i, c := range []struct{ name, text, says string }{
		{"note.html", "<p>\n{{range 9000000000000}}{{end}}", "templates/note.html:2:9: error: " + rounds},
		{"note.html", "<p>{{range $i := 100000}}\n  {{range 100000}}{{if eq $i -1}}x{{end}}{{end}}{{end}}", "error: " + rounds},
		{"note.html", "<p>" + twice + "\n{{template \"a\" .}}", "error: " + rounds},
		{"note.html", `<p>{{$x := "xx"}}{{range 60}}{{$x = print $x $x}}{{end}}`,
			"templates/note.html:1:37: error: it puts together a text of more than 1 MiB"},
		{"note.html", `<p>{{$x := "xx"}}{{range 9000000}}{{$x = printf "%.9s%s" $x (slice $x 0 2)}}{{end}}`, "templates/note.html:1:42: error: " + rounds},
		{"note.html", `<p>{{range 70}}{{printf "%1000000d" .}}{{end}}`, "templates/note.html:1:18: error: the texts that it puts together for " +
			"one page have more than 64 MiB"},
		{"edition.html", "{{$t := .Text}}{{range 5000}}{{$t}}{{end}}",
			"templates/edition.html:1: error: it places the text of the edition more than 1,000 times"},
		{"base.html", "<p>{{.Body}}{{range 9000000000}}{{end}}", "templates/base.html:1:21: error: " + rounds},
		{"partials/each.html", "{{range 9000000000}}{{end}}", "templates/partials/each.html:1:9: error: " + rounds},
	} {
		found(t, i%2 == 0, map[string]string{"templates/" + c.name: c.text}, c.says, "look for a range")
	}
}
