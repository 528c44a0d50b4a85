package browser

import (
	"bytes"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"unicode"

	"duizhao/internal/site"
)

// A line is what stands on one height of a sheet.
type line struct{ top, bottom float64 }

// linesOf returns the lines of the page area, from its head to its foot.
func linesOf(sheet []character, top, bottom float64) (out []line) {
	for _, c := range sheet {
		if y := (c.y0 + c.y1) / 2; !unicode.IsSpace(c.r) && y > top && y < bottom {
			out = append(out, line{c.y0, c.y1})
		}
	}
	slices.SortFunc(out, func(a, b line) int { return int(1000 * (a.top - b.top)) })
	joined := out[:0]
	for _, l := range out {
		if n := len(joined) - 1; n >= 0 && (l.top+l.bottom)/2 < joined[n].bottom {
			joined[n].bottom = max(joined[n].bottom, l.bottom)
			continue
		}
		joined = append(joined, l)
	}
	return joined
}

// whiteOf returns the height of what a page has of white: before its end, or if it
// has notes, between the text and them, more than what always stands there.
func whiteOf(lines []line, top, bottom float64) float64 {
	const between, usual = 22, 8 // of points: text and notes, and two lines, by their letters
	if len(lines) == 0 {
		return bottom - top
	}
	white := max(0, bottom-lines[len(lines)-1].bottom-usual)
	most := 0.
	for i := range lines[1:] {
		most = max(most, lines[i+1].top-lines[i].bottom)
	}
	return white + max(0, most-between)
}

func TestFacingPages(t *testing.T) {
	t.Parallel()
	for _, tool := range []string{"pdfinfo", "pdftotext", "mutool"} {
		program(t, tool)
	}
	for _, paper := range []string{"a5", "a4"} {
		t.Run(paper, func(t *testing.T) {
			t.Parallel()
			tabs <- struct{}{}
			book, r := bookOf(t, site.PrintOptions{Paper: paper, Layout: "facing"})
			<-tabs
			if dir := os.Getenv("HARD_BOOKS"); dir != "" { // to look at
				os.WriteFile(dir+"/facing-"+paper+".pdf", r.Data, 0o666)
			}
			b := &printedBook{t, book, r}
			b.facing()
		})
	}
}

// facing checks that each spread has the same sentences on both pages, the original on
// the left one, and how much of them is white.
func (b *printedBook) facing() {
	t := b.t
	texts := strings.Split(strings.TrimSuffix(b.tool("pdftotext", "-raw", "-", "-"), "\f"), "\f")
	page := map[string]int{}
	first, last := 0, 0
	for n, lang := range b.book.Langs {
		at := 0
		for _, s := range sentencesOf(t, lang) {
			found := -1
			for i := at; i < len(texts) && found < 0; i++ {
				if (i+1)%2 == n && i > 4 && strings.Contains(plain(texts[i]), s.text) {
					found = i
				}
			}
			if found < 0 {
				t.Errorf("%s in %s is on no page on its side, or on two: %s", s.id, lang, s.text)
				continue
			}
			at = found
			if n == 0 {
				page[s.id] = found
				if first == 0 {
					first = found
				}
				last = found
				continue
			}
			if page[s.id]+1 != found {
				t.Errorf("%s is on page %d in %s and on page %d in %s", s.id, page[s.id]+1, b.book.Langs[0], found+1, lang)
			}
		}
	}
	b.white(first, last+1)
}

