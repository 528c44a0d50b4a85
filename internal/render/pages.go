package render

import (
	"crypto/sha256"
	"encoding/hex"
	"html/template"
	"net/url"
	"slices"
	"strings"

	"duizhao/internal/address"
	"duizhao/internal/corpus"
	"duizhao/internal/edition"
	"duizhao/internal/encode"
	"duizhao/internal/lang"
)

// Summary is what the index of the corpus keeps of an edition: as little as the
// site's own pages need, since there may be ten thousand editions. The texts are in
// the languages of the site, in their order.
type Summary struct {
	Slug                        string
	Date, Updated               string // day of the work, and of the edition in its present state
	Title, Author, Editor, Lead []string
	Specimen                    []string // the first sentence of the text; none if it has none in some language
	Minutes                     []int    // that it takes to read
	Origin                      string   // address of the original
	Langs                       []string // of the versions that have pages
	Names                       []Tagged // what these are called if it is more than the name of a language, or nil
	Contributors                []string // who made the versions, in the first language of the site
	Licence                     string   // address of the licence, or ""
}

// Summarise makes the summary of an edition. It keeps langs.
func (r *Renderer) Summarise(a *edition.Annotated, langs []string) Summary {
	each := func(t edition.Text) []string {
		out := make([]string, len(r.Langs()))
		for i, l := range r.Langs() {
			out[i] = strings.Clone(r.In(t, l))
		}
		return out
	}
	by := func(names func(*Credit) string) []string {
		out := make([]string, len(r.Langs()))
		for i, l := range r.Langs() {
			c := r.Credit(&a.Info, l)
			out[i] = strings.Clone(names(&c))
		}
		return out
	}
	return Summary{Slug: a.Slug, Date: strings.Clone(a.Date), Updated: strings.Clone(dayMade(&a.Info)), Origin: strings.Clone(a.Origin.URL),
		Title: each(a.Title), Author: by((*Credit).Author), Editor: by((*Credit).Editor), Lead: each(a.Summary), Langs: langs, Names: r.versionNames(&a.Info, langs),
		Contributors: r.contributors(a, r.Langs()[0]), Licence: r.licence(a),
		Specimen: r.specimen(a), Minutes: r.minutes(a)}
}

// Langs returns the languages of the site's own pages.
func (r *Renderer) Langs() []string { return r.Config.Languages }

// sitePage makes one of the site's own pages from its body.
func (r *Renderer) sitePage(kind, path, root string, title edition.Text, header, body []byte, fill func(*Page), put Put) error {
	langs := r.Langs()
	p := r.newPage(kind, path, root, langs)
	p.Title = r.Titles(title, langs)
	p.Header = template.HTML(header)
	p.Meta = append(p.Meta, Meta{Property: "og:type", Content: "website"}, Meta{Property: "og:title", Content: p.Title})
	if url := r.Absolute(path); url != "" && kind != "missing" {
		p.Meta = append(p.Meta, Meta{Property: "og:url", Content: url})
	}
	p.Colophon = Colophon{Program: r.Program, Fingerprint: r.Fingerprint}
	if kind != "front" && path != address.Page(corpus.AboutID) { // of this page alone, so that a change elsewhere leaves it as it is
		h := sha256.New()
		h.Write(header)
		h.Write(body)
		p.Colophon.Fingerprint = hex.EncodeToString(h.Sum(nil)[:6])
	}
	if fill != nil {
		fill(p)
	}
	p.Meta = append(p.Meta, Meta{Property: "og:description", Content: p.Description})
	name := path + "index.html"
	if kind == "missing" {
		name = "404.html"
	}
	return r.page(p, body, langs, name, put)
}

// titles joins a title's languages for the title element.
func (r *Renderer) Titles(t edition.Text, langs []string) string {
	var out []string
	for _, c := range r.Called(t, langs) {
		if !slices.Contains(out, c.Text) {
			out = append(out, c.Text)
		}
	}
	return strings.Join(out, " · ")
}

// heading appends the title block of a site page: h1 and the other languages.
func (r *Renderer) heading(b []byte, t edition.Text) []byte {
	b = append(b, `<hgroup class="title">`...)
	called := r.Called(t, r.Langs())
	for i, c := range called {
		if i == 0 {
			b = r.tagged(b, "h1", "", lang.OfName(c.Text, c.Lang), c.Text)
		} else if c.Text != called[0].Text {
			b = r.tagged(b, "p", "other", c.Lang, c.Text)
		}
	}
	return append(b, "</hgroup>"...)
}

// both appends an element with a span for each language of the site.
func (r *Renderer) both(b []byte, tag encode.HTML, class string, t edition.Text) []byte {
	b = append(append(b, '<'), tag...)
	if class != "" {
		b = append(escape(append(b, ` class="`...), class), '"')
	}
	b = r.said(append(b, '>'), r.Called(t, r.Langs()))
	return append(append(append(b, "</"...), tag...), '>')
}

