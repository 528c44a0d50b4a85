package site

import (
	"errors"
	"io/fs"
	"path"
	"slices"
	"strings"

	"duizhao/internal/address"
	"duizhao/internal/config"
	"duizhao/internal/corpus"
	"duizhao/internal/edition"
	"duizhao/internal/render"
	"duizhao/internal/render/book"
)

// What a build makes is in two lists: ofEdition, what it makes of each edition, and
// ofSite, what it makes once. Nothing else knows what there is: what a link may lead
// to, what the sitemap names, what is offered for download, what a private site may
// have and what the manual shows follow from them. A new format is a file that makes
// it, and an entry.

// An editionProduct is made of each edition.
type editionProduct struct {
	name   string
	at     string // its addresses, as the manual has them
	final  bool   // not made in a draft: the writer would wait for it at every save
	trial  bool   // made in a check of templates even so
	listed bool   // in the sitemap
	dated  bool   // the sitemap has it with the day of the edition, and its versions as alternates

	// paths returns the addresses of what there is of it. Links need them before the
	// edition has been read; so they must depend on nothing but settings and
	// holdings.
	paths func(c *config.Site, h *holdings) []string
	text  func(m *making) error               // makes it while the text is there
	index func(c *closing, res *result) error // or when all editions have been read
	offer offer                               // how it is offered to a reader
}

// holdings are what an edition has, as far as products depend on it.
type holdings struct {
	slug        string
	langs, view []string // of its versions, the base first; those shown at first
	spoken      []string // of its versions, those with recordings of their own
	private     bool     // it has an author's text in it that may not be published

	introduced, asked, claimed, emended bool // it has an introduction, questions, claims, emendations

	read bool // names of the site have readings, and so the edition's may
}

// making is an edition with its text.
type making struct {
	*edition.Shown
	renderer    *rendering
	fingerprint string
	put         render.Put
}

var ofEdition = []editionProduct{
	{name: "edition", at: "/SLUG/", listed: true, dated: true,
		paths: func(_ *config.Site, h *holdings) []string { return []string{address.Edition(h.slug)} },
		text:  func(m *making) error { return m.renderer.pages.Editions.Edition(m.Shown, m.fingerprint, m.put) }},
	{name: "version", at: "/SLUG/zh-hant/", listed: true, dated: true,
		paths: func(c *config.Site, h *holdings) []string {
			if c.Outputs.NoPages || len(h.langs) < 2 { // the one version of an edition is its page
				return nil
			}
			return h.each(address.Version)
		},
		text: func(m *making) error { return m.renderer.pages.Editions.Versions(m.Shown, m.fingerprint, m.put) }},
	{name: "rows", at: "/SLUG/VERSION/rows.js",
		paths: func(_ *config.Site, h *holdings) []string { return h.each(address.Rows)[min(len(h.langs), 2):] },
		text:  func(m *making) error { return m.renderer.pages.Added.Make(m.Shown, m.put) }},
	{name: "readings", at: "/SLUG/readings.js",
		paths: func(_ *config.Site, h *holdings) []string { return when(h.read, address.Readings(h.slug)) },
		text:  func(m *making) error { return m.renderer.pages.Readings.Make(m.Shown, m.put) }},
	{name: "recording", at: "/SLUG/VERSION/recording.js",
		paths: func(_ *config.Site, h *holdings) []string {
			var out []string
			for _, lang := range h.spoken {
				out = append(out, address.Recording(h.slug, lang))
			}
			return out
		},
		text: func(m *making) error { return m.renderer.pages.Recordings.Make(m.Shown, m.put) }},
	{name: "introduction", at: "/SLUG/introduction/", listed: true,
		paths: func(_ *config.Site, h *holdings) []string { return when(h.introduced, address.Introduction(h.slug)) },
		text:  func(m *making) error { return m.renderer.pages.Articles.IntroductionPage(m.Shown, m.put) }},
	{name: "questions", at: "/SLUG/questions/", listed: true,
		paths: func(_ *config.Site, h *holdings) []string { return when(h.asked, address.Questions(h.slug)) },
		text:  func(m *making) error { return m.renderer.pages.Registers.Questions(m.Shown, m.put) }},
	{name: "compare", at: "/SLUG/compare/en/en-x-lee1998/",
		paths: func(c *config.Site, h *holdings) []string {
			var out []string
			for _, pair := range address.Compared(h.langs) {
				if !c.Outputs.NoPages {
					out = append(out, address.Compare(h.slug, pair))
				}
			}
			return out
		},
		text: func(m *making) error { return m.renderer.pages.Editions.Compare(m.Shown, m.put) }},
	{name: "claims", at: "/SLUG/claims/", listed: true,
		paths: func(_ *config.Site, h *holdings) []string { return when(h.claimed, address.Claims(h.slug)) },
		index: func(c *closing, res *result) error {
			return c.renderer.pages.Registers.Claims(res.summary, res.claims, c.put)
		}},
	{name: "emendations", at: "/SLUG/emendations/", listed: true,
		paths: func(_ *config.Site, h *holdings) []string { return when(h.emended, address.Emendations(h.slug)) },
		index: func(c *closing, res *result) error {
			return c.renderer.pages.Registers.Emendations(res.summary, res.apparatus, c.put)
		}},
	{name: "single file", at: "/SLUG/SLUG.html", final: true, trial: true,
		paths: func(c *config.Site, h *holdings) []string {
			return when(c.Outputs.Single, address.File(h.slug, h.private, "html"))
		},
		text:  func(m *making) error { return m.renderer.single.Make(m.Shown, m.fingerprint, m.put) },
		offer: (*rendering).singles},
	{name: "PDF", at: "/SLUG/SLUG.pdf", final: true,
		paths: func(c *config.Site, h *holdings) []string {
			return when(c.Outputs.PDF, address.File(h.slug, h.private, "pdf"))
		},
		text:  pdf,
		offer: (*rendering).pdfs},
	{name: "EPUB", at: "/SLUG/SLUG.epub", final: true,
		paths: func(c *config.Site, h *holdings) []string {
			var out []string
			for _, b := range book.Specs(c.Outputs.EPUB, h.slug, h.private, h.langs, h.view) {
				out = append(out, b.File)
			}
			return out
		},
		text:  func(m *making) error { return book.Make(m.renderer.Renderer, m.Shown, m.fingerprint, m.put) },
		offer: (*rendering).books},
}

