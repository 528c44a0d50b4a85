package web

import (
	"strings"

	"duizhao/internal/address"
	"duizhao/internal/cite"
	"duizhao/internal/config"
	"duizhao/internal/corpus"
	"duizhao/internal/edition"
	"duizhao/internal/render"
)

// Menus makes the links that pages have in common.
type Menus struct {
	words   *render.Words
	texts   *render.Texts
	config  *config.Site
	corpus  *corpus.Corpus
	library *cite.Library
	notes   map[string]*edition.Note
}

// nav returns the menu at the top of a page: that of site.yaml or, without one, the
// lists that there are and the pages that ask for a place.
func (r *Menus) nav(root, path string, langs []string) []render.Link {
	if top := r.config.Menus.Top; top != nil {
		return r.menu(top, root, path, langs)
	}
	var out []render.Link
	add := func(at string, there bool) {
		if there {
			out = append(out, r.NamedLink(root+at, langs, address.Word(at), at == path))
		}
	}
	add(address.Notes, len(r.notes) > 0)
	add(address.Explainers, len(r.corpus.Explainers) > 0)
	add(address.Bibliography, r.library != nil && len(r.library.Entries()) > 0)
	add(address.People, len(r.corpus.TermsIn(address.People)) > 0)
	add(address.Series, len(r.corpus.TermsIn(address.Series)) > 0)
	add(address.Tags, len(r.corpus.TermsIn(address.Tags)) > 0)
	for _, p := range r.corpus.InMenu() {
		out = append(out, r.pageLink(p, root, langs, path))
	}
	add(address.Search, !r.config.Outputs.NoSearch)
	return out
}

// menu returns the links of a menu of site.yaml.
func (r *Menus) menu(items []config.MenuItem, root, path string, langs []string) []render.Link {
	var out []render.Link
	for i := range items {
		out = append(out, r.menuLink(&items[i], root, path, langs))
	}
	return out
}

func (r *Menus) menuLink(item *config.MenuItem, root, path string, langs []string) render.Link {
	at, inside := strings.CutPrefix(item.To, "/")
	if !inside {
		return render.Link{Href: item.To, Names: r.texts.Called(item.Name, langs)}
	}
	if !item.Name.Empty() {
		return render.Link{Href: root + at, Names: r.texts.Called(item.Name, langs), Current: at == path}
	}
	for _, p := range r.corpus.Pages {
		if at == address.Page(p.ID) {
			return r.pageLink(p, root, langs, path)
		}
	}
	return r.NamedLink(root+at, langs, address.Word(at), at == path)
}

// pageLink returns the link in a menu to a page of the site's own. The page about the
// site has a word of the interface for its name.
func (r *Menus) pageLink(p *corpus.Page, root string, langs []string, path string) render.Link {
	at, name := address.Page(p.ID), p.Name
	switch {
	case name.Empty() && p.ID == corpus.AboutID:
		return r.NamedLink(root+at, langs, "nav-about", at == path)
	case name.Empty():
		name = p.Titles
	}
	return render.Link{Href: root + at, Names: r.texts.Called(name, langs), Current: at == path}
}

// NamedLink returns a link whose name is a word of the interface, in the
// languages of its page.
func (r *Menus) NamedLink(href string, langs []string, key string, current bool) render.Link {
	return render.Link{Href: href, Lang: langs[0], Text: r.words.Word(langs[0], key), Names: r.words.Each(langs, key), Current: current}
}
