package script

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestLearn(t *testing.T) {
	c := New(map[string]string{"軟體": "软件", "輝達": "英伟达", "資料": "数据", "兆": "万亿", "「": "“", "」": "”"}, nil)
	var pairs [][2]string
	for _, s := range []string{
		"", "Latin only.", "軟體是程式", "身體與軟體", "皇后在後", "乾淨的乾坤", "頭髮與發展", "輝達的光輝", "資料與資本，輝煌", "1兆", "兆", "看著名著", "「輝達」說", "𠮷野家與😀",
		strings.Repeat("發", 50) + "頭髮" + strings.Repeat("後", 50) + "皇后",
	} {
		pairs = append(pairs, [2]string{s, c.Text(s)})
	}
	table := Learn(pairs)
	if table == nil {
		t.Fatal("nothing is learned")
	}
	for _, p := range pairs {
		if got := table.Apply(p[0]); got != p[1] {
			t.Errorf("%s becomes %s, want %s", p[0], got, p[1])
		}
	}
	for _, part := range []string{"軟體", "輝達"} { // what is learned is good for more than the whole texts
		if got, want := table.Apply("一二三"+part+"一二三"), "一二三"+c.Text(part)+"一二三"; got != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
	if Learn([][2]string{{"甲", "乙"}, {"甲", "丙"}}) != nil {
		t.Error("one text cannot become two")
	}
	if a := Learn(nil); a == nil || a.Apply("甲") != "甲" {
		t.Error("nothing to learn is no failure")
	}
}

// FuzzLearn checks that a table turns each text as it was taught, whatever that
// is.
func FuzzLearn(f *testing.F) {
	f.Add("軟體是程式", "软件是程序", "體", "体", "一軟二", "一软二")
	f.Add("a", "", "ab", "b", "abc", "xyz")
	f.Add("aaaa", "aa", "aaa", "aaaa", "", "")
	f.Fuzz(func(t *testing.T, a, x, b, y, c, z string) {
		for _, s := range []string{a, x, b, y, c, z} {
			if !utf8.ValidString(s) || len(s) > 300 {
				t.Skip()
			}
		}
		pairs := [][2]string{{a, x}, {b, y}, {c, z}}
		table := Learn(pairs)
		if table == nil {
			if a != b && b != c && a != c && a != "" && b != "" && c != "" {
				t.Errorf("nothing is learned from %q", pairs)
			}
			return
		}
		for _, p := range pairs {
			if got := table.Apply(p[0]); got != p[1] {
				t.Errorf("%q becomes %q, want %q", p[0], got, p[1])
			}
		}
	})
}
