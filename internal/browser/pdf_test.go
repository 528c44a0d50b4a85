package browser

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
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

// bookOf prints the shipped edition as the command does.
func bookOf(t *testing.T, o site.PrintOptions) (*site.Print, *pdf.Result) {
	t.Helper()
	chromium := program(t, "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
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
	r, err := pdf.Print(ctx, chromium, pdf.Meta{Title: book.Title, Author: book.Author, Subject: book.Subject, Langs: book.Langs, Creator: "Duizhao test",
		Date: book.Date, RightToLeft: book.RightToLeft, Width: book.Width, Height: book.Height, Set: func(m pdf.Measured) error { return book.Set(faces, set.Names(), m) }},
		func(pages map[string]int) ([]byte, error) {
			return book.HTML(faces, set.Names(), pages)
		})
	if err != nil {
		t.Fatal(err)
	}
	return book, r
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
			(&printedBook{t, book, r}).check()
		})
	}
}

// printedBook is a printed book, to be read by other people's tools.
type printedBook struct {
	t    *testing.T
	book *site.Print
	*pdf.Result
}

func (b *printedBook) tool(args ...string) string {
	return string(run(b.t, b.Data, program(b.t, args[0]), args[1:]...))
}

// file writes the book for tools that do not read a pipe.
func (b *printedBook) file() string {
	b.t.Helper()
	name := filepath.Join(b.t.TempDir(), "book.pdf")
	if err := os.WriteFile(name, b.Data, 0o666); err != nil {
		b.t.Fatal(err)
	}
	return name
}

func (b *printedBook) check() {
	t, file := b.t, b.file()
	b.tool("qpdf", "--check", file)
	info := b.tool("pdfinfo", "-isodates", "-")
	for _, want := range []string{"Title: +" + regexp.QuoteMeta(b.book.Title) + `\n`, `Author: +\S`, `CreationDate: +2\d{3}-\d\d-\d\dT00:00:00Z`, `Tagged: +yes`, `JavaScript: +no`, `Form: +none`} {
		if !regexp.MustCompile(want).MatchString(info) {
			t.Errorf("pdfinfo does not say %s:\n%s", want, info)
		}
	}
	// A title in Korean has no TrueType face here: Chromium writes its letters as
	// fonts of Type 3, at most one for each.
	hangul := map[rune]bool{}
	for _, r := range b.tool("pdftotext", file, "-") {
		if unicode.Is(unicode.Hangul, r) {
			hangul[r] = true
		}
	}
	drawn := 0
	for i, line := range strings.Split(strings.TrimSpace(b.tool("pdffonts", file)), "\n") {
		switch {
		case i < 2 || regexp.MustCompile(`CID TrueType +Identity-H +yes yes yes`).MatchString(line):
		case strings.Contains(line, "Type 3"):
			drawn++
		default:
			t.Errorf("a font is not as it should be: %s", line)
		}
	}
	if drawn > len(hangul) {
		t.Errorf("%d fonts are of Type 3, for %d letters without a TrueType face", drawn, len(hangul))
	}
	b.text(file)
	b.targets()
	b.inside(file)
}

// text checks that every sentence is there, in order, and can be copied.
func (b *printedBook) text(file string) {
	t := b.t
	raw := b.tool("pdftotext", "-raw", "-", "-")
	sheets := strings.Split(strings.TrimSuffix(raw, "\f"), "\f")
	for i, sheet := range sheets {
		if len([]rune(plain(sheet))) < 12 {
			t.Errorf("page %d is empty: %q", i+1, sheet)
		}
	}
	if len(sheets) != b.Pages {
		t.Errorf("%d pages have text, of %d", len(sheets), b.Pages)
	}
	copied := b.tool("mutool", "draw", "-q", "-F", "txt", "-o", "-", file)
	if n := strings.Count(copied, "\u2060") + strings.Count(raw, "\u2060"); n > 0 {
		t.Errorf("%d word joiners are copied with the text", n)
	}
	if m := radicals.FindAllString(copied, -1); m != nil {
		t.Errorf("%d radicals in the place of ideographs: %q", len(m), m[:min(len(m), 10)])
	}
	paper := plain(raw)
	for _, lang := range b.book.Langs {
		at := 0
		for _, s := range sentencesOf(t, lang) {
			next := follow(paper, s.text, at)
			if next < 0 {
				t.Errorf("%s in %s is not on paper, or in the wrong place: %s", s.id, lang, s.text)
				continue
			}
			at = next - len(s.text)/2 // the next sentence may begin before the end of one that was cut
		}
	}
	if !b.book.Vertical {
		for _, over := range overprinted(t, run(t, b.Data, program(t, "pdftotext"), "-bbox", "-", "-")) {
			t.Error(over)
		}
	}
}

