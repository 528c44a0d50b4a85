// Package epub writes books as EPUB 3.3 (W3C Recommendation), with a table of
// contents for the readers of EPUB 2 beside the new one.
//
// It knows nothing of editions: a [Book] is metadata, a style sheet and
// documents in reading order, each with the HTML of its body. [Write] makes the
// container (OCF 3.3): the media type first and not compressed, then the other
// files by name, with the one time that ZIP can hold for "none" and no field
// that depends on the machine. The same book gives the same bytes.
//
// # What a body must be
//
// HTML that is also well-formed XML: empty elements closed, attributes quoted, no
// named entities but XML's own five. Languages are given in lang; the package adds
// xml:lang beside each, since readers differ in which of the two they read.
//
// # Where things are
//
//	mimetype
//	META-INF/container.xml
//	EPUB/package.opf       metadata, manifest, spine
//	EPUB/nav.xhtml         contents, landmarks, list of pages
//	EPUB/toc.ncx           the same contents for old readers
//	EPUB/style.css
//	EPUB/faces.css         where the book has fonts
//	EPUB/NAME.xhtml        the documents
//	EPUB/NAME.smil         where one is read aloud: when each of its sentences is
//
// # Accessibility
//
// The metadata is that of EPUB Accessibility 1.1, in the terms of schema.org:
// a caller describes its bodies ([Access]), and the package adds the
// navigation that it makes.
package epub

import "slices"

// Tagged is a text with its language.
type Tagged struct{ Lang, Text string }

// Agent is a person or a body, with a role by its MARC code: aut, edt, trl.
type Agent struct {
	Tagged
	Role string
	Also []Tagged // the name in other scripts
}

// Called reports whether an agent has a name.
func (a *Agent) Called(name string) bool {
	return a.Text == name || slices.ContainsFunc(a.Also, func(t Tagged) bool { return t.Text == name })
}

// Book is everything in an EPUB.
type Book struct {
	ID          string   // an absolute URI that stays the same through all releases
	Titles      []Tagged // the first is the title, the others are its translations
	Subtitles   []Tagged
	Langs       []string // of the text, the main one first
	Creators    []Agent
	Others      []Agent // contributors
	Publisher   Tagged
	Description []Tagged
	Rights      []Tagged
	Licences    []string // addresses of the licences of the text
	Source      string   // address of what the book was made from
	Date        string   // of publication: YYYY-MM-DD
	Modified    string   // CCYY-MM-DDThh:mm:ssZ, of the content and never of the clock
	Generator   string
	Vertical    bool                    // set in columns from right to left
	RightToLeft bool                    // pages are turned to the right, as of a book bound at the right; with Vertical always
	Direction   func(tag string) string // "ltr" or "rtl" for a language; nil for a book that is written from the left throughout
	Access      Access
	Words       Words
	CSS         []byte
	Faces       []byte // a second style sheet, for the fonts among Files; or nil
	Docs        []Doc  // in reading order
	Files       []File
	Narrators   []Tagged // who reads it aloud
	Cover       string   // name of the picture among Files that is the cover, or ""
}

// Access is what the accessibility metadata states of the bodies.
type Access struct {
	Visual   bool     // there are pictures
	Features []string // values of schema.org's accessibilityFeature
	Summary  []Tagged
}

// Words name the parts of the navigation, each in one or several languages.
type Words struct {
	Contents, Landmarks, Pages []Tagged
}

// Doc is a document of the spine.
type Doc struct {
	Name     string   // of its file, without .xhtml
	Title    []Tagged // in the contents; a document without one is not listed there
	Lang     string   // of its html element
	Type     string   // epub:type of its section: chapter, titlepage, bibliography
	Role     string   // ARIA role of its section: doc-chapter
	Division string   // epub:type of its body: frontmatter, bodymatter, backmatter
	Landmark string   // epub:type of its entry in the landmarks, or ""
	Body     []byte
	SVG      bool   // there are drawings in it
	Parts    []Part // entries of the contents below it
	Pages    []Part // stops of the list of pages
	Overlay  []Par  // what is read aloud of it, in its order
}

// Part is a place in a document with its name.
type Part struct {
	ID   string
	Text []Tagged
}

// File is a picture or anything else that documents refer to by Name.
type File struct {
	Name, Type string
	Data       []byte
}
