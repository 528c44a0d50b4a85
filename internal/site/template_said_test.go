package site_test

import (
	"strings"
	"testing"
)

// TestTemplatesSaid holds what is said of mistakes in a template: where, to the character,
// what is wrong in words that do not suppose Go, what to do, and for which page.
func TestTemplatesSaid(t *testing.T) {
	for text, want := range map[string][2]string{
		"<p>中文{{.Ttle}}":  {"1:8: error: a value of type NotePage has no field Ttle [", `did you mean "Title"?`},
		"{{.Quux}}":       {"1:3: error: a value of type NotePage has no field Quux [", "there are: Kind, Lang, Langs"},
		"{{.Names.Text}}": {"1:9: error: .Names.Text asks for Text of a text in several languages [", `write {{template "tagged" …}}`},
		"{{.Parts.Text}}": {"1:9: error: .Parts.Text asks for Text of a list [", "range over it"},
		"{{.Title.Foo}}":  {"1:9: error: a text has no field Foo [", ""},
		"<p>\n  {{.Note.Homepage.Href}}": {"2:10: error: .Note.Homepage.Href has no value: what has the field Href is not there, on " +
			"the page notes/text/ [", "put it within {{with …}}…{{end}}"},
		"{{index .Names 7}}": {"1:3: error: index looks for item 7, counted from 0, and the list is shorter, on the page " +
			"notes/text/ [", "ask for its length"},
		"{{range .Title}}{{end}}":                 {"1:9: error: range goes over lists, maps and numbers, and .Title is none of these [", ""},
		"{{w}}":                                   {"1:3: error: w has 0 values and needs 1 [", ""},
		"{{w .Note}}":                             {"1:5: error: .Note is a value of type NoteFacts, where a text is asked for [", ""},
		"{{.Title `x`}}":                          {"1:3: error: Title is a field, and takes no values [", ""},
		"{{gt .Title 5}}":                         {"1:3: error: gt: a text and a number cannot be compared [", ""},
		"{{printf `%s%s` `x`}}":                   {"1:3: error: printf: the verbs of \"%s%s\" do not fit the values that follow [", ""},
		"{{printf `%d` `x`}}":                     {"1:3: error: printf: the verbs of \"%d\" do not fit", ""},
		"{{template `no.html`}}":                  {"1:12: error: there is no template \"no.html\" [", "partials/card.html"},
		"{{foo .Note}}":                           {"1:3: error: there is no function \"foo\" [", "functions: w, wl, wt"},
		"中{{$y}}":                                 {"1:4: error: there is no variable $y here [", ""},
		"<p>\n中{{if .Note}}<b>{{with .Title}}":    {"2:17: error: what begins here is never closed [", "write {{end}}"},
		"中{{if .Note}}{{with .Title}}x{{end}}\n.": {"1:2: error: what begins here is never closed [", "write {{end}}"},
		"<p>{{$x := .Title\n":                     {"1:4: error: this {{ is never closed [", "write }}"},
		"<p>{{if}}{{end}}":                        {"1:6: error: if has no value [", "{{if .Title}}"},
		"<p>{{else}}":                             {"1:4: error: this {{else}} belongs to nothing [", ""},
		"<p>{{.Title}":                            {"1:12: error: } cannot stand here [", "two braces"},
		"<p title={{if .Title}}\"{{end}}>":        {"1:15: error: one way through this if leaves a tag, a quotation or a script open", "on the same side"},
		"<a href=\"{{.Title}}":                    {" error: it ends within a tag, a quotation or a script", "close it"},
	} {
		got := said(t, true, map[string]string{"templates/note.html": text})
		if !strings.Contains(got, "templates/note.html:"+strings.TrimPrefix(want[0], ":")) || !strings.Contains(got, want[1]) {
			t.Errorf("of %q it says\n%s\nand not\n%s\n%s", text, got, want[0], want[1])
		}
		for _, inner := range []string{"executing", "render.", "*sheet", "stateAttr", "can't evaluate"} {
			if strings.Contains(got, inner) {
				t.Errorf("of %q it says\n%s\nin which %s is of no use", text, got, inner)
			}
		}
	}
}
