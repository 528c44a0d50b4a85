package site_test

import (
	"path"
	"strings"
	"testing"
)

// No page but those of the text has more than 100 KB of HTML, each entry of a register is
// on one of its pages, the first page has the anchors of all, and every link to an entry
// leads to the page that it is on.
func TestRegistersArePaged(t *testing.T) {
	tree := walk(t)
	const most = 100_000
	on := map[string]string{} // the page of an entry, by register and id
	anchors := map[string]bool{}
	near := map[string]string{} // where the link beside an anchor leads
	paged := map[string]int{}
	for _, p := range tree.pages {
		if p.kind != "edition" && p.kind != "version" && len(p.data) > most {
			t.Errorf("%s has %d bytes", p.path, len(p.data))
		}
		if p.kind != "bibliography" && p.kind != "claims" {
			continue
		}
		register, number, further := strings.Cut(strings.TrimSuffix(p.path, "index.html"), "page/")
		paged[register]++
		for n := range elements(p.doc) {
			id, _ := attr(n, "id")
			class, _ := attr(n.Parent, "class")
			switch {
			case n.Data == "li" && id != "" && (class == "bib" || class == "register"):
				if other := on[register+"#"+id]; other != "" {
					t.Errorf("%s#%s is on %s and on %s", register, id, other, p.path)
				}
				on[register+"#"+id] = p.path
				if !further {
					anchors[register+"#"+id] = true
				}
			case n.Data == "span" && id != "" && n.Parent.Data == "li" && !further:
				// beside it, in the pager, is the link to its page
				href, _ := attr(n.Parent.LastChild, "href")
				near[register+"#"+id] = register + href + "index.html"
				anchors[register+"#"+id] = true
			}
		}
		if further && number == "" {
			t.Errorf("%s has no number", p.path)
		}
	}
	if paged["bibliography/"] < 2 || paged["lan-xi-2024/claims/"] < 2 {
		t.Fatalf("registers have pages %v", paged)
	}
	for entry := range on {
		if !anchors[entry] {
			t.Errorf("the first page has no anchor of %s", entry)
		}
		if to := near[entry]; to != "" && path.Clean(to) != on[entry] {
			t.Errorf("the anchor of %s is beside the link to %s, and it is on %s", entry, to, on[entry])
		}
	}
	links := 0
	for _, p := range tree.pages {
		if p.kind == "bibliography" || p.kind == "claims" {
			continue
		}
		for n := range elements(p.doc) {
			href, _ := attr(n, "href")
			at, id, ok := strings.Cut(href, "#")
			for register := range paged {
				_, within, found := strings.Cut(at, register)
				if !ok || !found || on[register+"#"+id] == "" {
					continue
				}
				if links++; register+within+"index.html" != on[register+"#"+id] {
					t.Errorf("%s: %s leads to %s, and the entry is on %s", p.path, href, register+within, on[register+"#"+id])
				}
			}
		}
	}
	if links < 500 {
		t.Errorf("only %d links lead to entries: this test sees little", links)
	}
}
