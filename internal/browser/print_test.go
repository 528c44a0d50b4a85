package browser

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"regexp"
	"slices"
	"sort"
	"strings"
	"testing"
	"unicode"

	"github.com/chromedp/chromedp"
	"golang.org/x/text/unicode/norm"
)

// expected returns the texts that paper must show, each with the marks that are drawn
// into it: sentences, entries of the margin in the languages that the reader chose,
// titles and captions.
const expected = `(() => {
	const text = (e) => {
		let out = "";
		for (const c of e.childNodes) {
			if (c.nodeType === Node.TEXT_NODE) out += c.data;
			if (c.nodeType !== Node.ELEMENT_NODE || getComputedStyle(c).display === "none") continue;
			out += text(c);
			const drawn = getComputedStyle(c, "::after").content;
			if (c.matches("a[data-m]")) out += drawn.includes("[") ? "[" + c.dataset.m + "]" : c.dataset.m;
		}
		return out;
	};
	const all = (selector) => [...document.querySelectorAll(selector)].filter((e) => !e.closest("details")).map(text);
	const of = (selector) => [...document.querySelectorAll(selector)].filter((e) => !e.closest("details") && e.checkVisibility()).map(text);
	return { Sentences: all("[data-s]"), Notes: of(".note b, .note p"), Others: of("h1, h2, figcaption, .register p, .prose p, .bib > li") };
})()`

// plain keeps what survives a change of lines: no spaces, no hyphens that a line may
// end with, one form of each character.
func plain(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || unicode.Is(unicode.Cf, r) || r == '-' || r == '‐' {
			return -1
		}
		return r
	}, norm.NFKC.String(s))
}

// holds reports whether paper shows a text, whole or cut once, where a page ends.
func holds(paper, text string) bool {
	if strings.Contains(paper, text) {
		return true
	}
	r := []rune(text)
	cut := beginning(paper, r)
	return cut > 0 && strings.Contains(paper, string(r[cut:]))
}

// beginning returns how many characters from the beginning of a text paper shows in
// one piece. If it shows so many, it shows any fewer.
func beginning(paper string, text []rune) int {
	return sort.Search(len(text), func(n int) bool { return !strings.Contains(paper, string(text[:n+1])) })
}

// narrow matches what a box without width looks like: one letter a line.
var narrow = regexp.MustCompile(`(?m)^\S\n\S\n\S\n\S\n`)

var a4 = chromedp.PaperSize{Width: 210 / 25.4, Height: 297 / 25.4}

// prints prints a page from a dark screen. On paper all of the text is there, and the
// notes; no sheet is empty, and nothing is printed over anything else.
func (b *tab) prints(p webPage) {
	b.t.Helper()
	b.printsFrom(p, desk)
}

// Without scripts, and from a phone, a page is printed no worse.
func TestPrintWithoutScripts(t *testing.T) {
	t.Parallel()
	b := open(t, phone.withoutScripts())
	for _, p := range b.site.oneOfEach() {
		if name(p) == "version en" {
			b.visit(p.path)
			b.printsFrom(p, phone.withoutScripts())
		}
	}
}

