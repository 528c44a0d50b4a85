package browser

import (
	"bytes"
	"strings"
	"testing"
	"testing/fstest"

	"duizhao/internal/site"
)

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
