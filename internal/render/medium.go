package render

import "duizhao/internal/edition"

// A Medium is what text is written for: a page of the site, an EPUB, sheets of paper,
// a single file. It answers where things lead from there and how marks and pictures
// are written. What is the same everywhere is written by a [Pen], which asks it.
type Medium interface {
	// Href returns the address of what an address in the content means, or "" if it
	// leads nowhere: the link's words are then left without one.
	Href(ref string) string

	// Note, Claim and Source return the addresses of full entries, or "".
	Note(id string) string
	Claim(id string) string
	Source(id string) string

	// Open begins the words of a note or a claim, Close ends them; empty says that
	// there are none. next is the text that follows in the same stretch; Close returns
	// how much of it, in bytes, it has written before the mark.
	Open(p *Pen, mark *edition.Run, empty bool)
	Close(p *Pen, mark *edition.Run, next string) int

	// Mark writes the mark of a footnote or an emendation, Since that of a sentence
	// translated from an earlier wording or, unread, of one that no person has reviewed.
	// Mark has next and returns as Close does.
	Mark(p *Pen, mark *edition.Run, next string) int
	Since(p *Pen, unread bool, said string)

	// Picture writes a picture of the site, Raw the HTML of an author.
	Picture(p *Pen, ref, alt string)
	Raw(p *Pen, text string)

	// Figure writes a figure, once for the languages of a plate.
	Figure(p *Pen, f *Figure, at Plate)
}
