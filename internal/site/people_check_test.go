package site_test

import (
	"context"
	"strings"
	"testing"

	"duizhao/internal/site"
	"duizhao/templates"
)

// TestPeopleAndParts holds what check says of the people and the part of an edition: a
// draft is left out without a word, as a build leaves it out, and two parts of one number
// are told with the places of both.
func TestPeopleAndParts(t *testing.T) {
	settings := "title: x\nauthor: y\ndate: 2024\nbase: en\nversions: [{lang: en}]\n"
	person := "---\nkind: person\nname: Lee\ndraft: true\n---\n--- en\nA note.\n"
	for more, want := range map[string]string{
		"people: [lee]\n":       "",
		"people: [lee, lee]\n":  "edition.yaml:6:15: warning: lee is in this list twice [term-twice]",
		"people: [boat]\n":      "edition.yaml:6:10: warning: the note \"boat\" is on a term, and not on a person or an organisation [people-kind]",
		"part: 3\n":             "edition.yaml:6:7: warning: this is part 3 of no series [part-place]",
		"series: w\npart: -1\n": "edition.yaml:7:7: warning: parts of a series are counted from 1 [part-place]",
		"series: w\npart: 1\n": "content/editions/f/edition.yaml:7:7: warning: the series w has a part 1 already [part-place]\n  7 | " +
			"part: 1\n    |       ^\n  content/editions/e/edition.yaml:7:7: the other",
		"tags: [old, old]\n":        "edition.yaml:6:13: warning: old is in this list twice [term-twice]",
		"series: w\npart: 2\n":      "",
		"tags: [old]\npeople: []\n": "",
	} {
		o := site.Options{FS: tiny(map[string]string{
			"content/site.yaml":               "title: x\nlanguages: [en]\nseries: {w: {title: W}}\ntags: {old: Old}\n",
			"content/notes/lee.md":            person,
			"content/notes/boat.md":           "---\nkind: term\nname: boat\nforms: {en: [boat]}\n---\n--- en\nIt floats.\n",
			"content/editions/e/edition.yaml": settings + more, "content/editions/e/en.md": "A boat.\n{#p01}\n",
			"content/editions/f/edition.yaml": settings + "series: w\npart: 1\ntags: [old]\n", "content/editions/f/en.md": "Text.\n{#p01}\n",
		}), Templates: templates.FS, Static: plainStatic}
		report, err := site.Check(context.Background(), o)
		if err != nil {
			t.Fatal(err)
		}
		got := written(report)
		if want == "" && got != "" && !strings.Contains(more, "people: []") || !strings.Contains(got, want) {
			t.Errorf("of %q it says\n%s\nand not\n%s", more, got, want)
		}
	}
}

// TestLinksToPlaces holds that a link to a place of another page is followed to that
// place, as far as it can be known.
func TestLinksToPlaces(t *testing.T) {
	for to, there := range map[string]bool{
		"/f/#p01": true, "/f/#p01.1": true, "/f#p01": true, "/f/#works": true, "/f/claims/#wide": true,
		"/f/#nope": false, "/f/#p02": false, "/f/claims/#nope": false, "/f/claims/": true, "/f/": true, "/notes/": true,
	} {
		got := said(t, true, map[string]string{
			"content/editions/e/en.md":        "A text [here](" + to + ").\n{#p01}\n",
			"content/editions/f/edition.yaml": "title: x\nauthor: y\ndate: 2024\nbase: en\nversions: [{lang: en}]\n", "content/editions/f/en.md": "Wide.\n{#p01}\n",
			"content/claims/wide.md": "---\nedition: f\nsegments: [p01]\nverdict: opinion\nchecked: 2026-01-05\n---\n--- en\nIt is.\n",
		})
		if strings.Contains(got, "[link-nowhere]") == there {
			t.Errorf("a link to %s:\n%s", to, got)
		}
		if !there && !strings.Contains(got, "has no place #") {
			t.Errorf("of a link to %s it says\n%s", to, got)
		}
	}
}
