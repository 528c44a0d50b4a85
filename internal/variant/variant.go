// Package variant knows which Chinese characters are forms of one another: 裏, 裡
// and 里, 爲, 為 and 为. One of each family represents the others, so that texts
// of any script or house style can be compared.
//
// The families come from OpenCC's dictionaries (see the test, which derives and
// compares them). They are of single characters, without regard to words: 著 and
// 着 are one family, and so are 乾, 幹 and 干, although a converter must
// distinguish them.
package variant

import (
	_ "embed"
	"iter"
	"sync"
	"unicode/utf8"
)

// table lists characters, each followed by the one that stands for it.
//
//go:embed table.txt
var table string

// All yields every character that another stands for, and that other.
func All() iter.Seq2[rune, rune] {
	return func(yield func(rune, rune) bool) {
		for rest := table; rest != ""; {
			from, n := utf8.DecodeRuneInString(rest)
			to, m := utf8.DecodeRuneInString(rest[n:])
			if rest = rest[n+m:]; !yield(from, to) {
				return
			}
		}
	}
}

// forms is the table of [Of]: an array for the first plane, and a map for the few
// characters that are, or become, one beyond it.
type forms struct {
	plane [1 << 16]uint16 // the Basic Multilingual Plane; 0 if a character stands for itself, or wide has it
	wide  map[rune]rune
}

var all = sync.OnceValue(func() *forms {
	f := &forms{wide: map[rune]rune{}}
	for from, to := range All() {
		if from < 1<<16 && to < 1<<16 {
			f.plane[from] = uint16(to)
		} else {
			f.wide[from] = to
		}
	}
	return f
})

// Of returns the character that stands for r, which may be r itself.
func Of(r rune) rune {
	f := all()
	if uint32(r) < 1<<16 {
		if to := f.plane[r]; to != 0 {
			return rune(to)
		}
	}
	if r >= first {
		if to, ok := f.wide[r]; ok {
			return to
		}
	}
	return r
}

// first is the first Han character of Unicode's blocks of ideographs.
const first = 0x3400
