package render

import (
	"encoding/json"
	"html/template"
	"strconv"
	"strings"

	"duizhao/internal/address"
	"duizhao/internal/edition"
	"duizhao/internal/lang"
)

// newPage fills in what all pages share. path is the page's folder below the site's
// root, "" or with a final slash.
func (r *Renderer) newPage(kind, path, root string, langs []string) *Page {
	p := &Page{Kind: kind, Lang: langs[0], Langs: langs, Root: root, CSS: r.Assets.CSS, JS: r.Assets.JS, First: r.Assets.First, Icon: r.Assets.Icon}
	p.Found, p.Parts = r.Assets.Found, r.Assets.Parts
	if kind != "edition" && kind != "version" {
		p.PagesCSS = r.Assets.Pages
	}
	p.Site = r.In(r.Config.Title, langs[0])
	p.Home = r.Called(r.Config.Title, langs)
	p.Description = r.In(r.Config.Description, langs[0])
	p.Feeds = r.Absolute("") != "" && !r.Config.Outputs.NoFeeds
	p.Canonical = r.address(path, root)
	if r.Absolute("") == "" {
		p.Canonical = "./" // the page itself, wherever the tree is
	}
	p.SiteParams = r.params(r.Config.Params, r.wayTo(kind == "single", root), langs)
	p.Nav, p.Foot = r.nav(root, path, langs), r.menu(r.Config.Menus.Foot, root, path, langs)
	p.Meta = []Meta{
		{Property: "og:site_name", Content: p.Site},
		{Property: "og:locale", Content: strings.ReplaceAll(lang.Locale(langs[0]), "-", "_")},
	}
	return p
}

// namedLink returns a link whose name is a word of the interface, in the
// languages of its page.
func (r *Renderer) namedLink(href string, langs []string, key string, current bool) Link {
	return Link{Href: href, Lang: langs[0], Text: r.Word(langs[0], key), Names: r.Words(langs, key), Current: current}
}

// Public returns the address of a page on the web, or "": a private site has none.
func (r *Renderer) Public(path string) string {
	if len(r.Private) > 0 {
		return ""
	}
	return r.Absolute(path)
}

// absolute returns the address of a page on the web, or "" if the site has none yet.
func (r *Renderer) Absolute(path string) string {
	if r.Config.URL == "" || r.Draft {
		return ""
	}
	return strings.TrimSuffix(r.Config.URL, "/") + "/" + path
}

// address returns the absolute address if the site has one, or else one
// relative to the page.
func (r *Renderer) address(path, root string) string {
	if a := r.Absolute(path); a != "" {
		return a
	}
	return root + path
}

// editionLinks fills in the links between the versions of an edition.
func (r *Renderer) editionLinks(p *Page, a *edition.Annotated, path, root string, langs []string, kind string) {
	if len(a.Langs) > 1 {
		p.Versions = append(p.Versions, r.namedLink(root+address.Edition(a.Slug), langs, "side-by-side", kind == "edition"))
	}
	p.Alternates = append(p.Alternates, Link{Href: r.address(address.Edition(a.Slug), root), Lang: "x-default"})
	if !r.HasVersionPages(a.Langs) {
		return
	}
	for _, l := range a.Langs {
		to := address.Version(a.Slug, l)
		name := r.VersionTitle(&a.Info, l)
		p.Versions = append(p.Versions, Link{Href: root + to, Lang: l, Text: name.Text, Names: []Tagged{name}, Current: kind == "version" && l == langs[0]})
		p.Alternates = append(p.Alternates, Link{Href: r.address(to, root), Lang: l})
	}
}

// HasVersionPages reports whether each version of an edition in these languages has a page
// of its own. That of a single one would be the page of the edition once more.
func (r *Renderer) HasVersionPages(langs []string) bool {
	return !r.Config.Outputs.NoPages && len(langs) > 1
}

