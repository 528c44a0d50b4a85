// Package render turns the model into pages.
//
// A [Renderer] is prepared once for a site and then used by many goroutines:
// [Renderer.Edition] makes an edition's page, and each page of the site's own has a
// method named after it. Layout belongs to the templates; the rows of a text, of
// which there are many, are written directly.
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
// bylines and under hasPart. [Renderer.Credit] is the one place that knows this.
package render

import (
	"html/template"
	"io/fs"
	"sync"

	"duizhao/internal/cite"
	"duizhao/internal/config"
	"duizhao/internal/corpus"
	"duizhao/internal/edition"
	"duizhao/internal/figure"
	"duizhao/internal/highlight"
	"duizhao/internal/lang"
	"duizhao/internal/script"
)

// Input is what a Renderer is prepared from.
type Input struct {
	Corpus      *corpus.Corpus
	Library     *cite.Library
	Figures     map[string]*figure.Figure // by edition/name
	FigureIDs   map[string][]string       // by edition, in the order of names
	SourcePages map[string]int            // which page of the bibliography each work is on; nil if it has one
	Converter   *script.Converter
	Templates   fs.FS   // the site's files over the program's
	Words       []fs.FS // folders with words/: the program's, then the site's, each of whose words overrides the program's
	Assets      Assets
	Program     string                                       // name and version, for the colophon
	Book        []byte                                       // the style sheet of books
	BookFaces   []byte                                       // the style sheet that sets them in their fonts
	Inline      Inline                                       // the contents of a page that is one file
	Outline     func(rune) (string, int, error)              // the shape of a letter as an SVG path, and its width, in thousandths of the em; or nil
	Fonts       Fonts                                        // makes the fonts of books and of pages that are one file; or nil
	Marks       Font                                         // the site's own quotation marks, for Latin words in the Chinese of books
	File        func(path string) ([]byte, bool)             // a file of the site by its path, for the pictures of books
	Cards       func(*Card) (path string, width, height int) // the picture of a page and its size; "" if there is none; or nil
	Cover       func(*Card) ([]byte, error)                  // draws the cover of a book; nil bytes if it cannot; or nil
	Draft       bool
	Own         func(file string) bool // reports whether a template is the site's own; nil for none
	Fingerprint string                 // of the whole content, for the site's own pages
	Offers      Offers                 // returns links to the files that hold a whole edition; or nil
	Private     []string               // editions with an author's text that may not be published
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
	Large, More                  string // parts of Search: for a large index; what suggests and narrows
	Found                        string // a script that JS loads where a search has found something
}

// Renderer makes pages and books.
type Renderer struct {
	Input
	Config     *config.Site
	words      words
	bidi       bool // the site has text of both directions
	NoteByID   map[string]*edition.Note
	ClaimByID  map[string]*edition.Claim
	code       highlight.Marker
	entries    cache[readyKey, []byte]
	cites      cache[citeKey, []cite.Piece]
	references cache[workKey, Work]
	bodies     cache[*edition.Block, []edition.Block] // derived, by their first block
	shell      *template.Template
	kinds      map[string]*template.Template // by kind of page: the shell and the template of the kind
	controls   sync.Map                      // by languages and what else they depend on, to [2]template.HTML
	measured   bool                          // a template is the site's own, so that executions have budgets
	runs       sync.Map                      // by kind of page and languages of the interface, to *runs
	shells     sync.Map                      // by kind of page and languages of the interface, to *template.Template
}

// New prepares a renderer. An error is about a template or the words of the
// interface, and names the file and line.
func New(in Input) (*Renderer, error) {
	r := &Renderer{Input: in, Config: in.Corpus.Config, bidi: in.Corpus.Bidi(), NoteByID: map[string]*edition.Note{}, ClaimByID: map[string]*edition.Claim{}}
	for _, n := range in.Corpus.Notes {
		r.NoteByID[n.ID] = n
	}
	for _, c := range in.Corpus.Claims {
		r.ClaimByID[c.ID] = c
	}
	var err error
	if r.words, err = loadWords(in.Words); err != nil {
		return nil, err
	}
	if r.shell, r.kinds, r.measured, err = parseShell(in.Templates, in.Own); err != nil {
		return nil, err
	}
	return r, nil
}

// in returns a text in a language of a page; Simplified is derived when needed.
func (r *Renderer) In(t edition.Text, lang string) string { return r.Converter.In(t, lang) }

// body returns the blocks of a body in a language of a page.
func (r *Renderer) Body(body map[string][]edition.Block, tag string) []edition.Block {
	tag = lang.Public(tag)
	if b, ok := body[tag]; ok {
		return b
	}
	if tag == lang.Hans && len(body[lang.Hant]) > 0 {
		return r.derived(body[lang.Hant])
	}
	if b, ok := body[r.Config.Languages[0]]; ok {
		return b
	}
	return nil
}

func (r *Renderer) derived(blocks []edition.Block) []edition.Block {
	return r.bodies.get(&blocks[0], func() []edition.Block { return r.Converter.Blocks(blocks) })
}
