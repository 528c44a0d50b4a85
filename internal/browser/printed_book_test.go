package browser

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"duizhao/internal/pdf"
	"duizhao/internal/site"
)

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

func (b *printedBook) check(facing bool) {
	t, file := b.t, b.file()
	b.tool("qpdf", "--check", file)
	info := b.tool("pdfinfo", "-isodates", "-")
	for _, want := range []string{"Title: +" + regexp.QuoteMeta(b.book.Title) + `\n`, `Author: +\S`, `CreationDate: +2\d{3}-\d\d-\d\dT00:00:00Z`,
		`Tagged: +yes`, `JavaScript: +no`, `Form: +none`} {
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
	b.set(file, facing)
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
	for _, tag := range []string{"H1", "H2", "H3", "P", "L", "LI", "Link", "Figure", "Strong", "Note"} {
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
