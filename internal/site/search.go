package site

import (
	"slices"

	"duizhao/internal/address"
	"duizhao/internal/cite"
	"duizhao/internal/edition"
	"duizhao/internal/search"
)

// openIndex begins the index of the site with its apparatus. Each edition adds
// itself when it is read.
func (r *run) openIndex() error {
	if r.outlet == nil || r.corpus.Config.Outputs.NoSearch {
		return nil
	}
	r.index = search.New(search.Options{Put: r.outlet.Put, Private: len(r.private) > 0, Quick: r.options.Draft, Workers: r.options.workers(),
		Keep: r.again.postings(), Stay: r.again.bucket})
	for _, volume := range r.apparatusItems() {
		if err := r.index.Add(r.volumes, volume); err != nil {
			return err
		}
		r.volumes++
	}
	return nil
}

// apparatusItems returns the notes, claims, articles and sources, in volumes.
func (c *content) apparatusItems() [][]search.Item {
	langs := c.corpus.Config.Languages
	simplify := c.simplify()
	var notes, claims, articles, sources []search.Item
	for _, n := range c.corpus.Notes {
		notes = append(notes, search.NoteItem(n, langs, simplify))
	}
	for _, cl := range c.corpus.Claims {
		claims = append(claims, search.ClaimItem(cl, address.Numbered(address.Claims(cl.Edition), c.corpus.ClaimPages.Page(cl.ID)), langs, simplify))
	}
	for _, a := range c.corpus.Explainers {
		articles = append(articles, search.ExplainerItem(a, langs, simplify))
	}
	for _, e := range c.library.Entries() {
		reference, _ := c.library.Reference(e, langs...)
		sources = append(sources, search.SourceItem(e.ID, address.Numbered(address.Bibliography, c.sources[e.ID]), e.Lang, cite.Text(reference)))
	}
	return slices.Concat(search.Pack(notes), search.Pack(claims), search.Pack(articles), search.Pack(sources))
}

// indexEdition adds edition n, with its derived versions, to the index.
func (r *run) indexEdition(n int, a *edition.Shown) error {
	if r.index == nil {
		return nil
	}
	return r.index.Add(r.volumes+n, r.items(a))
}

// items returns what the index has of an edition.
func (r *run) items(a *edition.Shown) []search.Item {
	items := []search.Item{search.Edition(a, r.converter.In)}
	if a.Introduction != nil {
		items = append(items, search.IntroductionItem(a.Slug, a.Introduction, r.corpus.Config.Languages, r.simplify()))
	}
	return items
}
