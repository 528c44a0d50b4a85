package render

import "html/template"

// EPUBDoc is what every template of an EPUB is given.
type EPUBDoc struct {
	Slug     string   // of the edition
	Lang     string   // the first language of the book
	Langs    []string // the languages of the book, the first one first
	Vertical bool     // the book is set in columns
	Private  []Tagged // the notice that the book may not be published, on the title page and in the colophon; or nil
}

// EPUBTitle is the page that names the work and those who made it.
type EPUBTitle struct {
	EPUBDoc
	Titles    []Tagged     // the title in each language of the book
	Subtitles []Tagged     // the subtitle likewise; or nil
	Bylines   []EPUBByline // who wrote, translated and edited it, for the readers of each language
	Publisher []Tagged     // of the site; one or none
}

// EPUBByline is a line of makers.
type EPUBByline struct {
	Lang string        // of its words
	HTML template.HTML // the line
}

// EPUBChapter is a part of the text, from a heading to the next.
type EPUBChapter struct {
	EPUBDoc
	Text  template.HTML // the text, with its heading and its figures
	Notes template.HTML // the notes on it, which reading systems open at the marks; or ""
}

// EPUBArticle is an introduction or an explainer.
type EPUBArticle struct {
	EPUBDoc
	Names []Tagged      // its title in each language of the book
	Leads []Tagged      // its first sentence likewise; or nil
	Text  template.HTML // the text
	Notes template.HTML // its footnotes; or ""
}

// EPUBPart is what comes after the text: an index of questions, the notes, the claims,
// the works that are cited.
type EPUBPart struct {
	EPUBDoc
	Part  string        // questions, notes, claims or works
	Names []Tagged      // its heading in each language of the book
	Text  template.HTML // the list
}

// EPUBColophon says what the text was made from, what may be done with it, and what made
// the book.
type EPUBColophon struct {
	EPUBDoc
	Names []Tagged // its heading in each language of the book
	Colophon
	Address string // of the edition on its site; or ""
}
