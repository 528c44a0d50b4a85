package search

import (
	"strings"
	"sync"
	"unicode"

	"duizhao/internal/variant"

	"golang.org/x/text/unicode/norm"
)

const (
	soft = '\n' // separates the segments of a running text
	hard = '\t' // separates texts that do not run on
)

// letters are Latin letters that have no decomposition, forms of Arabic letters that
// are written for each other, and the quotation marks and hyphens that keyboards have
// no keys for.
var letters = strings.NewReplacer("ß", "ss", "æ", "ae", "œ", "oe", "ø", "o", "ł", "l", "đ", "d",
	"ى", "ي", "ة", "ه", "ک", "ك", "ی", "ي", "ـ", "",
	"‘", "'", "’", "'", "“", `"`, "”", `"`, "‐", "-", "–", "-", "−", "-")

// The kinds of characters.
const (
	other byte = iota
	word       // a letter or a digit of a script that separates words with spaces
	han        // Han, kana, bopomofo, hangul, Thai and its neighbours: any part is found
	blank      // white space, hard: only in tables
)

// char is a folded character with its kind in the upper bits.
type char uint32

func (c char) rune() rune { return rune(c & 0x1fffff) }
func (c char) kind() byte { return byte(c >> 24) }

// tables answer for the characters of the Basic Multilingual Plane.
type tables struct {
	chars [1 << 16]char // what a character folds to; 0 where that is not one of this plane
	kinds [1 << 16]byte
	han   map[rune]rune // Han characters and what stands for them
}

var folding = sync.OnceValue(func() *tables {
	t := &tables{han: map[rune]rune{}}
	for from, to := range variant.All() {
		t.han[from] = to
	}
	fill(&t.kinds, unicode.L, word)
	fill(&t.kinds, unicode.N, word)
	fill(&t.kinds, unicode.M, word) // the vowels of India's scripts
	for _, script := range hanScripts {
		fill(&t.kinds, script, han)
	}
	for r := range rune(1 << 16) {
		switch {
		case r == hard || unicode.IsSpace(r):
			t.chars[r] = char(blank)<<24 | char(r)
		case r >= 0x3400 && r < 0xA000: // no decomposition
			t.chars[r] = t.char(r)
		case r >= 0xAC00 && r <= 0xD7A3: // whole syllables
			t.chars[r] = t.char(r)
		case r >= 0xA000 && r < 0xF900: // what is rarer is left to the slow way
		default:
			if s := []rune(slow(r)); len(s) == 1 && s[0] < 1<<16 && !unicode.IsSpace(s[0]) {
				t.chars[r] = t.char(s[0])
			}
		}
	}
	for from, to := range t.han {
		if from < 1<<16 {
			t.chars[from] = t.char(to)
		}
	}
	return t
})

// hanScripts have no blanks between words, or as in Korean blanks that go by taste.
var hanScripts = []*unicode.RangeTable{unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Bopomofo,
	unicode.Hangul, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar}

func fill(kinds *[1 << 16]byte, table *unicode.RangeTable, kind byte) {
	for _, r := range table.R16 {
		for c := uint32(r.Lo); c <= uint32(r.Hi); c += uint32(r.Stride) {
			kinds[c] = kind
		}
	}
}

// slow folds a character that is not Han: compatibility decomposition without
// accents, vowel signs of Arabic and Hebrew and invisible characters, in lower case,
// katakana as hiragana; then composed again, for hangul and the voiced kana. (Unicode
// Standard Annex 15.)
func slow(r rune) string {
	var b strings.Builder
	for _, c := range norm.NFKD.String(string(r)) {
		if !unicode.Is(unicode.Cf, c) && !accent(c) {
			b.WriteRune(unicode.ToLower(c))
		}
	}
	return strings.Map(hiragana, norm.NFC.String(letters.Replace(b.String())))
}

// accent reports whether a mark may be left out: not one of a script whose vowels are
// marks, nor that of a voiced kana.
func accent(c rune) bool {
	return unicode.Is(unicode.M, c) && c != '\u3099' && c != '\u309A' &&
		unicode.In(c, unicode.Inherited, unicode.Arabic, unicode.Hebrew)
}

// hiragana returns a katakana as the hiragana of the same sound.
func hiragana(c rune) rune {
	if c >= 'ァ' && c <= 'ヶ' || c == 'ヽ' || c == 'ヾ' {
		return c - 0x60
	}
	return c
}

// char returns a folded character with its kind.
func (t *tables) char(r rune) char {
	kind := other
	switch {
	case r < 1<<16:
		kind = t.kinds[r]
	case unicode.In(r, hanScripts...):
		kind = han
	case unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.IsMark(r):
		kind = word
	}
	return char(kind)<<24 | char(r)
}

// Fold returns the form in which texts and queries are compared. The only white
// space is one space between Latin words.
func Fold(s string) string {
	list := folding().append(nil, s)
	var b strings.Builder
	b.Grow(len(s))
	for _, c := range list {
		b.WriteRune(c.rune())
	}
	return b.String()
}

// append appends the folded characters of s.
func (t *tables) append(b []char, s string) []char {
	space, last := false, char(0)
	for _, r := range s {
		var c char
		if r < 1<<16 {
			c = t.chars[r]
		}
		switch {
		case c.kind() == blank:
			if space = true; r == hard {
				space, last = false, hard
				b = append(b, hard)
			}
		case c != 0:
			if space {
				if space = false; c.kind() == word && last.kind() == word {
					b = append(b, ' ')
				}
			}
			b = append(b, c)
			last = c
		default:
			for _, d := range slow(r) {
				if unicode.IsSpace(d) {
					space = true
					continue
				}
				if to, ok := t.han[d]; ok {
					d = to
				}
				c = t.char(d)
				if space && c.kind() == word && last.kind() == word {
					b = append(b, ' ')
				}
				space = false
				b = append(b, c)
				last = c
			}
		}
	}
	return b
}
