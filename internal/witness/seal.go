package witness

import (
	"crypto/aes"
	"crypto/cipher"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/binary"
)

// keySize is the size of the seal's key and of its shares, in bytes.
const keySize = 32

// seal encrypts with AES-256-GCM. A key seals only one text, so the nonce may be
// zero.
func seal(key [keySize]byte, text []byte) []byte {
	return gcm(key).Seal(nil, make([]byte, 12), text, nil)
}

// unseal decrypts what seal encrypted; ok reports whether the key was the right one.
func unseal(key [keySize]byte, sealed []byte) (text []byte, ok bool) {
	text, err := gcm(key).Open(nil, make([]byte, 12), sealed, nil)
	return text, err == nil
}

func gcm(key [keySize]byte) cipher.AEAD {
	block, err := aes.NewCipher(key[:])
	if err == nil {
		var g cipher.AEAD
		if g, err = cipher.NewGCM(block); err == nil {
			return g
		}
	}
	panic("witness: " + err.Error()) // the sizes are constants
}

// split makes n shares of a key, any need of which restore it: each byte is the
// value at 0 of a polynomial of degree need-1 over GF(256), and share i its value at
// i+1. The other coefficients come from seed. 1 ≤ need ≤ n ≤ 255.
func split(key [keySize]byte, need, n int, seed []byte) [][keySize]byte {
	shares := make([][keySize]byte, n)
	for k := range key {
		c := append([]byte{key[k]}, stretch(seed, k, need-1)...)
		for i := range shares {
			var y byte
			for j := len(c) - 1; j >= 0; j-- { // Horner
				y = multiply(y, byte(i+1)) ^ c[j]
			}
			shares[i][k] = y
		}
	}
	return shares
}

// stretch makes n bytes from a seed.
func stretch(seed []byte, k, n int) []byte {
	var out []byte
	for i := 0; len(out) < n; i++ {
		h := hmac.New(sha256.New, seed)
		binary.Write(h, binary.LittleEndian, [2]uint32{uint32(k), uint32(i)})
		out = h.Sum(out)
	}
	return out[:n]
}

// share is one of the shares of a key, numbered from 0.
type share struct {
	number int
	value  [keySize]byte
}

// join restores the key from as many shares as it needs: the polynomial's value at 0
// by Lagrange's formula, where subtraction is addition.
func join(shares []share) (key [keySize]byte) {
	for i, s := range shares {
		up, down := byte(1), byte(1)
		for j, o := range shares {
			if j != i {
				up = multiply(up, byte(o.number+1))
				down = multiply(down, byte(o.number+1)^byte(s.number+1))
			}
		}
		f := multiply(up, inverse(down))
		for k := range key {
			key[k] ^= multiply(s.value[k], f)
		}
	}
	return key
}

// multiply multiplies in GF(256) modulo x^8+x^4+x^3+x+1 (FIPS 197, section 4.2).
func multiply(a, b byte) byte {
	var p byte
	for ; b != 0; b >>= 1 {
		if b&1 != 0 {
			p ^= a
		}
		if a&0x80 != 0 {
			a = a<<1 ^ 0x1b
		} else {
			a <<= 1
		}
	}
	return p
}

// inverse returns a^254, which is 1/a since a^255 is 1.
func inverse(a byte) byte {
	out := byte(1)
	for e := 254; e > 0; e >>= 1 {
		if e&1 != 0 {
			out = multiply(out, a)
		}
		a = multiply(a, a)
	}
	return out
}

// mask adds two keys without carry, which hides a share, and shows it again.
func mask(a, b [keySize]byte) (out [keySize]byte) {
	for i := range a {
		out[i] = a[i] ^ b[i]
	}
	return out
}
