package single

import (
	"bytes"
	"math/rand/v2"
	"strings"
	"testing"
)

// unbase93 reads what base93 has written, in the way of static/js-single/boot.js.
func unbase93(text []byte, size int) []byte {
	digit := func(c byte) uint {
		if c > '<' {
			c--
		}
		return uint(c - '!')
	}
	var out []byte
	var bits, n uint
	for i := 0; i < len(text); i += 2 {
		v := digit(text[i])*93 + digit(text[i+1])
		bits |= v << n
		if n += 13; v&8191 < 457 {
			n++
		}
		for ; n > 7; n -= 8 {
			out = append(out, byte(bits))
			bits >>= 8
		}
	}
	if len(out) < size {
		return append(out, byte(bits))
	}
	return out[:size]
}

func TestBase93(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for _, size := range []int{0, 1, 2, 3, 13, 14, 1000, 100_003} {
		for _, fill := range []func() byte{func() byte { return 0 }, func() byte { return 255 }, func() byte { return byte(random.Uint32()) }} {
			data := make([]byte, size)
			for i := range data {
				data[i] = fill()
			}
			text := base93(nil, data)
			if back := unbase93(text, size); !bytes.Equal(back, data) {
				t.Errorf("%d bytes come back as %d others", size, len(back))
			}
			if strings.ContainsAny(string(text), "< \n") || len(text)%2 != 0 {
				t.Errorf("%d bytes: the text has characters that it may not", size)
			}
			if most := (size*8+12)/13*2 + 2; len(text) > most {
				t.Errorf("%d bytes become %d characters, more than %d", size, len(text), most)
			}
		}
	}
}
