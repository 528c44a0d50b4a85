package diag

import (
	"encoding/json"
	"fmt"
	"strings"
	"sync"
	"testing"
)

func TestPos(t *testing.T) {
	for _, c := range []struct {
		pos  Pos
		want string
	}{
		{Pos{Path: "content/site.yaml"}, "content/site.yaml"},
		{Pos{Path: "a.md", Line: 3}, "a.md:3"},
		{Pos{Path: "a.md", Line: 3, Col: 14}, "a.md:3:14"},
		{Pos{Path: "a.md", Col: 14}, "a.md"},
	} {
		if got := c.pos.String(); got != c.want {
			t.Errorf("%q, and should be %q", got, c.want)
		}
	}
}

// TestList holds that all problems come out, sorted, equal ones once.
func TestList(t *testing.T) {
	var l List
	if l.Failed() || l.Len() != 0 || len(l.Sorted()) != 0 {
		t.Error("the zero List is not empty")
	}
	l.Add(Warnf("w", Pos{"b.md", 2, 1}, "later file"))
	if l.Failed() {
		t.Error("a warning fails")
	}
	l.Add(Errorf("e", Pos{"a.md", 10, 2}, "line %d", 10))
	l.Add(Errorf("e", Pos{"a.md", 9, 5}, "line 9, column 5"))
	l.Add(Errorf("e", Pos{"a.md", 9, 4}, "line 9, column 4"))
	l.Add(Errorf("f", Pos{"a.md", 9, 4}, "a later code"))
	l.Add(Errorf("e", Pos{"a.md", 9, 4}, "another text"))
	l.Add(Errorf("e", Pos{"a.md", 9, 4}, "another text").WithHint("another hint"))
	l.Add(Errorf("e", Pos{Path: "a.md"}, "the whole file"))
	if !l.Failed() || l.Len() != 8 {
		t.Errorf("failed %v, %d problems", l.Failed(), l.Len())
	}
	var got []string
	for _, p := range l.Sorted() {
		got = append(got, fmt.Sprintf("%v %s %s", p.Pos, p.Code, p.Text))
	}
	want := []string{
		"a.md e the whole file", "a.md:9:4 e another text", "a.md:9:4 e line 9, column 4", "a.md:9:4 f a later code",
		"a.md:9:5 e line 9, column 5", "a.md:10:2 e line 10", "b.md:2:1 w later file",
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("sorted:\n%s\nand should be\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if l.Len() != 8 {
		t.Error("sorting changed the list")
	}
}

// TestListInParallel holds that a list may be shared (run it with -race).
func TestListInParallel(t *testing.T) {
	var l List
	var wg sync.WaitGroup
	for w := range 8 {
		wg.Go(func() {
			for i := range 100 {
				l.Add(Errorf(string(rune('a'+w)), Pos{"a.md", 1 + i, 1 + w}, "x"))
				l.Failed()
				l.Len()
				l.Sorted()
			}
		})
	}
	wg.Wait()
	if len(l.Sorted()) != 800 {
		t.Errorf("%d of 800 problems", len(l.Sorted()))
	}
}

// TestMost holds that of a rule that a file breaks often the first places are kept
// and the rest counted, in whatever order they come; and that nothing else is.
func TestMost(t *testing.T) {
	var up, down List
	const n = 5000
	for i := range n {
		up.Add(Warnf("c", Pos{"a.md", 1 + i, 1}, "x"))
		down.Add(Warnf("c", Pos{"a.md", n - i, 1}, "x"))
	}
	for name, l := range map[string]*List{"up": &up, "down": &down} {
		l.Add(Warnf("c", Pos{"b.md", 1, 1}, "x"))
		l.Add(Warnf("d", Pos{"a.md", n, 1}, "x"))
		for i := range n {
			l.Add(Warnf("", Pos{}, "the world %d", i))
		}
		if kept := l.Len(); kept > n+4*Most+2 {
			t.Errorf("%s: %d problems are kept", name, kept)
		}
		if l.Failed() {
			t.Errorf("%s: warnings fail", name)
		}
		list := l.Sorted()[n:]
		if len(list) != Most+3 || list[0].Text != "4800 more problems of this rule are not shown" || list[0].Path != "a.md" ||
			list[0].Severity != Warning || list[Most].Line != Most || list[Most+1].Code != "d" {
			t.Errorf("%s: %d problems, the first of the file %v", name, len(list), list[0])
		}
		l.Add(Errorf("c", Pos{"a.md", n + 1, 1}, "x"))
		if !l.Failed() || l.Sorted()[n].Severity != Error {
			t.Errorf("%s: an error among the warnings is not seen", name)
		}
	}
}

func TestWriteText(t *testing.T) {
	for _, c := range []struct {
		name string
		p    Problem
		want string
	}{
		{"whole file", Problem{Code: "file-missing", Pos: Pos{Path: "a.md"}, Text: "there is no such file"}, `a.md: error: there is no such file [file-missing]
`},
		{"the example of the manual", Problem{Code: "yaml-key", Pos: Pos{"content/site.yaml", 3, 1}, Text: `unknown key "titel"`,
			Excerpt: "titel: 對照", Hint: `did you mean "title"?`},
			`content/site.yaml:3:1: error: unknown key "titel" [yaml-key]
  3 | titel: 對照
    | ^
  did you mean "title"?
`},
		{"warning with notes", Problem{Code: "align-count", Severity: Warning, Pos: Pos{"en.md", 120, 0}, Text: "the block has 2 lines",
			Hint:  "break the lines",
			Notes: []Note{{Pos{"zh-Hant.md", 118, 0}, "the base's block is here"}, {Pos{Path: "x.md"}, "and here"}}},
			`en.md:120: warning: the block has 2 lines [align-count]
  zh-Hant.md:118: the base's block is here
  x.md: and here
  break the lines
`},
		{"wide characters take two cells", Problem{Code: "c", Pos: Pos{"a.md", 12, 5}, Text: "t", Excerpt: "對照，x字"}, `a.md:12:5: error: t [c]
  12 | 對照，x字
     |        ^
`},
		{"tabs and control characters", Problem{Code: "c", Pos: Pos{"a.md", 1, 5}, Text: "t", Excerpt: "\ta\x01\x7fb"}, `a.md:1:5: error: t [c]
  1 |  a��b
    |     ^
`},
		{"behind the end", Problem{Code: "c", Pos: Pos{"a.md", 1, 99}, Text: "t", Excerpt: "ab"}, `a.md:1:99: error: t [c]
  1 | ab
    |   ^
`},
		{"no column", Problem{Code: "c", Pos: Pos{"a.md", 1, 0}, Text: "t", Excerpt: "ab"}, `a.md:1: error: t [c]
  1 | ab
    | ^
`},
	} {
		t.Run(c.name, func(t *testing.T) {
			var b strings.Builder
			WriteText(&b, []Problem{c.p})
			if b.String() != c.want {
				t.Errorf("\n%sand should be\n%s", b.String(), c.want)
			}
		})
	}
}

// TestExcerptWindow holds that a long line is cut around the place, and that the
// caret is under the right character.
func TestExcerptWindow(t *testing.T) {
	for _, unit := range []string{"a", "字", "a字é", "한\u0301"} {
		line := []rune(strings.Repeat(unit, 200) + "!" + strings.Repeat(unit, 200))
		for col := 1; col <= len(line)+1; col++ {
			shown, caret := excerpt(string(line), col)
			got := []rune(shown)
			if n := cells(got); n > maxCells+3 {
				t.Fatalf("column %d: the excerpt is %d cells wide", col, n)
			}
			at, k := 0, 0
			for ; at < len(caret) && k < len(got); k++ {
				at += cells(got[k : k+1])
			}
			if at != len(caret) {
				t.Fatalf("column %d: the caret is within a character of %s", col, shown)
			}
			if col <= len(line) && got[k] != line[col-1] {
				t.Fatalf("column %d: the caret is under %c and should be under %c", col, got[k], line[col-1])
			}
			if col > 100 && got[0] != '…' || col < len(line)-100 && got[len(got)-1] != '…' {
				t.Fatalf("column %d: it does not show that it is cut: %s", col, shown)
			}
		}
	}
	if shown, caret := excerpt(strings.Repeat("字", 5<<20), 5<<20); shown == "" || caret == "" {
		t.Error("no excerpt of a very long line")
	}
}

func TestJSON(t *testing.T) {
	data, err := json.Marshal([]Problem{
		{Code: "yaml-key", Pos: Pos{"content/site.yaml", 3, 1}, Text: "unknown key", Hint: "did you mean …?", Excerpt: "titel: x"},
		{Code: "align-missing", Severity: Warning, Pos: Pos{Path: "en.md"}, Text: "missing", Notes: []Note{{Pos{"zh.md", 4, 0}, "here"}}},
	})
	if err != nil {
		t.Fatal(err)
	}
	want := `[{"code":"yaml-key","severity":"error","file":"content/site.yaml","line":3,"column":1,"text":"unknown key","hint":"did you mean …?","excerpt":"titel: x"},` +
		`{"code":"align-missing","severity":"warning","file":"en.md","text":"missing","notes":[{"file":"zh.md","line":4,"text":"here"}]}]`
	if string(data) != want {
		t.Errorf("%s\nand should be\n%s", data, want)
	}
}

func TestNearest(t *testing.T) {
	keys := []string{"title", "subtitle", "author", "date", "url", "versions", "view"}
	for word, want := range map[string]string{
		"titel": "title", "tilte": "title", "Title": "title", "titles": "title", "subtitel": "subtitle", "autor": "author", "version": "versions",
		"dat": "date", "dtae": "date", "veiw": "view", "ulr": "url", "u": "", "x": "", "": "", "colour": "", "text": "", "title": "title",
	} {
		if got := Nearest(word, keys); got != want {
			t.Errorf("%q is nearest to %q, and should be to %q", word, got, want)
		}
	}
	if got := Nearest("對找", []string{"對照", "對照版"}); got != "對照" {
		t.Errorf("%q", got)
	}
	if got := Nearest("p1", []string{"p2", "p3"}); got != "p2" {
		t.Errorf("of equally near ones the first: %q", got)
	}
	if got := Nearest("a", nil); got != "" {
		t.Errorf("%q", got)
	}
	if got := DidYouMean("titel", keys); got != `did you mean "title"?` {
		t.Errorf("%q", got)
	}
	if got := DidYouMean("nothing", keys); got != "" {
		t.Errorf("%q", got)
	}
}

func TestDistance(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want int
	}{{"", "", 0}, {"a", "", 1}, {"", "ab", 2}, {"ab", "ba", 1}, {"kitten", "sitting", 3}, {"字詞", "詞字", 1}, {"abc", "abc", 0}, {"ca", "abc", 3}} {
		if got := distance([]rune(c.a), []rune(c.b)); got != c.want {
			t.Errorf("%q to %q is %d and should be %d", c.a, c.b, got, c.want)
		}
	}
}
