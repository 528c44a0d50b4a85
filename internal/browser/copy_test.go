package browser

import (
	"context"
	"os"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"duizhao/internal/pdf"
	"duizhao/internal/site"
	"duizhao/static"
	"duizhao/templates"
)

// The text of a book is copied as it was written: without the marks of its notes,
// which would be in the middle of words, and without joiners.
func TestMarksAreNotCopied(t *testing.T) {
	t.Parallel()
	chrome := headless(t)
	file := func(s string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(s)} }
	fsys := fstest.MapFS{
		"content/site.yaml":      file("title: {zh-Hant: 樣, en: Sample}\nlanguages: [zh-Hant, en]\n"),
		"content/notes/wheel.md": file("---\nkind: term\nname: {zh-Hant: 輪, en: wheel}\n---\n--- zh-Hant\n圓的。\n--- en\nRound.\n"),
		"content/editions/small/edition.yaml": file(`title: {zh-Hant: 小書, en: A Small Book}
author: {zh-Hant: 無名氏, en: Nobody}
date: 2026-01-02
base: zh-Hant
versions: [{lang: zh-Hant}, {lang: en}]
view: [zh-Hant, en]
`),
		"content/editions/small/zh-Hant.md": file("有[輪](note:wheel)的車，走得**[輪](note:wheel)**轉[^1]。\n{#p01}\n\n[^1]: 小註。\n"),
		"content/editions/small/en.md": file("A car on [wheel](note:wheel)s, the [wheel](note:wheel)’s turn, " +
			"*[wheel](note:wheel)*.[^1]\n{#p01}\n\n[^1]: A remark.\n"),
	}
	for _, layout := range []string{"parallel", "stacked"} {
		book, report, err := site.OpenPrint(t.Context(), site.Options{FS: fsys, Templates: templates.FS, Static: static.FS, Version: "test"},
			site.PrintOptions{Layout: layout})
		if err != nil || book == nil {
			t.Fatal(err, report.Problems)
		}
		ctx, stop := context.WithTimeout(t.Context(), time.Minute)
		defer stop()
		tabs <- struct{}{}
		set := func(measure pdf.Measured) error { return book.Set("", nil, measure) }
		r, err := pdf.Print(ctx, chrome, pdf.Meta{Title: book.Title, Langs: book.Langs, Date: book.Date, Width: book.Width, Height: book.Height, Set: set},
			func(pages map[string]int) ([]byte, error) { return book.HTML("", nil, pages) })
		<-tabs
		if err != nil {
			t.Fatal(err)
		}
		name := t.TempDir() + "/small.pdf"
		if err := os.WriteFile(name, r.Data, 0o666); err != nil {
			t.Fatal(err)
		}
		for reader, text := range map[string]string{
			"pdftotext": string(run(t, r.Data, program(t, "pdftotext"), "-raw", "-", "-")),
			"mutool":    string(run(t, nil, program(t, "mutool"), "draw", "-q", "-F", "txt", "-o", "-", name)),
		} {
			if strings.Contains(text, "\u2060") {
				t.Errorf("%s, %s: there is a word joiner in the text", layout, reader)
			}
			for _, want := range []string{"有輪的車，走得輪轉。", "A car on wheels, the wheel’s turn, wheel."} {
				if !strings.Contains(plain(text), plain(want)) {
					t.Errorf("%s, %s: %q is not copied as it was written: %q", layout, reader, want, text)
				}
			}
		}
	}
}
