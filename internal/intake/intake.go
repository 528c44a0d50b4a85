// Package intake reads texts from elsewhere: plain text, HTML pages, Markdown,
// TEI and TMX, in any of the usual encodings.
//
// [Read] returns a [Document]: the file's metadata (title, author, date, address),
// its text as blocks of the model, which still lack sentences and ids, and
// everything that is not the text, each piece with its line and the reason why it
// was set aside. Nothing is dropped: the characters of the input, counted separately
// ([Document.Ink]), are those of the text and of what was set aside.
//
// The stages of a file:
//
//	bytes      Decode: which encoding, and where it is broken
//	string     a parser for each format: blocks, and the metadata of the format
//	Document   head, tail: titles, bylines, datelines, lead-ins and footers removed
//	           turns: who speaks
//	           texts: in one language, or in two that alternate
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

// Document is the content of one file, before it becomes an edition.
type Document struct {
	Path     string // as the user named it
	Format   string
	Encoding string // "UTF-8", "Big5"
	Meta     Meta
	Texts    []Version
	Aligned  bool // blocks and segments of the texts belong together by number, as in TMX
	Aside    []Aside
	Ink      Ink // of the input: everything that must be in Texts and Aside
	problems []Problem
	mixed    bool               // its paragraphs alternate between two languages
	notes    []edition.Footnote // of a text whose language is not yet known
	below    string             // a short line below the title that may name the author
}

// Problem is why a file cannot be read. Kind is a code, which the command puts into
// words; Detail goes with it. Line and Col count from 1, 0 for unknown.
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
	NoEncoding = "encoding" // Detail is an unknown name of an encoding
	WrongByte  = "byte"     // Detail is the bytes, as "B9 EF"
	Foreign    = "foreign"  // Detail is its format: docx, xliff, po
	NoText     = "empty"
	BadHTML    = "html"
	BadXML     = "xml"
	BadEntity  = "entity"
	TooDeep    = "deep"
	NoTEI      = "tei"
	NoTMX      = "tmx"
	NoLang     = "lang"
	UnsureLang = "unsure" // Detail is the likeliest language, or und
	BadFront   = "front"  // the front matter is not YAML
	PastLimit  = "limit"  // Detail is the limit, in words
	TooLong    = "long"   // Detail is the size of the text in bytes
)

func (d *Document) fail(kind string, line, col int, detail string) {
	d.problems = append(d.problems, Problem{Kind: kind, Line: line, Col: col, Detail: detail})
}

// Version is the text in one language. Lang is "" while it is not known.
type Version struct {
	Lang      string
	Blocks    []Block
	Footnotes []edition.Footnote
}

// Block is a block of the model. It has one segment, not yet cut into sentences,
// unless Cut is set: then the file itself has cut it. Speaker is the name as in the
// file. Line is the line of the file.
type Block struct {
	edition.Block
	Cut     bool
	Guessed bool // its kind was guessed, like a heading in plain text, or changed, like a table's first row
	Group   int  // in a bilingual file: paragraphs and their translations share a number
}

// Meta is the metadata of a file, each value with the place where it was found.
type Meta struct {
	Second, SecondAuthor                                        Found // title and author in the second language of a bilingual file
	Title, Author, Date, URL, Publisher, Summary, Licence, Lang Found
}

// Found is a value and where it was found: a line of the file, and in what.
type Found struct {
	Value string
	Line  int
	In    string // "og:title", "JSON-LD", "front matter", "byline"
}

// fill sets a value unless it is already known.
func (f *Found) fill(value, in string, line int) {
	value = oneLine(value)
	if f.Value == "" && value != "" {
		*f = Found{value, line, in}
	}
}

// Reason is why a piece of the input is not in the text. It is a code, which the
// command puts into words.
type Reason string

// Reasons.
const (
	IsTitle     Reason = "title"      // it is in edition.yaml
	IsAuthor    Reason = "author"     // it is in edition.yaml
	IsMeta      Reason = "metadata"   // it is in edition.yaml, or could be
	Dateline    Reason = "dateline"   // date and time of publication
	LeadIn      Reason = "lead-in"    // repeats the beginning of the text
	Credit      Reason = "credit"     // editors, translators, photographers
	Copyright   Reason = "copyright"  // copyright, reprint and liability notices
	Share       Reason = "share"      // share, follow, subscribe, download
	Related     Reason = "related"    // other articles
	Advert      Reason = "advert"     // advertisements
	Provenance  Reason = "provenance" // where the copy was taken from
	Repeated    Reason = "repeated"   // the title again
	Navigation  Reason = "navigation" // menus, breadcrumbs, tags
	Outside     Reason = "outside"    // of the page, not of the article
	Furniture   Reason = "furniture"  // named so by the page: share, related, sidebar
	Label       Reason = "label"      // of a speaker, who is in edition.yaml
	Marker      Reason = "marker"     // number or bullet of a list, mark of a heading, rule
	Picture     Reason = "picture"    // alternative text, caption
	Markup      Reason = "markup"     // HTML in Markdown
	Editorial   Reason = "editorial"  // sic beside corr, ruby, what TEI has beside the text
	Language    Reason = "language"   // in a language that was not asked for
	Invisible   Reason = "invisible"  // control characters
	Unpaired    Reason = "unpaired"   // a rule that the other version lacks
	Untranslate Reason = "untranslated"
)

// Aside is a piece of the input that is not in the text.
type Aside struct {
	Line   int
	Reason Reason
	Detail string // what the file calls it: a class, an element, a language
	Text   string
}

// Options control reading.
type Options struct {
	Format   string   // "" to guess from name and content
	Encoding string   // "" to find out
	Most     int      // the longest text, in bytes, that makes a version; 0 for any
	Langs    []string // of the texts, in order; may be nil
}

// Read reads a file. path is its name, for its extension and for messages. If
// nothing can be made of it the result is nil, and the problems give the reason.
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

func (d *Document) read(text string, o Options) {
	text = d.clean(text)
	if d.Format == "" {
		d.Format = formatOf(d.Path, text)
	}
	if (d.Format == Text || d.Format == Markdown) && d.long(len(text), o) {
		return // before it is parsed
	}
	var blocks []Block
	switch d.Format {
	case HTML:
		blocks = htmlReader{d}.read(text)
	case Markdown:
		blocks = markdownReader{d}.read(text)
	case TEI:
		teiFile{d}.read(text)
	case TMX:
		tmxReader{d}.read(text)
	default:
		blocks = d.text(text)
	}
	if d.problems != nil {
		return
	}
	if len(d.Texts) == 0 {
		_, _, d.mixed = bilingual(blocks)
		blocks = headReader{d}.read(blocks)
		blocks = d.tail(blocks)
		blocks = d.turns(blocks)
		d.languages(blocks, o)
	}
	n := 0
	for i := range d.Texts {
		size := 0
		for k := range d.Texts[i].Blocks {
			size += len(d.Texts[i].Blocks[k].Plain())
		}
		if d.long(size, o) {
			return
		}
		n += len(d.Texts[i].Blocks)
	}
	if n == 0 {
		d.fail(NoText, 0, 0, "")
		return
	}
	d.name(o)
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