// targets checks the addresses, and the numbers in the contents.
func (b *printedBook) targets() {
	t := b.t
	page := map[string]int{}
	for _, m := range regexp.MustCompile(`(?m)^ *(\d+) \[.*\] "(.*)"$`).FindAllStringSubmatch(b.tool("pdfinfo", "-dests", "-"), -1) {
		page[m[2]], _ = strconv.Atoi(m[1])
	}
	last := 0
	for _, s := range sentencesOf(t, b.book.Langs[0]) {
		block, _, _ := strings.Cut(s.id, ".")
		for _, id := range []string{s.id, block} {
			if page[id] == 0 {
				t.Errorf("#%s leads nowhere", id)
			}
		}
		if page[s.id] < last {
			t.Errorf("#%s is on page %d, before what stands before it", s.id, page[s.id])
		}
		last = page[s.id]
	}
	contents := plain(b.tool("pdftotext", "-raw", "-f", "3", "-l", "4", "-", "-"))
	heads := 0
	for _, s := range sentencesOf(t, b.book.Langs[len(b.book.Langs)-1]) {
		if strings.HasPrefix(s.id, "s") { // the shipped edition's headings are s1, s2, …
			heads++
			if want := s.text + strconv.Itoa(page[strings.TrimSuffix(s.id, ".1")]); !strings.Contains(contents, want) {
				t.Errorf("the contents do not say %s: %s", want, contents)
			}
		}
	}
	if heads < 4 {
		t.Errorf("%d headings", heads)
	}
}

// inside checks what no reader sees but a program does: tags, languages, outline,
// links.
func (b *printedBook) inside(file string) {
	t := b.t
	plainFile := b.tool("qpdf", "--qdf", "--object-streams=disable", file, "-")
	for i, lang := range b.book.Langs { // the document's own at its root, and where another one ends
		if n := strings.Count(plainFile, "/Lang ("+lang+")"); n < 1+min(i, 1)*200 {
			t.Errorf("the language %s is tagged %d times", lang, n)
		}
	}
	for _, tag := range []string{"H1", "H2", "H3", "P", "L", "LI", "Link", "Figure", "Strong"} {
		if !strings.Contains(plainFile, "/S /"+tag+"\n") {
			t.Errorf("there is no tag %s", tag)
		}
	}
	outside := 0
	for _, m := range regexp.MustCompile(`/URI \((.*)\)`).FindAllStringSubmatch(plainFile, -1) {
		outside++
		if !strings.HasPrefix(m[1], "https://") && !strings.HasPrefix(m[1], "http://") {
			t.Errorf("a link leads to %s", m[1])
		}
	}
	if outside < 50 {
		t.Errorf("%d links to the web", outside)
	}
	home, _ := os.UserHomeDir()
	wd, _ := os.Getwd()
	for _, leak := range []string{"file:", "about:", "site:/", home + "/", wd, "127.0.0.1", "localhost", "Chrome", os.TempDir() + "/"} {
		if strings.Contains(plainFile, leak) {
			t.Errorf("the file says %q", leak)
		}
	}
	outline := strings.Split(strings.TrimSpace(b.tool("mutool", "show", file, "outline")), "\n")
	if len(outline) < 8 || !slices.ContainsFunc(outline, func(s string) bool { return strings.Contains(s, "#nameddest=") || strings.Contains(s, "#page=") }) {
		t.Errorf("the outline: %q", outline)
	}
}
