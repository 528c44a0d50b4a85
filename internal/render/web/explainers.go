package web

import (
	"html/template"

	"duizhao/internal/address"
	"duizhao/internal/config"
	"duizhao/internal/corpus"
	"duizhao/internal/edition"
	"duizhao/internal/render"
)

// Articles makes the pages of longer texts: explainers, introductions, pages of the site's own.
type Articles struct {
	texts      *render.Texts
	addresses  *render.Addresses
	works      *render.Works
	ownFields  *OwnFields
	frame      *Frame
	references *References
	pens       *Pens
	cards      *Cards
	config     *config.Site
	corpus     *corpus.Corpus
}

// Explainer makes the page of an explainer.
func (r *Articles) Explainer(a *edition.Article, put render.Put) error {
	at := address.Explainer(a.ID)
	return r.articlePage("explainer", at, a, nil, r.cards.Article(at, a), put)
}

// articlePage makes the page of an article two levels below the root; if it belongs to
// an edition, titles are those of the edition.
func (r *Articles) articlePage(kind, path string, a *edition.Article, titles []render.Tagged, card *render.Card, put render.Put) error {
	root := "../../"
	return r.frame.sitePage(kind, path, root, a.Titles, func(p *Page) any {
		p.card = card
		if s := r.texts.In(a.Leads, p.Lang); s != "" {
			p.Description = s
		}
		p.JSONLD = jsonLD(map[string]any{"@context": "https://schema.org", "@type": "Article", "@id": r.addresses.Address(path, root),
			"headline": r.texts.In(a.Titles, p.Lang), "description": p.Description, "inLanguage": r.texts.Langs(),
			"author": map[string]any{"@type": "Organization", "name": r.texts.In(r.config.Publisher, p.Lang)}})
		data := r.article(p, a)
		data.Edition = titles
		return data
	}, put)
}

// article returns what the template of an article gets: its leads, its text in the
// site's languages and the works that it cites.
func (r *Articles) article(p *Page, a *edition.Article) *ArticlePage {
	p.Params = r.ownFields.params(a.Params, p.Root, p.Langs)
	return &ArticlePage{Page: p, Leads: r.texts.Present(a.Leads), Parts: r.articleParts(a, p.Root), Footnotes: r.articleNotes(a, p.Root),
		Works: r.references.worksOf(r.citedIn(a), r.texts.Langs())}
}

// citedIn returns what an article and its footnotes cite.
func (r *Articles) citedIn(a *edition.Article) render.Cited {
	s := render.Cited{}
	s.Article(r.works, a.Body)
	for _, l := range r.texts.Langs() {
		for _, f := range a.Notes[l] {
			s.Blocks(f.Body)
		}
	}
	return s
}

// ExplainersIndex lists the explainers.
func (r *Articles) ExplainersIndex(put render.Put) error {
	return r.frame.sitePage("explainers", address.Explainers, "../", r.texts.OfWord("nav-explainers"), func(p *Page) any {
		data := &ExplainersPage{Page: p}
		for _, a := range r.corpus.Explainers {
			data.Explainers = append(data.Explainers, Listed{Href: a.ID + "/", Titles: r.texts.Columns(r.texts.Each(a.Titles)),
				Leads:  r.texts.Columns(r.texts.Each(a.Leads)),
				Params: r.ownFields.params(a.Params, p.Root, p.Langs)})
		}
		return data
	}, put)
}

// articleParts returns an article passage for passage, each in the languages of the
// site.
func (r *Articles) articleParts(a *edition.Article, root string) [][]Column {
	langs := r.texts.Langs()
	parts := r.texts.Sections(a, langs)
	var out [][]Column
	for k := range parts[0] {
		section := make([][]edition.Block, len(langs))
		for i := range langs {
			section[i] = parts[i][k]
		}
		for _, passage := range passages(section) {
			var row []Column
			for i, l := range langs {
				row = append(row, Column{l, template.HTML(r.pens.blocks(nil, passage[i], place{root: root, lang: l}, 0))})
			}
			out = append(out, row)
		}
	}
	return out
}

// articleNotes returns the footnotes of an article, one list for each language.
func (r *Articles) articleNotes(a *edition.Article, root string) template.HTML {
	var b []byte
	for _, l := range r.texts.Langs() {
		b = r.articleFootnotes(b, a, place{root: root, lang: l})
	}
	return template.HTML(b)
}

func (r *Articles) articleFootnotes(b []byte, a *edition.Article, at place) []byte {
	p := r.pens.pen(b, at)
	p.Footnotes(a)
	return p.Bytes()
}
