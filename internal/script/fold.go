package script

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"duizhao/internal/variant"

	"golang.org/x/text/unicode/norm"
)

// Fold returns the key of a text: what is left when script (Traditional,
// Simplified, 裏 or 裡), width, letter case, accents, punctuation, space and
// invisible characters are ignored. Letters and digits stay, and those signs that
// change the meaning: % ‰ + ° and currencies. Copies of a text that differ only in
// typesetting have the same key.
func Fold(text string) string {
	key, _ := fold(text, nil)
	return key
}

// FoldOffsets is [Fold] with the map from the text to its key.
func FoldOffsets(text string) (key string, offsets *Offsets) {
	return fold(text, &Offsets{})
}

func fold(text string, offsets *Offsets) (string, *Offsets) {
	keys := foldKeys()
	var b strings.Builder
	b.Grow(len(text))
	for i := 0; i < len(text); {
		r, n := rune(text[i]), 1
		if r >= utf8.RuneSelf {
			r, n = utf8.DecodeRuneInString(text[i:])
		}
		before := b.Len()
		switch {
		case r >= 1<<16 || keys[r] == slowKey:
			b.WriteString(slowFold(r))
		case keys[r] != 0:
			b.WriteRune(rune(keys[r]))
		}
		if m := b.Len() - before; offsets != nil && m == n && (n == 1 || r < 1<<16 && keys[r] < slowKey) {
			offsets.keep(n)
		} else if offsets != nil {
			offsets.piece(n, m)
		}
		i += n
	}
	return b.String(), offsets
}

// slowKey marks a character whose key slowFold must compute.
const slowKey = 0xFFFF

// foldKeys has the keys of the characters of the Basic Multilingual Plane; 0 for
// what is dropped.
var foldKeys = sync.OnceValue(func() *[1 << 16]uint16 {
	keys := &[1 << 16]uint16{}
	for r := range rune(1 << 16) {
		switch {
		case r >= 0x3400 && r < 0xA000:
			keys[r] = slowKey
			if of := variant.Of(r); of < 1<<16 {
				keys[r] = uint16(of)
			}
		case r >= 0xA000 && r < 0xF900: // Hangul and what is rarer
			keys[r] = slowKey
		default:
			keys[r] = slowKey
			if key := []rune(slowFold(r)); len(key) == 0 {
				keys[r] = 0
			} else if len(key) == 1 && key[0] < slowKey {
				keys[r] = uint16(key[0])
			}
		}
	}
	return keys
})

// slowFold returns the key of one character: of its compatibility decomposition
// (Unicode Standard Annex 15, NFKD), what Fold keeps, in lower case.
func slowFold(r rune) string {
	var b strings.Builder
	for _, c := range norm.NFKD.String(string(r)) {
		switch {
		case unicode.IsLetter(c), unicode.IsNumber(c), unicode.Is(unicode.Sc, c), strings.ContainsRune("%‰+°", c):
			b.WriteRune(variant.Of(unicode.ToLower(c)))
		}
	}
	return b.String()
}
