package review

import (
	"fmt"
	"math/bits"
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Print stands for a text without its white space: a checksum and the number of
// its characters. The zero Print is that of the empty text.
type Print struct {
	Sum uint64
	Len int
}

// The checksum is the polynomial of Karp and Rabin ("Efficient randomized
// pattern-matching algorithms", 1987) over the field of 2^61-1, a prime.
const (
	prime = 1<<61 - 1
	point = 0x0B6F_3C1D_52A7_9E85 % prime
)

func multiply(a, b uint64) uint64 {
	hi, lo := bits.Mul64(a, b)
	sum := lo&prime + (lo>>61 | hi<<3)
	if sum = sum&prime + sum>>61; sum >= prime {
		sum -= prime
	}
	return sum
}

func plus(a, b uint64) uint64 {
	if a += b; a >= prime {
		a -= prime
	}
	return a
}

func minus(a, b uint64) uint64 { return plus(a, prime-b) }

// power returns point to the power of n.
func power(n int) uint64 {
	out, square := uint64(1), uint64(point)
	for ; n > 0; n >>= 1 {
		if n&1 == 1 {
			out = multiply(out, square)
		}
		square = multiply(square, square)
	}
	return out
}

// Of returns the print of a text.
func Of(text string) Print {
	var p Print
	for _, r := range letters(text) {
		p = p.add(r)
	}
	return p
}

func (p Print) add(r rune) Print {
	return Print{plus(multiply(p.Sum, point), uint64(r)+1), p.Len + 1}
}

// letters returns the characters that count (Unicode Standard Annex 15, NFC).
func letters(text string) []rune {
	out := make([]rune, 0, len(text))
	for _, r := range norm.NFC.String(text) {
		if !unicode.IsSpace(r) {
			out = append(out, r)
		}
	}
	return out
}

// Then returns the print of a text followed by another.
func (p Print) Then(q Print) Print {
	return Print{plus(multiply(p.Sum, power(q.Len)), q.Sum), p.Len + q.Len}
}

func (p Print) String() string { return fmt.Sprintf("%016x:%d", p.Sum, p.Len) }

// parsePrint reads what String writes.
func parsePrint(s string) (Print, bool) {
	sum, length, ok := strings.Cut(s, ":")
	if !ok || len(sum) != 16 {
		return Print{}, false
	}
	n, err := strconv.ParseUint(sum, 16, 64)
	if err != nil || n >= prime {
		return Print{}, false
	}
	k, err := strconv.Atoi(length)
	p := Print{n, k}
	return p, err == nil && k >= 0 && k < 1<<30 && p.String() == s
}

// stream is a text in which texts of known prints are looked for.
type stream []Print // of its first n characters, for every n

func streamOf(text []rune) stream {
	s := make(stream, 1, len(text)+1)
	for i, r := range text {
		s = append(s, s[i].add(r))
	}
	return s
}

// find returns the first place at or after from where a text of print p begins, or
// -1.
func (s stream) find(p Print, from int) int {
	if p.Len == 0 {
		return -1
	}
	lift := power(p.Len)
	for i := from; i+p.Len < len(s); i++ {
		if minus(s[i+p.Len].Sum, multiply(s[i].Sum, lift)) == p.Sum {
			return i
		}
	}
	return -1
}
