package web

import (
	"duizhao/internal/render"
	"html/template"
)

// NotesPage is what the template notes.html gets: the index of all notes.
type NotesPage struct {
	*Page
	Kinds []NotesOfKind // those that the site has notes of, in their fixed order
}

// NotesOfKind is the notes of one kind: all of them or, where that would be too much for a
// page, links to their pages.
type NotesOfKind struct {
	Name    string          // person, organisation, product and so on
	Notes   [][]NoteName    // in the order of the site's first language; each in each language
	Href    string          // of the first page of the kind; or ""
	Counts  []render.Tagged // how many notes are there, in each language of the interface; or nil
	Letters []render.Link   // to the names with each letter there; or nil
}

// KindPage is what the template kind.html gets: notes of one kind.
type KindPage struct {
	*Page
	Parts   []NotesOfLetter // in order
	Letters []render.Link   // to the names with each letter, on this page and on others
	Pager   *Pager          // to the other pages of the list; or nil
	Up      *render.Link    // to the index of all notes
}

// NotesOfLetter is the notes whose names begin with a letter, in the site's first language.
type NotesOfLetter struct {
	ID     string       // of the element, to which links lead; "" if names are not listed by letter
	Letter string       // or #, for what is no letter; or ""
	Notes  [][]NoteName // each in each language
}

// NoteName is a line of the index of notes in one language.
type NoteName struct {
	Lang   string        // of the line
	Href   string        // of the note's page
	Name   render.Tagged // of the note; its language may be another than that of the line
	Pinyin string        // the reading of the name, if this language shows one; or ""
	Gloss  template.HTML // ready: the beginning of the note; or ""
	Params render.Params // fields of the site's own, in this language
}

// ExplainersPage is what the template explainers.html gets: the list of explainers.
type ExplainersPage struct {
	*Page
	Explainers []Listed // in the order of their ids
}

// Listed is an article in a list.
type Listed struct {
	Href   string          // of its page
	Titles []render.Tagged // in each language of the site
	Leads  []render.Tagged // the same
	Params render.Params   // fields of the site's own
}

// BibliographyPage is what the template bibliography.html gets: the list of all works.
type BibliographyPage struct {
	*Page
	Works    []ListedWork // in the order of the bibliography
	AnyCited bool         // some work says where it is cited
	Pager    *Pager       // to the other pages of the list; or nil
}

// ListedWork is a work in the bibliography.
type ListedWork struct {
	Reference
	Cited []CitingPlace // places that cite the work
	More  int           // how many there are besides, of which the page has no room
	COinS template.HTML // ready: an empty element that reference managers read
}

// SearchPage is what the template search.html gets. A script fills the page.
type SearchPage struct {
	*Page
	Help     []render.Tagged // what a reader may type
	Sections []SearchSection // of results
	Words    []string        // keys of the words that the script says; each must be in a template element, with data-say
	Script   string          // path of the script below the site's root, or ""
	Large    string          // likewise, of a part of it that a large index needs
	More     string          // likewise, of the part that suggests and narrows
	Facets   []SearchFacet   // by which results may be narrowed; none on a site of one edition
}

// SearchFacet is a choice that narrows results.
type SearchFacet struct {
	Name string // of its element, and in the address: author, year and so on
	Word string // key of the word for it
}

// SearchSection is a group of results.
type SearchSection struct {
	ID   string // of its element
	Word string // key of the word for its heading
}

// CitingPlace is a place that cites a work.
type CitingPlace struct {
	Href  string          // of the place
	Names []render.Tagged // in each language of the site that has another; a block has one, without a language
}
