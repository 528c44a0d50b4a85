package render

import (
	"slices"
	"strings"

	"duizhao/internal/address"
	"duizhao/internal/config"
	"duizhao/internal/edition"
)

// Addresses says where the pages of a site are on the web, if they are.
type Addresses struct {
	config  *config.Site
	draft   bool
	private []string
}

// Public returns the address of a page on the web, or "": a private site has none.
func (r *Addresses) Public(path string) string {
	if len(r.private) > 0 {
		return ""
	}
	return r.Absolute(path)
}

// Absolute returns the address of a page on the web, or "" if the site has none yet.
func (r *Addresses) Absolute(path string) string {
	if r.config.URL == "" || r.draft {
		return ""
	}
	return strings.TrimSuffix(r.config.URL, "/") + "/" + path
}

// Address returns the absolute address if the site has one, or else one
// relative to the page.
func (r *Addresses) Address(path, root string) string {
	if a := r.Absolute(path); a != "" {
		return a
	}
	return root + path
}

// OfView returns the address, below the root, at which a site shows what a view does: the
// page of one version, or the edition's with the versions that it is to show, if they
// are not those that it shows by itself.
func (r *Addresses) OfView(v *View) string {
	at := address.Edition(v.Slug)
	shown := v.Shown()
	switch {
	case slices.Equal(v.Columns, PairColumns(v.Annotated)) || slices.ContainsFunc(shown, edition.IsWitness):
		return at
	case len(shown) > 1:
		return at + "?show=" + strings.Join(shown, "+")
	case r.HasVersionPages(v.Langs):
		return address.Version(v.Slug, shown[0])
	}
	return at + "?layout=single&show=" + shown[0]
}

// HasVersionPages reports whether each version of an edition in these languages has a page
// of its own. That of a single one would be the page of the edition once more.
func (r *Addresses) HasVersionPages(langs []string) bool {
	return !r.config.Outputs.NoPages && len(langs) > 1
}