// each returns an address for each version.
func (h *holdings) each(at func(slug, lang string) string) []string {
	var out []string
	for _, lang := range h.langs {
		out = append(out, at(h.slug, lang))
	}
	return out
}

// made reports whether a product is made of an edition.
func (c *content) made(p *editionProduct, h *holdings) bool {
	return !(p.final && c.options.Draft && !(p.trial && c.trial)) && len(p.paths(c.corpus.Config, h)) > 0
}

// offers returns the links to the files that hold a whole edition.
func (c *content) offers(r *rendering, a *edition.Annotated, root string, langs []string) []render.Link {
	var out []render.Link
	h := c.holdingsOf(a)
	for i := range ofEdition {
		if p := &ofEdition[i]; p.offer != nil && c.made(p, h) {
			out = append(out, p.offer(r, a, root, langs)...)
		}
	}
	return out
}

// holdingsOf returns the holdings of an edition that has been read.
func (c *content) holdingsOf(a *edition.Annotated) *holdings {
	return &holdings{slug: a.Slug, langs: a.Langs, view: a.View, spoken: a.Recorded(), private: slices.Contains(c.private, a.Slug),
		introduced: a.Introduction != nil, asked: render.HasQuestions(a), claimed: c.claimed[a.Slug], emended: len(a.Emendations) > 0, read: c.pinyin}
}

// holds returns the holdings of an edition before it has been read, from its settings
// and the names of its files.
func (c *content) holds(slug string) *holdings {
	has := func(name string) bool {
		_, err := fs.Stat(c.options.FS, path.Join(corpus.Folder(slug), name))
		return !errors.Is(err, fs.ErrNotExist)
	}
	info := c.corpus.Info(slug)
	h := &holdings{slug: slug, langs: []string{info.Base}, view: info.View, spoken: info.Recorded(), private: slices.Contains(c.private, slug),
		introduced: has(corpus.IntroductionFile), claimed: c.claimed[slug], emended: has(corpus.EmendationsFile), read: c.pinyin}
	for _, v := range info.Versions {
		if v.Lang != info.Base {
			h.langs = append(h.langs, v.Lang)
		}
	}
	for _, s := range info.Speakers {
		h.asked = h.asked || s.Role == edition.Interviewer
	}
	return h
}

// leads reports whether an address below an edition is one of its products', or one that
// comes and goes with editions, as the second page of a list, and if it names a place of
// an edition's page, with #, whether that is there. Only links to such places need this,
// so that settings are read again for these few alone.
func (c *content) leads(to string) bool {
	to, id, _ := strings.Cut(to, "#")
	if c.comes[to] || c.comes[to+"/"] {
		return true
	}
	slug, _, _ := strings.Cut(to, "/")
	if !slices.Contains(c.corpus.Slugs, slug) {
		return false
	}
	h := c.holds(slug)
	for i := range ofEdition {
		for _, at := range ofEdition[i].paths(c.corpus.Config, h) {
			if to == at || to+"/" == at {
				return c.hasPlace(h, to, id)
			}
		}
	}
	return false
}
