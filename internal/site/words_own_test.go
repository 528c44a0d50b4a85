package site_test

import "testing"

// TestOwnWords holds that a slip in the site's own words of the interface is found: a key
// that nothing asks for, and a number that is not where pages put it. A language may say
// one and two without the number, and a template may have words of its own.
func TestOwnWords(t *testing.T) {
	for _, c := range []struct{ words, says, hint string }{
		{"contnets: In this text", "templates/words/en.yaml:1:1: warning: no page asks for the word \"contnets\"", `did you mean "contents"?`},
		{"# mine\nquite-another: x", "templates/words/en.yaml:2:1: warning: no page asks for the word \"quite-another\"", "theme copy words/en.yaml"},
		{`count-notes: "%s note|%d notes"`, "templates/words/en.yaml:1:15: error: pages would have %s as it is", "write %d"},
		{`count-notes: "note|notes"`, "templates/words/en.yaml:1:1: error: the number is in no form of count-notes", "%d note|%d notes"},
		{`count-notes: "%d of %d notes"`, "error: the number is put in the place of the first %d only", "take the others out"},
		{"contents: Contents %d", "templates/words/en.yaml:1:20: error: pages would have %d as it is: nothing is put in its place here",
			"the English is: Contents"},
	} {
		found(t, true, map[string]string{"templates/words/en.yaml": c.words + "\n"}, c.says, c.hint)
	}
	for _, files := range []map[string]string{
		{"templates/words/en.yaml": "count-notes: \"one note|%d notes\"\nname-en: British\nour-own: 100% ours\n",
			"templates/partials/mine.html": `{{w "our-own"}}`},
		{"templates/words/en.yaml": "shade-red: Red\n", "templates/partials/mine.html": `{{w (print "shade-" .)}}`},
	} {
		if got := said(t, true, files); got != "" {
			t.Errorf("of %v it says\n%s", files, got)
		}
	}
}
