package theme

import (
	"fmt"
	"strings"
	"testing"
)

func TestMerge(t *testing.T) {
	then := "a\nb\nc\nd\ne\nf\ng\n"
	for _, c := range []struct{ what, mine, now, want, clash string }{
		{"nothing", then, then, then, "[]"},
		{"theirs alone", then, "a\nB\nc\nd\ne\nf\ng\nh\n", "a\nB\nc\nd\ne\nf\ng\nh\n", "[]"},
		{"mine alone", "a\nc\nd\ne\nf\ng\n", then, "a\nc\nd\ne\nf\ng\n", "[]"},
		{"both, apart", "A\nb\nc\nd\ne\nf\ng\n", "a\nb\nc\nd\nE\ne2\nf\ng\n", "A\nb\nc\nd\nE\ne2\nf\ng\n", "[]"},
		{"both, the same", "a\nX\nc\nd\ne\nf\ng\n", "a\nX\nc\nd\ne\nf\nG\n", "a\nX\nc\nd\ne\nf\nG\n", "[]"},
		{"one line", "a\nb\nc\nD1\ne\nf\ng\n", "a\nb\nc\nD2\ne\nf\nG\n", "a\nb\nc\nD1\ne\nf\nG\n", "[4]"},
		{"lines side by side", "a\nb\nC\nd\ne\nf\ng\n", "a\nb\nc\nD\ne\nf\ng\n", "a\nb\nC\nd\ne\nf\ng\n", "[3]"},
		{"at the beginning", "0\n" + then, then + "h\n", "0\n" + then + "h\n", "[]"},
		{"no line end", "a\nb\nc\nd\ne\nf\ng", "A\nb\nc\nd\ne\nf\ng\n", "A\nb\nc\nd\ne\nf\ng", "[]"},
		{"all gone", "", "a\nb\nc\nd\ne\nf\nG\n", "", "[1]"},
	} {
		merged, clash := Merge([]byte(then), []byte(c.mine), []byte(c.now))
		if string(merged) != c.want || fmt.Sprint(clash) != c.clash {
			t.Errorf("%s: %q, %v\nnot %q, %s", c.what, merged, clash, c.want, c.clash)
		}
	}
}

// FuzzMerge holds what is true of any three texts: a side that changed nothing yields
// to the other, two that changed the same agree, and the edits that are read from a
// diff lead from the one text to the other.
func FuzzMerge(f *testing.F) {
	f.Add("a\nb\nc\n", "a\nx\nc\n", "a\nb\nc\nd")
	f.Add("", "x", "\n\n")
	f.Add("a\na\na\n", "a\na\n", "a\nb\na\na\n")
	f.Fuzz(func(t *testing.T, then, mine, now string) {
		for _, c := range []struct{ then, mine, now, want string }{
			{then, then, now, now}, {then, mine, then, mine}, {then, mine, mine, mine},
		} {
			if merged, clash := Merge([]byte(c.then), []byte(c.mine), []byte(c.now)); string(merged) != c.want || len(clash) > 0 {
				t.Errorf("%q, %q, %q: %q, %v", c.then, c.mine, c.now, merged, clash)
			}
		}
		lines := split([]byte(then))
		if got := applied(lines, 0, len(lines), edits([]byte(then), []byte(now))); got != now {
			t.Errorf("from %q to %q the edits lead to %q", then, now, got)
		}
		one, clash := Merge([]byte(then), []byte(mine), []byte(now))
		two, other := Merge([]byte(then), []byte(now), []byte(mine))
		if len(clash) == 0 && string(one) != string(two) || len(clash) != len(other) {
			t.Errorf("%q, %q, %q: %q %v, and the other way %q %v", then, mine, now, one, clash, two, other)
		}
	})
}

// TestLines holds that a clash is named by the line of the site's file.
func TestLines(t *testing.T) {
	o := Own{Then: []byte("a\nb\nc\nd\ne\nf\ng\n"), Mine: []byte("0\n0\n0\na\nb\nc\nd\ne\nF1\ng\n"), Now: []byte("a\nb\nc\nd\ne\nF2\ng\n")}
	if got := o.Lines(); fmt.Sprint(got) != "[9]" || o.State() != Clash {
		t.Errorf("%v, %v", got, o.State())
	}
	o.Now = []byte("a\nb\nC\nd\ne\nf\ng\n")
	if o.State() != Behind || !strings.Contains(string(o.Merged()), "0\na\nb\nC\nd\ne\nF1\n") {
		t.Errorf("%v, %s", o.State(), o.Merged())
	}
}
