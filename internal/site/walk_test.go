package site_test

import (
	"bytes"
	"context"
	"fmt"
	"maps"
	"os"
	"path"
	"slices"
	"strings"
	"sync"
	"testing"

	"duizhao/internal/diag"
	"duizhao/internal/output"
	"duizhao/internal/site"
	"duizhao/static"
	"duizhao/templates"

	"golang.org/x/net/html"
)

// The tests in walk*_test.go build the content that this repository ships and check
// every page that comes out. A page that fails is named by its path in the tree, so
// that it can be opened beside the message.

// address is where the walk pretends the site is published: only a site with an
// address has canonical links, feeds and a sitemap.
const address = "https://duizhao.example/"

// tree is a built site.
type tree struct {
	report *site.Report
	files  map[string][]byte
	pages  []*webPage // sorted by path
	single []*webPage // editions in one file, which have rules of their own
}

// webPage is an HTML file of a tree.
type webPage struct {
	path string // in the tree: lan-xi-2024/en/index.html
	kind string // from the class of its body: version
	data []byte
	doc  *html.Node
	ids  map[string]int // how often each occurs
}

// shipped is the repository's own site, with an address.
var shipped = sync.OnceValues(func() (*tree, error) { return build(site.Options{URL: address}) })

func walk(t *testing.T) *tree {
	t.Helper()
	tr, err := shipped()
	if err != nil {
		t.Fatal(err)
	}
	return tr
}

// build builds the repository's site in memory.
func build(o site.Options) (*tree, error) {
	root, err := os.OpenRoot("../..")
	if err != nil {
		return nil, err
	}
	defer root.Close()
	o.FS, o.Templates, o.Static, o.Version = root.FS(), templates.FS, static.FS, "test"
	var memory output.Memory
	report, err := site.Build(context.Background(), o, &memory)
	if err != nil {
		return nil, err
	}
	tr := &tree{report: report, files: map[string][]byte{}}
	for _, f := range memory.Files() {
		tr.files[f.Path] = f.Data
	}
	for _, name := range slices.Sorted(maps.Keys(tr.files)) {
		if path.Ext(name) != ".html" {
			continue
		}
		p, err := parse(name, tr.files[name])
		if err != nil {
			return nil, err
		}
		if p.kind == "single" {
			tr.single = append(tr.single, p)
		} else {
			tr.pages = append(tr.pages, p)
		}
	}
	if len(tr.pages) == 0 {
		var text strings.Builder
		diag.WriteText(&text, report.Problems)
		return nil, fmt.Errorf("the build made no pages:\n%s", text.String())
	}
	return tr, nil
}

func parse(name string, data []byte) (*webPage, error) {
	// With scripts off, noscript is part of the page.
	doc, err := html.ParseWithOptions(bytes.NewReader(data), html.ParseOptionEnableScripting(false))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	p := &webPage{path: name, data: data, doc: doc, ids: map[string]int{}}
	for n := range elements(doc) {
		if id, ok := attr(n, "id"); ok {
			p.ids[id]++
		}
		if n.Data == "body" {
			class, _ := attr(n, "class")
			for c := range strings.FieldsSeq(class) {
				if kind, ok := strings.CutPrefix(c, "page-"); ok {
					p.kind = kind
				}
			}
		}
	}
	return p, nil
}

// dir returns the page's folder as an address below the site's root, "" or with a
// final slash.
func (p *webPage) dir() string {
	return strings.TrimSuffix(p.path, "index.html")
}

// elements yields the elements below n in the order of the document.
func elements(n *html.Node) func(func(*html.Node) bool) {
	return func(yield func(*html.Node) bool) {
		for c := range n.Descendants() {
			if c.Type == html.ElementNode && !yield(c) {
				return
			}
		}
	}
}

func attr(n *html.Node, key string) (string, bool) {
	for _, a := range n.Attr {
		if a.Key == key && a.Namespace == "" {
			return a.Val, true
		}
	}
	return "", false
}

// ownText returns the text that is directly in an element.
func ownText(n *html.Node) string {
	var b strings.Builder
	for c := range n.ChildNodes() {
		if c.Type == html.TextNode {
			b.WriteString(c.Data)
			b.WriteByte(' ')
		}
	}
	return strings.TrimSpace(b.String())
}

// langOf returns the language of an element: its own or its nearest ancestor's.
func langOf(n *html.Node) string {
	for ; n != nil; n = n.Parent {
		if l, ok := attr(n, "lang"); ok {
			return l
		}
	}
	return ""
}

// where shows an element for a message, so that a reader can find it.
func where(n *html.Node) string {
	var up []string
	for ; n != nil && n.Type == html.ElementNode && len(up) < 4; n = n.Parent {
		s := n.Data
		if id, ok := attr(n, "id"); ok {
			up = append(up, s+"#"+id)
			break
		}
		if class, ok := attr(n, "class"); ok {
			s += "." + strings.Join(strings.Fields(class), ".")
		}
		up = append(up, s)
	}
	slices.Reverse(up)
	return strings.Join(up, " > ")
}

func TestShippedContentHasNoProblems(t *testing.T) {
	t.Parallel()
	for _, o := range []site.Options{{}, {URL: address}} {
		tr, err := build(o)
		if err != nil {
			t.Fatal(err)
		}
		if n := len(tr.report.Problems); n > 0 {
			var text strings.Builder
			diag.WriteText(&text, tr.report.Problems[:min(n, 20)])
			t.Errorf("with the address %q, %d problems, the first of them:\n%s", o.URL, n, text.String())
		}
	}
}

func TestShippedContentCounts(t *testing.T) {
	c := walk(t).report.Counts
	for _, want := range []struct {
		what      string
		got, less int
	}{
		{"editions", c.Editions, 1}, {"versions", c.Versions, 3}, {"notes", c.Notes, 90}, {"claims", c.Claims, 43},
		{"explainers", c.Explainers, 5}, {"figures", c.Figures, 8},
	} {
		if want.got < want.less {
			t.Errorf("%d %s, want at least %d", want.got, want.what, want.less)
		}
	}
	if c.Sources != c.Cited {
		t.Errorf("%d sources, of which %d are cited", c.Sources, c.Cited)
	}
	pages := map[string]int{}
	for _, p := range walk(t).pages {
		pages[p.kind]++
	}
	if pages["note"] != c.Notes || pages["explainer"] != c.Explainers || pages["version"] != c.Versions || pages["edition"] != c.Editions {
		t.Errorf("pages by kind are %v, but the report counts %+v", pages, c)
	}
}

// Same input, same bytes, however many workers.
func TestBuildsAreByteIdentical(t *testing.T) {
	t.Parallel()
	first := walk(t).files
	for _, workers := range []int{1, 4} {
		tr, err := build(site.Options{URL: address, Workers: workers})
		if err != nil {
			t.Fatal(err)
		}
		if a, b := slices.Sorted(maps.Keys(first)), slices.Sorted(maps.Keys(tr.files)); !slices.Equal(a, b) {
			t.Fatalf("with %d workers the files are\n%q, not\n%q", workers, b, a)
		}
		for name, data := range first {
			if !bytes.Equal(data, tr.files[name]) {
				t.Errorf("%s: with %d workers it differs at byte %d", name, workers, differ(data, tr.files[name]))
			}
		}
	}
}

func differ(a, b []byte) int {
	for i := range min(len(a), len(b)) {
		if a[i] != b[i] {
			return i
		}
	}
	return min(len(a), len(b))
}
