package render

import (
	"duizhao/internal/address"
	"duizhao/internal/cite"
	"duizhao/internal/edition"
	"duizhao/internal/encode"
)

// Explainer makes the page of an explainer.
func (r *Renderer) Explainer(a *edition.Article, put Put) error {
	return r.articlePage("explainer", address.Explainer(a.ID), a, r.heading(nil, a.Titles), put)
}

// articlePage makes the page of an article two levels below the root: its header,
// its leads, its text in the site's languages and the works that it cites.
func (r *Renderer) articlePage(kind, path string, a *edition.Article, header []byte, put Put) error {
	root := "../../"
	for _, l := range r.Langs() {
		if s := r.In(a.Leads, l); s != "" {
			header = r.tagged(header, "p", "subtitle", l, s)
		}
	}
	b := r.articleRows(nil, a, root)
	b = r.works(b, r.citedIn(a), root, r.Langs())
	return r.sitePage(kind, path, root, a.Titles, header, b, func(p *Page) {
		if s := r.In(a.Leads, p.Lang); s != "" {
			p.Description = s
		}
		p.JSONLD = jsonLD(map[string]any{"@context": "https://schema.org", "@type": "Article", "@id": r.address(path, root),
			"headline": r.In(a.Titles, p.Lang), "description": p.Description, "inLanguage": r.Langs(),
			"author": map[string]any{"@type": "Organization", "name": r.In(r.Config.Publisher, p.Lang)}})
	}, put)
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
	b := []byte(`<ol class="editions">` + "\n")
	for _, a := range r.Corpus.Explainers {
		b = append(encode.URL(append(b, `<li><h2><a href="`...), a.ID+"/"), `">`...)
		for _, l := range r.Langs() {
			b = r.tagged(b, "span", "t", l, r.In(a.Titles, l))
		}
		b = append(b, `</a></h2><div class="pair">`...)
		for _, l := range r.Langs() {
			b = r.tagged(b, "p", "", l, r.In(a.Leads, l))
		}
		b = append(b, "</div></li>\n"...)
	}
	b = append(b, "</ol>\n"...)
	t := r.word("nav-explainers")
	return r.sitePage("explainers", address.Explainers, "../", t, r.heading(nil, t), b, nil, put)
}

// Bibliography makes the list of all sources with the places that cite them.
func (r *Renderer) Bibliography(cited map[string][]cite.Citing, put Put) error {
	root := "../"
	b := []byte(`<ul class="bib">` + "\n")
	for _, e := range r.Library.Entries(r.Langs()...) {
		b = append(escape(append(b, `<li id="`...), e.ID), '"')
		text, lang := r.reference(e, r.Langs())
		b = append(r.tongue(b, lang), `><span class="csl">`...)
		b = append(append(b, text...), "</span>"...)
		if places := cited[e.ID]; len(places) > 0 {
			b = append(b, ` <span class="cited">`...)
			b = r.spans(b, "cited-in")
			for _, c := range places {
				b = append(encode.URL(append(b, ` <a href="`...), root+c.Href), '"')
				b = append(r.tongue(b, c.Lang), '>')
				b = append(escape(b, c.Text), "</a>"...)
			}
			b = append(b, "</span>"...)
		}
		b = append(append(b, cite.COinS(e)...), "</li>\n"...)
	}
	b = append(b, "</ul>\n"...)
	t := r.word("nav-bibliography")
	header := r.heading(nil, t)
	if len(cited) > 0 {
		for _, w := range r.Words(r.Langs(), "cited-key") {
			header = r.tagged(header, "p", "subtitle", w.Lang, w.Text)
		}
	}
	return r.sitePage("bibliography", address.Bibliography, root, t, header, b, nil, put)
}
