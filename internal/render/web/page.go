package web

import (
	"html/template"

	"duizhao/internal/encode"
	"duizhao/internal/render"
)

// Page is what the template base.html gets: one page of the site, complete. Every
// address in it is relative to the page itself, so that the tree works on a server,
// below a path, and from a disk.
type Page struct {
	// front, edition, version, single, introduction, questions, claims, compare,
	// emendations, note, notes, explainer, explainers, bibliography, page, terms, term, shelf, kind, search or
	// missing.
	Kind        string
	Lang        string          // of the interface words and of the html element
	Langs       []string        // of the page: one, or those of the columns side by side
	Title       string          // for the title element
	Names       []render.Tagged // the title in each language of the page, each once, for the title block
	Description string          // what the page is about, for search engines
	Root        string          // from this page to the site's root: "./", "../", "../../"
	Base        string          // of the page for addresses that lead nowhere, which is shown at any: where the root is on a host
	Site        string          // the site's title in Lang
	Home        []render.Tagged // the site's title in each of its languages
	CSS         string          // the style sheet, a name with a digest, below Root
	JS          string          // the script, likewise
	PagesCSS    string          // likewise, of a style sheet that follows CSS; "" for none
	Found       string          // likewise, of a script that JS loads
	Parts       string          // the names of further scripts beside JS, which it loads when they are asked for
	First       string          // likewise, the script that runs before the page is shown
	Icon        string          // likewise, the icon
	Canonical   string          // absolute, or "" without a base URL
	Robots      string          // "" or noindex
	Private     []render.Tagged // the notice that the page may not be published; mostly none
	Alternates  []render.Link   // hreflang links, x-default among them
	Meta        []Meta          // name or property, content
	JSONLD      template.HTML   // a whole script element, escaped; or ""
	Feeds       bool            // the site has feeds
	FeedPath    string          // of the feeds of this page, below Root; "" for those of the site
	Versions    []render.Link   // the versions of this page; Current marks the one shown
	Nav         []render.Link   // the site's pages: notes, explainers, bibliography, those of its own
	Foot        []render.Link   // what site.yaml wants at the foot of every page; mostly none
	Contents    []render.Entry  // table of contents of this page
	Header      template.HTML   // title block of an edition, a note, an explainer
	Body        template.HTML   // the text
	Reading     *Reading        // of an edition's page: what the reader can change; or nil
	Inline      template.HTML   // of a page that is one file: its policy, its style sheet and the script that runs before paint, whole
	Colophon    render.Colophon // what the foot of the page says
	Params      render.Params   // fields of the site's own of what the page shows: an edition, its introduction, a note, an explainer, a page of the site's own
	SiteParams  render.Params   // those of site.yaml

	card  *render.Card                         // of the page, or nil for that of the site
	place func(to string, picture bool) string // what is where below Root in a page that is one file; or nil
}

// Enclose makes a page one that is read by itself: place returns where it has a file or
// a page of the site, by the path below the root.
func Enclose(p *Page, place func(to string, picture bool) string) { p.place = place }

// Src returns the address of a picture of the site, by its path as in .Src "logo.svg":
// in an edition that is one file, the picture itself.
func (p *Page) Src(path string) template.URL { return p.at(path, true) }

// Href returns the address of a page of the site, by its path as in .Href "notes/": in
// an edition that is one file, that on the web.
func (p *Page) Href(path string) template.URL { return p.at(path, false) }

func (p *Page) at(path string, picture bool) template.URL {
	if p.place == nil {
		return template.URL(p.Root + path)
	}
	return template.URL(p.place(path, picture))
}

// Metadata returns the links to other versions and the meta elements, ready for the
// head. A page has two dozen of them, and writing them one by one in a template
// would take a tenth of the time of a build.
func (p *Page) Metadata() template.HTML {
	b := make([]byte, 0, 2048)
	for _, l := range p.Alternates {
		b = append(encode.Text(append(b, `<link rel="alternate" hreflang="`...), l.Lang), `" href="`...)
		b = append(encode.URL(b, l.Href), "\">\n"...)
	}
	for _, m := range p.Meta {
		if m.Content == "" {
			continue
		}
		if m.Property != "" {
			b = encode.Text(append(b, `<meta property="`...), m.Property)
		} else {
			b = encode.Text(append(b, `<meta name="`...), m.Name)
		}
		b = append(encode.Text(append(b, `" content="`...), m.Content), "\">\n"...)
	}
	return template.HTML(b)
}

// Meta is a meta element. Property is set for Open Graph, Name otherwise.
type Meta struct {
	Name     string // the attribute of that name; or ""
	Property string // the attribute of that name, where there is no name
	Content  string // what it says
}
