package render

import (
	"bytes"
	"html/template"
	"io/fs"
	"slices"
	"strings"
	"sync"
)

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

var buffers = sync.Pool{New: func() any { return new(bytes.Buffer) }}

// bodyMark is printed by the shell in place of the text. The text itself never goes
// through the template, which would copy it twice.
const bodyMark = "<!--the text-->"

// page executes the shell for a page, puts the text into it, and passes the bytes to
// put, which must not keep them.
func (r *Renderer) page(p *Page, body []byte, langs []string, path string, put Put) error {
	p.Body = bodyMark
	r.share(p)
	r.keepPrivate(p, langs)
	buf := buffers.Get().(*bytes.Buffer)
	defer buffers.Put(buf)
	buf.Reset()
	shell := "base.html"
	if p.Kind == "single" {
		shell = "single.html"
	}
	if err := r.Execute(buf, langs, shell, p); err != nil {
		return onPage(err, path)
	}
	before, after, ok := bytes.Cut(buf.Bytes(), []byte(bodyMark))
	if !ok {
		return bodiless(shell)
	}
	whole := rowBuffers.Get().(*[]byte)
	defer rowBuffers.Put(whole)
	*whole = append(append(append((*whole)[:0], before...), body...), after...)
	return put(path, *whole)
}

// bodiless returns the error of a shell that leaves out the text of the page.
func bodiless(shell string) *TemplateError {
	return &TemplateError{File: shell, Line: 1, Text: "it does not print {{.Body}}, the text of the page", Hint: "write {{.Body}} where the text is to be"}
}

// Put takes a finished file; it must not keep data after it returns.
type Put func(path string, data []byte) error

// shellOf returns the templates that all pages share, with their words in the languages of
// a page, together with that of a kind of page, unless it is "".
func (r *Renderer) shellOf(kind string, langs []string) (*template.Template, error) {
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
func (r *Renderer) newShell(kind string, langs []string) (*template.Template, error) {
	from := r.shell
	if kind != "" {
		from = r.kinds[kind]
	}
	t, err := from.Clone()
	if err != nil {
		return nil, err
	}
	var words sync.Map // by key: the same on every page of these languages
	t.Funcs(template.FuncMap{
		"w":  func(key string) string { return r.Word(langs[0], key) },
		"wl": func(key string) string { return r.label(langs, key, "") },
		"wt": func(key string) []Tagged {
			if tagged, ok := words.Load(key); ok {
				return tagged.([]Tagged)
			}
			tagged := r.Words(langs, key)
			words.Store(key, tagged)
			return tagged
		},
		"name":   func(tag string) string { return r.VersionName(tag).Text },
		"tongue": func(tag string) template.HTMLAttr { return template.HTMLAttr(r.tongue(nil, tag)) },
	})
	return t, nil
}

// label returns a word of the interface, followed by after, for an attribute that
// has to speak to the readers of every language of a page: 段落 7 / Block 7.
func (r *Renderer) label(langs []string, key, after string) string {
	var out []string
	for _, l := range langs {
		if s := r.Word(l, key) + after; !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	return strings.Join(out, " / ")
}
