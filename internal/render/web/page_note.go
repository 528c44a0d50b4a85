package web

import (
	"duizhao/internal/render"
	"html/template"
)

// NotePage is what the template note.html gets: a note with all its mentions, which
// may go on on further pages.
type NotePage struct {
	*Page
	Note      NoteFacts       // what is known besides the text
	Parts     [][]Column      // the text of the note, as in an explainer
	Footnotes template.HTML   // ready, or ""
	Counts    []render.Tagged // how many editions name the note under people, in each language of the interface; or nil
	Editions  []EditionEntry  // these, the newest work first; mostly none
	Mentions  []MentionGroup  // by edition
	Works     []Reference     // what the note cites; on the first page
	Pager     *Pager          // to further pages with mentions; or nil
}

// NoteFacts is what is known of a note besides its text.
type NoteFacts struct {
	ID        string        // the name of its file
	Kind      string        // person, organisation, product, work, place, term, idiom or event; the word of it is kind-KIND
	Pinyin    string        // or ""
	Register  string        // of a term: the word of it is register-REGISTER; or ""
	Literal   []Literal     // what the name says word for word, in the languages that say so
	Registers []render.Link // the note in registers of names, such as Wikidata
	Homepage  *render.Link  // or nil
}

// Literal is what a name says word for word.
type Literal struct {
	Lang string        // of what is said
	Word render.Tagged // the word "literally", mostly in the same language
	Text string        // the name, word for word
}

// MentionGroup is the mentions of a note in one edition.
type MentionGroup struct {
	Href   string          // of the edition
	Titles []render.Tagged // of the edition, in each language of the site
	HTML   template.HTML   // ready: an element of class mention for each place
}
