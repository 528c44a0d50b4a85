package manual

import "testing"

// TestWordsBeforeColons holds that a word before a colon is code only if it is a key.
func TestWordsBeforeColons(t *testing.T) {
	for text, want := range map[string]string{
		"Add a note: a person, a place, a term.":    "Add a note: a person, a place, a term.",
		"puts the page into the menu: those with 1": "puts the page into the menu: those with 1",
		"as in https://example.org/essay/":          "as in `https://example.org/essay/`",
		"at /essay/ and note:ID":                    "at `/essay/` and `note:ID`",
	} {
		if got := markdown(text); got != want {
			t.Errorf("%q becomes %q, not %q", text, got, want)
		}
	}
}
