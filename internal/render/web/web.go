// Package web makes the pages of a site, and the files beside them.
package web

import (
	"duizhao/internal/edition"
	"duizhao/internal/render"
)

// Pages makes the pages of a site: it holds what makes each kind of them.
type Pages struct {
	Anchors    *Anchors
	Cards      *Cards
	Menus      *Menus
	OwnFields  *OwnFields
	Head       *Head
	LinkedData *LinkedData
	Frame      *Frame
	Trial      *Trial
	References *References
	Typesetter *Typesetter
	Pens       *Pens
	Reader     *Reader
	Added      *Additions
	Recordings *Recordings
	Readings   *Readings
	Editions   *Editions
	Summaries  *Summaries
	Articles   *Articles
	Terms      *Terms
	Listing    *Listing
	Lists      *Lists
	Registers  *Registers
	NotePages  *NotePages
	FeedFiles  *Feeds
	Files      *Files
	Ways       *Ways
}

// New prepares the pages of a site. offers may be nil.
func New(r *render.Renderer, assets Assets, offers Offers) *Pages {
	p := &Pages{}
	p.Anchors = &Anchors{corpus: r.Corpus, claims: r.ClaimByID, sources: r.Sources}
	p.Cards = &Cards{texts: r.Texts, addresses: r.Addresses, credits: r.Credits, config: r.Config, picture: r.Cards}
	p.Menus = &Menus{words: r.Words, texts: r.Texts, config: r.Config, corpus: r.Corpus, library: r.Library, notes: r.NoteByID}
	p.OwnFields = &OwnFields{texts: r.Texts, addresses: r.Addresses, notes: r.NoteByID}
	p.LinkedData = &LinkedData{words: r.Words, texts: r.Texts, addresses: r.Addresses, credits: r.Credits, anchors: p.Anchors,
		config: r.Config, notes: r.NoteByID}
	p.Head = &Head{texts: r.Texts, addresses: r.Addresses, credits: r.Credits, menus: p.Menus, ownFields: p.OwnFields, linkedData: p.LinkedData,
		assets: assets, config: r.Config}
	p.Frame = &Frame{words: r.Words, texts: r.Texts, addresses: r.Addresses, templates: r.Templates, head: p.Head, cards: p.Cards,
		private: r.Private, program: r.Program}
	p.Trial = &Trial{words: r.Words, texts: r.Texts, templates: r.Templates, ownFields: p.OwnFields, config: r.Config, corpus: r.Corpus, own: r.Own}
	p.References = &References{writers: r.Writers, works: r.Works, library: r.Library}
	p.Typesetter = &Typesetter{words: r.Words, writers: r.Writers, texts: r.Texts, kit: r.Kit, glossary: r.Glossary, repairs: r.Repairs,
		anchors: p.Anchors, claims: r.ClaimByID, notes: r.NoteByID}
	p.Pens = &Pens{writers: r.Writers, kit: r.Kit, anchors: p.Anchors}
	p.Reader = &Reader{glossary: r.Glossary, credits: r.Credits, templates: r.Templates, layouts: r.Layouts}
	p.Added = &Additions{gallery: r.Gallery, typesetter: p.Typesetter, private: r.Private}
	p.Readings = &Readings{glossary: r.Glossary}
	p.Recordings = &Recordings{recordings: r.Recordings, private: r.Private}
	p.Terms = &Terms{words: r.Words, texts: r.Texts, corpus: r.Corpus}
	p.Editions = &Editions{words: r.Words, texts: r.Texts, gallery: r.Gallery, works: r.Works, credits: r.Credits, states: r.States,
		templates: r.Templates, ownFields: p.OwnFields, head: p.Head, frame: p.Frame, references: p.References, typesetter: p.Typesetter,
		reader: p.Reader, terms: p.Terms, cards: p.Cards, corpus: r.Corpus, library: r.Library, offers: offers}
	p.Added.editions = p.Editions
	p.Summaries = &Summaries{texts: r.Texts, credits: r.Credits, private: r.Private}
	p.Articles = &Articles{texts: r.Texts, addresses: r.Addresses, works: r.Works, ownFields: p.OwnFields, frame: p.Frame, references: p.References,
		pens: p.Pens, cards: p.Cards, config: r.Config, corpus: r.Corpus}
	p.Listing = &Listing{words: r.Words, texts: r.Texts, addresses: r.Addresses, ownFields: p.OwnFields}
	p.Lists = &Lists{words: r.Words, texts: r.Texts, addresses: r.Addresses, menus: p.Menus, frame: p.Frame, terms: p.Terms, listing: p.Listing,
		config: r.Config, corpus: r.Corpus}
	p.Registers = &Registers{words: r.Words, writers: r.Writers, texts: r.Texts, works: r.Works, interviews: r.Interviews, ownFields: p.OwnFields,
		linkedData: p.LinkedData, frame: p.Frame, references: p.References, pens: p.Pens, cards: p.Cards,
		anchors: p.Anchors, library: r.Library}
	p.NotePages = &NotePages{words: r.Words, writers: r.Writers, texts: r.Texts, works: r.Works, menus: p.Menus, ownFields: p.OwnFields,
		linkedData: p.LinkedData, frame: p.Frame, references: p.References, pens: p.Pens, articles: p.Articles, listing: p.Listing,
		cards: p.Cards, corpus: r.Corpus}
	p.FeedFiles = &Feeds{texts: r.Texts, addresses: r.Addresses, config: r.Config}
	p.Files = &Files{texts: r.Texts, addresses: r.Addresses, assets: assets, config: r.Config, corpus: r.Corpus, private: r.Private}
	p.Ways = &Ways{words: r.Words, texts: r.Texts, addresses: r.Addresses, templates: r.Templates, frame: p.Frame, assets: assets, config: r.Config,
		draft: r.Draft, private: r.Private}
	return p
}

// Offers returns links to the files that hold a whole edition, for a page in langs
// from which root leads to the site's root.
type Offers func(a *edition.Annotated, root string, langs []string) []render.Link

// Assets are the paths of the hashed files below the site's root.
type Assets struct {
	CSS, JS, First, Icon, Search string
	Pages                        string // a style sheet for pages other than an edition's, after CSS
	Large, More                  string // parts of Search: for a large index; what suggests and narrows
	Found                        string // a script that JS loads where a search has found something
	Parts                        string // the names of scripts beside JS that it loads when they are asked for
}
