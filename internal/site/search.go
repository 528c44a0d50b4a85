package site

import (
	"slices"

	"duizhao/internal/cite"
	"duizhao/internal/edition"
	"duizhao/internal/output"
	"duizhao/internal/search"
)

// openIndex begins the index of the site with its apparatus. Each edition adds
// itself when it is read.
func (l *loaded) openIndex(sink output.Sink) error {
	if sink == nil || l.corpus.Config.Outputs.NoSearch {
		return nil
	}
	l.index = search.New(search.Options{Put: sink.Put, Private: len(l.private()) > 0, Quick: l.options.Draft, Workers: l.options.workers()})
	for _, volume := range l.apparatusItems() {
		if err := l.index.Add(l.firstVolume, volume); err != nil {
			return err
		}
		l.firstVolume++
	}
	return nil
}

// apparatusItems returns the notes, claims, articles and sources, in volumes.
func (l *loaded) apparatusItems() [][]search.Item {
	c := l.corpus
	langs := c.Config.Languages
	simplify := l.simplify()
	var notes, claims, articles, sources []search.Item
	for _, n := range c.Notes {
		notes = append(notes, search.NoteItem(n, langs, simplify))
	}
	for _, cl := range c.Claims {
		claims = append(claims, search.ClaimItem(cl, langs, simplify))
	}
	for _, a := range c.Explainers {
		articles = append(articles, search.ExplainerItem(a, langs, simplify))
	}
	for _, e := range l.library.Entries() {
		reference, _ := l.library.Reference(e, langs...)
		sources = append(sources, search.SourceItem(e.ID, e.Lang, cite.Text(reference)))
	}
	return slices.Concat(search.Pack(notes), search.Pack(claims), search.Pack(articles), search.Pack(sources))
}

// simplify returns what makes texts of the site Simplified; nil if a derived text is
// found by its characters.
func (l *loaded) simplify() search.Simplify {
	if len(l.corpus.Config.Simplified) == 0 {
		return nil
	}
	return l.converter.Text
}

// indexEdition adds an edition, with its derived versions, to the index.
func (l *loaded) indexEdition(a *edition.Annotated) error {
	if l.index == nil {
		return nil
	}
	k, _ := slices.BinarySearch(l.corpus.Slugs, a.Slug)
	items := []search.Item{search.Edition(a, l.converter.In)}
	if a.Introduction != nil {
		items = append(items, search.IntroductionItem(a.Slug, a.Introduction, l.corpus.Config.Languages, l.simplify()))
	}
	return l.index.Add(l.firstVolume+k, items)
}
