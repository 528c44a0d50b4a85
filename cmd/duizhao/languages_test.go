package main

import (
	"archive/zip"
	"bytes"
	"context"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"unicode"

	"duizhao/internal/lang"
	"duizhao/internal/output"
	"duizhao/internal/render"
	"duizhao/internal/site"
	"duizhao/static"
	"duizhao/templates"

	"golang.org/x/net/html"
)

// TestSitesInEachLanguage builds the site that new makes in pairs of languages, and
// walks every page: no key of a word, no word in the name of another language or said
// twice, no text in another direction than its language has.
func TestSitesInEachLanguage(t *testing.T) {
	for _, pair := range []string{"ja,en", "ko,en", "de,en", "fr,zh-Hans", "es,vi", "ru,en", "ar,en", "he,zh-Hant", "zh-Hant,en,ja", "nl,en"} {
		t.Run(pair, func(t *testing.T) {
			t.Parallel()
			s := sample{Languages: strings.Split(pair, ",")}
			if err := s.settle(); err != nil {
				t.Fatal(err)
			}
			content := fstest.MapFS{}
			for _, f := range append(s.files("site.txtar"), s.words()...) {
				content[f.Path] = &fstest.MapFile{Data: f.Data}
			}
			config := content["content/site.yaml"]
			config.Data = append(config.Data, "\noutputs: {epub: [view]}\n"...)
			var memory output.Memory
			report, err := site.Build(context.Background(), site.Options{FS: content, Templates: templates.FS, Static: static.FS, Version: "test",
				URL: "https://example.org/"}, &memory)
			if err != nil {
				t.Fatal(err)
			}
			w := newLanguageWalk(t, s.Languages)
			books := 0
			for _, f := range memory.Files() {
				switch path.Ext(f.Path) {
				case ".html":
					w.page(f.Path, f.Data)
				case ".epub":
					books++
					w.turns(f.Path, f.Data, s.Languages[0])
				}
			}
			if books == 0 {
				t.Error("no book was made")
			}
			if w.texts < 300 {
				t.Errorf("only %d texts were met; the problems are %v", w.texts, report.Problems)
			}
		})
	}
}

// turns checks that the pages of a book are turned as its first language is written
// (EPUB 3.3, 5.7.1).
func (w *languageWalk) turns(name string, data []byte, first string) {
	w.t.Helper()
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		w.t.Fatal(name, err)
	}
	files, err := fs.Glob(archive, "*/*.opf")
	if err != nil || len(files) != 1 {
		w.t.Fatal(name, files, err)
	}
	opf, err := fs.ReadFile(archive, files[0])
	if err != nil {
		w.t.Fatal(name, err)
	}
	got := bytes.Contains(opf, []byte(`page-progression-direction="rtl"`))
	if want := lang.Direction(first) == lang.RightToLeft; got != want {
		w.t.Errorf("%s: that its pages are turned to the right is %t, want %t", name, got, want)
	}
}

// languageWalk checks the pages of a site.
type languageWalk struct {
	t           *testing.T
	bidi        bool
	placeholder string // the English texts of the sample, which stand for those of other languages
	words       map[string]map[string]string
	keys        *regexp.Regexp
	texts       int
}

func newLanguageWalk(t *testing.T, languages []string) *languageWalk {
	w := &languageWalk{t: t, words: map[string]map[string]string{}}
	for _, l := range languages {
		w.bidi = w.bidi || lang.Direction(l) == lang.RightToLeft
	}
	english, err := sampleFS.ReadFile("sample/en.txtar")
	if err != nil {
		t.Fatal(err)
	}
	w.placeholder = strings.Join(strings.Fields(string(english)), " ")
	files, _ := fs.Glob(templates.FS, "words/*.yaml")
	for _, name := range files {
		m, err := render.WordsOf(templates.FS, name)
		if err != nil {
			t.Fatal(err)
		}
		w.words[strings.TrimSuffix(path.Base(name), ".yaml")] = m
	}
	keys := []string{`name-[a-z]{2}[\w-]*`}
	for key := range w.words[lang.English] {
		if strings.Contains(key, "-") && !strings.Contains(w.words[lang.English][key], key) && key != "side-by-side" {
			keys = append(keys, regexp.QuoteMeta(key))
		}
	}
	w.keys = regexp.MustCompile(`(?:^|[\s>(])(?:` + strings.Join(keys, "|") + `)(?:$|[\s<),.])`)
	return w
}

