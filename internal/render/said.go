package render

import "embed"

// SaidSource is the source of the types below and of those for EPUBs and printed books,
// which templates are given: their comments are part of the manual.
//
//go:embed said.go said_epub.go said_print.go
var SaidSource embed.FS

// Tagged is a string with its language.
type Tagged struct {
	Lang string // the tag of the language, such as zh-Hant
	Text string // the text in it
}

// Link is an address with a name.
type Link struct {
	Href    string   // the address, relative to the page
	Lang    string   // the language of the name, or of what is there
	Text    string   // the name
	Names   []Tagged // its name in each language of the page; Text is the first
	Current bool     // it leads to the page that it is on
}

// Called returns the name of a link, in each language of the page or in its own.
func (l Link) Called() []Tagged {
	if len(l.Names) == 0 {
		return []Tagged{{l.Lang, l.Text}}
	}
	return l.Names
}

// Entry is a line of the table of contents, in the languages of the page.
type Entry struct {
	ID    string   // of the block, "" for a part with an address of its own
	Href  string   // of such a part: the introduction, the questions
	Level int      // 2 or more
	Text  []Tagged // the heading
}

// Colophon is the note at the foot of a page on how it was made.
type Colophon struct {
	Fingerprint string   // of the content that the page was built from
	Program     string   // name and version
	Rights      []Tagged // what the edition may be used for
	Source      *Link    // the original
	SourceBy    []Tagged // its author and date
	Notes       []Tagged // on the copy that was used
	Makers      []Made   // who made the versions of the page, and under which licence they are
	Readers     []Made   // who reads them aloud in their recordings; or nil
	Files       []Link   // to take along: the whole edition, or the whole site
	Old         []Tagged // how much was translated from an earlier wording; or nil
	Unread      []Tagged // how much no person has reviewed; or nil
}

// Params are fields of the site's own, by name, as a file has them under params: write
// .Params.born, and with .Params.born for a field that not every file has. A value is
// what the schema in site.yaml says: text is string, texts []Tagged, number float64,
// integer int, boolean bool, date Day, address string, note Link; a list is a list of
// these, a map has them by name. Without a schema a value is what YAML has.
type Params map[string]any

// Day is a date, which may be a month or a year. Printed, it is as written.
type Day struct {
	Text string   // as written: YYYY-MM-DD, YYYY-MM or YYYY
	Said []Tagged // in words, in each language of the page
}

// String returns the day as written.
func (d Day) String() string { return d.Text }
