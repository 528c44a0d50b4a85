package search

import (
	_ "embed"
	"strings"
	"sync"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// pairs are Han characters and what stands for them, one after the other: the
// mapping of OpenCC's t2s and tw2s for single characters, made one (see
// fold_test.go, which writes the file).
//
//go:embed fold.txt
var pairs string

const (
	soft = '\n' // parts the segments of a running text
	hard = '\t' // parts texts that do not run on
)

// letters are Latin letters that have no decomposition, and the quotation marks
// and hyphens that keyboards have no keys for.
var letters = strings.NewReplacer("ß", "ss", "æ", "ae", "œ", "oe", "ø", "o", "ł", "l", "đ", "d", "ð", "d", "ı", "i", "þ", "th",
	"‘", "'", "’", "'", "“", `"`, "”", `"`, "‐", "-", "–", "-", "−", "-")

// The kinds of characters.
const (
	other byte = iota
	word       // a letter or a digit of a script that parts words with spaces
	han        // Han, kana, bopomofo
)

// tables answer for the characters of the Basic Multilingual Plane.
type tables struct {
	fold [1 << 16]uint16 // the one character it folds to; 0 where that is not one
	kind [1 << 16]byte
	han  map[rune]rune // Han characters and what stands for them
}

var folding = sync.OnceValue(func() *tables {
	t := &tables{han: map[rune]rune{}}
	var from rune
	for _, r := range pairs {
		if from == 0 {
			from = r
			continue
		}
		t.han[from] = r
		from = 0
	}
	fill(&t.kind, unicode.L, word)
	fill(&t.kind, unicode.N, word)
	for _, script := range hanScripts {
		fill(&t.kind, script, han)
	}
	for r := range rune(1 << 16) {
		switch {
		case r >= 0x3400 && r < 0xA000 || r >= 0xA000 && r < 0xF900: // no decomposition; Hangul is left to the slow way
			if r < 0xAC00 || r >= 0xD800 {
				t.fold[r] = uint16(r)
			}
		default:
			if s := []rune(slow(r)); len(s) == 1 && s[0] < 1<<16 && !unicode.IsSpace(s[0]) {
				t.fold[r] = uint16(s[0])
			}
		}
	}
	for from, to := range t.han {
		if from < 1<<16 && to < 1<<16 {
			t.fold[from] = uint16(to)
		}
	}
	return t
})

var hanScripts = []*unicode.RangeTable{unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Bopomofo}

func fill(kinds *[1 << 16]byte, table *unicode.RangeTable, kind byte) {
	for _, r := range table.R16 {
		for c := uint32(r.Lo); c <= uint32(r.Hi); c += uint32(r.Stride) {
			kinds[c] = kind
		}
	}
}

// slow folds a character but for Han: compatibility decomposition without
// marks and invisible characters, in small letters. (Unicode Standard Annex 15, NFKD.)
func slow(r rune) string {
	var b strings.Builder
	for _, c := range norm.NFKD.String(string(r)) {
		if !unicode.In(c, unicode.M, unicode.Cf) {
			b.WriteRune(unicode.ToLower(c))
		}
	}
	return letters.Replace(b.String())
}

func (t *tables) kindOf(r rune) byte {
	if r < 1<<16 {
		return t.kind[r]
	}
	switch {
	case unicode.In(r, hanScripts...):
		return han
	case unicode.IsLetter(r) || unicode.IsNumber(r):
		return word
	}
	return other
}

// Fold gives the form in which texts and queries are compared. White space
// stands only between Latin words, one space.
func Fold(s string) string { return string(folding().append(nil, s)) }

// append appends the folded characters of s.
func (t *tables) append(b []rune, s string) []rune {
	space := false
	last := func() rune {
		if len(b) == 0 {
			return hard
		}
		return b[len(b)-1]
	}
	put := func(r rune) {
		if space && t.kindOf(r) == word && t.kindOf(last()) == word {
			b = append(b, ' ')
		}
		space = false
		b = append(b, r)
	}
	for _, r := range s {
		switch {
		case r == hard:
			b = append(b, hard)
			space = false
		case unicode.IsSpace(r): // soft is one
			space = true
		case r < 1<<16 && t.fold[r] != 0:
			put(rune(t.fold[r]))
		default:
			for _, c := range slow(r) {
				if unicode.IsSpace(c) {
					space = true
					continue
				}
				if to, ok := t.han[c]; ok {
					c = to
				}
				put(c)
			}
		}
	}
	return b
}
