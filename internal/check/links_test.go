package check_test

import (
	"fmt"
	"strings"
	"testing"

	"duizhao/internal/check"
	"duizhao/internal/cite"
	"duizhao/internal/diag"
	"duizhao/internal/edition"
	"duizhao/internal/golden"
	"duizhao/internal/markup"
)

// TestLinks checks each .md of testdata against a small site, and compares the
// problems and, below them, what the text was found to refer to.
func TestLinks(t *testing.T) {
	found := &diag.List{}
	library := cite.Parse([]byte(`[{"id": "moore1965", "type": "article-journal", "title": "Cramming more components", "language": "en"}]`),
		"content/bibliography.json", nil, found)
	if found.Failed() {
		t.Fatal(found.Sorted())
	}
	links := check.Links{
		Notes:      map[string]*edition.Note{"unitree": {ID: "unitree"}, "moe": {ID: "moe"}},
		Claims:     map[string]*edition.Claim{"v3-budget": {ID: "v3-budget"}},
		Explainers: []string{"moe-explained", "distillation"},
		Figures:    []string{"e/prices", "e/owners"},
		Library:    library,
		Pages:      map[string]bool{"": true, "about/": true, "notes/unitree/": true, "photo.jpg": true},
	}
	ids := func(id string) bool { return id == "p01" || id == "p01.2" }
	golden.Run(t, "testdata/*.txtar", func(t *testing.T, a *golden.Archive) {
		a.Each(".md", func(t *testing.T, data []byte) string { return outcome(&links, ids, data, false) })
		a.Each(".marked", func(t *testing.T, data []byte) string { return outcome(&links, ids, data, true) })
		without := links
		without.Library = nil
		a.Each(".nobib", func(t *testing.T, data []byte) string { return outcome(&without, ids, data, false) })
	})
}

func outcome(l *check.Links, ids func(string) bool, data []byte, marked bool) string {
	problems := &diag.List{}
	var used []string
	text := check.Text{Path: "content/about.md", Blocks: markup.Parse(data, markup.Options{}).Blocks, IDs: ids, Marked: marked}
	l.Check(text, problems, func(kind, id, block string) {
		used = append(used, strings.TrimSpace(fmt.Sprintf("%s %s %s", kind, id, block)))
	})
	var b strings.Builder
	diag.WriteText(&b, problems.Sorted())
	for _, u := range used {
		b.WriteString("uses " + u + "\n")
	}
	return b.String()
}
