package site

import (
	"duizhao/internal/address"
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