// white measures the white of the pages from one to another, by their index, but for
// the last spread before each heading that begins a part.
func (b *printedBook) white(first, last int) {
	t := b.t
	const mm = 72 / 25.4
	sheets := sheetsOf(t, b.Data)
	begins := map[int]bool{last + 1: true}
	for _, c := range b.parts() {
		begins[c] = true
	}
	margin := [2]float64{16 * mm, b.book.Height*mm - 18*mm}
	if b.book.Width > 180 {
		margin = [2]float64{26 * mm, b.book.Height*mm - 28*mm}
	}
	sum, n := 0., 0
	for i := first; i <= last; i++ {
		if begins[i+1+i%2] {
			continue
		}
		w := whiteOf(linesOf(sheets[i], margin[0], margin[1]), margin[0], margin[1]) / (margin[1] - margin[0])
		sum, n = sum+w, n+1
		if os.Getenv("FACING") != "" {
			fmt.Printf("%d: %.1f %%\n", i+1, 100*w)
		}
	}
	t.Logf("%d pages of text, %d measured, %.1f %% of them is white", last-first+1, n, 100*sum/float64(n))
	if sum/float64(n) > .08 {
		t.Errorf("%.1f %% of the pages is white", 100*sum/float64(n))
	}
}

// parts returns the indexes of the pages on which chapters begin.
func (b *printedBook) parts() (out []int) {
	for _, s := range sentencesOf(b.t, b.book.Langs[0]) {
		if strings.HasPrefix(s.id, "s") {
			for i, text := range strings.Split(b.tool("pdftotext", "-raw", "-", "-"), "\f") {
				if i > 4 && i%2 == 1 && strings.Contains(plain(text), s.text) {
					out = append(out, i)
					break
				}
			}
		}
	}
	return out
}

// extremes is a site with a sentence and a remark that are longer than a page, and one
// with an edition of one row.
func extremes() (long, short fstest.MapFS) {
	file := func(s string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(s)} }
	of := func(zh, en string) fstest.MapFS {
		return fstest.MapFS{
			"content/site.yaml": file("title: {zh-Hant: 極, en: Extremes}\nlanguages: [zh-Hant, en]\n"),
			"content/editions/x/edition.yaml": file(`title: {zh-Hant: 極端, en: Extremes}
author: {zh-Hant: 無名氏, en: Nobody}
date: 2026-01-02
base: zh-Hant
versions: [{lang: zh-Hant}, {lang: en}]
view: [zh-Hant, en]
`),
			"content/editions/x/zh-Hant.md": file(zh),
			"content/editions/x/en.md":      file(en),
		}
	}
	zh := strings.TrimSuffix(strings.Repeat("這一句沒有完，還要說下去，", 300), "，") + "。"
	en := strings.TrimSuffix(strings.Repeat("this sentence is not over and goes on, ", 240), ", ") + "."
	return of(zh+"[^1]\n{#p01}\n\n末段。\n{#p02}\n\n[^1]: "+zh+"\n", en+"[^1]\n{#p01}\n\nThe last one.\n{#p02}\n\n[^1]: "+en+"\n"),
		of("只此一行。\n{#p01}\n", "One row and no more.\n{#p01}\n")
}

// What is longer than a page goes on on the next spread, on both sides; all of it is
// on paper, inside of the margins. An edition of one row has one spread.
func TestFacingExtremes(t *testing.T) {
	t.Parallel()
	program(t, "mutool")
	long, short := extremes()
	tabs <- struct{}{}
	document, data := printSite(t, long, site.PrintOptions{Layout: "facing", Paper: "a5"})
	_, one := printSite(t, short, site.PrintOptions{Layout: "facing", Paper: "a5"})
	<-tabs
	onSheets(t, document, data)
	if n := bytes.Count(document, []byte(`class="leaf`)); n < 8 || n%2 != 0 {
		t.Errorf("%d pages of text", n)
	}
	var pages []string
	for _, sheet := range sheetsOf(t, one) {
		var b strings.Builder
		for _, c := range sheet {
			b.WriteRune(c.r)
		}
		pages = append(pages, plain(b.String()))
	}
	for i, page := range pages {
		if strings.Contains(page, "只此一行。") {
			if i%2 != 1 || i+1 == len(pages) || !strings.Contains(pages[i+1], plain("One row and no more.")) {
				t.Errorf("page %d has the row, and the next one is %q", i+1, pages[min(i+1, len(pages)-1)])
			}
			return
		}
	}
	t.Errorf("the row is on no page: %q", pages)
}
