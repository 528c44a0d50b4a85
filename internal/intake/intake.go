// Package intake reads texts from elsewhere: plain text, HTML pages, Markdown,
// TEI and TMX, in any of the usual encodings.
//
// [Read] gives a [Document]: what the file says of itself (title, author, day,
// address), its text as blocks of the model, whose segments are not yet cut and
// whose ids are not yet given, and everything that is not the text, each piece
// with its line and the reason why it was set aside. Nothing is dropped: the
// characters of the input, counted by a walk of its own ([Document.Ink]), are
// those of the text and of what was set aside.
//
// The way of a file:
//
//	bytes      Decode: which encoding, and where it is broken
//	string     a parser for each format: blocks, and what the format says of the work
//	Document   head, tail: titles, bylines, datelines, lead-ins, footers taken off
//	           turns: who speaks
//	           texts: one language, or two by turns
//
// What is recognised by its wording (bylines, footers, labels of speakers) is
// in tables of patterns: head.go, furniture.go, turns.go.
package intake

import (
	"strconv"

	"duizhao/internal/edition"
)

// Formats that are read.
const (
	Text     = "text"
	HTML     = "html"
	Markdown = "markdown"
	TEI      = "tei"
	TMX      = "tmx"
)

// Formats lists them for a command line.
var Formats = []string{Text, HTML, Markdown, TEI, TMX}

// Document is what one file says, before it is an edition.
type Document struct {
	Path     string // as the user named it
	Format   string
	Encoding string // "UTF-8", "Big5"
	Meta     Meta
	Texts    []Version
	Aligned  bool // blocks and segments of the texts belong together by number, as in TMX
	Aside    []Aside
	Ink      Ink // of the input: all that should be in Texts and Aside
	problems []Problem
	mixed    bool               // its paragraphs stand in two languages by turns
	notes    []edition.Footnote // of a text whose language is not yet told
}

// Problem is why a file cannot be read. Kind is a code, whose words are the
// command's; Detail goes with it. Line and Col count from 1, 0 for unknown.
type Problem struct {
	Kind      string
	Line, Col int
	Detail    string
	Encoding  string // WrongByte: the encoding
	Offset    int    // WrongByte: from the beginning of the file, in bytes
	More      int    // WrongByte: how many more there are
}

// Kinds of problems.
const (
	NoEncoding = "encoding" // Detail is a name that no encoding has
	WrongByte  = "byte"     // Detail is the bytes, as "B9 EF"
	Foreign    = "foreign"  // Detail is what it is: docx, xliff, po
	NoText     = "empty"
	BadHTML    = "html"
	BadXML     = "xml"
	BadEntity  = "entity"
	TooDeep    = "deep"
	NoTEI      = "tei"
	NoTMX      = "tmx"
	NoLang     = "lang"
	UnsureLang = "unsure" // Detail is the likeliest language, or und
	BadFront   = "front"  // the front matter is no YAML
	PastLimit  = "limit"  // Detail says which
	TooLong    = "long"   // Detail is how many bytes the text has
)

func (d *Document) fail(kind string, line, col int, detail string) {
	d.problems = append(d.problems, Problem{Kind: kind, Line: line, Col: col, Detail: detail})
}

// Version is the text in one language. Lang is "" where it could not be told.
type Version struct {
	Lang      string
	Blocks    []Block
	Footnotes []edition.Footnote
}

// Block is a block of the model. Its Segments are one, not yet cut into
// sentences, unless Cut says that the file itself has cut it. Speaker is the
// name as the file has it. Line is that of the file.
type Block struct {
	edition.Block
	Cut     bool
	Guessed bool // its kind was guessed, as a heading in plain text, or it was another, as a table's first row
	Group   int  // in a bilingual file: paragraphs and their translations share a number
}

// Meta is what a file says of the work. Each value has where it was found.
type Meta struct {
	Second, SecondAuthor                                        Found // title and author in the second language of a bilingual file
	Title, Author, Date, URL, Publisher, Summary, Licence, Lang Found
}

// Found is a value and where it stood: a line of the file, and in what.
type Found struct {
	Value string
	Line  int
	In    string // "og:title", "JSON-LD", "front matter", "byline"
}

// fill sets a value that is not yet known.
func (f *Found) fill(value, in string, line int) {
	value = oneLine(value)
	if f.Value == "" && value != "" {
		*f = Found{value, line, in}
	}
}

// Reason is why a piece of the input is not in the text. It is a code; its
// words are the command's.
type Reason string

