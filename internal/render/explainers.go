package render

import (
	"duizhao/internal/address"
	"duizhao/internal/edition"
)

// Explainer makes the page of an explainer.
func (r *Renderer) Explainer(a *edition.Article, put Put) error {
	at := address.Explainer(a.ID)
	return r.articlePage("explainer", at, a, nil, r.ArticleCard(at, a), put)
}

// articlePage makes the page of an article two levels below the root; if it belongs to
// an edition, titles are those of the edition.
func (r *Renderer) articlePage(kind, path string, a *edition.Article, titles []Tagged, card *Card, put Put) error {
	root := "../../"
	return r.sitePage(kind, path, root, a.Titles, func(p *Page) any {
		p.card = card
		if s := r.In(a.Leads, p.Lang); s != "" {
			p.Description = s
		}
		p.JSONLD = jsonLD(map[string]any{"@context": "https://schema.org", "@type": "Article", "@id": r.address(path, root),
			"headline": r.In(a.Titles, p.Lang), "description": p.Description, "inLanguage": r.Langs(),
			"author": map[string]any{"@type": "Organization", "name": r.In(r.Config.Publisher, p.Lang)}})
		data := r.article(p, a)
		data.Edition = titles
		return data
	}, put)
}

// article returns what the template of an article gets: its leads, its text in the
// site's languages and the works that it cites.
func (r *Renderer) article(p *Page, a *edition.Article) *ArticlePage {
	p.Params = r.params(a.Params, p.Root, p.Langs)
	return &ArticlePage{Page: p, Leads: r.present(a.Leads), Parts: r.articleParts(a, p.Root), Footnotes: r.articleNotes(a, p.Root), Works: r.worksOf(r.citedIn(a), r.Langs())}
}

// citedIn returns what an article and its footnotes cite.
func (r *Renderer) citedIn(a *edition.Article) Cited {
	s := Cited{}
	s.Article(r, a.Body)
	for _, l := range r.Langs() {
		for _, f := range a.Notes[l] {
			s.Blocks(f.Body)
		}
	}
	return s
}

// ExplainersIndex lists the explainers.
func (r *Renderer) ExplainersIndex(put Put) error {
	return r.sitePage("explainers", address.Explainers, "../", r.word("nav-explainers"), func(p *Page) any {
		data := &ExplainersPage{Page: p}
		for _, a := range r.Corpus.Explainers {
			data.Explainers = append(data.Explainers, Listed{Href: a.ID + "/", Titles: r.columns(r.eachLang(a.Titles)), Leads: r.columns(r.eachLang(a.Leads)),
				Params: r.params(a.Params, p.Root, p.Langs)})
		}
		return data
	}, put)
}
