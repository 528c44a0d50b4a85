package site_test

import (
	"slices"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/net/html"
)

// A screen reader changes its language with the text: words in Han characters must be
// tagged Chinese or Japanese, wherever they are quoted.
func TestEveryWordHasItsLanguage(t *testing.T) {
	han := 0
	for _, p := range append(slices.Clone(walk(t).pages), walk(t).single...) {
		for n := range elements(p.doc) {
			if slices.Contains([]string{"script", "style", "title", "code"}, n.Data) {
				continue
			}
			for c := n.FirstChild; c != nil; c = c.NextSibling {
				if c.Type != html.TextNode || !strings.ContainsFunc(c.Data, func(r rune) bool { return unicode.Is(unicode.Han, r) }) {
					continue
				}
				han++
				if l := langOf(n); !strings.HasPrefix(l, "zh") && !strings.HasPrefix(l, "ja") {
					t.Errorf("%s: %q is said to be in %q", p.path, strings.TrimSpace(c.Data), l)
				}
			}
		}
	}
	if han < 1000 {
		t.Errorf("only %d pieces of Chinese were met", han)
	}
}

// On a page of two languages everything that names something does so in both: the
// bars, the files to download, the words for screen readers alone.
func TestBilingualPagesNameThingsTwice(t *testing.T) {
	met := map[string]int{}
	for _, p := range append(slices.Clone(walk(t).pages), walk(t).single...) {
		if p.kind == "version" {
			continue
		}
		for n := range elements(p.doc) {
			class, _ := attr(n, "class")
			if label, ok := attr(n, "aria-label"); ok && (n.Data == "nav" || class == "notes" || class == "no") {
				met[n.Data]++
				if han, latin := scripts(label); !han || !latin {
					t.Errorf("%s: %s is called %q in one language", p.path, where(n), label)
				}
			}
			_, file := attr(n, "download")
			if n.Data != "a" || !file && !inside(n, "site") {
				continue
			}
			met[map[bool]string{true: "file", false: "site"}[file]]++
			if href, _ := attr(n, "href"); file && strings.HasSuffix(href, ".epub") {
				continue // named by its versions, each in its own language
			}
			if text := ownText(n); text != "" {
				t.Errorf("%s: %q in %s has no language", p.path, text, where(n))
			}
			var langs []string
			for c := range elements(n) {
				if l, ok := attr(c, "lang"); ok {
					langs = append(langs, l)
				}
			}
			if !slices.Contains(langs, "zh-Hant") || !slices.Contains(langs, "en") {
				t.Errorf("%s: %s is named in %v", p.path, where(n), langs)
			}
		}
	}
	for _, what := range []string{"nav", "aside", "a", "file", "site"} {
		if met[what] == 0 {
			t.Errorf("no %s was met", what)
		}
	}
}

func scripts(s string) (han, latin bool) {
	for _, r := range s {
		han = han || unicode.Is(unicode.Han, r)
		latin = latin || unicode.Is(unicode.Latin, r)
	}
	return han, latin
}

// inside reports whether a node is in an element of a class.
func inside(n *html.Node, class string) bool {
	for ; n != nil; n = n.Parent {
		if c, _ := attr(n, "class"); c == class {
			return true
		}
	}
	return false
}
