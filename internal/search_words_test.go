package internal_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"duizhao/internal/lang"
)

// TestSearchWithinWords checks that the search page finds within words what the index
// has keys for: it has the same onsets and joined words as the table of languages.
func TestSearchWithinWords(t *testing.T) {
	script := file(t, "../static/js-search/query.js")
	said := func(pattern string) string {
		m := regexp.MustCompile(pattern).FindStringSubmatch(script)
		if m == nil {
			t.Fatalf("query.js has no %s", pattern)
		}
		return m[1]
	}
	compounds := regexp.MustCompile(said(`const compounds = /(.*)/;`))
	onsets := strings.Fields(said("const onset = RegExp\\(`\\^\\(\\$\\{\"([a-z ]*)\""))
	with := 0
	for _, tag := range []string{"de", "de-CH", "en", "fr", "es", "vi", "ru", "ko", "ja", "ar", "dev"} {
		list := lang.Of(tag).Onsets
		if compounds.MatchString(tag) != (list != "") {
			t.Errorf("%s: query.js and the table disagree whether it has compounds", tag)
		}
		if list != "" {
			with++
			if !slices.Equal(strings.Fields(list), onsets) {
				t.Errorf("%s: query.js has other onsets", tag)
			}
		}
	}
	if with < 2 {
		t.Error("no language has compounds")
	}
	joined := strings.Fields(lang.Of("ar").Joined)
	proclitic := regexp.MustCompile(said(`const proclitic = /(.*)/;`))
	letters := []string{"و", "ف", "ب", "ك", "ل", "ا"}
	words := []string{""}
	for range 4 {
		var longer []string
		for _, w := range words {
			for _, l := range letters {
				longer = append(longer, w+l)
			}
		}
		words = longer
		for _, w := range words {
			if proclitic.MatchString(w) != slices.Contains(joined, w) {
				t.Errorf("%s is joined to words in one of query.js and the table", w)
			}
		}
	}
}