// Front makes the site's front page. bundle is the path of the archive of the
// whole site, or "".
func (r *Renderer) Front(editions []Summary, bundle string, put Put) error {
	header := r.heading(nil, r.Config.Title)
	for _, l := range r.Langs() {
		if s := r.In(r.Config.Description, l); s != "" {
			header = r.tagged(header, "p", "subtitle", l, s)
		}
	}
	b := []byte(`<ol class="editions">` + "\n")
	for i := range editions {
		b = r.frontEntry(b, &editions[i], "")
	}
	b = append(b, "</ol>\n"...)
	return r.sitePage("front", "", "./", r.Config.Title, header, b, func(p *Page) {
		p.JSONLD = jsonLD(map[string]any{"@context": "https://schema.org", "@type": "WebSite", "name": p.Site, "url": r.address("", "./"), "inLanguage": r.Langs()})
		if bundle != "" {
			p.Colophon.Files = []Link{r.namedLink(bundle, p.Langs, "whole-site", false)}
		}
	}, put)
}

// frontEntry appends an edition to a list of editions on a page from which root leads to
// the root of the site.
func (r *Renderer) frontEntry(b []byte, s *Summary, root string) []byte {
	b = append(b, `<li><h2><a href="`...)
	b = encode.URL(b, root+address.Edition(s.Slug))
	b = append(b, `">`...)
	for i, l := range r.Langs() {
		b = r.tagged(b, "span", "t", l, s.Title[i])
	}
	b = append(b, "</a></h2>"...)
	for i, l := range r.Langs() {
		parts := []string{s.Author[i]}
		if s.Date != "" {
			parts = append(parts, lang.Date(l, s.Date))
		}
		b = r.tagged(b, "p", "by", l, strings.Join(parts, r.Word(l, "separator")))
	}
	for _, part := range []struct {
		open encode.HTML
		text []string
	}{{`<div class="pair specimen">`, s.Specimen}, {`<div class="pair lead">`, s.Lead}} {
		if len(part.text) == 0 || part.text[0] == "" {
			continue
		}
		b = append(b, part.open...)
		for i, l := range r.Langs() {
			b = r.tagged(b, "p", "", l, part.text[i])
		}
		b = append(b, "</div>"...)
	}
	b = r.readAction(b, s, root)
	if !r.Config.Outputs.NoPages {
		b = append(b, `<p class="versions">`...)
		for i, l := range s.Langs {
			if i > 0 {
				b = append(b, ' ')
			}
			b = append(b, `<a href="`...)
			b = encode.URL(b, root+address.Version(s.Slug, l))
			b = append(escape(append(b, `" hreflang="`...), l), '"')
			name := r.VersionName(lang.Public(l))
			if edition.IsWitness(l) {
				name = r.VersionName(l)
			}
			if s.Names != nil {
				name = s.Names[i]
			}
			b = escape(append(r.tongue(b, name.Lang), '>'), name.Text)
			b = append(b, "</a>"...)
		}
		b = append(b, "</p>"...)
	}
	return append(b, "</li>\n"...)
}

// Missing makes the page for addresses that lead nowhere. A server shows it at
// any depth, so its links, unlike those of other pages, start at the root of the
// host: they go to the path of the site's address or, in a draft, to /. If the
// address is not known, and in an archive, which is opened from a disk, it links
// as other pages do.
func (r *Renderer) Missing(archive bool, put Put) error {
	root := "./"
	if u, err := url.Parse(r.Config.URL); r.Draft {
		root = "/"
	} else if err == nil && r.Config.URL != "" && !archive {
		root = strings.TrimSuffix(u.Path, "/") + "/"
	}
	b := []byte(`<div class="prose pair">`)
	for _, l := range r.Voices(r.Langs()) {
		b = append(r.tongue(append(b, `<div`...), l), '>')
		b = r.tagged(b, "p", "", "", r.Word(l, "missing-text"))
		b = append(encode.URL(append(b, `<p><a href="`...), root), `">`...)
		b = escape(b, r.In(r.Config.Title, l))
		b = append(b, "</a></p></div>"...)
	}
	b = append(b, "</div>"...)
	t := r.word("missing-title")
	return r.sitePage("missing", "", root, t, r.heading(nil, t), b, func(p *Page) { p.Robots, p.Canonical = "noindex", "" }, put)
}

// articleRows sets the languages of an article side by side, aligned at their
// headings if these agree in number.
func (r *Renderer) articleRows(b []byte, a *edition.Article, root string) []byte {
	langs := r.Langs()
	parts := r.Sections(a, langs)
	for k := range parts[0] {
		b = append(b, `<div class="prose pair">`...)
		for i, l := range langs {
			b = append(r.tongue(append(b, `<div`...), l), ">\n"...)
			b = r.blocks(b, parts[i][k], place{root: root, lang: l}, 0)
			b = append(b, "</div>\n"...)
		}
		b = append(b, "</div>\n"...)
	}
	return r.articleNotes(b, a, root)
}

// articleNotes appends the footnotes of an article, one list for each language.
func (r *Renderer) articleNotes(b []byte, a *edition.Article, root string) []byte {
	for _, l := range r.Langs() {
		b = r.articleFootnotes(b, a, place{root: root, lang: l})
	}
	return b
}

func (r *Renderer) articleFootnotes(b []byte, a *edition.Article, at place) []byte {
	p := r.pen(b, at)
	p.Footnotes(a)
	return p.Bytes()
}
