package render

import "html/template"

// Page is what the template page.html sees: one page of the site, complete.
// Every address in it is relative to the page itself, so that the tree works
// from a server, below a path, and from a disk.
type Page struct {
	Kind        string   // front, edition, version, about, missing, note, notes, claims, explainer, explainers, bibliography
	Lang        string   // of the interface words and of the html element
	Langs       []string // of the page: one, or the two that stand side by side
	Edition     string   // slug, on an edition's pages
	Columns     []string // of an edition's pages: languages of all versions that the page holds, those of Langs first
	Pinyin      bool     // there are readings to show over names
	Cite        string   // what the citation of a sentence begins with
	Title       string   // for the title element
	Description string
	Root        string        // from this page to the site's root: "./", "../", "../../"
	Site        string        // the site's title in Lang
	Home        []Tagged      // the site's title in each of its languages
	CSS, JS     string        // hashed names below Root
	First, Icon string        // hashed names: the script that runs before paint, the icon
	Canonical   string        // absolute, or "" without a base URL
	Robots      string        // "" or noindex
	Alternates  []Link        // hreflang links, x-default among them
	Meta        []Meta        // name or property, content
	JSONLD      template.HTML // a whole script element, escaped; or ""
	Feeds       bool
	Versions    []Link        // where this page can be read in other versions; Current marks this one
	Nav         []Link        // the site's pages: notes, explainers, bibliography, about
	Contents    []Entry       // table of contents of this page
	Header      template.HTML // title block of an edition, a note, an explainer
	Body        template.HTML // the text
	Colophon    Colophon
}

// Tagged is a string with its language.
type Tagged struct {
	Lang, Text string
}

// Link is an address with a name.
type Link struct {
	Href, Lang, Text string
	Current          bool
}

// Meta is a meta element. Property is set for Open Graph, Name otherwise.
type Meta struct {
	Name, Property, Content string
}

// Entry is a line of the table of contents, in the languages of the page.
type Entry struct {
	ID    string // of the block
	Level int    // 2 or more
	Text  []Tagged
}

// Colophon is the note on the making of a page at its foot.
type Colophon struct {
	Fingerprint string // of the content that the page was built from
	Program     string // name and version
	Rights      []Tagged
	Source      *Link    // the original
	SourceBy    []Tagged // its author and date
	Notes       []Tagged // on the copy that was read
}
