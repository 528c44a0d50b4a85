package script

import (
	"maps"
	"slices"
	"strings"
	"testing"
)

// TestDifferences checks where two texts differ: the stretches of both, in order.
func TestDifferences(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want []difference
	}{
		{"", "", nil}, {"abc", "abc", nil}, {"abc", "", []difference{{0, 3, 0, 0}}}, {"", "abc", []difference{{0, 0, 0, 3}}},
		{"abc", "axc", []difference{{1, 2, 1, 2}}}, {"abc", "abxc", []difference{{2, 2, 2, 3}}}, {"abxc", "abc", []difference{{2, 3, 2, 2}}},
		{"xbc", "ybc", []difference{{0, 1, 0, 1}}}, {"abx", "aby", []difference{{2, 3, 2, 3}}}, {"aaa", "aa", []difference{{2, 3, 2, 2}}},
		{"axbcyd", "apbcqqd", []difference{{1, 2, 1, 2}, {4, 5, 4, 6}}}, {"axbyc", "bzc", []difference{{0, 2, 0, 0}, {3, 4, 1, 2}}},
		{"1ab2cd3", "4ab5cd6", []difference{{0, 1, 0, 1}, {3, 4, 3, 4}, {6, 7, 6, 7}}},
	} {
		if got := differences([]rune(c.a), []rune(c.b)); !slices.Equal(got, c.want) {
			t.Errorf("%q and %q differ at %v, want %v", c.a, c.b, got, c.want)
		}
	}
	// Texts that are too long to be compared letter by letter differ as a whole, but for
	// their ends.
	for n, want := range map[int]int{1024: 3, 1025: 1} {
		a := "a" + strings.Repeat("x", n/2) + "=" + strings.Repeat("x", n-n/2-1) + "z"
		b := "a" + strings.Repeat("y", n/2) + "=" + strings.Repeat("y", n-n/2-1) + "z"
		got := differences([]rune(a), []rune(b))
		if len(got) != (want+1)/2 || got[0].from != 1 || got[len(got)-1].to != n+1 {
			t.Errorf("%d letters: %v", n, got)
		}
	}
}

// TestLearned checks what is learned: the characters that change, by what they mostly
// become, and phrases no longer than needed where that is wrong.
func TestLearned(t *testing.T) {
	for _, c := range []struct {
		name    string
		pairs   [][2]string
		chars   map[rune]rune
		phrases map[string]string
	}{
		{"characters", [][2]string{{"發展", "发展"}, {"很發", "很发"}}, map[rune]rune{'發': '发'}, nil},
		{"the more usual", [][2]string{{"發展", "发展"}, {"發生", "发生"}, {"頭發", "头髮"}}, map[rune]rune{'發': '发', '頭': '头'}, map[string]string{"頭發": "头髮"}},
		{"as it is, mostly", [][2]string{{"甲乙", "甲乙"}, {"乙丙", "乙丙"}, {"丁乙", "丁戊"}}, nil, map[string]string{"丁乙": "丁戊"}},
		{"longer than it was", [][2]string{{"甲乙丙", "甲丁丁丙"}}, nil, map[string]string{"甲乙": "甲丁丁"}},
		{"at the beginning", [][2]string{{"乙丙己", "丁丁丙己"}}, nil, map[string]string{"乙丙": "丁丁丙"}},
		{"put in", [][2]string{{"己甲乙己", "己甲丁乙己"}}, nil, map[string]string{"甲乙": "甲丁乙"}},
		{"put in at the end", [][2]string{{"己甲乙", "己甲乙丁"}}, nil, map[string]string{"甲乙": "甲乙丁"}},
		{"taken out", [][2]string{{"己甲丁乙", "己甲乙"}}, nil, map[string]string{"甲丁": "甲"}},
		{"two places", [][2]string{{"甲乙丙丁戊己", "甲子子丙丁丑丑己"}}, nil, map[string]string{"甲乙": "甲子子", "丁戊": "丁丑丑"}},
		{"nothing", [][2]string{{"", "甲"}}, nil, map[string]string{"": "甲"}},
	} {
		table := Learn(c.pairs)
		if table == nil || !maps.Equal(table.Chars, c.chars) || !maps.Equal(table.Phrases, c.phrases) {
			t.Errorf("%s: learned %v, want %q and %v", c.name, table, c.chars, c.phrases)
		}
	}
	long := strings.Repeat("甲", MaxPhrase-1)
	table := &Table{Phrases: map[string]string{"甲乙": "1", "甲乙丙": "2", long + "丁": "3", long + "丁戊": "4"}}
	for in, want := range map[string]string{"甲乙丙": "2", "甲甲乙丙": "甲2", "甲乙甲": "1甲", "己" + long + "丁戊": "己3戊", long + "丁戊": "4", "甲": "甲"} {
		if got := table.Apply(in); got != want {
			t.Errorf("%s becomes %s, want %s", in, got, want)
		}
	}
}

