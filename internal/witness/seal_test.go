package witness

import (
	"slices"
	"testing"
)

// TestMultiply checks the field against the example of FIPS 197, section 4.2, and
// against its laws.
func TestMultiply(t *testing.T) {
	if got := multiply(0x57, 0x83); got != 0xc1 {
		t.Errorf("57·83 is %x", got)
	}
	for a := range 256 {
		if got := multiply(byte(a), inverse(byte(a))); a > 0 && got != 1 {
			t.Errorf("%x·1/%x is %x", a, a, got)
		}
		for b := range 256 {
			if multiply(byte(a), byte(b)) != multiply(byte(b), byte(a)) || multiply(byte(a), byte(b)^7) != multiply(byte(a), byte(b))^multiply(byte(a), 7) {
				t.Fatalf("%x and %x", a, b)
			}
		}
	}
}

// TestShares checks that the needed number of shares, whichever they are, restores
// the key, and that fewer do not.
func TestShares(t *testing.T) {
	key := [keySize]byte{1, 2, 3, 250}
	for _, c := range []struct{ need, n int }{{1, 1}, {1, 4}, {2, 3}, {3, 6}, {128, 255}} {
		values := split(key, c.need, c.n, []byte("seed"))
		var all []share
		for i, v := range values {
			all = append(all, share{i, v})
		}
		for from := 0; from+c.need <= c.n; from++ {
			some := slices.Clone(all[from : from+c.need])
			slices.Reverse(some)
			if join(some) != key {
				t.Errorf("%d of %d, from %d: another key", c.need, c.n, from)
			}
			if c.need > 1 && join(some[1:]) == key {
				t.Errorf("%d of %d: one share fewer gives the key", c.need, c.n)
			}
		}
		if again := split(key, c.need, c.n, []byte("seed")); !slices.Equal(again, values) {
			t.Error("the same seed gives other shares")
		}
	}
	sealed := seal(key, []byte("text"))
	if text, ok := unseal(key, sealed); !ok || string(text) != "text" {
		t.Error("the seal does not open")
	}
	key[0]++
	if _, ok := unseal(key, sealed); ok {
		t.Error("the seal opens with another key")
	}
}
