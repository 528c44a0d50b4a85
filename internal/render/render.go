// Package render turns the model into pages.
//
// A [Renderer] is prepared once for a site and then used by many goroutines. It holds
// a value for each thing that pages are made of: [Words], [Texts], [Credits]. Each of
// these holds what it needs and no more. Layout belongs to the templates; the rows of
// a text, of which there are many, are written directly.
//
// # Whose a work is, and of what day
//
// A page names both in many places: its byline and title page, the head, the feeds,
// books, the citation that a reader copies. In all of them the author is the one who
// wrote the work, even if the edition retells or translates it; whoever made the
// edition is its editor and is nowhere called an author. The day of the work goes
// with its author: byline, citation, dates of publication. The day of the edition
// (updated in edition.yaml, or else that of the work) goes with files and with what
// the editor made: dates of modification, the sitemap, the date of a book. Those who
// translated or revised a version are named with it, where it is shown alone or in
// its column, never as authors: the page of an edition as a whole has them in its
// bylines and under hasPart. [Credits] is the one place that knows this.
package render

import (
	"io/fs"

	"duizhao/internal/cite"
	"duizhao/internal/config"
	"duizhao/internal/corpus"
	"duizhao/internal/edition"
	"duizhao/internal/figure"
	"duizhao/internal/script"
)

// Input is what a Renderer is prepared from.
type Input struct {
	Corpus    *corpus.Corpus
	Library   *cite.Library
	Figures   map[string]*figure.Figure // by edition/name
	FigureIDs map[string][]string       // by edition, in the order of names
	Sources   map[string]int            // which page of the bibliography each work is on; nil if it has one
	Converter *script.Converter
	Templates fs.FS                                        // the site's files over the program's
	Words     []fs.FS                                      // folders with words/: the program's, then the site's, each of whose words overrides the program's
	Layouts   []config.Layout                              // of an edition's page, in the order of the menu
	Program   string                                       // name and version, for the colophon
	Book      []byte                                       // the style sheet of books
	BookFaces []byte                                       // the style sheet that sets them in their fonts
	Outline   func(rune) (string, int, error)              // the shape of a letter as an SVG path, and its width, in thousandths of the em; or nil
	Fonts     Fonts                                        // makes the fonts of books and of pages that are one file; or nil
	Marks     Font                                         // the site's own quotation marks, for Latin words in the Chinese of books
	File      func(path string) ([]byte, bool)             // a file of the site by its path, for the pictures of books
	Cards     func(*Card) (path string, width, height int) // the picture of a page and its size; "" if there is none; or nil
	Cover     func(*Card) ([]byte, error)                  // draws the cover of a book; nil bytes if it cannot; or nil
	Draft     bool
	Own       func(file string) bool // reports whether a template is the site's own; nil for none
	Private   []string               // editions with an author's text that may not be published
}

// Renderer is what all products of a site are made with.
type Renderer struct {
	Input
	Config    *config.Site
	NoteByID  map[string]*edition.Note
	ClaimByID map[string]*edition.Claim

	Words      *Words
	Writers    *Writers
	Texts      *Texts
	Addresses  *Addresses
	Gallery    *Gallery
	Works      *Works
	Kit        *Kit
	Glossary   *Glossary
	Credits    *Credits
	States     *States
	Interviews *Interviews
	Repairs    *Repairs
	Pictures   *Pictures
	Recordings *Recordings
	Enclosures *Enclosures
	Templates  *Templates
}

// New prepares a renderer. An error is about a template or the words of the
// interface, and names the file and line.
func New(in Input) (*Renderer, error) {
	r := &Renderer{Input: in, Config: in.Corpus.Config, NoteByID: map[string]*edition.Note{}, ClaimByID: map[string]*edition.Claim{}}
	for _, n := range in.Corpus.Notes {
		r.NoteByID[n.ID] = n
	}
	for _, c := range in.Corpus.Claims {
		r.ClaimByID[c.ID] = c
	}
	words, err := loadWords(in.Words, in.Layouts)
	if err != nil {
		return nil, err
	}
	shell, kinds, measured, err := parseShell(in.Templates, in.Own)
	if err != nil {
		return nil, err
	}
	r.Words = &Words{words: words}
	r.Writers = &Writers{Bidi: in.Corpus.Bidi()}
	r.Texts = &Texts{words: r.Words, config: r.Config, converter: r.Converter}
	r.Addresses = &Addresses{config: r.Config, draft: r.Draft, private: r.Private}
	r.Gallery = &Gallery{corpus: r.Corpus, figureIDs: r.FigureIDs, figures: r.Figures}
	r.Works = &Works{texts: r.Texts, gallery: r.Gallery, claims: r.ClaimByID, library: r.Library, notes: r.NoteByID}
	r.Kit = &Kit{words: r.Words, texts: r.Texts, gallery: r.Gallery, works: r.Works, library: r.Library}
	r.Glossary = &Glossary{texts: r.Texts, notes: r.NoteByID}
	r.Credits = &Credits{words: r.Words, writers: r.Writers, texts: r.Texts, works: r.Works, private: r.Private, program: r.Program}
	r.States = &States{words: r.Words}
	r.Interviews = &Interviews{texts: r.Texts, notes: r.NoteByID}
	r.Repairs = &Repairs{converter: r.Converter}
	r.Pictures = &Pictures{file: r.File}
	r.Recordings = &Recordings{corpus: r.Corpus}
	r.Enclosures = &Enclosures{words: r.Words, texts: r.Texts, addresses: r.Addresses, works: r.Works, kit: r.Kit, pictures: r.Pictures,
		claims: r.ClaimByID, corpus: r.Corpus, notes: r.NoteByID}
	r.Templates = &Templates{words: r.Words, writers: r.Writers, Shell: shell, Kinds: kinds, measured: measured}
	return r, nil
}
