package site

import (
	"strings"
	"testing"
	"testing/fstest"

	"duizhao/static"
	"duizhao/templates"
)

// A book whose first language is written from the right is bound at the right: its
// outer margin is the left one of a page with an odd number, which Chromium calls a left
// page where the lines run from the right.
func TestPrintIsBoundAsItIsRead(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		versions []string
		right    bool
	}{{[]string{"ar", "en"}, true}, {[]string{"en", "ar"}, false}, {[]string{"en"}, false}, {[]string{"ar"}, true}} {
		files := fstest.MapFS{}
		for name, text := range map[string]string{
			"content/site.yaml": "title: {ar: موقع, en: Site}\nlanguages: [ar, en]\n",
			"content/editions/e/edition.yaml": "title: {ar: نهر, en: River}\nauthor: {ar: أ, en: A}\ndate: 2024\nbase: ar\nversions: [{lang: " +
				"ar}, {lang: en}]\n",
			"content/editions/e/ar.md": "النهر ليس عريضا.\n{#p01}\n",
			"content/editions/e/en.md": "The river is not wide.\n{#p01}\n",
		} {
			files[name] = &fstest.MapFile{Data: []byte(text)}
		}
		book, report, err := OpenPrint(t.Context(), Options{FS: files, Templates: templates.FS, Static: static.FS, Version: "test"},
			PrintOptions{Versions: c.versions})
		if err != nil || book == nil {
			t.Fatal(err, report.Problems)
		}
		if book.RightToLeft != c.right {
			t.Errorf("%v: it is bound at the right: %t", c.versions, book.RightToLeft)
		}
		html, err := book.HTML("", nil, nil)
		if err != nil {
			t.Fatal(err)
		}
		odd, outer := "@page :right{", "@bottom-right"
		if c.right {
			odd, outer = "@page :left{", "@bottom-left"
		}
		rule := string(html)
		rule = rule[strings.Index(rule, odd):]
		if rule = rule[:strings.Index(rule, "}}")]; !strings.Contains(rule, outer) {
			t.Errorf("%v: an odd page is %s", c.versions, rule)
		}
	}
}
