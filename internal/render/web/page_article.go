package web

import (
	"duizhao/internal/render"
	"html/template"
)

// ArticlePage is what the templates explainer.html, introduction.html and page.html
// get: a longer text, in each language of the site side by side.
type ArticlePage struct {
	*Page
	Leads     []render.Tagged // what the text is about in a sentence, in each language that says it
	Edition   []render.Tagged // the title of the edition that the text introduces, in each language; or nil
	Parts     [][]Column      // the text from heading to heading, each part in each language; one part if the headings do not agree in number
	Footnotes template.HTML   // ready: a list for each language that has footnotes; or ""
	Works     []Reference     // what the text cites, in the order of the bibliography
}

// Column is a text in one of the languages that are side by side.
type Column struct {
	Lang string        // of the text
	Text template.HTML // ready: paragraphs, lists, tables, figures
}

// Reference is a work in a list of works.
type Reference struct {
	ID   string        // of the entry in the bibliography, the anchor on its page
	Lang string        // of its words
	Text template.HTML // ready: author, year, title and the rest
}

// MissingPage is what the template missing.html gets: the page for addresses that
// lead nowhere.
type MissingPage struct {
	*Page
	Texts []Missing // one for each language of the interface
}

// Missing is what the page for lost addresses says in one language.
type Missing struct {
	Lang string // of what is said
	Text string // that there is no page
	Home string // the title of the site
}
