package render

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
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
var Kinds = []string{"bibliography", "claims", "edition", "emendations", "explainer", "explainers", "front", "introduction", "missing",
	"note", "notes", "page", "questions", "search", "term", "terms", "version"}

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
func parseKinds(common *template.Template, templates fs.FS) (map[string]*template.Template, error) {
	out := make(map[string]*template.Template, len(Kinds))
	for _, kind := range Kinds {
		t, err := common.Clone()
		if err != nil {
			return nil, err
		}
		if err := parse(t, templates, kind+".html"); err != nil {
			return nil, err
		}
		if t.Lookup("opening") == nil {
			template.Must(t.New("opening").Parse(`{{template "partials/title.html" .Names}}`))
		}
		out[kind] = t
	}
	return out, nil
}

// sitePage makes one of the site's own pages. data returns what its template gets, and
// may fill in what is left to say in the head of the page.
func (r *Renderer) sitePage(kind, path, root string, title edition.Text, data func(*Page) any, put Put) error {
	langs := r.Langs()
	p := r.newPage(kind, path, root, langs)
	p.Title = r.Titles(title, langs)
	p.Names = r.titleBlock(title)
	p.Meta = append(p.Meta, Meta{Property: "og:type", Content: "website"}, Meta{Property: "og:title", Content: p.Title})
	if url := r.Absolute(path); url != "" && kind != "missing" {
		p.Meta = append(p.Meta, Meta{Property: "og:url", Content: url})
	}
	p.Colophon = Colophon{Program: r.Program, Fingerprint: r.Fingerprint}
	given := data(p)
	p.Meta = append(p.Meta, Meta{Property: "og:description", Content: p.Description})
	t, err := r.shellOf(kind, langs)
	if err != nil {
		return err
	}
	header, body, err := fill(t, kind, given)
	if err != nil {
		return err
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
	name := path + "index.html"
	if kind == "missing" {
		name = "404.html"
	}
	return r.page(p, body.Bytes(), langs, name, put)
}

// fill executes the template of a kind of page. The buffers, of the title block and of
// the text, are to be put back.
func fill(t *template.Template, kind string, data any) (header, body *bytes.Buffer, err error) {
	header, body = buffers.Get().(*bytes.Buffer), buffers.Get().(*bytes.Buffer)
	header.Reset()
	body.Reset()
	for _, part := range []struct {
		name string
		to   *bytes.Buffer
	}{{"opening", header}, {kind + ".html", body}} {
		err := t.ExecuteTemplate(&bounded{part.to}, part.name, data)
		if errors.Is(err, errEndless) {
			return nil, nil, &TemplateError{File: kind + ".html", Text: err.Error(),
				Hint: "look for a range over too large a number, or for templates that include each other"}
		}
		if err != nil {
			return nil, nil, NewTemplateError(err)
		}
	}
	if len(bytes.TrimSpace(body.Bytes())) == 0 {
		return nil, nil, &TemplateError{File: kind + ".html", Text: "it writes nothing: the page has no text",
			Hint: "write what is within the main element; what is in a define alone is not written"}
	}
	return header, body, nil
}

// most is how many bytes a template may write. The longest text does not go through
// one, and a list of ten thousand editions has a tenth of it.
const most = 64 << 20

var errEndless = errors.New("it writes more than 64 MiB, and perhaps without end")

// bounded is a buffer for a template that might write without end.
type bounded struct{ to *bytes.Buffer }

func (b *bounded) Write(data []byte) (int, error) {
	if b.to.Len()+len(data) > most {
		return 0, errEndless
	}
	return b.to.Write(data)
}

// columns returns a text in each language of the site, in their order.
func (r *Renderer) columns(texts []string) []Tagged {
	out := make([]Tagged, len(r.Langs()))
	for i, l := range r.Langs() {
		out[i] = Tagged{l, texts[i]}
	}
	return out
}

// present returns a text in those languages of the site that have it.
func (r *Renderer) present(t edition.Text) []Tagged {
	return slices.DeleteFunc(r.columns(r.eachLang(t)), func(t Tagged) bool { return t.Text == "" })
}
