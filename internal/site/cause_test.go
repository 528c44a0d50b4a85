package site_test

import (
	"context"
	"slices"
	"testing"

	"duizhao/internal/site"
	"duizhao/templates"
)

// TestCauseAlone holds that a mistake is reported where it is, and not again by what
// depends on it.
func TestCauseAlone(t *testing.T) {
	const settings = "title: x\nlanguages: [en]\nseries: {w: {title: W}}\ntags: {old: Old, new: New}\n"
	const info = "title: x\nauthor: note:lee\ndate: 2024\nbase: en\nversions: [{lang: en}]\ntags: [old, new]\nseries: w\npeople: [lee]\n"
	const note = "---\nkind: person\nname: {en: boat}\n---\n--- en\nIt floats.\n"
	const drawn = "kind: bar\ntitle: {en: T}\ncaption: {en: C}\nafter: p01\nrows: [{label: a, value: 1}]\n"
	for _, c := range []struct {
		name, file, text string
		codes            []string
	}{
		{"nothing", "content/site.yaml", settings, nil},
		{"a list", "content/site.yaml", "- a\n", []string{"yaml-type"}},
		{"empty", "content/site.yaml", "", []string{"yaml-missing", "yaml-missing"}},
		{"tags are a list", "content/site.yaml", "title: x\nlanguages: [en]\nseries: {w: {title: W}}\ntags: [old, new]\n", []string{"yaml-type"}},
		{"syntax of an edition", "content/editions/e/edition.yaml", "title: \"x\n" + info[9:], []string{"yaml-syntax"}},
		{"kind of a figure", "content/editions/e/figures/f.yaml", "kind: pie\n" + drawn[10:], []string{"yaml-value"}},
		{"kind of a note", "content/notes/lee.md", "---\nkind: human\n" + note[17:], []string{"yaml-value"}},
	} {
		files := map[string]string{"content/site.yaml": settings, "content/notes/lee.md": note, "content/editions/e/edition.yaml": info,
			"content/editions/e/en.md": "A boat.\n{#p01}\n", "content/editions/e/figures/f.yaml": drawn}
		files[c.file] = c.text
		report, err := site.Check(context.Background(), site.Options{FS: tiny(files), Templates: templates.FS, Static: plainStatic})
		if err != nil {
			t.Fatal(err)
		}
		var codes []string
		for _, p := range report.Problems {
			codes = append(codes, p.Code)
		}
		if !slices.Equal(codes, c.codes) {
			t.Errorf("%s: %v and not %v", c.name, report.Problems, c.codes)
		}
	}
}
