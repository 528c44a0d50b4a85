package witness

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/binary"
	"unicode/utf8"
)

// print is a fingerprint: some bits of a sum that is cheap to roll over a stream,
// and a digest that decides.
type print struct {
	sum  uint32
	bits uint32 // those of sum that are known
	mark [16]byte
}

const (
	sealedBits = 0xffffff
	openBits   = 0xff0000 // enough to save the digest for all but one window in 256, and no more
)

// fits reports whether a sum may be that of the print.
func (p *print) fits(sum uint32) bool { return (sum^p.sum)&p.bits == 0 }

// opened returns the print as it is written in the open.
func (p print) opened() print { return print{p.sum & openBits, openBits, p.mark} }

// printer takes fingerprints for one lock.
type printer struct {
	salt  [16]byte
	seed  uint64
	bytes []byte
}

func newPrinter(salt [16]byte) *printer {
	return &printer{salt: salt, seed: binary.LittleEndian.Uint64(salt[:8])}
}

// factor of the polynomial over which sums run: odd, so that no power of it vanishes
// modulo 2^64.
const factor = 0x9E3779B97F4A7C15

// weight returns what a character adds to a sum: the finalizer of SplitMix64
// (Steele, Lea, Flood, "Fast splittable pseudorandom number generators", 2014).
func (p *printer) weight(r rune) uint64 {
	x := uint64(r)*factor ^ p.seed
	x = (x ^ x>>30) * 0xBF58476D1CE4E5B9
	x = (x ^ x>>27) * 0x94D049BB133111EB
	return x ^ x>>31
}

// cut keeps 24 bits of a sum.
func cut(sum uint64) uint32 { return uint32(sum * factor >> 40) }

// of takes the fingerprint of a text.
func (p *printer) of(text []rune) print {
	var sum uint64
	for _, r := range text {
		sum = sum*factor + p.weight(r)
	}
	return print{cut(sum), sealedBits, p.mark(text)}
}

// mark returns the digest of a text.
func (p *printer) mark(text []rune) [16]byte {
	whole := p.derive("block", text)
	return [16]byte(whole[:16])
}

// derive returns 32 bytes made from a text, different for each purpose.
func (p *printer) derive(purpose string, text []rune) [keySize]byte {
	p.bytes = p.bytes[:0]
	for _, r := range text {
		p.bytes = utf8.AppendRune(p.bytes, r)
	}
	h := hmac.New(sha256.New, p.salt[:])
	h.Write([]byte(purpose))
	h.Write([]byte{0})
	h.Write(p.bytes)
	return [keySize]byte(h.Sum(nil))
}
