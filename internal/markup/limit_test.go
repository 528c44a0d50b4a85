package markup

import (
	"strings"
	"testing"
)

// TestLines checks that a text may have a million lines, and not one more.
func TestLines(t *testing.T) {
	most := strings.Repeat("a\n\n", maxLines/2)
	if issue := excess([]byte(most), false); issue != nil {
		t.Errorf("%d lines: %s", maxLines, issue.Text)
	}
	issue := excess([]byte(most+"b\n"), false)
	if issue == nil || issue.Code != "text-limit" || issue.Offset != len(most) {
		t.Errorf("a line more: %v", issue)
	}
}

// TestContainers counts the lists and quotations that a line begins.
func TestContainers(t *testing.T) {
	for line, want := range map[string]int{
		"": 0, "text": 0, "> a": 1, "> > a": 2, "\t>a": 1, "- a": 1, "-\ta": 1, "-a": 0, "-": 1, "*a*": 0, "* + - a": 3, "1. a": 1, "12) a": 1,
		"1a": 0, "2024": 0, "9. 0) > x": 3, "1 . a": 0, "/. a": 0, ":. a": 0, "1:. a": 0, "1/. a": 0, "- > 1. a > b": 3, "**> a": 0,
	} {
		if got := containers([]byte(line)); got != want {
			t.Errorf("%q begins %d lists and quotations, want %d", line, got, want)
		}
	}
}

// TestLimits checks each limit at its edge: what is as long as allowed is read, and what
// is longer by one is reported where it begins.
func TestLimits(t *testing.T) {
	line := strings.Repeat("a", 999) + "\n" // 1,000 bytes
	block := strings.Repeat(line, maxBlock/1000)
	rest := maxBlock - len(block)
	for _, c := range []struct {
		name string
		text string
		long bool
		want int // the offset, or -1
	}{
		{"nothing", "", false, -1},
		{"a line", "b\n" + strings.Repeat("a", maxLine), false, -1},
		{"a longer line", "b\n" + strings.Repeat("a", maxLine+1), false, 2},
		{"a line of a book", "b\n\n" + strings.Repeat("a", maxBlock-1), true, -1},
		{"a longer line of a book", "b\n\n" + strings.Repeat("a", maxBlock+1), true, 3},
		{"brackets", "b\n" + strings.Repeat("[", maxMarks), false, -1},
		{"more brackets", "b\n" + strings.Repeat("[", maxMarks+1), false, 2},
		{"brackets of a book", strings.Repeat("[", 3200), true, -1},
		{"more brackets of a book", strings.Repeat("[", 3201), true, 0},
		{"depth", "b\n" + strings.Repeat("> ", maxDepth) + "a", false, -1},
		{"more depth", "b\n" + strings.Repeat("> ", maxDepth+1) + "a", false, 2},
		{"a block", block + strings.Repeat("a", rest) + "\n", false, -1},
		{"a longer block", block + strings.Repeat("a", rest+1) + "\n", false, 0},
		{"two blocks", block + "\n" + block + " \n" + block, false, -1},
		{"a longer second block", block + "\n" + block + line, false, len(block)},
	} {
		got := -1
		if issue := excess([]byte(c.text), c.long); issue != nil {
			got = issue.Offset
		}
		if got != c.want {
			t.Errorf("%s: reported at %d, want %d", c.name, got, c.want)
		}
	}
}
