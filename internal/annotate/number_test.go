package annotate

import "testing"

func TestMarks(t *testing.T) {
	for n, want := range map[int]string{1: "a", 2: "b", 26: "z", 27: "aa", 28: "ab", 52: "az", 53: "ba", 702: "zz", 703: "aaa"} {
		if got := alphabetic(n); got != want {
			t.Errorf("%d is %s and should be %s", n, got, want)
		}
	}
	for n, want := range map[int]string{1: "i", 3: "iii", 4: "iv", 9: "ix", 14: "xiv", 40: "xl", 49: "xlix", 90: "xc", 400: "cd", 1994: "mcmxciv"} {
		if got := roman(n); got != want {
			t.Errorf("%d is %s and should be %s", n, got, want)
		}
	}
}
