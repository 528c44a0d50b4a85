package browser

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode"

	"duizhao/internal/fonts"
	"duizhao/internal/pdf"
	"duizhao/internal/site"
	"duizhao/static"
	"duizhao/templates"

	"golang.org/x/net/html"
)

// bookFonts returns the fonts of make fonts.
func bookFonts(t *testing.T) *fonts.Set {
	t.Helper()
	dir := os.DirFS("../../.cache/fonts")
	set, err := fonts.Load(dir)
	if err != nil || len(set.Names()) < 4 {
		missing(t, "there are no fonts in .cache/fonts")
	}
	return set
}

// bookOf prints the shipped edition as the command does; on the first paper with the
// browser that readers have.
func bookOf(t *testing.T, o site.PrintOptions) (*site.Print, *pdf.Result) {
	t.Helper()
	chrome := headless(t)
	if o.Paper == "a4" && o.Layout == "" {
		chrome = chromium(t)
	}
	set := bookFonts(t)
	root, err := os.OpenRoot("../..")
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	book, report, err := site.OpenPrint(t.Context(), site.Options{FS: root.FS(), Templates: templates.FS, Static: static.FS, Version: "test"}, o)
	if err != nil || book == nil {
		t.Fatal(err, report.Problems)
	}
	if err := book.DrawMarks(set.Family(fonts.Roles[0])[0].Data); err != nil {
		t.Fatal(err)
	}
	bare, err := book.HTML("", set.Names(), nil)
	if err != nil {
		t.Fatal(err)
	}
	faces, lacking, err := set.Rules(site.Characters(bare))
	// make fonts has none for Korean, in which a few works have their titles.
	lacking = slices.DeleteFunc(lacking, func(c rune) bool { return unicode.Is(unicode.Hangul, c) })
	if err != nil || len(lacking) > 0 {
		t.Fatalf("%v; the fonts lack %q", err, string(lacking))
	}
	ctx, stop := context.WithTimeout(t.Context(), 3*time.Minute)
	defer stop()
	r, err := pdf.Print(ctx, chrome, pdf.Meta{Title: book.Title, Author: book.Author, Subject: book.Subject, Langs: book.Langs, Creator: "Duizhao test",
		Date: book.Date, RightToLeft: book.RightToLeft, Text: book.TextID(), Width: book.Width, Height: book.Height, Set: func(m pdf.Measured) error { return book.Set(faces, set.Names(), m) }},
		func(pages map[string]int) ([]byte, error) {
			return book.HTML(faces, set.Names(), pages)
		})
	if err != nil {
		t.Fatal(err)
	}
	accessible(t, r)
	return book, r
}

// accessible holds that a printed book is PDF/UA-1, as far as a program can judge that.
func accessible(t *testing.T, r *pdf.Result) {
	t.Helper()
	breaches, err := pdf.Accessible(r.Data)
	if err != nil {
		t.Fatal(err)
	}
	for _, b := range breaches {
		t.Errorf("PDF/UA-1, %s", b)
	}
}

// said is a segment as a page of one version has it, without marks.
type said struct{ id, text string }

// sentencesOf reads the page of a version of the built site.
func sentencesOf(t *testing.T, lang string) []said {
	t.Helper()
	p := built(t)
	data, err := os.ReadFile(filepath.Join(p.dir, filepath.FromSlash(p.edition(t)), strings.ToLower(lang), "index.html"))
	if err != nil {
		t.Fatal(err)
	}
	doc, err := html.Parse(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	attr := func(n *html.Node, key string) string {
		for _, a := range n.Attr {
			if a.Key == key {
				return a.Val
			}
		}
		return ""
	}
	var text func(n *html.Node) string
	text = func(n *html.Node) string {
		if n.Type == html.TextNode {
			return n.Data
		}
		var b strings.Builder
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			b.WriteString(text(c))
		}
		return b.String()
	}
	var out []said
	for n := range doc.Descendants() {
		if n.Type == html.ElementNode && attr(n, "data-s") != "" && attr(n, "id") != "" {
			out = append(out, said{attr(n, "id"), plain(text(n))})
		}
	}
	if len(out) < 100 {
		t.Fatalf("%d sentences in %s", len(out), lang)
	}
	return out
}

// follow finds a text after an offset, whole or cut where a sheet or a column ends,
// and returns the offset after it, or -1.
func follow(paper, text string, from int) int {
	if i := strings.Index(paper[from:], text); i >= 0 {
		return from + i + len(text)
	}
	r := []rune(text)
	for i := min(beginning(paper[from:], r), len(r)-1); i > 0; i-- {
		head := strings.Index(paper[from:], string(r[:i]))
		if head < 0 {
			continue
		}
		at := from + head + len(string(r[:i]))
		if tail := strings.Index(paper[at:], string(r[i:])); tail >= 0 {
			return at + tail + len(string(r[i:]))
		}
	}
	return -1
}

var radicals = regexp.MustCompile(`[\x{2E80}-\x{2FDF}]`)

func TestBooks(t *testing.T) {
	t.Parallel()
	for _, tool := range []string{"pdfinfo", "pdftotext", "pdffonts", "mutool", "qpdf"} {
		program(t, tool)
	}
	for _, o := range []site.PrintOptions{
		{Paper: "a4"},
		{Paper: "a5", Layout: "stacked"},
		{Paper: "a5", Layout: "facing"},
		{Paper: "letter", Versions: []string{"en"}},
		{Paper: "a5", Layout: "vertical"},
		{Paper: "a5", Layout: "parallel", Versions: []string{"zh-Hans", "en"}},
	} {
		t.Run(o.Paper+" "+o.Layout+strings.Join(o.Versions, " "), func(t *testing.T) {
			t.Parallel()
			tabs <- struct{}{}
			start := time.Now()
			book, r := bookOf(t, o)
			took := time.Since(start)
			<-tabs
			t.Logf("%d pages, %d bytes, %v", r.Pages, len(r.Data), took)
			if len(r.Data) > 3<<20 {
				t.Errorf("%d bytes", len(r.Data))
			}
			(&printedBook{t, book, r}).check(o.Layout == "facing")
		})
	}
}
