package render

import (
	"bytes"
	"html/template"
	"strings"
	"testing"
	syntax "text/template/parse"
)

// TestSetWords executes templates with their words set beforehand and without: the bytes
// are the same, also where a site sets words in its own way, and a word that hangs on the
// page is left to it.
func TestSetWords(t *testing.T) {
	const base = `<p>{{template "tagged" wt "menu"}}</p>{{if .On}}{{template "tagged" wt "skip"}}{{else}}{{template "tagged" .Said}}{{end}}` +
		`{{range .List}}<b>{{template "tagged" wt "close"}} {{template "tagged" wt .}}</b>{{end}}{{with .On}}{{template "tagged" wt "close"}}{{end}}`
	for _, tagged := range []string{
		`{{define "tagged"}}{{range $i, $t := .}}{{if $i}} {{end}}<span{{tongue $t.Lang}}>{{$t.Text}}</span>{{end}}{{end}}`,
		`{{define "tagged"}}{{range .}}<i title="{{.Text}}">{{.Lang}} & {{.Text}}</i>{{end}}{{end}}`,
	} {
		shell := template.New("templates").Funcs(template.FuncMap{"wt": func(string) []Tagged { return nil },
			"tongue": func(string) template.HTMLAttr { return "" }})
		for name, text := range map[string]string{"base.html": base, "reading.html": tagged} {
			if _, err := shell.New(name).Parse(text); err != nil {
				t.Fatal(err)
			}
		}
		words := &Words{words: words{
			"en": func() map[string]string {
				return map[string]string{"menu": "Menu <&+>", "skip": "Skip", "close": "Close"}
			},
			"zh-Hant": func() map[string]string {
				return map[string]string{"menu": "選單", "skip": "跳過", "close": "關閉"}
			},
		}}
		var out []string
		for _, measured := range []bool{false, true} {
			r := &Templates{words: words, writers: &Writers{}, Shell: shell, measured: measured}
			for _, langs := range [][]string{{"en", "zh-Hant"}, {"zh-Hant"}} {
				tmpl, err := r.newShell("", langs)
				if err != nil {
					t.Fatal(err)
				}
				if n := left(tmpl.Lookup("base.html")); n != map[bool]int{false: 2, true: 6}[measured] {
					t.Errorf("%d words are left to the page", n)
				}
				var b bytes.Buffer
				data := map[string]any{"On": len(langs) > 1, "Said": []Tagged{{"en", "<said>"}}, "List": []string{"menu", "skip"}}
				if err := tmpl.ExecuteTemplate(&b, "base.html", data); err != nil {
					t.Fatal(err)
				}
				out = append(out, b.String())
			}
		}
		if out[0] != out[2] || out[1] != out[3] || !strings.Contains(out[0], "Menu &lt;&amp;") {
			t.Errorf("set:  %q\nasked: %q\nset:  %q\nasked: %q", out[0], out[2], out[1], out[3])
		}
	}
}

// left counts the words that a template asks for.
func left(t *template.Template) (n int) {
	var walk func(list *syntax.ListNode)
	walk = func(list *syntax.ListNode) {
		if list == nil {
			return
		}
		for _, node := range list.Nodes {
			switch node := node.(type) {
			case *syntax.TemplateNode:
				n++
			case *syntax.IfNode:
				walk(node.List)
				walk(node.ElseList)
			case *syntax.RangeNode:
				walk(node.List)
			case *syntax.WithNode:
				walk(node.List)
			}
		}
	}
	walk(t.Tree.Root)
	return n
}
