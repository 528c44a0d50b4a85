package site

import (
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"duizhao/internal/address"
	"duizhao/internal/corpus"
	"duizhao/internal/diag"
	"duizhao/internal/render/web"
)

// addresses are the places that a site takes, seen before anything is made.
type addresses struct{ *content }

// check reports what would be written where something else is: an edition, or a
// page of the site's own, at the address of another page.
func (c addresses) check(problems *diag.List) {
	taken := c.taken()
	report := func(at diag.Pos, what, to, by, hint string) {
		problems.Add(diag.Errorf("address-twice", at, "%s has the address /%s, which %s has as well", what, to, by).WithHint(hint))
	}
	for _, slug := range c.corpus.Slugs {
		if by := taken[address.Edition(slug)]; by != "" {
			report(diag.Pos{Path: path.Join(corpus.Folder(slug), "edition.yaml")}, "this edition", address.Edition(slug), by, "rename its folder")
		}
	}
	for _, p := range c.corpus.Pages {
		to := address.Page(p.ID)
		by := taken[to]
		first, _, _ := strings.Cut(to, "/")
		switch {
		case by != "":
		case slices.Contains(c.corpus.Slugs, first) && c.leads(to):
			by = "the edition " + first
		default:
			continue
		}
		report(diag.Pos{Path: p.Path}, "this page", to, by, "rename it: the name of its file is its address")
	}
	c.ofStatic(problems)
	c.oldAddresses(problems)
}

// ofStatic reports files of static/ that are at the address of something that the
// program makes, such as 404.html, or in its way.
func (c addresses) ofStatic(problems *diag.List) {
	type thing struct{ file, what string } // file is that of a page whose own check reports it
	made := folded[thing]{}
	program := thing{what: "the program puts something of its own"}
	for _, file := range []string{"assets/style.css", web.PrivateFile, web.DraftsFile} { // the marks are made of some sites only
		made.add(file, program)
	}
	for i := range ofSite {
		if p := &ofSite[i]; p.at != assetsAt && p.name != pageProduct && p.name != aliasProduct {
			for _, at := range p.paths(c.content) {
				made.add(address.FileOf(at), program)
			}
		}
	}
	for _, slug := range c.corpus.Slugs {
		file := address.FileOf(address.Edition(slug))
		made.add(file, thing{file, "the edition " + slug + " is"})
	}
	for _, p := range c.corpus.Pages {
		file := address.FileOf(address.Page(p.ID))
		made.add(file, thing{file, "the page " + p.ID + " is"})
	}
	for _, f := range c.bundle.Files {
		if strings.HasPrefix(f.Path, "assets/") {
			continue
		}
		if o, ok := made.meets(f.Path); ok && o.file != f.Path {
			problems.Add(diag.Errorf("address-twice", diag.Pos{Path: "static/" + f.Path}, "this file would be at the address /%s, where %s", f.Path,
				o.what).WithHint("rename it, or take it out: no file of static/ takes the place of a page"))
		}
	}
}

// taken says what is at the addresses of the site, but for its own pages and editions.
func (c addresses) taken() map[string]string {
	out := map[string]string{}
	for i := range ofSite {
		p := &ofSite[i]
		if p.name == pageProduct || p.name == aliasProduct {
			continue
		}
		for _, at := range p.paths(c.content) {
			if folder, ok := strings.CutSuffix(at, "index.html"); ok { // a file of static/
				out[folder] = fmt.Sprintf("static/%s", at)
			} else if strings.HasSuffix(at, "/") {
				out[at] = "the " + p.name
			}
		}
	}
	return out
}

// InTheWay returns what is at the address that a new edition, or a page of the site's,
// would have, or "".
func InTheWay(fsys fs.FS, slug string) string {
	if address.Word(slug+"/") != "" || slug == "assets" {
		return "something that the program makes"
	}
	for _, place := range []string{"content/" + slug + ".md", "content/pages/" + slug, "content/pages/" + slug + ".md", "static/" + slug,
		"content/editions/" + slug} {
		if _, err := fs.Stat(fsys, place); err == nil {
			return place
		}
	}
	return ""
}
