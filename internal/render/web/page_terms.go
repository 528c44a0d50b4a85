package web

import "duizhao/internal/render"

// TermsPage is what the template terms.html gets: the list of all tags, of all series, of
// all people that editions name, or of all authors, years or languages.
type TermsPage struct {
	*Page
	Terms [][]TermName // in the order of the site's first language, years from the last; each in each language
	Pager *Pager       // to the other pages of the list; or nil
}

// TermName is a line of the list in one language.
type TermName struct {
	Lang  string        // of the line
	Href  string        // of the page of the tag, the series or the note
	Name  render.Tagged // its language may be another than that of the line
	Gloss string        // how many editions there are, and what they have in common
}

// TermPage is what the template term.html gets: the editions of a tag, a series or an
// author, or all but the newest.
type TermPage struct {
	*Page
	Leads    []render.Tagged // what the editions have in common, in each language that says it
	Counts   []render.Tagged // how many there are, in each language of the interface; on the first page
	Editions []EditionEntry  // in the order of the series, or the newest first
	Choices  []Choice        // languages by which the list can be filtered; or nil
	Pager    *Pager          // to the other pages of the list; or nil
	Up       *render.Link    // to the list of all authors; or nil
	Shelves  []render.Link   // of a page of all editions: lists of authors, years and so on
}

// ShelfPage is what the template shelf.html gets: the editions of a year or in a language.
type ShelfPage struct {
	*Page
	Counts   []render.Tagged // how many there are, in each language of the interface; on the first page
	Editions []EditionLine   // the newest first
	Choices  []Choice        // languages by which the list can be filtered; or nil
	Pager    *Pager          // to the other pages of the list; or nil
	Up       *render.Link    // to the list of all years or of all languages
}

// EditionLine is an edition in a list that only names it.
type EditionLine struct {
	In    string        // numbers of its languages, where the list can be filtered by these; or ""
	Names []EditionName // in each language of the site
}

// EditionName is an edition in such a list, in one language.
type EditionName struct {
	Lang  string        // of the line
	Href  string        // of its page
	Title render.Tagged // its language may be another than that of the line
	By    string        // author and day
}
