package review

import (
	"math/big"
	"math/rand/v2"
	"testing"
)

// TestArithmetic compares the field with the big numbers of the library.
func TestArithmetic(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	p := big.NewInt(prime)
	for range 20000 {
		a, b := r.Uint64()%prime, r.Uint64()%prime
		if r.IntN(10) == 0 {
			a, b = prime-1, prime-1-b%3
		}
		x, y := new(big.Int).SetUint64(a), new(big.Int).SetUint64(b)
		for name, c := range map[string]struct {
			got  uint64
			want *big.Int
		}{
			"times": {multiply(a, b), new(big.Int).Mul(x, y)},
			"plus":  {plus(a, b), new(big.Int).Add(x, y)},
			"minus": {minus(a, b), new(big.Int).Sub(x, y)},
		} {
			if want := c.want.Mod(c.want, p).Uint64(); c.got != want {
				t.Fatalf("%d %s %d is %d, and should be %d", a, name, b, c.got, want)
			}
		}
	}
	if !p.ProbablyPrime(20) {
		t.Error("the modulus is no prime")
	}
	if got, want := power(1000), new(big.Int).Exp(new(big.Int).SetUint64(point), big.NewInt(1000), p).Uint64(); got != want {
		t.Errorf("power %d, want %d", got, want)
	}
}

func TestPrint(t *testing.T) {
	if Of("") != (Print{}) || Of(" \n\u3000") != (Print{}) {
		t.Error("white space has a print")
	}
	if Of("河不寬，船也 不大。\n") != Of("河不寬，船也不大。") {
		t.Error("white space counts")
	}
	if Of("cafe\u0301") != Of("café") {
		t.Error("two forms of one character differ (NFC)")
	}
	seen := map[Print]string{}
	for _, s := range []string{"a", "b", "ab", "ba", "aa", "河", "河河", "\x00", "\x00\x00", "A"} {
		p := Of(s)
		if other, ok := seen[p]; ok {
			t.Errorf("%q and %q have one print", s, other)
		}
		seen[p] = s
		if back, ok := parsePrint(p.String()); !ok || back != p {
			t.Errorf("%s is read as %v, %v", p, back, ok)
		}
	}
	for _, s := range []string{"", ":", "0:1", "00000000000000aa:", "00000000000000aa:-1", "00000000000000aa:01", "00000000000000AA:1",
		"ffffffffffffffff:3", "00000000000000aa:1 "} {
		if p, ok := parsePrint(s); ok {
			t.Errorf("%q is read as %v", s, p)
		}
	}
}

// TestThen checks that the print of two texts follows from theirs, and that a text
// is found in a stream where it is and nowhere else.
func TestThen(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	letter := []rune("河不寬船也大ab")
	text := func(n int) []rune {
		out := make([]rune, n)
		for i := range out {
			out[i] = letter[r.IntN(len(letter))]
		}
		return out
	}
	for range 500 {
		a, b, c := text(r.IntN(20)), text(1+r.IntN(5)), text(r.IntN(20))
		whole := append(append(append([]rune{}, a...), b...), c...)
		if Of(string(a)).Then(Of(string(b))).Then(Of(string(c))) != Of(string(whole)) {
			t.Fatalf("%s, %s and %s", string(a), string(b), string(c))
		}
		want := -1
		for i := 0; i+len(b) <= len(whole); i++ {
			if string(whole[i:i+len(b)]) == string(b) {
				want = i
				break
			}
		}
		if got := streamOf(whole).find(Of(string(b)), 0); got != want {
			t.Fatalf("%s is found in %s at %d, and stands at %d", string(b), string(whole), got, want)
		}
	}
}
