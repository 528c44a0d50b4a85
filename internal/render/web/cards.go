package web

import (
	"strconv"
	"strings"

	"duizhao/internal/address"
	"duizhao/internal/config"
	"duizhao/internal/edition"
	"duizhao/internal/render"
)

// Cards says which picture others are to show with a page.
type Cards struct {
	texts     *render.Texts
	addresses *render.Addresses
	credits   *render.Credits
	config    *config.Site
	picture   func(*render.Card) (path string, width, height int) // or nil
}

// Site returns the card of the site, for pages that have none of their own.
func (r *Cards) Site() *render.Card {
	return &render.Card{Path: address.SiteCard, Title: r.called(r.config.Title), By: r.called(r.config.Description)}
}

// Edition returns the card of an edition.
func (r *Cards) Edition(s *Summary) *render.Card {
	return r.card(address.Edition(s.Slug), render.EditionCards, s.Image, r.texts.Columns(s.Title), r.texts.Columns(s.Credit))
}

// Text is Edition while the text is there.
func (r *Cards) Text(a *edition.Annotated) *render.Card {
	return r.Edition(&Summary{Slug: a.Slug, Image: a.Image, Title: r.texts.Each(a.Title), Credit: r.credits.Lines(&a.Info)})
}

// Note returns the card of a note.
func (r *Cards) Note(n *edition.Note) *render.Card {
	return r.card(address.Note(n.ID), render.NoteCards, n.Image, r.texts.Columns(r.texts.Each(n.Name)), nil)
}

// Article returns the card of a page of the site or of an explainer.
func (r *Cards) Article(at string, a *edition.Article) *render.Card {
	return r.card(at, render.PageCards, a.Image, r.texts.Columns(r.texts.Each(a.Titles)), r.texts.Columns(r.texts.Each(a.Leads)))
}

func (r *Cards) card(at, kind, own string, title, by []render.Tagged) *render.Card {
	return &render.Card{Path: address.Card(at), Kind: kind, Own: strings.TrimPrefix(own, "/"), Site: r.called(r.config.Title), Title: title, By: by}
}

// called returns a text of the site in its languages.
func (r *Cards) called(t edition.Text) []render.Tagged { return r.texts.Called(t, r.texts.Langs()) }

// share says which picture others are to show with a page, where the site has an address
// and there is such a picture.
func (r *Cards) share(p *Page) {
	if r.picture == nil || p.Robots != "" || p.Kind == "single" || r.addresses.Public("") == "" {
		return
	}
	path, width, height := "", 0, 0
	for _, c := range []*render.Card{p.card, r.Site()} {
		if c != nil {
			if path, width, height = r.picture(c); path != "" {
				break
			}
		}
	}
	if path == "" {
		return
	}
	p.Meta = append(p.Meta,
		Meta{Property: "og:image", Content: r.addresses.Absolute(path)},
		Meta{Property: "og:image:width", Content: strconv.Itoa(width)},
		Meta{Property: "og:image:height", Content: strconv.Itoa(height)},
		Meta{Property: "og:image:alt", Content: p.Title},
		Meta{Name: "twitter:card", Content: "summary_large_image"})
}
