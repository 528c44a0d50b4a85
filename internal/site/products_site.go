package site

import (
	"math"
	"slices"
	"strings"

	"duizhao/internal/address"
	"duizhao/internal/cite"
	"duizhao/internal/corpus"
	"duizhao/internal/output"
	"duizhao/internal/render"
	"duizhao/internal/render/web"
)

// A siteProduct is made once, when all editions have been read.
type siteProduct struct {
	name   string
	at     string // its addresses, as the manual has them
	final  bool   // not made in a draft
	public bool   // for others to find: a private site has none
	listed bool   // in the sitemap
	comes  bool   // its addresses come and go with editions, so that a page must not be made anew for that

	paths func(c *content) []string // the addresses of what there is of it
	jobs  func(c *closing) []job
}

// job makes files, concurrently with others.
type job func() error

// closing is the second pass: all editions have been read.
type closing struct {
	*run
	results   []*result // the newest work first
	summaries []*web.Summary
	bySlug    map[string]int // places in both
	fronted   []int          // these in the order of the front page
	digests   []told         // of the summaries, if anything is kept
	mentions  [][]mention    // by note
	listed    []web.Location // pages for search engines
	cited     map[string][]cite.Citing
	put       render.Put
}

// when returns an address if there is something at it, or none.
func when(has bool, at string) []string {
	if !has {
		return nil
	}
	return []string{at}
}

// The products of the pages that a site has of its own, and of those that lead on from
// old addresses.
const (
	pageProduct  = "page"
	aliasProduct = "alias"
)

// assetsAt is where the product is that no template makes.
const assetsAt = "/assets/"

// used returns the tags and series that have editions. The page of a person is that of the
// note.
func (c *lists) used() []*corpus.Term {
	return slices.Concat(c.corpus.TermsIn(address.Series), c.corpus.TermsIn(address.Tags))
}

// fed returns the terms that have editions, and so feeds.
func (c *lists) fed() []*corpus.Term {
	return slices.Concat(c.corpus.TermsIn(address.People), c.used())
}