// Reasons.
const (
	IsTitle     Reason = "title"      // stands in edition.yaml
	IsAuthor    Reason = "author"     // stands in edition.yaml
	IsMeta      Reason = "metadata"   // stands in edition.yaml, or could
	Dateline    Reason = "dateline"   // day and hour of the publication
	LeadIn      Reason = "lead-in"    // repeats the beginning of the text
	Credit      Reason = "credit"     // editors, translators, photographers
	Copyright   Reason = "copyright"  // copyright, reprint and liability notices
	Share       Reason = "share"      // share, follow, subscribe, download
	Related     Reason = "related"    // other articles
	Advert      Reason = "advert"     // advertisements
	Provenance  Reason = "provenance" // where the copy was taken from
	Repeated    Reason = "repeated"   // the title once more
	Navigation  Reason = "navigation" // menus, breadcrumbs, tags
	Outside     Reason = "outside"    // of the page, not of the article
	Furniture   Reason = "furniture"  // the page names it so: share, related, sidebar
	Label       Reason = "label"      // of a speaker, who is in edition.yaml
	Marker      Reason = "marker"     // number or bullet of a list, mark of a heading, rule
	Picture     Reason = "picture"    // alternative text, caption
	Markup      Reason = "markup"     // HTML in Markdown
	Editorial   Reason = "editorial"  // sic beside corr, ruby, what TEI keeps beside the text
	Language    Reason = "language"   // of a language that was not asked for
	Invisible   Reason = "invisible"  // control characters
	Unpaired    Reason = "unpaired"   // a rule that the other version has not
	Untranslate Reason = "untranslated"
)

// Aside is a piece of the input that is not in the text.
type Aside struct {
	Line   int
	Reason Reason
	Detail string // what the file calls it: a class, an element, a language
	Text   string
}

// Options steer reading.
type Options struct {
	Format   string   // "" to tell by name and content
	Encoding string   // "" to find out
	Most     int      // the longest text, in bytes, that makes a version; 0 for any
	Langs    []string // of the texts, in order, where the file does not say; may be nil
}

// Read reads a file. path is what it is called. When nothing can be made of it
// the result is nil, and the problems say why.
func Read(path string, data []byte, o Options) (*Document, []Problem) {
	if kind := foreign(path, data); kind != "" && o.Format == "" {
		return nil, []Problem{{Kind: Foreign, Detail: kind}}
	}
	text, encoding, problems := Decode(data, o.Encoding)
	if problems != nil {
		return nil, problems
	}
	doc := &Document{Path: path, Encoding: encoding, Format: o.Format, Ink: Ink{}}
	doc.read(text, o)
	if doc.problems != nil {
		return nil, doc.problems
	}
	return doc, nil
}

func (doc *Document) read(text string, o Options) {
	text = doc.clean(text)
	if doc.Format == "" {
		doc.Format = formatOf(doc.Path, text)
	}
	if (doc.Format == Text || doc.Format == Markdown) && doc.long(len(text), o) {
		return // before anything is made of it
	}
	var blocks []Block
	switch doc.Format {
	case HTML:
		blocks = doc.html(text)
	case Markdown:
		blocks = doc.markdown(text)
	case TEI:
		doc.tei(text)
	case TMX:
		doc.tmx(text)
	default:
		blocks = doc.text(text)
	}
	if doc.problems != nil {
		return
	}
	if len(doc.Texts) == 0 {
		_, _, doc.mixed = bilingual(blocks)
		blocks = doc.head(blocks)
		blocks = doc.tail(blocks)
		blocks = doc.turns(blocks)
		doc.languages(blocks, o)
	}
	n := 0
	for i := range doc.Texts {
		size := 0
		for k := range doc.Texts[i].Blocks {
			size += len(doc.Texts[i].Blocks[k].Plain())
		}
		if doc.long(size, o) {
			return
		}
		n += len(doc.Texts[i].Blocks)
	}
	if n == 0 {
		doc.fail(NoText, 0, 0, "")
		return
	}
	doc.name(o)
}

func (d *Document) long(size int, o Options) bool {
	if o.Most == 0 || size <= o.Most {
		return false
	}
	d.fail(TooLong, 0, 0, strconv.Itoa(size))
	return true
}

func (d *Document) aside(reason Reason, line int, detail, text string) {
	if text != "" {
		d.Aside = append(d.Aside, Aside{Line: line, Reason: reason, Detail: detail, Text: text})
	}
}
