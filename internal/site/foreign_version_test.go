package site_test

import (
	"strings"
	"testing"

	"duizhao/internal/output"
	"duizhao/internal/site"
	"duizhao/static"
	"duizhao/templates"
)

// TestForeignVersion holds what the page of a version has whose language the site has not:
// figures and the introduction speak the first language of the site, as such, and only
// notes are counted that are there.
func TestForeignVersion(t *testing.T) {
	t.Parallel()
	files := map[string]string{
		"content/site.yaml": "title: {zh-Hant: 站, en: Site}\nlanguages: [zh-Hant, en]\n",
		"content/editions/e/edition.yaml": "title: {zh-Hant: 河, en: River, fr: La rivière}\nauthor: A\ndate: 2024\nbase: en\n" +
			"versions: [{lang: en}, {lang: zh-Hant}, {lang: fr}]\n",
		"content/editions/e/en.md":           "The weir is not wide.\n{#p01}\n",
		"content/editions/e/zh-Hant.md":      "堰不寬。\n{#p01}\n",
		"content/editions/e/fr.md":           "Le barrage n’est pas large.\n{#p01}\n",
		"content/editions/e/introduction.md": "---\ntitle: {zh-Hant: 前言, en: Before}\n---\n--- zh-Hant\n一條河。\n--- en\nA river.\n",
		"content/notes/weir.md":              "---\nkind: term\nname: {zh-Hant: 堰, en: weir}\n---\n--- zh-Hant\n攔水的牆。\n--- en\nA wall in a river.\n",
		"content/editions/e/figures/x.yaml": "kind: bar\ntitle: {zh-Hant: 寬度, en: Widths}\ncaption: {zh-Hant: 說明, en: Says}\nafter: p01\n" +
			"unit: {zh-Hant: 公尺, en: metres}\nrows: [{label: {zh-Hant: 河, en: river}, detail: {zh-Hant: 細, en: fine}, value: 3}]\n",
	}
	var memory output.Memory
	report, err := site.Build(t.Context(), site.Options{FS: tiny(files), Templates: templates.FS, Static: static.FS, Version: "test"}, &memory)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range report.Problems {
		t.Errorf("%s: %s", p.Pos, p.Text)
	}
	pages := map[string]string{}
	for _, f := range memory.Files() {
		pages[f.Path] = string(f.Data)
	}
	page := pages["e/fr/index.html"]
	for _, want := range []string{`<figure lang="zh-Hant" id="fig-x"><p class="figtitle"><span>寬度</span></p>`, "公尺", "說明", "細", `<span lang="zh-Hant">前言</span>`} {
		if !strings.Contains(page, want) {
			t.Errorf("no %s in %s", want, page)
		}
	}
	if strings.Contains(page, "1 note<") || !strings.Contains(pages["e/en/index.html"], "1 note<") {
		t.Errorf("the notes are counted that are on no page of this version: %s", page)
	}
}
