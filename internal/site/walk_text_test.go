package site_test

import (
	"regexp"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/text/language"
)

// code are the elements whose text is not prose.
var code = map[string]bool{"script": true, "style": true, "code": true, "pre": true, "kbd": true, "samp": true}

func inCode(n *html.Node) bool {
	for ; n != nil; n = n.Parent {
		if code[n.Data] {
			return true
		}
	}
	return false
}

// escaped matches what the text of a page shows when something was escaped twice, or
// markup as text.
var escaped = regexp.MustCompile(`&(?:amp|lt|gt|quot|apos|nbsp|#\d+|#x[0-9A-Fa-f]+);|</?(?:a|abbr|b|br|cite|code|div|em|i|li|mark|ol|p|span|strong|sup|ul)\b`)

// unfinished matches markup of our own that was not recognised.
var unfinished = regexp.MustCompile(`\]\((?:note|claim|explainer):|\{#[a-z0-9]|\{\.nolink|\[@[a-z]|\[\^|\*\*|%!|<no value>|ZgotmplZ`)

func TestNothingIsEscapedTwice(t *testing.T) {
	for _, p := range walk(t).pages {
		if i := strings.IndexByte(string(p.data), 0); i >= 0 || strings.ContainsRune(string(p.data), unicode.ReplacementChar) {
			t.Errorf("%s holds bytes that are no text", p.path)
		}
		for n := range elements(p.doc) {
			for _, a := range n.Attr {
				if m := escaped.FindString(a.Val) + unfinished.FindString(a.Val); m != "" {
					t.Errorf("%s: %s: %s=%q shows %q", p.path, where(n), a.Key, a.Val, m)
				}
			}
			text := ownText(n)
			if typ, _ := attr(n, "type"); typ != "application/ld+json" && inCode(n) {
				continue
			}
			if m := escaped.FindString(text) + unfinished.FindString(text); m != "" {
				t.Errorf("%s: %s shows %q in %q", p.path, where(n), m, short(text))
			}
		}
	}
}

func short(s string) string {
	if r := []rune(s); len(r) > 60 {
		return string(r[:60]) + "…"
	}
	return s
}

func TestLanguageTagsAreWellFormed(t *testing.T) {
	for _, p := range walk(t).pages {
		for n := range elements(p.doc) {
			for _, key := range []string{"lang", "hreflang"} {
				v, ok := attr(n, key)
				if !ok || key == "hreflang" && v == "x-default" {
					continue
				}
				if tag, err := language.Parse(v); err != nil || v != tag.String() {
					t.Errorf("%s: %s: %s=%q, want %q (%v)", p.path, where(n), key, v, tag, err)
				}
			}
		}
	}
}

// enough is how many characters of a script an element must have before its language
// is judged: names and quoted words of the other language are in every text.
const enough = 8

var word = regexp.MustCompile(`[A-Za-z][A-Za-z’'-]*`)

// latin matches what Chinese text has in Latin letters that is not English: names of
// models, files, hosts.
var latin = regexp.MustCompile(`\S*[0-9_/.@]\S*`)

func TestTextIsTaggedWithItsLanguage(t *testing.T) {
	found := map[string]int{}
	for _, p := range walk(t).pages {
		for n := range elements(p.doc) {
			if inCode(n) || n.Data == "title" && n.Parent.Data == "head" { // a page's title has no markup; it is in all languages of the page
				continue
			}
			text, lang := ownText(n), langOf(n)
			han := 0
			for _, c := range text {
				if unicode.Is(unicode.Han, c) {
					han++
				}
			}
			words := len(word.FindAllString(latin.ReplaceAllString(text, " "), -1))
			switch {
			case han >= enough && !strings.HasPrefix(lang, "zh-Han") && lang != "ja":
				t.Errorf("%s: %s is Chinese in lang=%q: %s", p.path, where(n), lang, short(text))
			case words >= enough && words*2 > han && (strings.HasPrefix(lang, "zh-Han") || lang == "ja" || lang == ""):
				t.Errorf("%s: %s is English, or another language in Latin letters, in lang=%q: %s", p.path, where(n), lang, short(text))
			case han >= enough || words >= enough:
				found[lang]++
			}
		}
	}
	if found["zh-Hant"] < 500 || found["zh-Hans"] < 50 || found["en"] < 500 {
		t.Errorf("the walk saw too little text to mean anything: %v", found)
	}
}

// The page in Simplified characters is in Simplified characters: what is tagged
// Traditional on it is a name in the original's own form, not a passage.
func TestSimplifiedPageIsSimplified(t *testing.T) {
	for _, p := range walk(t).pages {
		if !strings.HasSuffix(p.path, "/zh-hans/index.html") {
			continue
		}
		for n := range elements(p.doc) {
			if _, segment := attr(n, "data-s"); segment && langOf(n) != "zh-Hans" {
				t.Errorf("%s: %s is in %s", p.path, where(n), langOf(n))
			}
		}
	}
}
