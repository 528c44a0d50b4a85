package site_test

import (
	"context"
	"maps"
	"slices"
	"strings"
	"testing"

	"duizhao/internal/site"
)

// Links may lead to everything that a build makes of an edition, and to nothing else.
func TestLinksToProducts(t *testing.T) {
	known := map[string]bool{
		"/e/": true, "/e/en/": false, "/e/e.html": true, "/e/e.epub": true, "/notes/n/": true, "/404.html": true, "/site.zip": true,
		"/e/fr/": false, "/e/e.pdf": false, "/e/claims/": false, "/e/introduction/": false, "/e/questions/": false, "/f/": false, "/feed.atom": false,
	}
	list := slices.Sorted(maps.Keys(known))
	note := "---\nname: Text\nkind: term\n---\n--- en\nA note.\n"
	first := strings.Count(note, "\n") + 2 // the line of the first link
	for _, to := range list {
		note += "\nSee [this](" + to + ").\n"
	}
	o := site.Options{FS: tiny(map[string]string{
		"content/site.yaml":  "title: x\nlanguages: [en]\noutputs: {single: true, epub: [view], bundle: true}\n",
		"content/notes/n.md": note,
	})}
	report, err := site.Check(context.Background(), o)
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]bool{}
	for _, to := range list {
		got[to] = true
	}
	for _, p := range report.Problems {
		if p.Code == "link-nowhere" {
			got[list[(p.Line-first)/2]] = false
		}
	}
	for _, to := range list {
		if got[to] != known[to] {
			t.Errorf("a link to %s: accepted %v, want %v", to, got[to], known[to])
		}
	}
}
