package render

import (
	"errors"
	"html/template"
	"io"
	"testing"
)

// TestTemplateError holds that a mistake has its place, whichever of the two packages
// of templates finds it, and when.
func TestTemplateError(t *testing.T) {
	for text, want := range map[string]TemplateError{
		"a\n  {{.Nope}}":                          {File: "base.html", Line: 2, Col: 5},
		"a\n{{if}}":                               {File: "base.html", Line: 2},
		"<a href=\"{{if .}}\">{{end}}</a>":        {File: "base.html", Line: 1, Col: 15},
		"<script>\n{{range .}}'{{end}}</script>x": {File: "base.html", Line: 2, Col: 9},
	} {
		p, err := template.New("base.html").Parse(text)
		if err == nil {
			err = p.Execute(io.Discard, struct{}{})
		}
		if err == nil {
			t.Fatalf("%s: no error", text)
		}
		if got := NewTemplateError(err); got.File != want.File || got.Line != want.Line || got.Col != want.Col || got.Text == "" {
			t.Errorf("%v\nis %+v and should be at %+v", err, got, want)
		}
	}
	if e := NewTemplateError(errors.New("full")); e.Text != "full" || e.File != "" {
		t.Errorf("%+v", e)
	}
}
