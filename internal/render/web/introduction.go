package web

import (
	"duizhao/internal/address"
	"duizhao/internal/edition"
	"duizhao/internal/render"
)

// IntroductionPage makes the page of an edition's introduction.
func (r *Articles) IntroductionPage(a *edition.Shown, put render.Put) error {
	return r.articlePage("introduction", address.Introduction(a.Slug), a.Introduction, r.texts.Columns(r.texts.Each(a.Title)),
		r.cards.Text(a.Annotated), put)
}
