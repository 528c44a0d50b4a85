package web

import (
	"bytes"
	"cmp"
	"strings"

	"duizhao/internal/address"
	"duizhao/internal/corpus"
	"duizhao/internal/render"
)

// Alias makes the page at an address at which something once was.
func (r *Ways) Alias(a *corpus.Alias, put render.Put) error {
	file := address.FileOf(a.From)
	root := cmp.Or(strings.Repeat("../", strings.Count(file, "/")), "./")
	to := root + a.To
	if r.config.URL == "" && strings.HasSuffix(to, "/") { // perhaps read from a disk, where no server finds the page in a folder
		to += "index.html"
	}
	m := &Moved{Lang: r.texts.Langs()[0], Href: to, Canonical: r.addresses.Address(a.To, root), Names: r.texts.Called(a.Name, r.texts.Langs()),
		Title: r.texts.Titles(a.Name, r.texts.Langs())}
	var b bytes.Buffer
	if err := r.templates.Execute(&b, r.texts.Langs(), "alias.html", m); err != nil {
		return render.OnPage(err, file)
	}
	if len(bytes.TrimSpace(b.Bytes())) == 0 {
		return render.OnPage(render.Silence("alias.html"), file)
	}
	return put(file, b.Bytes())
}
