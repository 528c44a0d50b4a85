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

// maxURLs is the most a sitemap may hold (sitemaps.org protocol).
const maxURLs = 50000

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
	if len(pages) <= maxURLs {
		return put("sitemap.xml", r.urlset(pages))
	}
	index := []byte(xml.Header + `<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">` + "\n")
	for n := 0; len(pages) > 0; n++ {
		name := fmt.Sprintf("sitemap-%d.xml", n+1)
		k := min(len(pages), maxURLs)
		if err := put(name, r.urlset(pages[:k])); err != nil {
			return err
		}
		pages = pages[k:]
		index = append(encode.Text(append(index, "<sitemap><loc>"...), r.addresses.Absolute(name)), "</loc></sitemap>\n"...)
	}
	return put("sitemap.xml", append(index, "</sitemapindex>\n"...))
}

func (r *Files) urlset(pages []Location) []byte {
	b := []byte(xml.Header + `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">` + "\n")
	for i := range pages {
		p := &pages[i]
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
	return append(b, "</urlset>\n"...)
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
