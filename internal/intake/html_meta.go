package intake

import (
	"encoding/json"
	"net/url"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// pageMeta reads the metadata of a page. JSON-LD comes before OpenGraph, and that
// before the plain elements: the more exact first.
func (d htmlReader) pageMeta(root *html.Node) {
	metas := map[string]string{}
	var title, canonical, licence, lang, stamp string
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		switch n.DataAtom {
		case atom.Html:
			lang = attr(n, "lang")
		case atom.Title:
			if title == "" && n.FirstChild != nil && n.Namespace == "" {
				title = n.FirstChild.Data
			}
		case atom.Meta:
			name := strings.ToLower(attr(n, "property") + attr(n, "name") + attr(n, "itemprop"))
			if _, ok := metas[name]; !ok && name != "" {
				metas[name] = attr(n, "content")
			}
		case atom.Link, atom.A:
			for rel := range strings.FieldsSeq(strings.ToLower(attr(n, "rel"))) {
				switch {
				case rel == "canonical" && canonical == "":
					canonical = attr(n, "href")
				case rel == "license" && licence == "":
					licence = attr(n, "href")
				}
			}
		case atom.Time:
			if stamp == "" {
				stamp = attr(n, "datetime")
			}
		case atom.Script:
			if strings.EqualFold(attr(n, "type"), "application/ld+json") && n.FirstChild != nil {
				d.linkedData(n.FirstChild.Data)
			}
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c)
		}
	}
	walk(root)
	from := func(f *Found, keys ...string) {
		for _, k := range keys {
			f.fill(metas[k], k, 0)
		}
	}
	m := &d.doc.Meta
	from(&m.Title, "og:title", "twitter:title", "dc.title", "citation_title")
	m.Title.fill(title, "title", 0)
	if site := metas["og:site_name"]; site != "" {
		m.Publisher.fill(site, "og:site_name", 0)
	}
	m.Title.Value = withoutSite(m.Title.Value, m.Publisher.Value)
	from(&m.Author, "author", "article:author", "dc.creator", "citation_author", "parsely-author")
	if _, err := url.ParseRequestURI(m.Author.Value); err == nil && strings.Contains(m.Author.Value, "://") {
		m.Author = Found{} // the address of a profile is not a name
	}
	for _, k := range []string{"article:published_time", "datepublished", "date", "pubdate", "dc.date", "citation_publication_date", "publishdate"} {
		d.date(metas[k], k)
	}
	d.date(stamp, "time")
	d.address("link canonical", canonical)
	d.address("og:url", metas["og:url"])
	from(&m.Summary, "og:description", "description", "twitter:description")
	from(&m.Publisher, "publisher", "dc.publisher", "citation_publisher")
	if whole(licence) {
		m.Licence.fill(licence, "rel=license", 0)
	}
	m.Lang.fill(lang, "html lang", 0)
	if m.Lang.Value != "" && !langForm().MatchString(m.Lang.Value) {
		m.Lang = Found{}
	}
}

var langForm = pattern(`^[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*$`)

func (d htmlReader) date(s, in string) {
	if date, _, ok := findDate(s); ok {
		d.doc.Meta.Date.fill(date, in, 0)
	}
}

func (d htmlReader) address(in, s string) {
	if whole(s) {
		d.doc.Meta.URL.fill(s, in, 0)
	}
}

// whole reports whether a string is an absolute web address.
func whole(s string) bool {
	u, err := url.Parse(s)
	return err == nil && (u.Scheme == "https" || u.Scheme == "http") && u.Host != "" && !strings.ContainsAny(s, " <>\"")
}

// withoutSite removes the name of the site from a page's title: Title | Site.
func withoutSite(title, site string) string {
	title = oneLine(title)
	for _, sep := range []string{" | ", "｜", " – ", " — ", " - ", "_", " · "} {
		if i := strings.LastIndex(title, sep); i > 0 {
			rest := strings.TrimSpace(title[i+len(sep):])
			if site != "" && strings.EqualFold(rest, site) || site == "" && sep != " - " && cells(rest) <= 24 && cells(title[:i]) > 2*cells(rest) {
				return strings.TrimSpace(title[:i])
			}
		}
	}
	return title
}

// linkedData reads schema.org's Article and its kin from JSON-LD. What is not JSON
// is ignored: a page's head is written by many hands.
func (d htmlReader) linkedData(text string) {
	var v any
	if json.Unmarshal([]byte(text), &v) == nil {
		d.thing(v, 0)
	}
}

func (d htmlReader) thing(v any, depth int) {
	if depth > 8 {
		return
	}
	switch v := v.(type) {
	case []any:
		for _, x := range v {
			d.thing(x, depth+1)
		}
	case map[string]any:
		d.thing(v["@graph"], depth+1)
		kind := words(v["@type"])
		if !strings.Contains(kind, "Article") && !strings.Contains(kind, "BlogPosting") && !strings.Contains(kind, "Report") &&
			!strings.Contains(kind, "CreativeWork") {
			return
		}
		const in = "JSON-LD"
		m := &d.doc.Meta
		m.Title.fill(words(v["headline"]), in, 0)
		m.Title.fill(words(v["name"]), in, 0)
		m.Author.fill(words(v["author"]), in, 0)
		d.date(words(v["datePublished"]), in)
		m.Publisher.fill(words(v["publisher"]), in, 0)
		m.Summary.fill(words(v["description"]), in, 0)
		m.Lang.fill(words(v["inLanguage"]), in, 0)
		d.address(in, words(v["mainEntityOfPage"]))
		d.address(in, words(v["url"]))
		if l := words(v["license"]); whole(l) {
			m.Licence.fill(l, in, 0)
		}
	}
}

// words returns the text, the name or the id of a JSON-LD value, or those of all
// values of a list.
func words(v any) string {
	switch v := v.(type) {
	case string:
		return html.UnescapeString(v)
	case []any:
		var out []string
		for _, x := range v {
			if s := words(x); s != "" {
				out = append(out, s)
			}
		}
		return strings.Join(out, ", ")
	case map[string]any:
		for _, key := range []string{"name", "@id", "@value", "url"} {
			if s, ok := v[key].(string); ok && s != "" {
				return html.UnescapeString(s)
			}
		}
	}
	return ""
}
