package web

import (
	"encoding/json"
	"html/template"
	"slices"
	"strings"

	"duizhao/internal/address"
	"duizhao/internal/config"
	"duizhao/internal/edition"
	"duizhao/internal/lang"
	"duizhao/internal/render"
)

// Head fills in what is in the head of a page and around its text.
type Head struct {
	texts      *render.Texts
	addresses  *render.Addresses
	credits    *render.Credits
	menus      *Menus
	ownFields  *OwnFields
	linkedData *LinkedData
	assets     Assets
	config     *config.Site
}

// NewPage fills in what all pages share. path is the page's folder below the site's
// root, "" or with a final slash.
func (r *Head) NewPage(kind, path, root string, langs []string) *Page {
	p := &Page{Kind: kind, Lang: langs[0], Langs: langs, Root: root, CSS: r.assets.CSS, JS: r.assets.JS, First: r.assets.First, Icon: r.assets.Icon}
	p.Found, p.Parts = r.assets.Found, r.assets.Parts
	if kind != "edition" && kind != "version" {
		p.PagesCSS = r.assets.Pages
	}
	p.Site = r.texts.In(r.config.Title, langs[0])
	p.Home = r.texts.Called(r.config.Title, langs)
	p.Description = r.texts.In(r.config.Description, langs[0])
	p.Feeds = r.addresses.Absolute("") != "" && !r.config.Outputs.NoFeeds
	p.Canonical = r.addresses.Address(path, root)
	if r.addresses.Absolute("") == "" {
		p.Canonical = "./" // the page itself, wherever the tree is
	}
	p.SiteParams = r.ownFields.params(r.config.Params, r.ownFields.wayTo(kind == "single", root), langs)
	p.Nav, p.Foot = r.menus.nav(root, path, langs), r.menus.menu(r.config.Menus.Foot, root, path, langs)
	p.Meta = []Meta{
		{Property: "og:site_name", Content: p.Site},
		{Property: "og:locale", Content: strings.ReplaceAll(lang.Locale(langs[0]), "-", "_")},
	}
	return p
}

// editionLinks fills in the links between the versions of an edition.
func (r *Head) editionLinks(p *Page, a *edition.Annotated, path, root string, langs []string, kind string) {
	if len(a.Langs) > 1 {
		p.Versions = append(p.Versions, r.menus.NamedLink(root+address.Edition(a.Slug), langs, "side-by-side", kind == "edition"))
	}
	p.Alternates = append(p.Alternates, render.Link{Href: r.addresses.Address(address.Edition(a.Slug), root), Lang: "x-default"})
	if !r.addresses.HasVersionPages(a.Langs) {
		return
	}
	for _, l := range a.Langs {
		to := address.Version(a.Slug, l)
		name := r.credits.VersionTitle(&a.Info, l)
		p.Versions = append(p.Versions, render.Link{Href: root + to, Lang: l, Text: name.Text, Names: []render.Tagged{name},
			Current: kind == "version" && l == langs[0]})
		public := lang.Public(l) // a second version in a language has the same: the first is the alternate
		if !slices.ContainsFunc(p.Alternates, func(a render.Link) bool { return a.Lang == public }) {
			p.Alternates = append(p.Alternates, render.Link{Href: r.addresses.Address(to, root), Lang: public})
		}
	}
}

// EditionMeta fills in Open Graph, citation_* (in the form that Google Scholar and
// Zotero read) and JSON-LD (schema.org Article).
func (r *Head) EditionMeta(p *Page, a *edition.Annotated, path string, langs []string, kind string) {
	tag := langs[0]
	if len(a.Langs) == 1 { // the page of the edition is that of its version
		kind = "version"
	}
	p.Meta = append(p.Meta,
		Meta{Property: "og:type", Content: "article"},
		Meta{Property: "og:title", Content: r.texts.In(a.Title, tag)},
		Meta{Property: "og:description", Content: p.Description},
		Meta{Name: "citation_title", Content: r.texts.In(a.Title, tag)},
		Meta{Name: "citation_language", Content: lang.Public(tag)},
	)
	c := r.credits.PublicCredit(a, tag)
	p.Meta = append(p.Meta, creditMeta(&c, kind == "version")...)
	if s := r.texts.In(r.config.Publisher, tag); s != "" {
		p.Meta = append(p.Meta, Meta{Name: "citation_publisher", Content: s})
	}
	if url := r.addresses.Absolute(path); url != "" {
		p.Meta = append(p.Meta, Meta{Property: "og:url", Content: url}, Meta{Name: "citation_public_url", Content: url})
	}
	p.JSONLD = r.linkedData.articleLD(p, a, path, tag, kind)
}

