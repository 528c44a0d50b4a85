package site_test

import (
	"strings"
	"testing"

	"duizhao/internal/site"
	"duizhao/templates"
)

// TestOneLanguage holds that an edition in one language has one page, which is that of its
// version too, and no word of languages side by side anywhere.
func TestOneLanguage(t *testing.T) {
	made, problems := built(t, site.Options{FS: tiny(map[string]string{
		"content/site.yaml":               "title: x\nlanguages: [en]\nurl: https://example.org/\n",
		"content/editions/e/edition.yaml": "title: x\nauthor: y\ndate: 2024\nbase: en\nversions: [{lang: en, translator: Ann Ford}]\n",
	}), Templates: templates.FS, Static: plainStatic})
	if problems != "" {
		t.Fatal(problems)
	}
	for name, data := range made {
		if strings.HasPrefix(name, "e/en/") {
			t.Errorf("the text is at %s, too", name)
		}
		if page := string(data); strings.Contains(page, "ilingual") || strings.Contains(page, "e/en/") {
			t.Errorf("%s says Bilingual, or leads to the page of a version:\n%s", name, page)
		}
	}
	page := string(made["e/index.html"])
	for _, part := range []string{`"inLanguage":"en"`, "Ann Ford", `<link rel="canonical" href="https://example.org/e/">`} {
		if !strings.Contains(page, part) {
			t.Errorf("the page of the edition lacks %s:\n%s", part, page)
		}
	}
}

// TestOneNameForAll holds that a title, or the name of a link, which is one text for all
// languages is on a page once.
func TestOneNameForAll(t *testing.T) {
	made, problems := built(t, site.Options{FS: tiny(map[string]string{
		"content/site.yaml": "title: Duizhao\nlanguages: [zh-Hant, en]\nmenus: {top: [{to: /e/, name: Essay}]}\n",
	}), Templates: templates.FS, Static: plainStatic})
	if problems != "" {
		t.Fatal(problems)
	}
	page := string(made["index.html"])
	for _, part := range []string{`<a class="home" href="./"><span lang="en">Duizhao</span></a>`, `<a href="./e/"><span lang="en">Essay</span></a>`} {
		if !strings.Contains(page, part) {
			t.Errorf("the front page lacks %s:\n%s", part, page)
		}
	}
}
