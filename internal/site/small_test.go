package site_test

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"duizhao/internal/diag"
	"duizhao/internal/golden"
	"duizhao/internal/output"
	"duizhao/internal/site"
	"duizhao/templates"

	"golang.org/x/net/html"
)

// plainStatic takes the place of the program's static files, so that the names of
// style sheets and scripts are not compared.
var plainStatic = fstest.MapFS{"css/a.css": {Data: []byte("p { margin: 0 }")}, "js/main.js": {Data: []byte("1")}, "icon.svg": {Data: []byte("<svg/>")}}

// TestSmallSites builds each small site of testdata and compares what comes out:
//
//	want/problems             all problems, as people read them; without it there are none
//	want/PAGE.html            the main element of a page
//	want/PAGE.html#ID         one element of a page
//	want/PAGE.html@head       the head of a page, without scripts and styles
//	want/BOOK!                the files in an EPUB
//	want/BOOK!FILE            one of them, a document from its body on
//	want/print/SLUG/LAYOUT    the document that is printed
//	want/FILE                 another file, whole
//	want/files                the paths of all files but those of static/
//
// HTML is set out with a line for each element, so that a difference is seen; a line
// of text is kept as it is. Every site is built twice more, with one worker and with
// eight, and checked, each time with the same result.
func TestSmallSites(t *testing.T) {
	golden.Run(t, "testdata/*.txtar", func(t *testing.T, a *golden.Archive) {
		o := site.Options{FS: a.FS(), Templates: templates.FS, Static: plainStatic, Version: "0", Workers: 2}
		files, problems := built(t, o)
		a.Compare("problems", problems)
		for _, name := range a.Wants() {
			switch {
			case name == "problems":
			case name == "files":
				names := slices.DeleteFunc(slices.Sorted(maps.Keys(files)), func(p string) bool { return strings.HasPrefix(p, "assets/") })
				a.Compare(name, strings.Join(names, "\n"))
			case strings.HasPrefix(name, "print/"):
				a.Compare(name, printed(t, o, strings.TrimPrefix(name, "print/")))
			default:
				got, err := part(files, name)
				if err != nil {
					t.Errorf("%v", err)
				}
				a.Compare(name, got)
			}
		}
		for _, workers := range []int{1, 8} {
			o.Workers = workers
			again, said := built(t, o)
			same(t, files, again)
			if said != problems {
				t.Errorf("with %d workers the problems are\n%s", workers, said)
			}
		}
		report, err := site.Check(context.Background(), o)
		if got := written(report); err != nil || got != problems {
			t.Errorf("check says %v\n%sand build says\n%s", err, got, problems)
		}
	})
}

// built builds a site and returns its files and its problems. A site with errors may
// not be published, whatever the sink has by then.
func built(t *testing.T, o site.Options) (map[string][]byte, string) {
	t.Helper()
	var sink output.Memory
	report, err := site.Build(context.Background(), o, &sink)
	if err != nil {
		t.Fatal(err)
	}
	if report.Failed() {
		return nil, written(report)
	}
	files := map[string][]byte{}
	for _, f := range sink.Files() {
		files[f.Path] = f.Data
	}
	return files, written(report)
}

func written(r *site.Report) string {
	var b strings.Builder
	diag.WriteText(&b, r.Problems)
	return b.String()
}

// part returns what a want names.
func part(files map[string][]byte, name string) (string, error) {
	if book, doc, ok := strings.Cut(name, "!"); ok { // a document of a book
		return inBook(files[book], doc)
	}
	file, id, _ := strings.Cut(name, "#")
	file, head := strings.CutSuffix(file, "@head")
	data, ok := files[file]
	switch {
	case !ok:
		return "", errors.New("there is no file " + file)
	case head:
		return headOf(data)
	case path.Ext(file) == ".html":
		return setOut(data, id)
	}
	return string(data), nil
}

// inBook returns a document of an EPUB, from its body on.
func inBook(book []byte, doc string) (string, error) {
	z, err := zip.NewReader(bytes.NewReader(book), int64(len(book)))
	if err != nil {
		return "", err
	}
	if doc == "" {
		var names []string
		for _, f := range z.File {
			names = append(names, f.Name)
		}
		return strings.Join(names, "\n"), nil
	}
	data, err := fs.ReadFile(z, doc)
	if _, body, ok := strings.Cut(string(data), "<body"); ok {
		return "<body" + body, nil
	}
	return string(data), err
}

// printed returns the document of an edition in a layout of paper, SLUG/LAYOUT.
func printed(t *testing.T, o site.Options, name string) string {
	t.Helper()
	slug, layout, _ := strings.Cut(name, "/")
	b, report, err := site.OpenPrint(context.Background(), o, site.PrintOptions{Slug: slug, Layout: layout})
	if err != nil || b == nil {
		t.Fatalf("%s cannot be printed: %v %v", name, err, report.Problems)
	}
	if err := b.Set("", []string{"A Face"}, ruled); err != nil {
		t.Fatal(err)
	}
	data, err := b.HTML("", []string{"A Face"}, map[string]int{"p01": 3})
	if err != nil {
		t.Fatal(err)
	}
	out, err := setOut(data, "body")
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// ruled measures a document as if each piece of its text were three lines of twelve
// points.
func ruled(document []byte) (heights [][]float64, err error) {
	page, err := html.Parse(bytes.NewReader(document))
	if err != nil {
		return nil, err
	}
	has := func(n *html.Node, key string) bool {
		return slices.ContainsFunc(n.Attr, func(a html.Attribute) bool { return a.Key == key })
	}
	for n := range page.Descendants() {
		if !has(n, "data-g") {
			continue
		}
		var h []float64
		for c := range n.Descendants() {
			if has(c, "data-c") {
				h = append(h, float64(36*(len(h)+1)))
			}
		}
		heights = append(heights, append(h, float64(36*max(1, len(h)))))
	}
	return heights, nil
}

// same holds that two builds are identical.
func same(t *testing.T, a, b map[string][]byte) {
	t.Helper()
	for name := range a {
		if string(a[name]) != string(b[name]) {
			t.Errorf("%s differs between two builds", name)
		}
	}
	if len(a) != len(b) {
		t.Errorf("%d files, and then %d", len(a), len(b))
	}
}
