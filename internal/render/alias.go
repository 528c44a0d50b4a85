package render

import (
	"bytes"
	"cmp"
	"strings"

	"duizhao/internal/address"
	"duizhao/internal/corpus"
)

// Moved is what the template alias.html gets: a page that leads on to another.
type Moved struct {
	Lang, Title string
	Href        string // of the other page, from this one
	Canonical   string // absolute, if the site has an address
	Names       []Tagged
}

// Alias makes the page at an address at which something once was.
func (r *Renderer) Alias(a *corpus.Alias, put Put) error {
	file := address.FileOf(a.From)
	root := cmp.Or(strings.Repeat("../", strings.Count(file, "/")), "./")
	m := &Moved{Lang: r.Langs()[0], Href: root + a.To, Canonical: r.address(a.To, root), Names: r.Called(a.Name, r.Langs()), Title: r.Titles(a.Name, r.Langs())}
	t, err := r.Shell(r.Langs())
	if err != nil {
		return err
	}
	var b bytes.Buffer
	if err := t.ExecuteTemplate(&b, "alias.html", m); err != nil {
		return NewTemplateError(err)
	}
	return put(file, b.Bytes())
}
