package witness

import "testing"

// TestBeginning holds that a problem shows one word of the author's and no more.
func TestBeginning(t *testing.T) {
	for run, want := range map[string]string{
		"塔身用當地的灰石砌成":                               "塔身",
		"B2-W的塔身用當地":                               "B2-W",
		"W的塔身用":                                    "W",
		"The lighthouse of the harbour":            "The",
		"塔，身用":                                     "塔",
		`\u8eab\u7528當地`:                           "",
		`16\u8eab`:                                 "",
		"supercalifragilisticexpialidocious words": "supercalifragilistice",
	} {
		if got := beginning(run); got != want {
			t.Errorf("%q begins %q, and should %q", run, got, want)
		}
	}
}
