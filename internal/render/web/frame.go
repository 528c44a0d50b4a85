package web

import (
	"bytes"
	"crypto/sha256"
	"duizhao/internal/address"
	"duizhao/internal/corpus"
	"duizhao/internal/edition"
	"duizhao/internal/render"
	"encoding/hex"
	"html/template"
	"slices"
	"strings"
)

// Frame puts pages together from their templates.
type Frame struct {
	words     *render.Words
	texts     *render.Texts
	addresses *render.Addresses
	templates *render.Templates
	head      *Head
	cards     *Cards
	private   []string
	program   string

	Fingerprint string
}

// sitePage makes one of the site's own pages. data returns what its template gets, and
// may fill in what is left to say in the head of the page.
func (r *Frame) sitePage(kind, path, root string, title edition.Text, data func(*Page) any, put render.Put) error {
	langs := r.texts.Langs()
	p := r.head.NewPage(kind, path, root, langs)
	p.Title = r.texts.Titles(title, langs)
	p.Names = r.texts.TitleBlock(title)
	p.Meta = append(p.Meta, Meta{Property: "og:type", Content: "website"}, Meta{Property: "og:title", Content: p.Title})
	if url := r.addresses.Absolute(path); url != "" && kind != "missing" {
		p.Meta = append(p.Meta, Meta{Property: "og:url", Content: url})
	}
	p.Colophon = render.Colophon{Program: r.program, Fingerprint: r.Fingerprint}
	given := data(p)
	p.Meta = append(p.Meta, Meta{Property: "og:description", Content: p.Description})
	name := path + "index.html"
	if kind == "missing" {
		name = "404.html"
	}
	header, body, err := r.templates.Fill(kind, langs, given)
	if err != nil {
		return render.OnPage(err, name)
	}
	defer render.Buffers.Put(header)
	defer render.Buffers.Put(body)
	p.Header = template.HTML(header.Bytes())
	if kind != "front" && path != address.Page(corpus.AboutID) { // of this page alone, so that a change elsewhere leaves it as it is
		h := sha256.New()
		h.Write(header.Bytes())
		h.Write(body.Bytes())
		p.Colophon.Fingerprint = hex.EncodeToString(h.Sum(nil)[:6])
	}
	return r.Page(p, body.Bytes(), langs, name, put)
}

// bodyMark is printed by the shell in place of the text. The text itself never goes
// through the template, which would copy it twice.
const bodyMark = "<!--the text-->"

// Page executes the shell for a page, puts the text into it, and passes the bytes to
// put, which must not keep them.
func (r *Frame) Page(p *Page, body []byte, langs []string, path string, put render.Put) error {
	p.Body = bodyMark
	r.cards.share(p)
	r.keepPrivate(p, langs)
	buf := render.Buffers.Get().(*bytes.Buffer)
	defer render.Buffers.Put(buf)
	buf.Reset()
	shell := "base.html"
	if p.Kind == "single" {
		shell = "single.html"
	}
	if err := r.templates.Execute(buf, langs, shell, p); err != nil {
		return render.OnPage(err, path)
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
func bodiless(shell string) *render.TemplateError {
	return &render.TemplateError{File: shell, Line: 1, Text: "it does not print {{.Body}}, the text of the page",
		Hint: "write {{.Body}} where the text is to be"}
}

// keepPrivate removes from a page what search engines and feed readers would follow,
// and puts the notice on it.
func (r *Frame) keepPrivate(p *Page, langs []string) {
	if len(r.private) == 0 {
		return
	}
	p.Robots, p.Canonical, p.Alternates, p.JSONLD, p.Feeds = "noindex, nofollow, noarchive", "", nil, "", false
	p.Meta = slices.DeleteFunc(p.Meta, func(m Meta) bool { return strings.HasPrefix(m.Content, "http") }) // addresses that will not exist
	p.Private = r.words.Each(langs, "private-notice")
}