func (w *languageWalk) page(name string, data []byte) {
	doc, err := html.ParseWithOptions(bytes.NewReader(data), html.ParseOptionEnableScripting(false))
	if err != nil {
		w.t.Fatal(err)
	}
	for n := range doc.Descendants() {
		switch {
		case n.Type == html.ElementNode:
			w.element(name, n)
		case n.Type == html.TextNode && !slices.Contains([]string{"script", "style", "title", "code", "kbd"}, n.Parent.Data):
			if text := strings.Join(strings.Fields(n.Data), " "); text != "" {
				w.texts++
				w.text(name, n, text)
			}
		}
	}
}

func (w *languageWalk) element(page string, n *html.Node) {
	for _, a := range n.Attr {
		if (a.Key == "aria-label" || a.Key == "title" || a.Key == "alt" || a.Key == "placeholder") && w.keys.MatchString(a.Val) {
			w.t.Errorf("%s: <%s %s=%q> has the key of a word", page, n.Data, a.Key, a.Val)
		}
	}
	tag, has := value(n, "lang")
	dir, said := value(n, "dir")
	switch {
	case has && tag != "" && said && dir != lang.Direction(tag):
		w.t.Errorf("%s: <%s lang=%s dir=%s>", page, n.Data, tag, dir)
	case has && tag != "" && !said && (w.bidi || lang.Direction(tag) == lang.RightToLeft):
		w.t.Errorf("%s: <%s lang=%s> has no direction", page, n.Data, tag)
	}
	last := ""
	for c := range n.ChildNodes() {
		if c.Data != "span" || c.FirstChild == nil || c.FirstChild.Type != html.TextNode || c.FirstChild != c.LastChild {
			last = strings.TrimSpace(map[bool]string{true: last}[c.Type == html.TextNode && strings.TrimSpace(c.Data) == ""])
			continue
		}
		text := c.FirstChild.Data
		if text == last && !strings.Contains(w.placeholder, text) && strings.ContainsFunc(text, unicode.IsLetter) {
			w.t.Errorf("%s: %q is said twice in <%s>", page, text, n.Data)
		}
		last = text
	}
}

// text checks that the letters of a text are of its language, or if it is a word of
// the interface, that it is the word of that language.
func (w *languageWalk) text(page string, n *html.Node, text string) {
	if w.keys.MatchString(text) {
		w.t.Errorf("%s: %q has the key of a word", page, text)
	}
	tag, dir := "", ""
	for up := n.Parent; up != nil; up = up.Parent {
		if v, ok := value(up, "lang"); ok && tag == "" {
			tag = v
		}
		if v, ok := value(up, "dir"); ok && dir == "" {
			dir = v
		}
	}
	if dir == "" {
		dir = lang.LeftToRight
	}
	if tag == "" || strings.Contains(w.placeholder, text) {
		return
	}
	letters, own := 0, 0
	for _, r := range text {
		if is, known := lang.InScript(tag, r); unicode.IsLetter(r) && known {
			letters++
			if is {
				own++
			}
		}
	}
	if letters > 3 && own == 0 && !neutral.MatchString(text) {
		w.t.Errorf("%s: %q is said to be in %s", page, text, tag)
	}
	if letters > 0 && own > 0 && dir != lang.Direction(tag) {
		w.t.Errorf("%s: %q, in %s, runs %s", page, text, tag, dir)
	}
	if lang.Same(tag, lang.English) {
		return
	}
	near := lang.Lookup(tag, func(t string) bool { return w.words[t] != nil })
	for key, english := range w.words[lang.English] {
		if text == english && len(text) > 3 && near != "" && w.words[near][key] != text {
			w.t.Errorf("%s: %q is English, and said to be in %s", page, text, tag)
		}
	}
}

// neutral are names, addresses and identifiers that are written alike everywhere.
var neutral = regexp.MustCompile(`^(?:https?://\S+|[\w./:#✓-]+|EPUB|HTML|Duizhao .*|Wikidata.*|PDF|[ivx]+)$`)

func value(n *html.Node, key string) (string, bool) {
	for _, a := range n.Attr {
		if a.Key == key && a.Namespace == "" {
			return a.Val, true
		}
	}
	return "", false
}
