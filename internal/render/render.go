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
	Converter *script.Converter
	Templates fs.FS   // the site's files over the program's
	Words     []fs.FS // folders with words/: the program's, then the site's, each of whose words overrides the program's
	Assets    Assets
	Program   string                           // name and version, for the colophon
	Book      []byte                           // the style sheet of books
	BookFaces []byte                           // the style sheet that sets them in their fonts
	Inline    Inline                           // the contents of a page that is one file
	Outline   func(rune) (string, int, error)  // the shape of a letter as an SVG path, and its width, in thousandths of the em; or nil
	Fonts     Fonts                            // makes the fonts of books and of pages that are one file; or nil
	Marks     Font                             // the site's own quotation marks, for Latin words in the Chinese of books
	File      func(path string) ([]byte, bool) // a file of the site by its path, for the pictures of books
	Draft     bool
	Own       func(file string) bool // reports whether a template is the site's own; nil for none
	Offers    Offers                 // returns links to the files that hold a whole edition; or nil
	Private   []string               // editions with an author's text that may not be published
}

// Offers returns links to the files that hold a whole edition, for a page in langs
// from which root leads to the site's root.
type Offers func(r *Renderer, a *edition.Annotated, root string, langs []string) []Link

// Inline is what a page that is one file contains instead of linking to it.
type Inline struct{ CSS, First, Boot, JS, Faces []byte } // Boot unpacks JS and the rest; Faces is the style sheet for its fonts

// Assets are the paths of the hashed files below the site's root.
type Assets struct {
	CSS, JS, First, Icon, Search string
	Pages                        string // a style sheet for pages other than an edition's, after CSS
	Found                        string // a script that JS loads where a search has found something
}