func (b *tab) printsFrom(p webPage, s screen) {
	t := b.t
	t.Helper()
	pdftotext := program(t, "pdftotext")
	b.show(s.with("prefers-color-scheme: dark"))
	b.settle()
	pdf, err := chromedp.Run(b.ctx, chromedp.PrintToPDF(chromedp.PDFPreferCSSPageSize(), chromedp.PDFPaper(a4), chromedp.PDFOutlineAndTagged()))
	if err != nil {
		t.Fatal(err)
	}
	b.show(s.with("print"))
	want := eval[struct{ Sentences, Notes, Others []string }](b, expected)
	if text := p.kind == "edition" || p.kind == "version"; text && (len(want.Sentences) < 100 || len(want.Notes) < 300) {
		t.Fatalf("%d sentences and %d notes to look for", len(want.Sentences), len(want.Notes))
	}
	sheets := strings.Split(strings.TrimSuffix(string(run(t, pdf, pdftotext, "-raw", "-", "-")), "\f"), "\f")
	for i, sheet := range sheets {
		if len([]rune(plain(sheet))) < 12 {
			t.Errorf("sheet %d of %d is empty: %q", i+1, len(sheets), sheet)
		}
		if m := narrow.FindString(sheet); m != "" {
			t.Errorf("sheet %d: a column has no room: %q", i+1, m)
		}
	}
	paper := plain(strings.Join(sheets, ""))
	for _, text := range slices.Concat(want.Sentences, want.Notes, want.Others) {
		if !holds(paper, plain(text)) {
			t.Errorf("paper does not show: %s", text)
		}
	}
	for _, over := range overprinted(t, run(t, pdf, pdftotext, "-bbox", "-", "-")) {
		t.Error(over)
	}
	t.Logf("%d sheets, %d sentences, %d notes", len(sheets), len(want.Sentences), len(want.Notes))
}

// controls are characters that XML does not allow and pdftotext writes.
var controls = regexp.MustCompile(`[\x00-\x08\x0b\x0c\x0e-\x1f]`)

// printed is a word on a sheet, as pdftotext -bbox writes it.
type printed struct {
	X0   float64 `xml:"xMin,attr"`
	Y0   float64 `xml:"yMin,attr"`
	X1   float64 `xml:"xMax,attr"`
	Y1   float64 `xml:"yMax,attr"`
	Text string  `xml:",chardata"`
}

func (w printed) middle() float64 { return (w.Y0 + w.Y1) / 2 }

// size returns about the size of the type. The boxes of Chinese words are much higher
// than that, but as wide as their characters.
func (w printed) size() float64 {
	return min(w.Y1-w.Y0, 2*(w.X1-w.X0)/float64(len([]rune(w.Text))))
}

// over reports whether two words are printed in the same place: on one line, and one
// within the width of the other. Full-width punctuation, whose empty half is removed,
// shares just that half with its neighbour.
func (w printed) over(v printed) bool {
	shared := min(w.X1, v.X1) - max(w.X0, v.X0)
	return shared > .8*min(w.X1-w.X0, v.X1-v.X0) && far(w.middle(), v.middle()) < .35*min(w.size(), v.size())
}

// overprinted finds words that are over others or outside of the sheet.
func overprinted(t *testing.T, bbox []byte) []string {
	t.Helper()
	var doc struct {
		Pages []struct {
			Width  float64   `xml:"width,attr"`
			Height float64   `xml:"height,attr"`
			Words  []printed `xml:"word"`
		} `xml:"body>doc>page"`
	}
	d := xml.NewDecoder(bytes.NewReader(controls.ReplaceAll(bbox, nil)))
	d.Strict = false
	if err := d.Decode(&doc); err != nil {
		t.Fatal("pdftotext -bbox: ", err)
	}
	var out []string
	words := 0
	for n, page := range doc.Pages {
		page.Words = slices.DeleteFunc(page.Words, func(w printed) bool { return plain(w.Text) == "" }) // word joiners
		words += len(page.Words)
		for i, w := range page.Words {
			if w.X0 < 0 || w.X1 > page.Width+1 || w.Y0 < 0 || w.Y1 > page.Height {
				out = append(out, fmt.Sprintf("sheet %d: %q stands outside of it", n+1, w.Text))
			}
			for _, v := range page.Words[i+1:] {
				// A bracket goes into the blank half of the full-width character
				// before it.
				if w.over(v) && strings.ContainsFunc(v.Text, letterOrDigit) && strings.ContainsFunc(w.Text, letterOrDigit) {
					out = append(out, fmt.Sprintf("sheet %d: %q is printed over %q", n+1, v.Text, w.Text))
				}
			}
		}
	}
	if words == 0 {
		out = append(out, "there are no words on paper")
	}
	return out[:min(len(out), 8)]
}

func letterOrDigit(c rune) bool { return unicode.IsLetter(c) || unicode.IsDigit(c) }
