package site_test

import (
	"strings"
	"testing"
)

// TestTextInNoLanguageOfTheSite holds that a text under a mistyped language is told where
// it begins, with the language that was meant.
func TestTextInNoLanguageOfTheSite(t *testing.T) {
	got := said(t, true, map[string]string{"content/site.yaml": "title: x\nlanguages: [fr, en]\n",
		"content/notes/tide.md": "---\nkind: term\nname: tide\n---\n--- fr\nElle monte.\n--- eng\nIt comes and goes.\n"})
	want := "content/notes/tide.md:7:5: error: there is no text in en; this one is in \"eng\", which is no language of the site [body-missing]\n"
	if !strings.Contains(got, want) || !strings.Contains(got, "did you mean: --- en\n") || strings.Count(got, "tide.md:") != 1 {
		t.Errorf("it says\n%sand not\n%s", got, want)
	}
}
