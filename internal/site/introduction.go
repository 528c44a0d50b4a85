package site

import (
	"errors"
	"io/fs"
	"path"
	"slices"

	"duizhao/internal/address"
	"duizhao/internal/corpus"
	"duizhao/internal/edition"
)

// introduction reads the introduction of an edition and checks it like any other
// article of the site.
func (l *loaded) introduction(e *edition.Edition) {
	doc := l.corpus.Introduction(e, l.problems)
	if doc == nil {
		return
	}
	a := e.Introduction
	l.need(doc, "the introduction's title", a.Titles, l.corpus.Config.Languages, "title")
	l.checkArticle(a, l.called(address.Introduction(e.Slug), a.Titles))
}

// editionPage reports whether an edition has a page of a name below its address:
// of a version, of its introduction, of its questions. Only links to such pages
// ask, so that edition.yaml is read again for these few alone.
func (l *loaded) editionPage(slug, page string) bool {
	if !slices.Contains(l.corpus.Slugs, slug) {
		return false
	}
	switch page {
	case "introduction":
		_, err := fs.Stat(l.options.FS, path.Join("content/editions", slug, corpus.IntroductionFile))
		return !errors.Is(err, fs.ErrNotExist)
	case "questions":
		for _, s := range l.corpus.Info(slug).Speakers {
			if s.Role == edition.Interviewer {
				return true
			}
		}
		return false
	}
	return l.versionPage(slug, page)
}
