package render

import (
	"bytes"
	"html/template"
	"io/fs"
	"slices"
	"strings"
)

// Kinds are the kinds of pages with a template of their own, KIND.html: it makes what
// is within the main element, and what it defines as "opening" is the title block
// before it, or else that is the title alone. What is around them is base.html, the same on every page.
var Kinds = []string{"bibliography", "claims", "compare", "edition", "emendations", "explainer", "explainers", "front", "introduction", "kind", "missing",
	"note", "notes", "page", "questions", "search", "shelf", "term", "terms", "version"}

// shared returns the templates that all kinds of pages have in common, by name: the
// shell, the controls, whole documents, partials, and those of EPUBs and printed books.
func shared(templates fs.FS) ([]string, error) {
	names, err := fs.Glob(templates, "*.html")
	if err != nil {
		return nil, err
	}
	names = slices.DeleteFunc(names, func(name string) bool { return slices.Contains(Kinds, strings.TrimSuffix(name, ".html")) })
	for _, folder := range []string{"partials", "epub", "print"} {
		in, err := fs.Glob(templates, folder+"/*.html")
		if err != nil {
			return nil, err
		}
		names = append(names, in...)
	}
	return names, nil
}

// parseKinds reads the template of each kind of page: a set each, since all of them
// may define an opening.
func parseKinds(common *template.Template, templates fs.FS, own func(file string) bool) (_ map[string]*template.Template, mine bool, _ error) {
	out := make(map[string]*template.Template, len(Kinds))
	for _, kind := range Kinds {
		t, err := common.Clone()
		if err != nil {
			return nil, false, err
		}
		if err := parse(t, templates, kind+".html"); err != nil {
			return nil, false, err
		}
		if t.Lookup("opening") == nil {
			template.Must(t.New("opening").Parse(`{{template "partials/title.html" .Names}}`))
		}
		mine = measured(t, own) || mine
		out[kind] = t
	}
	return out, mine, nil
}

// Silent is what is wrong with a template that writes nothing.
const Silent = "it writes nothing: the page has no text"

// Silence returns the error of a template that writes nothing.
func Silence(file string) *TemplateError {
	hint := "write what is within the main element; what is in a define alone is not written"
	switch {
	case strings.HasPrefix(file, "epub/"):
		hint = "write the body of the document; what is in a define alone is not written"
	case !slices.Contains(Kinds, strings.TrimSuffix(file, ".html")):
		hint = "write the whole page; what is in a define alone is not written"
	}
	return &TemplateError{File: file, Line: 1, Text: Silent, Hint: hint}
}

// Fill executes the template of a kind of page. The buffers, of the title block and of
// the text, are to be put back.
func (r *Templates) Fill(kind string, langs []string, data any) (header, body *bytes.Buffer, err error) {
	header, body = Buffers.Get().(*bytes.Buffer), Buffers.Get().(*bytes.Buffer)
	header.Reset()
	body.Reset()
	err = r.Executing(kind, langs, func(x *Execution) error {
		if err := x.Run(header, "opening", data); err != nil {
			return err
		}
		return x.Run(body, kind+".html", data)
	})
	if err != nil {
		return nil, nil, err
	}
	if len(bytes.TrimSpace(body.Bytes())) == 0 {
		return nil, nil, Silence(kind + ".html")
	}
	return header, body, nil
}
