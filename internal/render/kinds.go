package render

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"html/template"
	"io/fs"
	"slices"
	"strings"

	"duizhao/internal/address"
	"duizhao/internal/corpus"
	"duizhao/internal/edition"
)

// Kinds are the kinds of pages with a template of their own, KIND.html: it makes what
// is within the main element, and what it defines as "opening" is the title block
// before it, or else that is the title alone. What is around them is base.html, the same on every page.
var Kinds = []string{"bibliography", "claims", "edition", "emendations", "explainer", "explainers", "front", "introduction", "kind", "missing",
	"note", "notes", "page", "questions", "search", "shelf", "term", "terms", "version"}

// Frame puts pages together from their templates.
type Frame struct {
	words     *Words
	texts     *Texts
	addresses *Addresses
	templates *Templates
	head      *Head
	private   []string
	program   string

	Fingerprint string
}

// shared returns the templates that all kinds of pages have in common, by name: the
// shell, the controls, whole documents, and partials.
func shared(templates fs.FS) ([]string, error) {
	names, err := fs.Glob(templates, "*.html")
	if err != nil {
		return nil, err
	}
	partials, err := fs.Glob(templates, "partials/*.html")
	if err != nil {
		return nil, err
	}
	names = slices.DeleteFunc(names, func(name string) bool { return slices.Contains(Kinds, strings.TrimSuffix(name, ".html")) })
	return append(names, partials...), nil
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

// sitePage makes one of the site's own pages. data returns what its template gets, and
// may fill in what is left to say in the head of the page.
func (r *Frame) sitePage(kind, path, root string, title edition.Text, data func(*Page) any, put Put) error {
	langs := r.texts.Langs()
	p := r.head.newPage(kind, path, root, langs)
	p.Title = r.texts.Titles(title, langs)
	p.Names = r.texts.titleBlock(title)
	p.Meta = append(p.Meta, Meta{Property: "og:type", Content: "website"}, Meta{Property: "og:title", Content: p.Title})
	if url := r.addresses.Absolute(path); url != "" && kind != "missing" {
		p.Meta = append(p.Meta, Meta{Property: "og:url", Content: url})
	}
	p.Colophon = Colophon{Program: r.program, Fingerprint: r.Fingerprint}
	given := data(p)
	p.Meta = append(p.Meta, Meta{Property: "og:description", Content: p.Description})
	name := path + "index.html"
	if kind == "missing" {
		name = "404.html"
	}
	header, body, err := r.templates.fill(kind, langs, given)
	if err != nil {
		return onPage(err, name)
	}
	defer buffers.Put(header)
	defer buffers.Put(body)
	p.Header = template.HTML(header.Bytes())
	if kind != "front" && path != address.Page(corpus.AboutID) { // of this page alone, so that a change elsewhere leaves it as it is
		h := sha256.New()
		h.Write(header.Bytes())
		h.Write(body.Bytes())
		p.Colophon.Fingerprint = hex.EncodeToString(h.Sum(nil)[:6])
	}
	return r.page(p, body.Bytes(), langs, name, put)
}

// silent is what is wrong with a template that writes nothing.
const silent = "it writes nothing: the page has no text"

// silence returns the error of a template that writes nothing.
func silence(file string) *TemplateError {
	hint := "write what is within the main element; what is in a define alone is not written"
	if !slices.Contains(Kinds, strings.TrimSuffix(file, ".html")) {
		hint = "write the whole page; what is in a define alone is not written"
	}
	return &TemplateError{File: file, Line: 1, Text: silent, Hint: hint}
}

// fill executes the template of a kind of page. The buffers, of the title block and of
// the text, are to be put back.
func (r *Templates) fill(kind string, langs []string, data any) (header, body *bytes.Buffer, err error) {
	header, body = buffers.Get().(*bytes.Buffer), buffers.Get().(*bytes.Buffer)
	header.Reset()
	body.Reset()
	err = r.executing(kind, langs, func(x *execution) error {
		if err := x.run(header, "opening", data); err != nil {
			return err
		}
		return x.run(body, kind+".html", data)
	})
	if err != nil {
		return nil, nil, err
	}
	if len(bytes.TrimSpace(body.Bytes())) == 0 {
		return nil, nil, silence(kind + ".html")
	}
	return header, body, nil
}

// Columns returns a text in each language of the site, in their order.
func (r *Texts) Columns(texts []string) []Tagged {
	out := make([]Tagged, len(r.Langs()))
	for i, l := range r.Langs() {
		out[i] = Tagged{l, texts[i]}
	}
	return out
}

// Present returns a text in those languages of the site that have it.
func (r *Texts) Present(t edition.Text) []Tagged {
	return slices.DeleteFunc(r.Columns(r.Each(t)), func(t Tagged) bool { return t.Text == "" })
}
