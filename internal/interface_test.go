package internal_test

import (
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"
	"testing"

	"duizhao/internal/lang"
	"duizhao/templates"

	"github.com/goccy/go-yaml"
)

// TestWordsAreComplete checks that the interface speaks every language of the table
// in full: each has every word, the forms of number that its grammar asks for, and
// the number in those of more than two.
func TestWordsAreComplete(t *testing.T) {
	words := map[string]map[string]string{}
	files, _ := fs.Glob(templates.FS, "words/*.yaml")
	for _, name := range files {
		data, err := fs.ReadFile(templates.FS, name)
		m := map[string]string{}
		if err == nil {
			err = yaml.Unmarshal(data, &m)
		}
		if err != nil {
			t.Fatal(err)
		}
		words[strings.TrimSuffix(path.Base(name), ".yaml")] = m
	}
	english := words[lang.English]
	for _, tag := range lang.Known() {
		own := words[lang.Lookup(tag, func(tag string) bool { return words[tag] != nil })]
		if own == nil {
			t.Errorf("%s has no words: write words/%s.yaml", tag, tag)
			continue
		}
		for _, key := range slices.Sorted(maps.Keys(english)) {
			if strings.TrimSpace(own[key]) == "" && key != "separator" {
				t.Errorf("%s lacks %s: %q", tag, key, english[key])
			}
		}
	}
	for tag, own := range words {
		for _, key := range slices.Sorted(maps.Keys(own)) {
			word, known := own[key], english[key]
			if known == "" && !strings.HasPrefix(key, "name-") {
				t.Errorf("%s has %s, which nothing asks for", tag, key)
			}
			if strings.Contains(word, "\u2028") || strings.Contains(word, `\u`) {
				t.Errorf("%s %s: %q has an escape that was not read", tag, key, word)
			}
			if tag != lang.English && strings.Contains(known, " ") && word == known && key != "separator" && !strings.Contains(known, "%") && len(known) > 4 {
				t.Errorf("%s %s is English: %q", tag, key, word)
			}
			if !strings.Contains(known, "%d") {
				if strings.Contains(word, "|") || strings.Contains(word, "%") {
					t.Errorf("%s %s: %q has forms, and English has none", tag, key, word)
				}
				continue
			}
			forms, categories := strings.Split(word, "|"), lang.Categories(tag)
			if len(forms) != len(categories) && len(forms) != 1 {
				t.Errorf("%s %s has %d forms, and the language %v", tag, key, len(forms), categories)
				continue
			}
			for k, form := range forms {
				if n := strings.Count(form, "%d"); n > 1 || n == 0 && (len(forms) == 1 || !slices.Contains([]string{"zero", "one", "two"}, categories[k])) {
					t.Errorf("%s %s: %q holds the number %d times", tag, key, form, n)
				}
			}
		}
	}
}
