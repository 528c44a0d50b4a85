package render

import (
	"slices"
	"strconv"
	"strings"

	"duizhao/internal/address"
	"duizhao/internal/edition"
)

// Card is what the picture says that others show when a page is shared. It is drawn
// elsewhere: render knows no fonts.
type Card struct {
	Path            string   // its address below the site's root
	Kind            string   // of Cards, or "" for that of the site
	Site, Title, By []Tagged // in the languages of the site
	Own             string   // address of a picture that stands for it, or ""
}

// The kinds of cards, as outputs.cards has them.
const (
	EditionCards = "editions"
	PageCards    = "pages"
	NoteCards    = "notes"
)

// The size of cards, for the heads of pages.
const (
	CardWidth  = 1200
	CardHeight = 630
)

// SiteCard returns the card of the site, for pages that have none of their own.
func (r *Renderer) SiteCard() *Card {
	return &Card{Path: address.SiteCard, Title: r.Called(r.Config.Title, r.Langs()), By: r.Called(r.Config.Description, r.Langs())}
}

// EditionCard returns the card of an edition.
func (r *Renderer) EditionCard(s *Summary) *Card {
	return r.card(address.Edition(s.Slug), EditionCards, s.Image, r.columns(s.Title), r.columns(s.Credit))
}

// NoteCard returns the card of a note.
func (r *Renderer) NoteCard(n *edition.Note) *Card {
	return r.card(address.Note(n.ID), NoteCards, n.Image, r.columns(r.eachLang(n.Name)), nil)
}

// ArticleCard returns the card of a page of the site or of an explainer.
func (r *Renderer) ArticleCard(at string, a *edition.Article) *Card {
	return r.card(at, PageCards, a.Image, r.columns(r.eachLang(a.Titles)), r.columns(r.eachLang(a.Leads)))
}

func (r *Renderer) card(at, kind, own string, title, by []Tagged) *Card {
	return &Card{Path: address.Card(at), Kind: kind, Own: strings.TrimPrefix(own, "/"), Site: r.Called(r.Config.Title, r.Langs()), Title: title, By: by}
}

// infoCard is EditionCard while the text is there.
func (r *Renderer) infoCard(a *edition.Annotated) *Card {
	return r.EditionCard(&Summary{Slug: a.Slug, Image: a.Image, Title: r.eachLang(a.Title), Credit: r.credits(&a.Info)})
}

// credits returns, in each language of the site, who wrote a work and who translated the
// version in that language.
func (r *Renderer) credits(info *edition.Info) []string {
	var out []string
	for _, l := range r.Langs() {
		out = append(out, strings.Clone(r.CreditLine(info, l)))
	}
	return out
}

// CreditLine returns who wrote a work, and who translated the version in a language.
func (r *Renderer) CreditLine(info *edition.Info, tag string) string {
	c, voice := r.Credit(info, tag), r.Voice(tag)
	parts := []phrase{{{tag, c.Author()}}, r.role("translated-by", c.Translators, tag, voice)}
	parts = slices.DeleteFunc(parts, func(p phrase) bool { return p.text() == "" })
	return chain(parts, r.Word(voice, "separator"), voice).text()
}

// share says which picture others are to show with a page, where the site has an address
// and there is such a picture.
func (r *Renderer) share(p *Page) {
	if r.Cards == nil || p.Robots != "" || p.Kind == "single" || r.Public("") == "" {
		return
	}
	path, width, height := "", 0, 0
	for _, c := range []*Card{p.card, r.SiteCard()} {
		if c != nil {
			if path, width, height = r.Cards(c); path != "" {
				break
			}
		}
	}
	if path == "" {
		return
	}
	p.Meta = append(p.Meta,
		Meta{Property: "og:image", Content: r.Absolute(path)},
		Meta{Property: "og:image:width", Content: strconv.Itoa(width)},
		Meta{Property: "og:image:height", Content: strconv.Itoa(height)},
		Meta{Property: "og:image:alt", Content: p.Title},
		Meta{Name: "twitter:card", Content: "summary_large_image"})
}
