package render

import (
	"bytes"
	"cmp"
	"strings"

	"duizhao/internal/address"
	"duizhao/internal/corpus"
)

// Alias makes the page at an address at which something once was.
func (r *Renderer) Alias(a *corpus.Alias, put Put) error {
	file := address.FileOf(a.From)
	root := cmp.Or(strings.Repeat("../", strings.Count(file, "/")), "./")
	to := root + a.To
	if r.Config.URL == "" && strings.HasSuffix(to, "/") { // perhaps read from a disk, where no server finds the page in a folder
		to += "index.html"
	}
	m := &Moved{Lang: r.Langs()[0], Href: to, Canonical: r.address(a.To, root), Names: r.Called(a.Name, r.Langs()), Title: r.Titles(a.Name, r.Langs())}
	var b bytes.Buffer
	if err := r.Execute(&b, r.Langs(), "alias.html", m); err != nil {
		return onPage(err, file)
	}
	if len(bytes.TrimSpace(b.Bytes())) == 0 {
		return onPage(silence("alias.html"), file)
	}
	return put(file, b.Bytes())
}