var ofSite = []siteProduct{
	{name: "list of tags, series, people, authors, years or languages", at: "/tags/", listed: true,
		paths: func(c *content) []string {
			return c.lists.first(func(s *shelf) bool { return s.kind != "" && s.term == nil })
		},
		jobs: func(c *closing) (out []job) {
			for _, kind := range c.content.lists.first(func(s *shelf) bool { return s.kind != "" && s.term == nil }) {
				out = append(out, func() error { return c.termsIndex(kind) })
			}
			return out
		}},
	{name: "tag or series", at: "/tags/ID/", listed: true,
		paths: func(c *content) []string {
			return c.lists.first(func(s *shelf) bool { return s.term != nil && !s.comes() })
		},
		jobs: func(c *closing) []job {
			return c.pagesOf(1, 1, func(s *shelf) bool { return s.term != nil && !s.comes() })
		}},
	{name: "list of an author, a year or a language", at: "/authors/ID/", listed: true, comes: true,
		paths: func(c *content) []string { return c.lists.first((*shelf).comes) },
		jobs:  func(c *closing) []job { return c.pagesOf(1, 1, (*shelf).comes) }},
	{name: "further page of a list", at: "/page/2/", comes: true,
		paths: func(c *content) []string { return c.lists.further() },
		jobs: func(c *closing) []job { // those of lists of terms are made with their first
			return c.pagesOf(2, math.MaxInt, func(s *shelf) bool { return s.kind == "" || s.term != nil })
		}},
	{name: "further page of a register", at: "/bibliography/page/2/", listed: true, comes: true,
		paths: registerPages}, // made with its first
	{name: "feeds of a tag, a series or a person", at: "/tags/ID/feed.atom", final: true, public: true,
		paths: func(c *content) (out []string) {
			if config := c.corpus.Config; config.URL == "" || config.Outputs.NoFeeds {
				return nil
			}
			for _, t := range c.lists.fed() {
				at := address.Term(t.Kind, t.ID)
				out = append(out, at+"feed.atom", at+"feed.json")
			}
			return out
		},
		jobs: func(c *closing) (out []job) {
			for _, t := range c.content.lists.fed() {
				out = append(out, func() error { return c.renderer.pages.FeedFiles.Term(t, c.members(t), c.put) })
			}
			return out
		}},
	{name: "search", at: "/search/",
		paths: func(c *content) []string { return when(!c.corpus.Config.Outputs.NoSearch, address.Search) },
		jobs:  (*closing).search},
	{name: "front page", at: "/", listed: true,
		paths: func(*content) []string { return []string{address.Front} },
		jobs:  func(c *closing) []job { return []job{c.front} }},
	{name: pageProduct, at: "/about/", listed: true,
		paths: func(c *content) (out []string) {
			for _, p := range c.corpus.Pages {
				out = append(out, address.Page(p.ID))
			}
			return out
		},
		jobs: func(c *closing) (out []job) {
			for _, p := range c.corpus.Pages {
				out = append(out, func() error { return c.renderer.pages.Articles.OwnPage(p, c.put) })
			}
			return out
		}},
	{name: aliasProduct, at: "/OLD/",
		paths: func(c *content) (out []string) {
			for i := range c.corpus.Aliases {
				out = append(out, strings.TrimSuffix(address.FileOf(c.corpus.Aliases[i].From), "index.html"))
			}
			return out
		},
		jobs: func(c *closing) (out []job) {
			for i := range c.corpus.Aliases {
				out = append(out, func() error { return c.renderer.pages.Ways.Alias(&c.corpus.Aliases[i], c.put) })
			}
			return out
		}},
	{name: "missing", at: "/404.html",
		paths: func(*content) []string { return []string{address.Missing} },
		jobs:  func(c *closing) []job { return []job{c.missing} }},
	{name: "feeds", at: "/feed.atom", final: true, public: true,
		paths: func(c *content) []string {
			if config := c.corpus.Config; config.URL == "" || config.Outputs.NoFeeds {
				return nil
			}
			return []string{"feed.atom", "feed.json"}
		},
		jobs: func(c *closing) []job {
			return []job{func() error { return c.renderer.pages.FeedFiles.Site(c.summaries, c.put) }}
		}},
	{name: "share cards", at: "/card.png", final: true, public: true, comes: true,
		paths: func(c *content) []string { return c.cards.paths() }, jobs: (*closing).cardJobs},
	{name: "sitemap", at: "/sitemap.xml", // and robots.txt, which a private site has as well
		paths: func(c *content) []string { return []string{"robots.txt"} },
		jobs: func(c *closing) []job {
			return []job{func() error { return c.renderer.pages.Files.Sitemap(c.listed, c.put) }}
		}},
	{name: "headers", at: "/_headers", final: true, public: true,
		paths: func(c *content) []string { return when(c.corpus.Config.Outputs.Headers, "_headers") },
		jobs:  func(c *closing) []job { return []job{func() error { return c.renderer.pages.Files.Headers(c.put) }} }},
	{name: "redirects", at: "/_redirects", final: true, public: true,
		paths: func(c *content) []string {
			return when(c.corpus.Config.Outputs.Headers && len(c.corpus.Redirects()) > 0, "_redirects")
		},
		jobs: func(c *closing) []job { return []job{func() error { return c.renderer.pages.Files.Redirects(c.put) }} }},
	{name: "manifest", at: "/manifest.webmanifest",
		paths: func(*content) []string { return []string{"manifest.webmanifest"} },
		jobs:  func(c *closing) []job { return []job{func() error { return c.renderer.pages.Files.Manifest(c.put) }} }},
	{name: "mark of a private site", at: "/private.json",
		paths: func(c *content) []string { return when(len(c.private) > 0, PrivateFile) },
		jobs: func(c *closing) []job {
			return []job{func() error { return c.renderer.pages.Files.MarkPrivate(c.put) }}
		}},
	{name: "mark of a site with drafts", at: "/drafts.json", final: true,
		paths: func(c *content) []string { return when(c.drafts, web.DraftsFile) },
		jobs:  func(c *closing) []job { return []job{func() error { return c.renderer.pages.Files.MarkDrafts(c.put) }} }},
	{name: "index of notes", at: "/notes/", listed: true,
		paths: func(c *content) []string { return c.lists.ofNotes() },
		jobs:  func(c *closing) []job { return []job{c.notesIndex} }},
	{name: "index of explainers", at: "/explainers/", listed: true,
		paths: func(c *content) []string { return when(len(c.corpus.Explainers) > 0, address.Explainers) },
		jobs: func(c *closing) []job {
			return []job{func() error { return c.renderer.pages.Articles.ExplainersIndex(c.put) }}
		}},
	{name: "bibliography", at: "/bibliography/", listed: true,
		paths: func(c *content) []string {
			return when(c.library != nil && len(c.library.Entries()) > 0, address.Bibliography)
		},
		jobs: func(c *closing) []job {
			return []job{func() error { return c.renderer.pages.Registers.Bibliography(c.cited, c.put) }}
		}},
	{name: "explainer", at: "/explainers/ID/", listed: true,
		paths: func(c *content) (out []string) {
			for _, a := range c.corpus.Explainers {
				out = append(out, address.Explainer(a.ID))
			}
			return out
		},
		jobs: func(c *closing) (out []job) {
			for _, a := range c.corpus.Explainers {
				out = append(out, func() error { return c.renderer.pages.Articles.Explainer(a, c.put) })
			}
			return out
		}},
	{name: "note", at: "/notes/ID/", listed: true,
		paths: func(c *content) (out []string) {
			for _, n := range c.corpus.Notes {
				out = append(out, address.Note(n.ID))
			}
			return out
		},
		jobs: func(c *closing) (out []job) {
			for i, n := range c.corpus.Notes {
				out = append(out, func() error { return c.note(n, c.mentions[i]) })
			}
			return out
		}},
	{name: "style sheet, scripts, icon, fonts, files of static/", at: assetsAt,
		paths: func(c *content) (out []string) {
			for _, f := range c.bundle.Files {
				out = append(out, f.Path)
			}
			return out
		},
		jobs: func(c *closing) (out []job) {
			for _, f := range c.bundle.Files {
				out = append(out, func() error { return putFile(&f, c.put) })
			}
			return out
		}},
	{name: "archive", at: "/site.zip", final: true, // run packs it
		paths: func(c *content) []string {
			name := output.BundleName
			if len(c.private) > 0 {
				name = output.PrivateName
			}
			return when(c.corpus.Config.Outputs.Bundle || c.options.Bundle, name)
		}},
}
