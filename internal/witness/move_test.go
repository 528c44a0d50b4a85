package witness_test

import (
	"testing"

	"duizhao/internal/edition"
	"duizhao/internal/witness"
)

// TestLocateMove finds a passage in the wrong place: in copies as they are, in
// repaired ones, and in Simplified.
func TestLocateMove(t *testing.T) {
	move := edition.Emendation{Class: edition.Transposed, From: "漲得", To: "滿", After: "河水"}
	for _, c := range []struct {
		text          string
		e             edition.Emendation
		passage, into string // what is moved, and what comes before its right place
		reading       edition.Reading
		trouble       string
	}{
		{"船漲得又快又滿,停了,河水,沒過了石階", move, "漲得又快又滿", "河水", edition.WrongReading, ""},
		{"船涨得又快又满,停了,河水,没过了石阶", move, "涨得又快又满", "河水", edition.WrongReading, ""},
		{"河水,船漲得又快又滿", move, "漲得又快又滿", "河水", edition.WrongReading, ""},
		{"船停了，河水漲得又快又滿，沒過了石階", move, "漲得又快又滿", "", edition.RightReading, ""},
		{"船停了，河水，漲得又快又滿", move, "漲得又快又滿", "", edition.RightReading, ""},
		{"船停了,河水", move, "", "", 0, "漲得 does not stand here"},
		{"漲得又快又滿,漲得更快,河水", move, "", "", 0, "漲得 is here 2 times"},
		{"滿了,漲得又快,河水", move, "", "", 0, "滿 does not stand behind 漲得"},
		{"漲得河水又快又滿", move, "", "", 0, "河水 does not stand here"},
		{"河水,漲得又快又滿,河水", move, "", "", 0, "河水 is here 2 times"},
		{"", move, "", "", 0, "漲得 does not stand here"},
	} {
		m, trouble := witness.LocateMove(c.text, &c.e)
		before := ""
		if m.Reading == edition.WrongReading {
			before = c.text[max(0, m.Into-len("河水")):m.Into]
		}
		if c.text[m.From:m.To] != c.passage || before != c.into || m.Reading != c.reading || trouble != c.trouble {
			t.Errorf("%s: %q behind %q, reading %d, %q", c.text, c.text[m.From:m.To], before, m.Reading, trouble)
		}
	}
}
