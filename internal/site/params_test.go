package site_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"duizhao/internal/site"
	"duizhao/templates"
)

// TestParams holds what templates are given of the fields of a site's own: each with the
// type that the schema says, in every place that shows them, and escaped.
func TestParams(t *testing.T) {
	files := map[string]string{
		"content/site.yaml": `title: {en: A site, zh-Hant: 網}
languages: [en, zh-Hant]
params: {colour: red, wide: 12.5}
schema:
  note:
    born: {type: date}
    motto: {type: texts}
    way: {type: address}
    teacher: {type: note}
    pages: {type: list, of: integer}
    house: {type: map, fields: {open: {type: boolean}}}
    gone: {type: text}
  explainer: {teaser: {type: texts}}
`,
		"content/notes/lee.md": `---
kind: person
name: {en: Lee, zh-Hant: 李}
forms: {en: [text]}
params:
  born: 1923-10
  motto: {en: "a<b", zh-Hant: 慢}
  way: /notes/lee/
  teacher: lee
  pages: [1, 20]
  house: {open: true}
---
--- en
A note.
--- zh-Hant
注。
`,
		"content/editions/e/edition.yaml": `title: {en: T, zh-Hant: 題}
author: y
date: 2024
base: en
versions: [{lang: en}]
params: {shelf: 007, deep: {zh-Hant: [a, {b: '"c"'}]}, "mark": '<i>'}
`,
		"content/editions/e/en.md":         "A text.\n{#p01}\n",
		"content/explainers/k/en.md":       "---\ntitle: K\nparams: {teaser: Tie it}\n---\nText.\n",
		"content/explainers/k/zh-Hant.md":  "---\ntitle: 結\nparams: {teaser: 打結}\n---\n文。\n",
		"templates/note.html":              `<p>{{.Params.born}} {{template "tagged" .Params.born.Said}} {{template "tagged" .Params.motto}} <a href="{{.Params.way}}">{{.Params.teacher.Text}}</a>{{range .Params.pages}} {{inc .}}{{end}}{{if .Params.house.open}} open{{end}} {{.SiteParams.colour}}{{with .Params.gone}}no{{end}}</p>`,
		"templates/edition.html":           `<p title="{{.Params.mark}}">{{.Params.shelf}} {{range index .Params.deep "zh-Hant"}}{{.}},{{end}}</p>`,
		"templates/explainers.html":        `{{range .Explainers}}{{template "tagged" .Params.teaser}}{{end}}`,
		"templates/partials/entry.html":    `<li>{{.Params.shelf}}</li>`,
		"templates/partials/colophon.html": `<footer>{{.SiteParams.wide}} {{.Params.shelf}}</footer>`,
	}
	made, problems := built(t, site.Options{FS: tiny(files), Templates: templates.FS, Static: plainStatic})
	if problems != "" {
		t.Fatal(problems)
	}
	for name, want := range map[string][]string{
		"notes/lee/index.html": {`<p>1923-10 <span lang="en">October 1923</span> <span lang="zh-Hant">1923年10月</span> <span lang="en">a&lt;b</span> <span lang="zh-Hant">慢</span> ` +
			`<a href="../../notes/lee/">Lee</a> 2 21 open red</p>`, "<footer>12.5 </footer>"},
		"e/index.html":          {`<p title="&lt;i&gt;">7 a,map[b:&#34;c&#34;],</p>`, "<footer>12.5 7</footer>"},
		"index.html":            {"<li>7</li>"},
		"explainers/index.html": {`<span lang="en">Tie it</span> <span lang="zh-Hant">打結</span>`},
	} {
		for _, part := range want {
			if !strings.Contains(string(made[name]), part) {
				t.Errorf("%s lacks\n%s\n%s", name, part, made[name])
			}
		}
	}
}

// TestParamsAgain changes a param in an edition, and holds that its pages and the lists
// that show it are made anew, and no other edition.
func TestParamsAgain(t *testing.T) {
	e := together(t)
	const head = "content/editions/sea/edition.yaml"
	e.write(t, "templates/partials/entry.html", []byte("<li>{{.Slug}} {{.Params.shelf}}</li>"))
	e.write(t, "templates/partials/before.html", []byte("{{.Header}}<b>{{.Params.shelf}} {{.SiteParams.colour}}</b>"))
	was := e.read(t, head)
	e.write(t, head, []byte(was+"params: {shelf: A}\n"))
	e.expect(t, "nothing", 0)
	e.write(t, head, []byte(was+"params: {shelf: B}\n"))
	e.expect(t, "a param of an edition", 2)
	for name, want := range map[string]string{"index.html": "<li>sea B</li>", "sea/en/index.html": "<b>B </b>", "lake/en/index.html": "<b> </b>"} {
		page, err := os.ReadFile(filepath.Join(e.public, filepath.FromSlash(name)))
		if err != nil || !strings.Contains(string(page), want) {
			t.Errorf("%s does not show %s: %v\n%s", name, want, err, page)
		}
	}
	settings := e.read(t, "content/site.yaml")
	e.write(t, "content/site.yaml", []byte(settings+"params: {colour: red}\n"))
	e.expect(t, "a param of the site", 0)
}