func (r *LinkedData) articleLD(p *Page, a *edition.Annotated, path, tag, kind string) template.HTML {
	id := r.addresses.Address(path, p.Root)
	ld := map[string]any{
		"@context": "https://schema.org", "@type": "Article", "@id": id, "url": id,
		"headline": r.texts.In(a.Title, tag), "description": p.Description, "inLanguage": lang.Public(tag),
		"isAccessibleForFree": true,
	}
	c := r.credits.PublicCredit(a, tag)
	if kind == "edition" { // of the whole: who made a version is named at that
		c.Translators, c.Revisers, c.Version, c.Status = nil, nil, "", ""
	}
	creditLD(&c, ld)
	if kind == "edition" {
		ld["inLanguage"] = render.PublicTags(p.Langs)
	}
	if s := r.texts.In(r.config.Publisher, tag); s != "" {
		ld["publisher"] = map[string]any{"@type": "Organization", "name": s}
	}
	if a.Origin.Title != "" {
		origin := map[string]any{"@type": "Article", "headline": a.Origin.Title, "author": ld["author"]}
		if a.Origin.URL != "" {
			origin["url"] = a.Origin.URL
		}
		if a.Origin.Lang != "" {
			origin["inLanguage"] = a.Origin.Lang
		}
		if a.Origin.Published != "" {
			origin["datePublished"] = a.Origin.Published
		}
		ld["isBasedOn"] = origin
	}
	if about := r.aboutLD(a, p.Root, tag); about != nil {
		ld["about"] = about
	}
	if r.addresses.HasVersionPages(a.Langs) {
		r.versionsLD(ld, p, a, tag, kind)
	}
	return jsonLD(ld)
}

// versionsLD says which version is a translation of which (schema.org
// translationOfWork, workTranslation) and, of the edition, what versions it has.
func (r *LinkedData) versionsLD(ld map[string]any, p *Page, a *edition.Annotated, tag, kind string) {
	part := func(l string) map[string]any {
		of := map[string]any{"@type": "Article", "@id": r.addresses.Address(address.Version(a.Slug, l), p.Root), "inLanguage": lang.Public(l)}
		c := r.credits.Credit(&a.Info, l)
		if t := agents(c.Translators, "Person"); t != nil {
			of["translator"] = t
		}
		return of
	}
	if kind == "edition" {
		parts := make([]any, len(a.Langs))
		for k, l := range a.Langs {
			parts[k] = part(l)
		}
		ld["hasPart"] = parts
		return
	}
	ld["isPartOf"] = map[string]any{"@type": "Article", "@id": r.addresses.Address(address.Edition(a.Slug), p.Root)}
	if from := a.TranslatedFrom(tag); from != "" && a.Column(from) >= 0 {
		ld["translationOfWork"] = part(from)
	}
	var translations []any
	for _, l := range a.Langs {
		if l != tag && a.TranslatedFrom(l) == tag {
			translations = append(translations, part(l))
		}
	}
	if translations != nil {
		ld["workTranslation"] = translations
	}
}

// jsonLD returns data in a script element; encoding/json escapes < > &, so that
// nothing in the data can end the element.
func jsonLD(v map[string]any) template.HTML {
	if v["description"] == "" {
		delete(v, "description")
	}
	data, err := json.Marshal(v)
	if err != nil {
		panic("render: " + err.Error()) // only maps of plain values come here
	}
	return template.HTML(append(append([]byte(`<script type="application/ld+json">`), data...), "</script>"...))
}
