package web

import (
	"duizhao/internal/render"
	"html/template"
)

// EditionPage is what the templates edition.html and version.html get: the text of an
// edition, a pair of its versions side by side or one of them. The text is ready in
// three ways, as a whole, row by row, and without what is in the margin; each is made
// only if the template asks for it.
type EditionPage struct {
	*Page
	Slug      string          // the name of the edition's folder
	Titles    []render.Tagged // of the work, in each version of the page
	Subtitles []render.Tagged // in those that have one
	Bylines   []Byline        // in the language of each version, where that says more than the others
	Series    []SeriesPlace   // the series that the edition is a part of; mostly none
	Tags      []render.Link   // pages of its tags
	People    []render.Link   // pages of the notes on those that it is about
	Compared  []render.Link   // pages that compare two of its versions in one language
	Shelves   []render.Link   // lists of the editions of its authors and of its year; none on a small site

	text  func(parts) template.HTML
	rows  func() []Row
	items func() template.HTML
	works func() []Reference
}

// Byline says who made a version, and what it holds.
type Byline struct {
	Of        string          // tag of the version, for whose readers it is
	Lang      string          // of what it says
	Text      template.HTML   // ready: author, editor, translator, days
	Separator string          // what is between this and each count, in this language
	Parts     []template.HTML // Text in its parts, without what is between them
	Counts    []render.Link   // blocks, notes, claims, emendations; Href is "" for what has no page
}

// SeriesPlace is the place of an edition in a series.
type SeriesPlace struct {
	Series render.Link  // its page
	Number int          // of the edition in it, from 1
	Of     int          // how many editions it has
	Before *render.Link // the edition before this one, or nil
	After  *render.Link // the one after it, or nil
}

// Text returns the whole text: an element of class text with a row for each block, the
// versions side by side in it, and its entries in the margin.
func (p *EditionPage) Text() template.HTML { return p.text(parts{rows: true, margin: true}) }

// Bare returns the same without what is in the margin. Marks in it lead to the entries,
// which are to be placed elsewhere.
func (p *EditionPage) Bare() template.HTML { return p.text(parts{rows: true}) }

// Entries returns all entries of the margin, notes, claims and footnotes, in the order
// of the text, an element of class note each.
func (p *EditionPage) Entries() template.HTML { return p.text(parts{margin: true}) }

// Rows returns the text row by row.
func (p *EditionPage) Rows() []Row { return p.rows() }

// Works returns what the page cites, in the order of the bibliography.
func (p *EditionPage) Works() []Reference { return p.works() }

// Items returns the same as list items, ready, or "": an edition may cite hundreds.
func (p *EditionPage) Items() template.HTML { return p.items() }

// Row is a block of the text in each version of the page.
type Row struct {
	ID      string        // the address of the block
	Kind    string        // heading, question, answer or text
	Number  string        // of the block; or ""
	Cells   []Column      // ready: the block in each version, an element with its language
	Entries template.HTML // ready: the entries of its margin, an element of class note each; or ""
	Figures template.HTML // ready: figures that follow it, in each language; or ""
}

// parts are what is asked for of a text.
type parts struct{ rows, margin bool }
