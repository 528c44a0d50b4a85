package rule_test

import (
	"strings"
	"testing"

	"duizhao/internal/diag"
	"duizhao/internal/rule"
)

const whole = `title: a boat that leaks
severity: warning
group: text

Water comes in.
And more of it.

It is cold.

Mend it.

-- bad/boat.md (3 times) --
drip
-- says --
boat.md: warning: …
-- good/boat.md --
dry
`

func TestParse(t *testing.T) {
	r, err := rule.Parse("boat-leak", []byte(whole))
	if err != nil {
		t.Fatal(err)
	}
	if r.Code != "boat-leak" || r.Title != "a boat that leaks" || r.Severity != diag.Warning || r.Group != "text" {
		t.Errorf("the head is %+v", r)
	}
	if len(r.Why) != 2 || r.Why[0] != "Water comes in.\nAnd more of it." || r.Do != "Mend it." {
		t.Errorf("why %q, do %q", r.Why, r.Do)
	}
	if len(r.Bad) != 1 || r.Bad[0] != (rule.File{Name: "boat.md", Note: "3 times", Text: "drip\n"}) || r.Says != "boat.md: warning: …\n" ||
		len(r.Good) != 1 || r.Good[0].Name != "boat.md" {
		t.Errorf("the examples are %+v, %q, %+v", r.Bad, r.Says, r.Good)
	}
}

// TestParseRefuses takes one thing away, or writes it otherwise, at a time.
func TestParseRefuses(t *testing.T) {
	for _, c := range []struct{ old, new, want string }{
		{"title: a boat that leaks\n", "", "a title"},
		{"severity: warning", "severity: grave", `"grave"`},
		{"group: text", "group: boats", "a group"},
		{"group: text", "kind: text", "kind"},
		{"\nMend it.\n", "", ""},
		{"Water comes in.\nAnd more of it.\n\nIt is cold.\n\n", "", "two paragraphs"},
		{"-- bad/boat.md (3 times) --\ndrip\n", "", "an example"},
		{"-- good/boat.md --", "-- boat.md --", "neither"},
	} {
		_, err := rule.Parse("boat-leak", []byte(strings.Replace(whole, c.old, c.new, 1)))
		if c.want == "" && err != nil || c.want != "" && (err == nil || !strings.Contains(err.Error(), c.want)) {
			t.Errorf("without %q: %v", c.old, err)
		}
	}
	if _, err := rule.Parse("Boat_Leak", []byte(whole)); err == nil {
		t.Error("a code may be anything")
	}
}

func TestFind(t *testing.T) {
	var all rule.Catalogue
	for _, code := range []string{"boat-leak", "boat-slow", "oar-lost"} {
		all = append(all, &rule.Rule{Code: code})
	}
	for _, r := range all {
		if all.Find(r.Code) != r {
			t.Errorf("%s is not found", r.Code)
		}
	}
	if all.Find("boat") != nil {
		t.Error("half a code is found")
	}
	for code, want := range map[string]string{
		"boat-laek": `did you mean "boat-leak"?`, "boat-sunken": "there are: boat-leak, boat-slow", "mast": "list them with: duizhao check --explain",
	} {
		if got := all.DidYouMean(code); got != want {
			t.Errorf("%s: %s", code, got)
		}
	}
}