// TestApplyEdits checks that edits are made in the order of the text, whatever their own,
// and that those which cannot be made are left out; and where the rest of the text went.
func TestApplyEdits(t *testing.T) {
	for _, c := range []struct {
		edits []Edit
		want  string
		end   int // where the last letter is now
	}{
		{nil, "abcdef", 5}, {[]Edit{{4, 5, "X"}, {1, 2, "YY"}}, "aYYcdXf", 6}, {[]Edit{{1, 3, "X"}, {2, 4, "Y"}}, "aXdef", 4},
		{[]Edit{{1, 3, "X"}, {3, 4, "Y"}}, "aXYef", 4}, {[]Edit{{3, 3, "X"}}, "abcXdef", 6}, {[]Edit{{4, 3, "X"}}, "abcdef", 5},
		{[]Edit{{5, 7, "X"}}, "abcdef", 5}, {[]Edit{{0, 4, ""}}, "ef", 1}, {[]Edit{{0, 0, "X"}, {5, 5, "Z"}}, "XabcdeZf", 7},
		{[]Edit{{2, 2, "1"}, {2, 2, "2"}}, "ab12cdef", 7},
	} {
		got, offsets := Apply("abcdef", c.edits)
		from, to := offsets.New(5, 6)
		back, end := offsets.Old(c.end, c.end+1)
		if got != c.want || from != c.end || to != c.end+1 || back != 5 || end != 6 {
			t.Errorf("%v: %s, and f is at %d to %d, back at %d to %d; want %s and %d", c.edits, got, from, to, back, end, c.want, c.end)
		}
	}
}

// TestParts checks where the parts of a text go in both directions: within what is kept,
// within what is replaced, and where there is nothing.
func TestParts(t *testing.T) {
	_, o := Apply("abcdefgh", []Edit{{2, 4, "XYZ"}, {6, 6, "++"}}) // abXYZef++gh
	for _, c := range []struct{ from, to, newFrom, newTo int }{
		{0, 0, 0, 0}, {0, 1, 0, 1}, {1, 2, 1, 2}, {0, 2, 0, 2}, {1, 3, 1, 5}, {2, 4, 2, 5}, {2, 3, 2, 5}, {3, 4, 2, 5}, {3, 3, 2, 2},
		{4, 5, 5, 6}, {5, 6, 6, 7},
		{4, 6, 5, 7}, {6, 7, 9, 10}, {5, 7, 6, 10}, {0, 8, 0, 11}, {7, 99, 10, 11}, {-5, 1, 0, 1}, {99, 99, 11, 11}, {5, 3, 6, 6},
	} {
		if from, to := o.New(c.from, c.to); from != c.newFrom || to != c.newTo {
			t.Errorf("%d to %d is at %d to %d, want %d to %d", c.from, c.to, from, to, c.newFrom, c.newTo)
		}
	}
	for _, c := range []struct{ from, to, oldFrom, oldTo int }{
		{0, 1, 0, 1}, {2, 5, 2, 4}, {3, 4, 2, 4}, {5, 7, 4, 6}, {6, 8, 5, 6}, {9, 11, 6, 8}, {10, 11, 7, 8}, {0, 11, 0, 8}, {8, 9, 6, 6},
	} {
		if from, to := o.Old(c.from, c.to); from != c.oldFrom || to != c.oldTo {
			t.Errorf("%d to %d was at %d to %d, want %d to %d", c.from, c.to, from, to, c.oldFrom, c.oldTo)
		}
	}
}

// TestHasHan checks which texts are looked at for Chinese at all.
func TestHasHan(t *testing.T) {
	for text, want := range map[string]bool{"": false, "abc": false, "é—…“”": false, "中": true, "㐀": true, "a、b": true, "龥": true, "𠀋": true} {
		if got := hasHan(text); got != want {
			t.Errorf("%q: %t, want %t", text, got, want)
		}
	}
}
