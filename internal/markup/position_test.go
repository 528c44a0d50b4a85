package markup

import (
	"fmt"
	"strings"
	"testing"

	"duizhao/internal/edition"
)

// TestColumns checks where the marks of a text stand: a message names the place by it.
func TestColumns(t *testing.T) {
	for _, c := range []struct {
		text string
		html bool
		want string // line:column of each mark, the lines of its segments
	}{
		{"[a](b)", false, "1:1"},
		{"一 [甲](b) 二 [乙](d)\n丙 [e](f)", false, "1:3 1:12 2:3"},
		{"a *b* [c](d) ![e](f) <https://a.example/> [@g] [^h]", false, "1:7 1:14 1:22 1:43 1:48"},
		{"a `code\nof two lines` [b](c)", false, "1:1"}, // not in the segment's own line
		{"\n\n## 一\n\n二 [a](b)\n", false, "5:3"},
		{"- a\n- 乙 [b](c)", false, "2:5"},
		{"前 [甲](note:a 與 [乙](note:b)", false, "1:3 1:16"}, // found when the second was counted
		{"甲 [乙](note:a", false, "1:3"},
		{"甲 \\[ &amp; [乙](note:a", false, ""}, // not in the source as it is
		{"a\n<b\nid=x>t</b>", true, ""},
	} {
		got := Parse([]byte(c.text), Options{HTML: c.html})
		var said []string
		for _, b := range got.Blocks {
			for _, s := range b.Segments {
				for _, r := range s.Runs {
					if r.Col > 0 {
						said = append(said, fmt.Sprintf("%d:%d", s.Line, r.Col))
					}
				}
			}
		}
		if s := strings.Join(said, " "); s != c.want {
			t.Errorf("%q: at %s, want %s", c.text, s, c.want)
		}
	}
	// A tag that goes over a line's end belongs to the line on which it begins.
	b := Parse([]byte("a\n<b\nid=x>t</b>\nc"), Options{HTML: true}).Blocks[0]
	var lines []int
	for _, s := range b.Segments {
		lines = append(lines, s.Line)
	}
	if fmt.Sprint(lines) != "[1 2 4]" {
		t.Errorf("the segments are on the lines %v", lines)
	}
}

// TestMarksAtTheEnd checks that notes and citations are read where the text ends, and
// that what lacks a name is text.
func TestMarksAtTheEnd(t *testing.T) {
	for text, want := range map[string]string{
		"a[^b]": "b", "a[^b": "", "a[^]": "", "a[^b c]": "", "a[^b[c]": "", "a[^b]\n": "b",
		"a[@b]": "@b", "a[@]": "", "a[@b": "", "a[-@b]": "-@b", "a[@b, [p. 3]": "", "a[@b](c)": "c", "a[@b][c]": "", "a[@b] (c)": "@b",
		"a[@b, p. 3; @d]": "@b, p. 3; @d",
	} {
		got := ""
		for _, s := range Parse([]byte(text), Options{}).Blocks[0].Segments {
			for _, r := range s.Runs {
				got += r.Ref
			}
		}
		if got != want {
			t.Errorf("%q leads to %q, want %q", text, got, want)
		}
	}
}

// TestJoin checks that texts which follow one another in the source are not copied when
// they become one, and that others are.
func TestJoin(t *testing.T) {
	c := &converter{source: []byte("one[two]three")}
	part := func(from, to int) string { return c.str(c.source[from:to]) }
	for _, k := range []struct {
		a, b string
		at   int // of both in the source, or -1
	}{
		{part(0, 3), part(3, 8), 0}, {part(3, 8), part(8, 13), 3}, {part(0, 3), part(4, 8), -1}, {part(3, 8), part(0, 3), -1}, {part(0, 3), "x", -1},
		{"x", part(0, 3), -1}, {part(0, 3), part(0, 3), -1},
	} {
		got := c.join(k.a, k.b)
		if got != k.a+k.b || c.offset(got) != k.at {
			t.Errorf("%q and %q are %q, at %d, want %d", k.a, k.b, got, c.offset(got), k.at)
		}
	}
	if got := c.offset(part(12, 13)); got != 12 {
		t.Errorf("the last letter is at %d", got)
	}
	if got := (&converter{}).offset("x"); got != -1 {
		t.Errorf("in nothing at %d", got)
	}
	b := Parse([]byte("a [b] *c d* [e"), Options{}).Blocks[0]
	if runs := b.Segments[0].Runs; len(runs) != 5 || runs[0].Text != "a [b] " || runs[1].Kind != edition.OpenEm || runs[4].Text != " [e" {
		t.Errorf("the runs are %v", runs)
	}
}
