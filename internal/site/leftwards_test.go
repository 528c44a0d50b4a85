package site_test

import (
	"strings"
	"testing"

	"duizhao/internal/output"
	"duizhao/internal/site"
	"duizhao/static"
	"duizhao/templates"
)

// TestLeftwardsPage holds what keeps its order on a page that is written from right to
// left: the links to several books, and the stroke between the words of two languages.
func TestLeftwardsPage(t *testing.T) {
	t.Parallel()
	files := map[string]string{
		"content/site.yaml": "title: {ar: موقع, en: Site}\nlanguages: [ar, en]\noutputs: {epub: [ar+en, en]}\n",
		"content/editions/e/edition.yaml": "title: {ar: نهر, en: River}\nauthor: {ar: أ, en: A}\ndate: 2024\nbase: ar\nversions: [{lang: " +
			"ar}, {lang: en}]\n",
		"content/editions/e/ar.md": "النهر ليس عريضا.\n{#p01}\n",
		"content/editions/e/en.md": "The river is not wide.\n{#p01}\n",
		"content/editions/e/figures/x.yaml": "kind: bar\ntitle: {ar: عرض, en: Widths}\nafter: p01\nunit: {ar: متر, en: metres}\n" +
			"rows: [{label: {ar: نهر, en: river}, value: 3}]\n",
	}
	var memory output.Memory
	if _, err := site.Build(t.Context(), site.Options{FS: tiny(files), Templates: templates.FS, Static: static.FS, Version: "test"}, &memory); err != nil {
		t.Fatal(err)
	}
	page, styles := "", ""
	for _, f := range memory.Files() {
		switch {
		case f.Path == "e/index.html":
			page = string(f.Data)
		case strings.HasSuffix(f.Path, ".css"):
			styles += string(f.Data)
		}
	}
	for _, want := range []string{`e.en.epub" download><span lang="en" dir="ltr">EPUB</span> <span lang="en" dir="ltr">English</span>`, `<div class="fig bar" dir="rtl">`} {
		if !strings.Contains(page, want) {
			t.Errorf("no %s in %s", want, page)
		}
	}
	if !strings.Contains(styles, "direction:inherit") {
		t.Error("the stroke before the second language is on the wrong side of it")
	}
}

// TestGuessedHeights holds that what is not drawn yet is guessed of a figure as on any
// screen: it has as many lines on a phone, where a row of text has four times as many.
func TestGuessedHeights(t *testing.T) {
	t.Parallel()
	data, err := static.FS.ReadFile("css/shared/layout.css")
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(data), ".row.figure { --k: 1; --n: 14 }") {
		t.Error("a figure is guessed as a row of text is")
	}
}
