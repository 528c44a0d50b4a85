package render

import (
	"bytes"
	"html/template"
	"io/fs"
	"strings"
	"sync"
)

// Templates executes the templates of a site.
type Templates struct {
	words   *Words
	writers *Writers

	Shell    *template.Template
	Kinds    map[string]*template.Template
	measured bool
	runs     sync.Map
	shells   sync.Map

	skip []*TemplateError // mistakes that are left out of templates, to find the next

	sayers sync.Map // templates to set words with, by languages
	said   sync.Map // words, by languages and key
}

// Own reports whether any template is the site's own.
func (r *Templates) Own() bool { return r.measured }

// parseShell reads the templates that all pages share, and those of the kinds of pages.
// mine is whether any of them is the site's own.
func parseShell(templates fs.FS, own func(file string) bool) (_ *template.Template, _ map[string]*template.Template, mine bool, _ error) {
	t := template.New("templates").Funcs(comparisons).Funcs(template.FuncMap{
		"w":  func(string) string { return "" },
		"wl": func(string) string { return "" },
		"wt": func(string) []Tagged { return nil },

		"name":   func(string) string { return "" }, // for templates of a site's own
		"tongue": func(string) template.HTMLAttr { return "" },
		"inc":    func(i int) int { return i + 1 },
		stepName: func() string { return "" },
	})
	names, err := shared(templates)
	if err != nil {
		return nil, nil, false, err
	}
	for _, name := range names {
		if err := parse(t, templates, name); err != nil {
			return nil, nil, false, err
		}
	}
	for _, name := range []string{"base.html", "single.html"} {
		if t.Lookup(name) == nil {
			return nil, nil, false, &TemplateError{File: name, Text: "there is no such template"}
		}
	}
	mine = measured(t, own) // before the kinds, which have these as well
	kinds, also, err := parseKinds(t, templates, own)
	return t, kinds, mine || also, err
}

// parse adds a file to a set of templates.
func parse(t *template.Template, templates fs.FS, name string) error {
	data, err := fs.ReadFile(templates, name)
	if err != nil {
		return err
	}
	if _, err := t.New(name).Parse(string(data)); err != nil {
		return located(t, name, string(data), err)
	}
	return nil
}

// Buffers are those that pages are executed into.
var Buffers = sync.Pool{New: func() any { return new(bytes.Buffer) }}

// Put takes a finished file; it must not keep data after it returns.
type Put func(path string, data []byte) error

// shellOf returns the templates that all pages share, with their words in the languages of
// a page, together with that of a kind of page, unless it is "".
func (r *Templates) shellOf(kind string, langs []string) (*template.Template, error) {
	key := kind + " " + strings.Join(langs, " ")
	if t, ok := r.shells.Load(key); ok {
		return t.(*template.Template), nil
	}
	t, err := r.newShell(kind, langs)
	if err != nil {
		return nil, err
	}
	got, _ := r.shells.LoadOrStore(key, t)
	return got.(*template.Template), nil
}

// newShell makes what shellOf keeps.
func (r *Templates) newShell(kind string, langs []string) (*template.Template, error) {
	from := r.Shell
	if kind != "" {
		from = r.Kinds[kind]
	}
	t, err := from.Clone()
	if err != nil {
		return nil, err
	}
	for _, e := range r.skip {
		blank(t, e)
	}
	r.withWords(t, langs)
	if !r.measured { // what a site's own do is counted as they say it
		r.setWords(t, langs)
	}
	return t, nil
}

// withWords gives templates their words in the languages of a page.
func (r *Templates) withWords(t *template.Template, langs []string) {
	var words sync.Map // by key: the same on every page of these languages
	t.Funcs(template.FuncMap{
		"w":  func(key string) string { return r.words.Word(langs[0], key) },
		"wl": func(key string) string { return r.words.Label(langs, key, "") },
		"wt": func(key string) []Tagged {
			if tagged, ok := words.Load(key); ok {
				return tagged.([]Tagged)
			}
			tagged := r.words.Each(langs, key)
			words.Store(key, tagged)
			return tagged
		},
		"name":   func(tag string) string { return r.words.VersionName(tag).Text },
		"tongue": func(tag string) template.HTMLAttr { return template.HTMLAttr(r.writers.Tongue(nil, tag)) },
	})
}
