package site_test

import (
	"encoding/json"
	"fmt"
	"maps"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// head is what a page says about itself.
type head struct {
	title, lang, canonical string
	meta                   map[string]string // by name, property or http-equiv
	alternates             map[string]string // by hreflang
	data                   []map[string]any  // JSON-LD
}

// several may be there more than once: a page has as many of them as people.
var several = []string{"author", "citation_author", "citation_editor", "Citation_Author", "Citation_Editor", "Citation_Translator",
	"eprints.creators_name", "eprints.editors_name", "z.translators", "article:author"}

func readHead(p *webPage) (*head, error) {
	h := &head{meta: map[string]string{}, alternates: map[string]string{}}
	for n := range elements(p.doc) {
		get := func(key string) string { v, _ := attr(n, key); return v }
		switch n.Data {
		case "html":
			h.lang = get("lang")
		case "title":
			if n.Parent.Data == "head" { // a drawing has titles of its own
				h.title = ownText(n)
			}
		case "meta":
			key := get("name") + get("property") + strings.ToLower(get("http-equiv"))
			if _, twice := h.meta[key]; twice && key != "" && key != "theme-color" && !slices.Contains(several, key) {
				return nil, fmt.Errorf("%s is there twice", key)
			}
			h.meta[key] = get("content")
		case "link":
			switch get("rel") {
			case "canonical":
				h.canonical = get("href")
			case "alternate":
				if l := get("hreflang"); l != "" {
					h.alternates[l] = get("href")
				}
			}
		case "script":
			if get("type") == "application/ld+json" {
				var v map[string]any
				if err := json.Unmarshal([]byte(n.FirstChild.Data), &v); err != nil {
					return nil, fmt.Errorf("JSON-LD: %w", err)
				}
				h.data = append(h.data, v)
			}
		}
	}
	return h, nil
}

func heads(t *testing.T, each func(p *webPage, h *head)) {
	t.Helper()
	for _, p := range walk(t).pages {
		h, err := readHead(p)
		if err != nil {
			t.Errorf("%s: %v", p.path, err)
			continue
		}
		each(p, h)
	}
}

// hidden are the kinds of page with nothing for a search engine.
var hidden = map[string]bool{"missing": true, "search": true}

func TestEveryPageDescribesItself(t *testing.T) {
	titles := map[string]string{}
	heads(t, func(p *webPage, h *head) {
		if p.kind == "" {
			t.Errorf("%s: its body has no class page-KIND", p.path)
		}
		for what, value := range map[string]string{
			"html lang": h.lang, "title": h.title, "description": h.meta["description"], "viewport": h.meta["viewport"],
			"og:title": h.meta["og:title"], "og:type": h.meta["og:type"], "og:site_name": h.meta["og:site_name"],
			"og:description": h.meta["og:description"], "og:locale": h.meta["og:locale"],
		} {
			if strings.TrimSpace(value) == "" {
				t.Errorf("%s has no %s", p.path, what)
			}
		}
		if other, ok := titles[h.title]; ok {
			t.Errorf("%s and %s have the same title %q", other, p.path, h.title)
		}
		titles[h.title] = p.path
		if hidden[p.kind] != (h.meta["robots"] == "noindex") {
			t.Errorf("%s: robots %q", p.path, h.meta["robots"])
		}
		if p.kind == "missing" {
			if h.canonical != "" {
				t.Errorf("%s: canonical %q", p.path, h.canonical)
			}
			return
		}
		if want := address + p.dir(); h.canonical != want || h.meta["og:url"] != want {
			t.Errorf("%s: canonical %q, og:url %q, want %q", p.path, h.canonical, h.meta["og:url"], want)
		}
	})
}

// Every version page and the edition's page name all versions, including themselves,
// and the edition's page for readers of any other language.
func TestVersionsNameEachOther(t *testing.T) {
	heads(t, func(p *webPage, h *head) {
		if p.kind != "edition" && p.kind != "version" {
			return
		}
		slug, _, _ := strings.Cut(p.path, "/")
		want := map[string]string{"x-default": address + slug + "/"}
		for _, l := range []string{"zh-Hant", "zh-Hans", "en"} {
			want[l] = address + slug + "/" + strings.ToLower(l) + "/"
		}
		if !maps.Equal(h.alternates, want) {
			t.Errorf("%s: its alternates are %v, want %v", p.path, h.alternates, want)
		}
		if p.kind == "version" && want[h.lang] != address+p.dir() {
			t.Errorf("%s says that it is in %s", p.path, h.lang)
		}
		for _, key := range []string{"citation_title", "citation_author", "citation_publication_date", "citation_language", "citation_public_url",
			"citation_publisher"} {
			if h.meta[key] == "" {
				t.Errorf("%s has no %s", p.path, key)
			}
		}
		if h.meta["citation_language"] != h.lang || h.meta["citation_public_url"] != h.canonical {
			t.Errorf("%s: citation_language %q, citation_public_url %q", p.path, h.meta["citation_language"], h.meta["citation_public_url"])
		}
	})
}

// data are the schema.org types that a kind of page declares, and the
// properties each must have.
var data = map[string][]string{
	"front":     {"WebSite", "name", "url"},
	"edition":   {"Article", "headline", "author", "isBasedOn", "hasPart", "datePublished", "inLanguage", "url"},
	"version":   {"Article", "headline", "author", "isBasedOn", "datePublished", "inLanguage", "url"},
	"note":      {"DefinedTerm", "name", "description"},
	"explainer": {"Article", "headline", "author", "inLanguage"},
	"claims":    {""},
}

func TestStructuredData(t *testing.T) {
	heads(t, func(p *webPage, h *head) {
		want, ok := data[p.kind]
		if !ok {
			return
		}
		if len(h.data) != 1 || h.data[0]["@context"] != "https://schema.org" {
			t.Errorf("%s: its JSON-LD is %v", p.path, h.data)
			return
		}
		d := h.data[0]
		if p.kind == "claims" {
			reviews(t, p, d)
			return
		}
		if d["@type"] != want[0] {
			t.Errorf("%s: it is a %v, want %s", p.path, d["@type"], want[0])
		}
		for _, key := range want[1:] {
			if d[key] == nil || d[key] == "" {
				t.Errorf("%s: its %s has no %s", p.path, want[0], key)
			}
		}
		if p.kind != "version" {
			return
		}
		// the shipped retellings were each made from the original: TestMakersAsData has
		// translations
		slug, _, _ := strings.Cut(p.path, "/")
		if of, _ := d["isPartOf"].(map[string]any); of == nil || !strings.HasSuffix(fmt.Sprint(of["@id"]), "/"+slug+"/") {
			t.Errorf("%s: it is part of %v", p.path, d["isPartOf"])
		}
		if d["translationOfWork"] != nil || d["workTranslation"] != nil {
			t.Errorf("%s: it is said to be a translation of %v, or translated as %v", p.path, d["translationOfWork"], d["workTranslation"])
		}
	})
}

// reviews checks a page's ClaimReviews against the claims it shows, which have ids of
// their own, and that it lists those of the register's other pages.
func reviews(t *testing.T, p *webPage, d map[string]any) {
	t.Helper()
	graph, _ := d["@graph"].([]any)
	fact, listed, others := 0, 0, 0
	for n := range elements(p.doc) {
		v, ok := attr(n, "data-verdict")
		if !ok || n.Data != "li" {
			continue
		}
		if len(strings.Fields(v)) > 1 || n.Parent.Parent != nil && n.Parent.Parent.Data == "nav" { // another page, by the verdicts on it
			var from, to int
			if _, err := fmt.Sscanf(strings.TrimSpace(ownText(n.LastChild)), "%d–%d", &from, &to); err != nil {
				t.Errorf("%s: a page of the register is called %q", p.path, ownText(n.LastChild))
			}
			others += to - from + 1
			continue
		}
		listed++
		if _, here := attr(n, "id"); here && !slices.Contains([]string{"opinion", "unverifiable"}, v) {
			fact++
		}
	}
	files, err := filepath.Glob("../../content/claims/*.md")
	if err != nil || listed+others != len(files) {
		t.Errorf("%s: a choice of verdicts finds %d claims of %d, %v", p.path, listed+others, len(files), err)
	}
	if len(graph) == 0 || len(graph) != fact {
		t.Errorf("%s: %d ClaimReviews for %d claims with a verdict of fact", p.path, len(graph), fact)
	}
	for _, g := range graph {
		r, _ := g.(map[string]any)
		rating, _ := r["reviewRating"].(map[string]any)
		if r["@type"] != "ClaimReview" || r["claimReviewed"] == "" || r["itemReviewed"] == nil || r["author"] == nil || rating["alternateName"] == "" {
			t.Errorf("%s: a ClaimReview is incomplete: %v", p.path, r)
		}
		if u, _ := r["url"].(string); len(walk(t).published(u)) > 0 {
			t.Errorf("%s: a ClaimReview has the address %q", p.path, u)
		}
	}
}

// Content is data, never code: nothing on a page runs or paints but the site's own
// files, and the policy tells the browser so.
func TestNothingInline(t *testing.T) {
	for _, p := range walk(t).pages {
		policy := ""
		for n := range elements(p.doc) {
			inline(t, p, n)
			if v, _ := attr(n, "http-equiv"); strings.EqualFold(v, "Content-Security-Policy") {
				policy, _ = attr(n, "content")
				if n.Parent.Data != "head" {
					t.Errorf("%s: its policy stands outside of its head", p.path)
				}
			}
		}
		if strings.Contains(policy, "unsafe") || strings.Contains(strings.Replace(policy, "base-uri http: https:", "", 1), "http") ||
			strings.Contains(policy, "*") {
			t.Errorf("%s: its policy allows too much: %s", p.path, policy)
		}
		base := "base-uri 'none'"
		if p.kind == "missing" { // shown at any depth, it says where it is; that counts on a host only
			base = "base-uri http: https:"
		}
		for _, rule := range []string{"default-src 'none'", "script-src 'self'", "style-src 'self'", base} {
			if !strings.Contains(policy, rule) {
				t.Errorf("%s: its policy has no %s", p.path, rule)
			}
		}
	}
}

func inline(t *testing.T, p *webPage, n *html.Node) {
	t.Helper()
	typ, _ := attr(n, "type")
	src, _ := attr(n, "src")
	switch {
	case n.Data == "script" && src == "" && typ != "application/ld+json":
		t.Errorf("%s: %s is a script in the page", p.path, where(n))
	case n.Data == "style":
		t.Errorf("%s: %s is a style sheet in the page", p.path, where(n))
	case n.Data == "script" && src != "" && path.Ext(src) != ".js":
		t.Errorf("%s: it runs %s", p.path, src)
	}
	for _, a := range n.Attr {
		switch {
		case a.Key == "style":
			t.Errorf("%s: %s has a style attribute %q", p.path, where(n), a.Val)
		case strings.HasPrefix(a.Key, "on"):
			t.Errorf("%s: %s has a handler %s", p.path, where(n), a.Key)
		case strings.HasPrefix(strings.ToLower(strings.TrimSpace(a.Val)), "javascript:"):
			t.Errorf("%s: %s has %s=%q", p.path, where(n), a.Key, a.Val)
		}
	}
}
