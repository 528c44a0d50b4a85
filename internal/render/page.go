package render

import (
	"html/template"

	"duizhao/internal/encode"
)

// Page is what the template base.html gets: one page of the site, complete. Every
// address in it is relative to the page itself, so that the tree works on a server,
// below a path, and from a disk.
type Page struct {
	// front, edition, version, single, introduction, questions, claims,
	// emendations, note, notes, explainer, explainers, bibliography, page, terms, term, shelf, kind, search or
	// missing.
	Kind        string
	Lang        string        // of the interface words and of the html element
	Langs       []string      // of the page: one, or those of the columns side by side
	Title       string        // for the title element
	Names       []Tagged      // the title in each language of the page, each once, for the title block
	Description string        // what the page is about, for search engines
	Root        string        // from this page to the site's root: "./", "../", "../../"
	Base        string        // of the page for addresses that lead nowhere, which is shown at any: where the root is on a host
	Site        string        // the site's title in Lang
	Home        []Tagged      // the site's title in each of its languages
	CSS, JS     string        // hashed names below Root
	PagesCSS    string        // likewise, of a style sheet that follows CSS; "" for none
	Found       string        // likewise, of a script that JS loads
	First, Icon string        // hashed names: the script that runs before paint, the icon
	Canonical   string        // absolute, or "" without a base URL
	Robots      string        // "" or noindex
	Private     []Tagged      // the notice that the page may not be published; mostly none
	Alternates  []Link        // hreflang links, x-default among them
	Meta        []Meta        // name or property, content
	JSONLD      template.HTML // a whole script element, escaped; or ""
	Feeds       bool          // the site has feeds
	FeedPath    string        // of the feeds of this page, below Root; "" for those of the site
	Versions    []Link        // the versions of this page; Current marks the one shown
	Nav         []Link        // the site's pages: notes, explainers, bibliography, those of its own
	Foot        []Link        // what site.yaml wants at the foot of every page; mostly none
	Contents    []Entry       // table of contents of this page
	Header      template.HTML // title block of an edition, a note, an explainer
	Body        template.HTML // the text
	Reading     *Reading      // of an edition's page: what the reader can change; or nil
	Inline      template.HTML // of a page that is one file: its policy, its style sheet and the script that runs before paint, whole
	Colophon    Colophon      // what the foot of the page says
	Params      Params        // fields of the site's own of what the page shows: an edition, its introduction, a note, an explainer, a page of the site's own
	SiteParams  Params        // those of site.yaml

	card *Card // of the page, or nil for that of the site
}

// Metadata returns the links to other versions and the meta elements, ready for the
// head. A page has two dozen of them, and writing them one by one in a template
// would take a tenth of the time of a build.
func (p *Page) Metadata() template.HTML {
	b := make([]byte, 0, 2048)
	for _, l := range p.Alternates {
		b = append(escape(append(b, `<link rel="alternate" hreflang="`...), l.Lang), `" href="`...)
		b = append(encode.URL(b, l.Href), "\">\n"...)
	}
	for _, m := range p.Meta {
		if m.Content == "" {
			continue
		}
		if m.Property != "" {
			b = escape(append(b, `<meta property="`...), m.Property)
		} else {
			b = escape(append(b, `<meta name="`...), m.Name)
		}
		b = append(escape(append(b, `" content="`...), m.Content), "\">\n"...)
	}
	return template.HTML(b)
}

// Tagged is a string with its language.
type Tagged struct {
	Lang, Text string // the tag of the language, such as zh-Hant; the text in it
}

// Link is an address with a name.
type Link struct {
	Href, Lang, Text string   // the address, relative to the page; the name, and the language of the name or of what is there
	Names            []Tagged // its name in each language of the page; Text is the first
	Current          bool     // it leads to the page that it is on
}

// Called returns the name of a link, in each language of the page or in its own.
func (l Link) Called() []Tagged {
	if len(l.Names) == 0 {
		return []Tagged{{l.Lang, l.Text}}
	}
	return l.Names
}

// Meta is a meta element. Property is set for Open Graph, Name otherwise.
type Meta struct {
	Name, Property, Content string // of the attributes of these names, one of the first two
}

// Entry is a line of the table of contents, in the languages of the page.
type Entry struct {
	ID    string   // of the block, "" for a part with an address of its own
	Href  string   // of such a part: the introduction, the questions
	Level int      // 2 or more
	Text  []Tagged // the heading
}

// Colophon is the note at the foot of a page on how it was made.
type Colophon struct {
	Fingerprint string   // of the content that the page was built from
	Program     string   // name and version
	Rights      []Tagged // what the edition may be used for
	Source      *Link    // the original
	SourceBy    []Tagged // its author and date
	Notes       []Tagged // on the copy that was used
	Makers      []Made   // who made the versions of the page, and under which licence they are
	Files       []Link   // to take along: the whole edition, or the whole site
	Old         []Tagged // how much was translated from an earlier wording; or nil
	Unread      []Tagged // how much no person has reviewed; or nil
}
