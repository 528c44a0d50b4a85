package render

// TermsPage is what the template terms.html gets: the list of all tags, of all series,
// or of all people that editions name.
type TermsPage struct {
	*Page
	Terms [][]TermName // in the order of the site's first language; each in each language
}

// TermName is a line of the list in one language.
type TermName struct {
	Lang  string // of the line
	Href  string // of the page of the tag, the series or the note
	Name  Tagged // its language may be another than that of the line
	Gloss string // how many editions there are, and what they have in common
}

// TermPage is what the template term.html gets: the editions of a tag or a series.
type TermPage struct {
	*Page
	Leads    []Tagged       // what the editions have in common, in each language that says it
	Counts   []Tagged       // how many there are, in each language of the interface
	Editions []EditionEntry // in the order of the series
}
