package web

import (
	"encoding/json"
	"encoding/xml"
	"fmt"
	"slices"

	"duizhao/internal/address"
	"duizhao/internal/config"
	"duizhao/internal/corpus"
	"duizhao/internal/encode"
	"duizhao/internal/lang"
	"duizhao/internal/render"
)

// Location is a page of the sitemap.
type Location struct {
	Path     string
	Modified string
	Versions []string // languages that have pages of their own, for an edition
	Slug     string
}

// The most that a file of a sitemap holds: 50,000 addresses, by the protocol
// (sitemaps.org), which allows 50 MiB as well; a fifth of that is enough to hold in memory.
const (
	maxURLs  = 50000
	maxBytes = 10 << 20
)

// Files makes what is there for machines alone: sitemap, manifest, headers, marks.
type Files struct {
	texts     *render.Texts
	addresses *render.Addresses
	assets    Assets
	config    *config.Site
	corpus    *corpus.Corpus
	private   []string
}

// Sitemap writes robots.txt and sitemap.xml, with the versions as alternates
// (xhtml:link, as Google reads it), in several files with an index if there are many
// pages. A private site, and one without an address, gets robots.txt alone.
func (r *Files) Sitemap(pages []Location, put render.Put) error {
	if len(r.private) > 0 {
		return put("robots.txt", []byte("User-agent: *\nDisallow: /\n"))
	}
	if r.addresses.Absolute("") == "" {
		return put("robots.txt", []byte("User-agent: *\nAllow: /\n"))
	}
	if err := put("robots.txt", []byte("User-agent: *\nAllow: /\nSitemap: "+r.addresses.Absolute("sitemap.xml")+"\n")); err != nil {
		return err
	}
	b, k := r.urlset(nil, pages)
	if k == len(pages) {
		return put("sitemap.xml", b)
	}
	index := []byte(xml.Header + `<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">` + "\n")
	for n := 1; ; n++ {
		name := fmt.Sprintf("sitemap-%d.xml", n)
		if err := put(name, b); err != nil {
			return err
		}
		index = append(encode.Text(append(index, "<sitemap><loc>"...), r.addresses.Absolute(name)), "</loc></sitemap>\n"...)
		if pages = pages[k:]; len(pages) == 0 {
			return put("sitemap.xml", append(index, "</sitemapindex>\n"...))
		}
		b, k = r.urlset(b[:0], pages)
	}
}

// urlset appends as many pages as a file may hold, and returns how many that are.
func (r *Files) urlset(b []byte, pages []Location) ([]byte, int) {
	b = append(b, xml.Header+`<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">`+"\n"...)
	n := 0
	for ; n < min(len(pages), maxURLs) && len(b) < maxBytes; n++ {
		p := &pages[n]
		b = append(encode.Text(append(b, "<url><loc>"...), r.addresses.Absolute(p.Path)), "</loc>"...)
		if p.Modified != "" {
			b = append(encode.Text(append(b, "<lastmod>"...), p.Modified), "</lastmod>"...)
		}
		for i, l := range p.Versions {
			public := lang.Public(l)
			if !slices.ContainsFunc(p.Versions[:i], func(earlier string) bool { return lang.Public(earlier) == public }) {
				b = r.alternate(b, public, address.Version(p.Slug, l))
			}
		}
		if len(p.Versions) > 0 {
			b = r.alternate(b, "x-default", address.Edition(p.Slug))
		}
		b = append(b, "</url>\n"...)
	}
	return append(b, "</urlset>\n"...), n
}

func (r *Files) alternate(b []byte, tag, path string) []byte {
	b = append(encode.Text(append(b, `<xhtml:link rel="alternate" hreflang="`...), tag), `" href="`...)
	return append(encode.URL(b, r.addresses.Absolute(path)), `"/>`...)
}

// Manifest writes the web app manifest (W3C Web Application Manifest).
func (r *Files) Manifest(put render.Put) error {
	m := map[string]any{
		"name": r.texts.Titles(r.config.Title, r.texts.Langs()), "short_name": r.texts.In(r.config.Title, r.texts.Langs()[0]), "lang": r.texts.Langs()[0],
		"start_url": "./", "scope": "./", "display": "minimal-ui", "background_color": "#fbf8f1", "theme_color": "#fbf8f1",
		"icons": []any{map[string]any{"src": r.assets.Icon, "sizes": "any", "type": "image/svg+xml"}},
	}
	data, err := json.MarshalIndent(m, "", " ")
	if err != nil {
		panic("render: " + err.Error())
	}
	return put("manifest.webmanifest", append(data, '\n'))
}
