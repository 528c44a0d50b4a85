package site_test

import (
	"html"
	"strings"
	"testing"
)

// TestBooksOfChosenVersions holds that an EPUB has the versions that outputs.epub names, in
// that order, and that its colophon leads to where the site shows them.
func TestBooksOfChosenVersions(t *testing.T) {
	text := map[string]string{"zh-Hant": "河不寬。", "en": "The river is not wide.", "ja": "川は広くない。", "en-x-lee1998": "Narrow is the river."}
	for _, c := range []struct {
		spec, address string
		versions      []string
	}{
		{"view", "", []string{"zh-Hant", "en"}},
		{"en", "en/", []string{"en"}},
		{"en-x-lee1998", "en-x-lee1998/", []string{"en-x-lee1998"}},
		{"ja/vertical", "ja/", []string{"ja"}},
		{"en+en-x-lee1998", "?show=en+en-x-lee1998", []string{"en", "en-x-lee1998"}},
		{"ja+zh-Hant+en", "?show=ja+zh-Hant+en", []string{"ja", "zh-Hant", "en"}},
	} {
		files := map[string]string{
			"content/site.yaml": "title: x\nlanguages: [zh-Hant, en, ja]\nurl: https://river.example/texts/\n" +
				"outputs: {epub: [" + c.spec + "], no-search: true}\n",
			"content/editions/e/edition.yaml": "title: {zh-Hant: 河, en: The River, ja: 川}\n" +
				"author: {zh-Hant: 甲, en: A. Author, ja: 甲}\ndate: 1931\nbase: zh-Hant\n" +
				"versions: [{lang: zh-Hant}, {lang: en, translator: Ann Ford}, {lang: ja}, {lang: en-x-lee1998, translator: Jane Lee}]\n",
		}
		for tag, s := range text {
			files["content/editions/e/"+tag+".md"] = s + "\n{#p01}\n"
		}
		docs, said := bookOf(t, files)
		if docs == nil {
			t.Fatalf("%s: %s", c.spec, said)
		}
		docs["colophon"] = html.UnescapeString(docs["colophon"])
		if want := `<a href="https://river.example/texts/e/` + c.address + `">`; !strings.Contains(docs["colophon"], want) {
			t.Errorf("%s: the colophon lacks %s:\n%s", c.spec, want, docs["colophon"])
		}
		at := 0
		for _, tag := range c.versions {
			next := strings.Index(docs["text-p01"][at:], text[tag])
			if next < 0 {
				t.Errorf("%s: after place %d there is no %s in\n%s", c.spec, at, text[tag], docs["text-p01"])
				break
			}
			at += next
		}
		for tag, s := range text {
			if asked := strings.Contains("+"+strings.Join(c.versions, "+")+"+", "+"+tag+"+"); strings.Contains(docs["text-p01"], s) != asked {
				t.Errorf("%s: the version %s is in the text, or is not, against what was asked for", c.spec, tag)
			}
		}
	}
}