// Renderer makes pages and books: it holds what makes each part of them.
type Renderer struct {
	Input
	Config    *config.Site
	NoteByID  map[string]*edition.Note
	ClaimByID map[string]*edition.Claim
	offers    func(a *edition.Annotated, root string, langs []string) []Link

	Words       *Words
	Writers     *Writers
	Texts       *Texts
	Addresses   *Addresses
	Gallery     *Gallery
	Works       *Works
	Kit         *Kit
	Glossary    *Glossary
	Credits     *Credits
	States      *States
	Interviews  *Interviews
	Repairs     *Repairs
	Pictures    *Pictures
	Enclosures  *Enclosures
	Templates   *Templates
	Menus       *Menus
	OwnFields   *OwnFields
	Head        *Head
	LinkedData  *LinkedData
	Frame       *Frame
	Trial       *Trial
	References  *References
	Typesetter  *Typesetter
	Pens        *Pens
	Reader      *Reader
	Added       *Additions
	Editions    *Editions
	Summaries   *Summaries
	Articles    *Articles
	Terms       *Terms
	Listing     *Listing
	Lists       *Lists
	Registers   *Registers
	NotePages   *NotePages
	FeedFiles   *Feeds
	Files       *Files
	Ways        *Ways
	Packer      *Packer
	Back        *Back
	SingleFiles *SingleFiles
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
	if in.Offers != nil {
		r.offers = func(a *edition.Annotated, root string, langs []string) []Link { return in.Offers(r, a, root, langs) }
	}
	words, err := loadWords(in.Words)
	if err != nil {
		return nil, err
	}
	shell, kinds, measured, err := parseShell(in.Templates, in.Own)
	if err != nil {
		return nil, err
	}
	r.Words = &Words{words: words}
	r.Writers = &Writers{bidi: in.Corpus.Bidi()}
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
	r.Enclosures = &Enclosures{words: r.Words, texts: r.Texts, addresses: r.Addresses, works: r.Works, kit: r.Kit, pictures: r.Pictures, claims: r.ClaimByID, corpus: r.Corpus, notes: r.NoteByID}
	r.Templates = &Templates{words: r.Words, writers: r.Writers, shell: shell, kinds: kinds, measured: measured}
	r.Menus = &Menus{words: r.Words, texts: r.Texts, config: r.Config, corpus: r.Corpus, library: r.Library, notes: r.NoteByID}
	r.OwnFields = &OwnFields{texts: r.Texts, addresses: r.Addresses, notes: r.NoteByID}
	r.LinkedData = &LinkedData{words: r.Words, texts: r.Texts, addresses: r.Addresses, credits: r.Credits, config: r.Config, notes: r.NoteByID}
	r.Head = &Head{texts: r.Texts, addresses: r.Addresses, credits: r.Credits, menus: r.Menus, ownFields: r.OwnFields, linkedData: r.LinkedData, assets: r.Assets, config: r.Config}
	r.Frame = &Frame{words: r.Words, texts: r.Texts, addresses: r.Addresses, templates: r.Templates, head: r.Head, private: r.Private, program: r.Program}
	r.Trial = &Trial{words: r.Words, texts: r.Texts, templates: r.Templates, ownFields: r.OwnFields, config: r.Config, corpus: r.Corpus, own: r.Own}
	r.References = &References{writers: r.Writers, works: r.Works, library: r.Library}
	r.Typesetter = &Typesetter{words: r.Words, writers: r.Writers, texts: r.Texts, kit: r.Kit, glossary: r.Glossary, repairs: r.Repairs, claims: r.ClaimByID, notes: r.NoteByID}
	r.Pens = &Pens{writers: r.Writers, kit: r.Kit, claims: r.ClaimByID}
	r.Reader = &Reader{glossary: r.Glossary, credits: r.Credits, templates: r.Templates}
	r.Added = &Additions{gallery: r.Gallery, typesetter: r.Typesetter, private: r.Private}
	r.Terms = &Terms{words: r.Words, texts: r.Texts, corpus: r.Corpus}
	r.Editions = &Editions{words: r.Words, texts: r.Texts, gallery: r.Gallery, works: r.Works, credits: r.Credits, states: r.States, templates: r.Templates, ownFields: r.OwnFields, head: r.Head, frame: r.Frame, references: r.References, typesetter: r.Typesetter, reader: r.Reader, terms: r.Terms, corpus: r.Corpus, library: r.Library, offers: r.offers}
	r.Summaries = &Summaries{texts: r.Texts, credits: r.Credits, private: r.Private}
	r.Articles = &Articles{texts: r.Texts, addresses: r.Addresses, works: r.Works, ownFields: r.OwnFields, frame: r.Frame, references: r.References, pens: r.Pens, config: r.Config, corpus: r.Corpus}
	r.Listing = &Listing{words: r.Words, texts: r.Texts, addresses: r.Addresses, ownFields: r.OwnFields}
	r.Lists = &Lists{words: r.Words, texts: r.Texts, addresses: r.Addresses, menus: r.Menus, frame: r.Frame, terms: r.Terms, listing: r.Listing, config: r.Config, corpus: r.Corpus}
	r.Registers = &Registers{words: r.Words, writers: r.Writers, texts: r.Texts, works: r.Works, interviews: r.Interviews, ownFields: r.OwnFields, linkedData: r.LinkedData, frame: r.Frame, references: r.References, pens: r.Pens, library: r.Library}
	r.NotePages = &NotePages{words: r.Words, writers: r.Writers, texts: r.Texts, works: r.Works, menus: r.Menus, ownFields: r.OwnFields, linkedData: r.LinkedData, frame: r.Frame, references: r.References, pens: r.Pens, articles: r.Articles, listing: r.Listing, corpus: r.Corpus}
	r.FeedFiles = &Feeds{texts: r.Texts, addresses: r.Addresses, config: r.Config}
	r.Files = &Files{texts: r.Texts, addresses: r.Addresses, assets: r.Assets, config: r.Config, corpus: r.Corpus, private: r.Private}
	r.Ways = &Ways{words: r.Words, texts: r.Texts, addresses: r.Addresses, templates: r.Templates, frame: r.Frame, assets: r.Assets, config: r.Config, draft: r.Draft}
	r.Packer = &Packer{glossary: r.Glossary, typesetter: r.Typesetter, added: r.Added, claims: r.ClaimByID}
	r.Back = &Back{words: r.Words, writers: r.Writers, texts: r.Texts, works: r.Works, kit: r.Kit, interviews: r.Interviews}
	r.SingleFiles = &SingleFiles{words: r.Words, texts: r.Texts, addresses: r.Addresses, gallery: r.Gallery, credits: r.Credits, states: r.States, enclosures: r.Enclosures, templates: r.Templates, menus: r.Menus, head: r.Head, frame: r.Frame, typesetter: r.Typesetter, reader: r.Reader, editions: r.Editions, packer: r.Packer, back: r.Back, fonts: r.Fonts, contents: r.Inline, private: r.Private}
	return r, nil
}
