package site_test

import "testing"

// TestParamsThatNoFileHas holds that a param which a template names and no file may have
// is found, wherever in a template it is, and that one which some file has is not.
func TestParamsThatNoFileHas(t *testing.T) {
	for _, c := range []struct{ name, text, says, hint string }{
		{"note.html", "<p>\n{{.Params.bron}}", "templates/note.html:2:10: warning: the schema of the site has no param \"bron\" for notes",
			`did you mean "born"?`},
		{"note.html", "<p>{{if .Params.born}}{{else}}{{with $.Params.bron}}x{{end}}{{end}}", "note.html:1:39: warning: ", `did you mean "born"?`},
		{"note.html", `<p>{{with .Params}}{{.bron}}{{end}}`, "note.html:1:22: warning: ", `did you mean "born"?`},
		{"note.html", `<p>{{$p := .Page.Params}}{{if $p}}{{print "x" $p.bron}}{{end}}`, "note.html:1:49: warning: ", `did you mean "born"?`},
		{"note.html", `<p>{{index .Params "bron"}}`, "note.html:1:20: warning: ", `did you mean "born"?`},
		{"note.html", `<p>{{.Params.shelf}}`, "for notes", "there are: born"},
		{"note.html", `<p>{{range .Editions}}{{.Params.sehlf}}{{end}}`, "no file of the site has a param \"sehlf\"", `did you mean "shelf"?`},
		{"version.html", `<p>{{.Params.sehlf}}`, "no edition has a param \"sehlf\"", `did you mean "shelf"?`},
		{"version.html", `<p>{{.Params.deep.wiht}}`, "no edition has a param \"deep.wiht\"", `did you mean "with"?`},
		{"introduction.html", `<p>{{.Params.mod}}`, "no introduction has a param \"mod\"", `did you mean "mood"?`},
		{"notes.html", `<p>{{.Params.born}}`, "there is no param \"born\": such a page shows no file that has any", ".SiteParams.NAME"},
		{"base.html", `{{.Body}}{{.SiteParams.colur}}`, "site.yaml has no param \"colur\"", `did you mean "colour"?`},
		{"partials/mine.html", `{{.Params.born}}{{.Params.shelf}}{{.SiteParams.shelf}}`,
			"templates/partials/mine.html:1:47: warning: site.yaml has no param \"shelf\"", "there are: colour"},
		{"partials/mine.html", `{{range .Some}}{{.Params.nope}}{{end}}`, "no file of the site has a param \"nope\"", "there are: born, deep, mood, shelf"},
	} {
		found(t, true, params(c.name, c.text), c.says, c.hint)
	}
	for name, text := range map[string]string{
		"note.html":          `<p>{{.Params.born.Said}}{{index .Params (print "b" "rn")}}{{with .SiteParams.colour}}{{.}}{{end}}`,
		"version.html":       `<p>{{.Params.shelf}}{{.Params.deep.with.care}}`,
		"introduction.html":  `<p>{{.Params.mood}}`,
		"notes.html":         `{{range .Kinds}}{{range .Notes}}{{range .}}<p>{{.Params.born}}{{end}}{{end}}{{end}}<p>`,
		"partials/mine.html": `{{range .}}{{.Params.shelf}}{{.Params.born}}{{.Params.mood}}{{end}}`,
	} {
		if got := said(t, true, params(name, text)); got != "" {
			t.Errorf("of %s it says\n%s", text, got)
		}
	}
}

// params is a small site with params, and a template.
func params(template, text string) map[string]string {
	return map[string]string{
		"content/site.yaml": "title: x\nlanguages: [en]\nparams: {colour: red}\nschema: {note: {born: {type: date}}}\n",
		"content/editions/e/edition.yaml": "title: x\nauthor: y\ndate: 2024\nbase: en\nversions: [{lang: en}]\nparams: {shelf: 1, deep: " +
			"{with: {care: 1}}}\n",
		"content/editions/e/introduction.md": "---\ntitle: x\nparams: {mood: good}\n---\n--- en\nA text.\n",
		"templates/" + template:              text,
	}
}
