package script

import (
	"strings"
	"testing"
	"unicode/utf8"

	"duizhao/internal/edition"
)

func index(t *testing.T, s, part string) int {
	t.Helper()
	i := strings.Index(s, part)
	if i < 0 {
		t.Fatalf("%q is not in %q", part, s)
	}
	return i
}

// monotone checks that a map goes forward in both directions, stays within both
// texts and cuts no character.
func monotone(t *testing.T, o *Offsets, old, new string) {
	t.Helper()
	check := func(here, there string, carry func(int, int) (int, int)) {
		last := 0
		for from := 0; from <= len(here); from++ {
			if from < len(here) && !utf8.RuneStart(here[from]) {
				continue
			}
			a, _ := carry(from, from)
			if a < last || a > len(there) || a < len(there) && !utf8.RuneStart(there[a]) {
				t.Fatalf("%q: %d leads to %d of %q, after %d", here, from, a, there, last)
			}
			last = a
			for _, to := range []int{from + 1, from + 3, len(here)} {
				if to > len(here) || to < len(here) && !utf8.RuneStart(here[to]) {
					continue
				}
				b, c := carry(from, to)
				if b > c || c > len(there) || c < len(there) && !utf8.RuneStart(there[c]) {
					t.Fatalf("%q: [%d:%d] leads to [%d:%d] of %q", here, from, to, b, c, there)
				}
			}
		}
	}
	check(new, old, o.Old)
	check(old, new, o.New)
}

// FuzzHouse checks that the style of a house is reached in one go, changes nothing
// but what it is about, and that places can be carried over and back.
func FuzzHouse(f *testing.F) {
	for _, s := range []string{"他說‘好, 的’ (yes)。", "好...(a)--(好, b) \"x\"", "‘“'\"’”'\"好", "((a)好)", "著作, 看著 . 裡", "a ( 好 ) : // 好", "'好'好'好'", "好 (\n好)"} {
		f.Add(s, true)
	}
	f.Fuzz(func(t *testing.T, in string, tw bool) {
		if len(in) > 400 || !utf8.ValidString(in) {
			return
		}
		style := hongkong
		if tw {
			style = taiwan
		}
		out, o := House(in, style)
		monotone(t, o, in, out)
		if Fold(in) != Fold(out) {
			t.Fatalf("%q becomes %q: more than its style is changed", in, out)
		}
		if again, _ := House(out, style); again != out {
			t.Fatalf("%q becomes %q, and that %q", in, out, again)
		}
		same, o := House(in, edition.House{})
		if monotone(t, o, in, same); same != in {
			t.Fatalf("%q was changed to %q", in, same)
		}
	})
}

func FuzzFold(f *testing.F) {
	f.Add("軟體，H800 的。ﬃ ½ İ")
	f.Fuzz(func(t *testing.T, in string) {
		if len(in) > 400 || !utf8.ValidString(in) {
			return
		}
		key, o := FoldOffsets(in)
		monotone(t, o, in, key)
		if again := Fold(key); again != key {
			t.Fatalf("%q has the key %q, and that %q", in, key, again)
		}
	})
}