// editionMeta fills in Open Graph, citation_* (in the form that Google Scholar and
// Zotero read) and JSON-LD (schema.org Article).
func (r *Renderer) editionMeta(p *Page, a *edition.Annotated, path string, langs []string, kind string) {
	tag := langs[0]
	if len(a.Langs) == 1 { // the page of the edition is that of its version
		kind = "version"
	}
	p.Meta = append(p.Meta,
		Meta{Property: "og:type", Content: "article"},
		Meta{Property: "og:title", Content: r.In(a.Title, tag)},
		Meta{Property: "og:description", Content: p.Description},
		Meta{Name: "citation_title", Content: r.In(a.Title, tag)},
		Meta{Name: "citation_language", Content: lang.Public(tag)},
	)
	c := r.publicCredit(a, tag)
	p.Meta = append(p.Meta, c.meta(kind == "version")...)
	if s := r.In(r.Config.Publisher, tag); s != "" {
		p.Meta = append(p.Meta, Meta{Name: "citation_publisher", Content: s})
	}
	if url := r.Absolute(path); url != "" {
		p.Meta = append(p.Meta, Meta{Property: "og:url", Content: url}, Meta{Name: "citation_public_url", Content: url})
	}
	p.JSONLD = r.articleLD(p, a, path, tag, kind)
}

func (r *Renderer) articleLD(p *Page, a *edition.Annotated, path, tag, kind string) template.HTML {
	id := r.address(path, p.Root)
	ld := map[string]any{
		"@context": "https://schema.org", "@type": "Article", "@id": id, "url": id,
		"headline": r.In(a.Title, tag), "description": p.Description, "inLanguage": lang.Public(tag),
		"isAccessibleForFree": true,
	}
	c := r.publicCredit(a, tag)
	if kind == "edition" { // of the whole: who made a version is named at that
		c.Translators, c.Revisers, c.Version, c.Status = nil, nil, "", ""
	}
	c.linked(ld)
	if kind == "edition" {
		ld["inLanguage"] = PublicTags(p.Langs)
	}
	if s := r.In(r.Config.Publisher, tag); s != "" {
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
	if r.HasVersionPages(a.Langs) {
		r.versionsLD(ld, p, a, tag, kind)
	}
	return jsonLD(ld)
}

// versionsLD says which version is a translation of which (schema.org
// translationOfWork, workTranslation) and, of the edition, what versions it has.
func (r *Renderer) versionsLD(ld map[string]any, p *Page, a *edition.Annotated, tag, kind string) {
	part := func(l string) map[string]any {
		of := map[string]any{"@type": "Article", "@id": r.address(address.Version(a.Slug, l), p.Root), "inLanguage": lang.Public(l)}
		c := r.Credit(&a.Info, l)
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
	ld["isPartOf"] = map[string]any{"@type": "Article", "@id": r.address(address.Edition(a.Slug), p.Root)}
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

func (r *Renderer) Colophon(a *edition.Annotated, langs []string, fingerprint string) Colophon {
	c := Colophon{Fingerprint: fingerprint, Program: r.Program, Makers: r.Makers(a, langs)}
	for _, l := range langs {
		if s := r.In(a.Rights.Statement, l); s != "" {
			c.Rights = append(c.Rights, Tagged{l, s})
		}
		if s := r.In(a.Origin.Note, l); s != "" {
			c.Notes = append(c.Notes, Tagged{l, s})
		}
	}
	if a.Origin.Title != "" {
		c.Source = &Link{Href: a.Origin.URL, Lang: a.Origin.Lang, Text: a.Origin.Title}
		for _, l := range langs {
			by := r.Credit(&a.Info, l)
			c.SourceBy = append(c.SourceBy, Tagged{l, by.Author() + r.Word(l, "comma") + lang.Date(l, a.Origin.Published)})
		}
	}
	return c
}

// count returns a number with its noun, from the word count-KEY, "%d note|%d notes":
// a form for each category of number in the language (lang.Plural).
func (r *Renderer) Count(tag, key string, n int) string {
	form := lang.Plural(tag, n, strings.Split(r.Word(tag, "count-"+key), "|"))
	return strings.Replace(form, "%d", lang.Number(tag, strconv.Itoa(n)), 1)
}
