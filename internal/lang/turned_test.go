package lang

import (
	"strings"
	"testing"
)

// TestTurns compares with each character by itself, at the beginning, in the middle and
// at the end, among characters that begin with the same byte, and in broken UTF-8.
func TestTurns(t *testing.T) {
	for r := rune(1); r < 0x30000; r++ {
		want := strings.ContainsRune(turning, r)
		for _, text := range []string{string(r), "“" + string(r) + "’", "字" + string(r), string(r) + "x"} {
			if Turns(text) != want {
				t.Errorf("Turns(%q) is %t", text, !want)
			}
		}
	}
	for _, text := range []string{"", "\xe2", "\xe2\x80", "x\xe2\x80\xe2\x81", "\xaa\xe2\x80"} {
		if Turns(text) {
			t.Errorf("Turns(%q) is true", text)
		}
	}
}
