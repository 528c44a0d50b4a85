package render

import "html/template"

// NotesPage is what the template notes.html gets: the index of all notes.
type NotesPage struct {
	*Page
	Kinds []NotesOfKind // those that the site has notes of, in their fixed order
}

// NotesOfKind is the notes of one kind.
type NotesOfKind struct {
	Name  string       // person, organisation, product and so on
	Notes [][]NoteName // in the order of the site's first language; each in each language
}

// NoteName is a line of the index of notes in one language.
type NoteName struct {
	Lang   string        // of the line
	Href   string        // of the note's page
	Name   Tagged        // of the note; its language may be another than that of the line
	Pinyin string        // the reading of the name, if this language shows one; or ""
	Gloss  template.HTML // ready: the beginning of the note; or ""
	Params Params        // fields of the site's own, in this language
}

// ExplainersPage is what the template explainers.html gets: the list of explainers.
type ExplainersPage struct {
	*Page
	Explainers []Listed // in the order of their ids
}

// Listed is an article in a list.
type Listed struct {
	Href   string   // of its page
	Titles []Tagged // in each language of the site
	Leads  []Tagged // the same
	Params Params   // fields of the site's own
}

// BibliographyPage is what the template bibliography.html gets: the list of all works.
type BibliographyPage struct {
	*Page
	Works    []ListedWork // in the order of the bibliography
	AnyCited bool         // some work says where it is cited
}

// ListedWork is a work in the bibliography.
type ListedWork struct {
	Reference
	Cited []Link        // places that cite the work
	COinS template.HTML // ready: an empty element that reference managers read
}

// SearchPage is what the template search.html gets. A script fills the page.
type SearchPage struct {
	*Page
	Help     []Tagged        // what a reader may type
	Sections []SearchSection // of results
	Words    []string        // keys of the words that the script says; each must be in a template element, with data-say
	Script   string          // path of the script below the site's root, or ""
}

// SearchSection is a group of results.
type SearchSection struct {
	ID   string // of its element
	Word string // key of the word for its heading
}
