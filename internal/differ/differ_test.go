package differ

import (
	"strings"
	"testing"

	"duizhao/internal/edition"
)

func shown(runs []edition.Run) string {
	var b strings.Builder
	for _, r := range runs {
		switch r.Kind {
		case edition.OpenDiffer:
			b.WriteByte('[')
		case edition.CloseDiffer:
			b.WriteByte(']')
		case edition.OpenEm, edition.CloseEm:
			b.WriteByte('*')
		case edition.Plain, edition.CodeSpan:
			b.WriteString(r.Text)
		default:
			b.WriteByte('?')
		}
	}
	return b.String()
}

func plain(s string) []edition.Run { return []edition.Run{{Kind: edition.Plain, Text: s}} }

func TestSegments(t *testing.T) {
	for _, c := range []struct {
		a, b, inA, inB string
		places         int
	}{
		{"The boat waits.", "The boat waits.", "The boat waits.", "The boat waits.", 0},
		{"The boat waits.", "The  boat is waiting.", "The boat [waits].", "The  boat [is waiting].", 1},
		{"A small red boat", "A red boat, too", "A [small] red boat", "A red boat[, too]", 1},
		{"I don’t know 1,200 words", "I don't know 1,200 words", "I [don’t] know 1,200 words", "I [don't] know 1,200 words", 1},
		{"渡船仍舊等在對岸。", "渡船還等在對岸。", "渡船[仍舊]等在對岸。", "渡船[還]等在對岸。", 1},
		{"เรือรออยู่", "เรือคอยอยู่", "เรือ[ร]ออยู่", "เรือ[ค]อ[ย]อยู่", 2},
		{"나룻배가 기다린다", "나룻배가 아직 기다린다", "나룻배가 기다린다", "나룻배가 [아직] 기다린다", 1},
		{"ما زالت السفينة تنتظر", "لا تزال السفينة تنتظر", "[ما زالت] السفينة تنتظر", "[لا تزال] السفينة تنتظر", 1},
		{"cafe\u0301 noir", "café noir", "[cafe\u0301] noir", "[café] noir", 1},
		{"", "All of it", "", "[All of it]", 1},
	} {
		a, b, n := Segments(plain(c.a), plain(c.b))
		if shown(a) != c.inA || shown(b) != c.inB || n != c.places {
			t.Errorf("%q and %q:\n got %s\n     %s %d\nwant %s\n     %s %d", c.a, c.b, shown(a), shown(b), n, c.inA, c.inB, c.places)
		}
	}
}

// TestMarksNest checks that marks close within the element in which they open, and that
// those of notes are left out.
func TestMarksNest(t *testing.T) {
	a := []edition.Run{{Kind: edition.Plain, Text: "The old "}, {Kind: edition.OpenEm}, {Kind: edition.Plain, Text: "ferry"},
		{Kind: edition.CloseEm}, {Kind: edition.OpenNote, Ref: "bank"}, {Kind: edition.Plain, Text: " waits"}, {Kind: edition.CloseNote},
		{Kind: edition.FootnoteRef}}
	inA, inB, n := Segments(a, plain("The boat stays"))
	if got := shown(inA); got != "The [old] *[ferry]* [waits]" || shown(inB) != "The [boat stays]" || n != 3 {
		t.Errorf("got %s, %s, %d", got, shown(inB), n)
	}
}

// FuzzSegments checks that nothing is lost or added, and that marks pair.
func FuzzSegments(f *testing.F) {
	f.Add("The boat waits.", "A boat waited, and waits.")
	f.Add("渡船 仍舊", "\xff渡")
	f.Fuzz(func(t *testing.T, a, b string) {
		x, y, _ := Segments(plain(a), plain(b))
		for _, c := range []struct {
			text string
			runs []edition.Run
		}{{a, x}, {b, y}} {
			open, text := 0, ""
			for _, r := range c.runs {
				switch r.Kind {
				case edition.OpenDiffer:
					open++
				case edition.CloseDiffer:
					open--
				}
				if open < 0 || open > 1 {
					t.Fatalf("marks do not pair in %q", c.text)
				}
				text += r.Text
			}
			if text != c.text || open != 0 {
				t.Fatalf("%q became %q", c.text, text)
			}
		}
	})
}
