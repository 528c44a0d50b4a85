package render

import "html/template"

// PrintDoc is what every template of a printed book is given. The pages of the text,
// with the notes at their foot, are not among these: what is on each of them is
// measured and decided before they are written.
type PrintDoc struct {
	Slug    string   // of the edition
	Lang    string   // the first language of the book
	Langs   []string // the languages of the book, the first one first
	Layout  string   // parallel, facing, stacked, single or vertical
	Private []Tagged // the notice that the book may not be passed on; or nil
}

// PrintText is a short text, ready for the lines of the book: in columns its numbers are
// upright, and the end of a paragraph is no single character.
type PrintText struct {
	Lang string        // of the text
	HTML template.HTML // the text
	Long bool          // of a title: too long for its size
}

// PrintTitle is the title page, with the imprint at its foot.
type PrintTitle struct {
	PrintDoc
	Authors   []PrintText // who wrote it, for the readers of each language
	Titles    []PrintText // the title in each language
	Subtitles []PrintText // the subtitle likewise; or nil
	Imprint   []PrintText // who made the versions and edited them, a line each
	Years     []PrintText // the day of the edition in each language
}

// PrintAbout says what the edition is, what it was made from, and what the marks in its
// text mean; it is left out if there is nothing to say.
type PrintAbout struct {
	PrintDoc
	Names   []PrintText        // its heading in each language
	Columns []PrintAboutColumn // what it says, by language
}

// PrintAboutColumn is what is said of the edition in a language.
type PrintAboutColumn struct {
	Lang     string          // of the column
	Texts    []template.HTML // of the edition and of its origin
	Marks    template.HTML   // what the marks mean; or ""
	Verdicts []template.HTML // those that the book has, each with its shape; or nil
}

// PrintContents is the table of contents, and the list of figures.
type PrintContents struct {
	PrintDoc
	Names       []PrintText // the heading in each language
	Items       []PrintItem // the parts of the book
	FigureNames []PrintText // the heading of the figures
	Figures     []PrintItem // the figures; or nil
}

// PrintItem is a line of the contents.
type PrintItem struct {
	Class string      // front, chapter, sub, back or plate
	Href  string      // of the part, within the book
	Names []PrintText // its name in each language
	Page  string      // the number of its page
}

// PrintPart is the introduction, the index of questions or the list of the works cited.
type PrintPart struct {
	PrintDoc
	Part  string        // introduction, questions or works
	Names []PrintText   // its heading in each language
	Text  template.HTML // what is in it
}

// PrintColophon is the last page: what the edition is, whose it is, how it was made.
type PrintColophon struct {
	PrintDoc
	Names   []PrintText           // its heading in each language
	Columns []PrintColophonColumn // what it says, by language
}

// PrintColophonColumn is the colophon in a language.
type PrintColophonColumn struct {
	Lang   string          // of the column
	Title  template.HTML   // of the book
	Facts  []PrintFact     // author, translator, dates, address, typefaces and the rest
	States []template.HTML // how much is of an earlier wording, or has not been reviewed; or nil
	Rights template.HTML   // what may be done with the edition; or ""
	Makers template.HTML   // who made the version, with its licence: paragraphs; or ""
}

// PrintFact is a line of the colophon.
type PrintFact struct {
	Name  template.HTML // what it is
	Value template.HTML // what it is of this book
}
