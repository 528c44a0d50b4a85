package annotate

import (
	"cmp"
	"math/bits"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"duizhao/internal/lang"
)

// A Matcher finds the names of notes in running text: at each place the longest
// form there, from left to right, never two that overlap.
//
// Its time is linear in the text and hardly depends on the number of forms. The
// first six bytes of a place (two Han characters, or six letters) are looked up in
// a bitmap, which answers nearly all places with no; the rest are looked up in a
// table, which leads to the forms with that beginning, a stretch of the sorted
// list of all forms. Nothing is decoded unless a form may be there.
type Matcher struct {
	begins [256]uint8 // by first byte: bit 0 for long forms, bit n for short ones of n bytes
	filter []uint64   // a bitmap over hashes of keys
	width  uint       // log2 of the bitmap's size
	table  []stretch  // open addressing, by hash of the key
	forms  []form     // sorted by text
}

// keyLen is the number of bytes that forms are looked up by. Shorter forms are
// looked up whole.
const keyLen = 6

// A stretch is the forms with one key, forms[from:to]. It is empty in the free
// slots of the table.
type stretch struct {
	key      uint64
	from, to int32
}

type form struct {
	text   string
	note   int32
	prefix int32 // the longest other form that this one begins with and that has a key of full length, or -1
}

// A Form is a string that names a note.
type Form struct {
	Text string
	Note int // the caller's index
}

// NewMatcher prepares forms for matching. Of equal forms the one of the lower
// note wins.
func NewMatcher(forms []Form) *Matcher {
	m := &Matcher{forms: make([]form, 0, len(forms))}
	for _, f := range forms {
		if f.Text != "" {
			m.forms = append(m.forms, form{f.Text, int32(f.Note), -1})
		}
	}
	slices.SortFunc(m.forms, func(a, b form) int {
		return cmp.Or(strings.Compare(a.text, b.text), cmp.Compare(a.note, b.note))
	})
	m.forms = slices.CompactFunc(m.forms, func(a, b form) bool { return a.text == b.text })
	m.width = 10
	for 1<<m.width < 64*len(m.forms) {
		m.width++
	}
	m.filter = make([]uint64, 1<<m.width/64)
	m.table = make([]stretch, 1<<m.width/16) // never more than a quarter full
	m.chain()
	for i := 0; i < len(m.forms); {
		key, next := keyAt(m.forms[i].text), i+1
		for next < len(m.forms) && keyAt(m.forms[next].text) == key {
			next++
		}
		m.admit(key, i, next)
		i = next
	}
	return m
}

// chain links each form to the longest other one that it begins with. In a sorted
// list that one comes before it, and the forms between the two begin with it too.
func (m *Matcher) chain() {
	var open []int32
	for i := range m.forms {
		f := &m.forms[i]
		if len(f.text) < keyLen {
			continue
		}
		for len(open) > 0 && !strings.HasPrefix(f.text, m.forms[open[len(open)-1]].text) {
			open = open[:len(open)-1]
		}
		if len(open) > 0 {
			f.prefix = open[len(open)-1]
		}
		open = append(open, int32(i))
	}
}

func (m *Matcher) admit(key uint64, from, to int) {
	text := m.forms[from].text
	if len(text) < keyLen {
		m.begins[text[0]] |= 1 << len(text)
	} else {
		m.begins[text[0]] |= 1
	}
	m.mark(key)
	for _, f := range m.forms[from:to] {
		if len(f.text) >= keyLen {
			m.mark(wideKey(key, f.text[keyLen:]))
		}
	}
	at := m.slot(hash(key))
	for m.table[at].to != 0 {
		at = (at + 1) % len(m.table)
	}
	m.table[at] = stretch{key, int32(from), int32(to)}
}

// keyAt returns the key of a form: its first bytes, or all of them and their
// number.
func keyAt(form string) uint64 {
	if len(form) < keyLen {
		return shortKey(load(form), len(form))
	}
	return longKey(load(form))
}

func longKey(bytes uint64) uint64 { return bytes & (1<<(8*keyLen) - 1) }

func shortKey(bytes uint64, n int) uint64 { return bytes&(1<<(8*n)-1) | uint64(n)<<56 }

// wideKey extends the key of a long form by the three bytes after it, a Han
// character. Forms that end before have the complement of the key.
func wideKey(key uint64, rest string) uint64 {
	if len(rest) < 3 {
		return ^key
	}
	return key ^ (uint64(rest[0])|uint64(rest[1])<<8|uint64(rest[2])<<16)*0xD6E8FEB86659FD93
}

// load reads the first eight bytes of s, with zeros for those it lacks.
func load(s string) uint64 {
	if len(s) >= 8 {
		return uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 |
			uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
	}
	var v uint64
	for i := range len(s) {
		v |= uint64(s[i]) << (8 * i)
	}
	return v
}

// hash is Fibonacci hashing (Knuth, TAOCP 6.4): the high bits are the good ones.
func hash(key uint64) uint64 { return key * 0x9E3779B97F4A7C15 }

func (m *Matcher) slot(h uint64) int { return int(h >> (64 - m.width) / 16) }

func (m *Matcher) mark(key uint64) {
	h := hash(key) >> (64 - m.width)
	m.filter[h/64] |= 1 << (h % 64)
}

// may reports whether there can be forms with a key.
func (m *Matcher) may(key uint64) bool {
	h := hash(key) >> (64 - m.width)
	return m.filter[h/64]&(1<<(h%64)) != 0
}

// Match is a form found at text[From:To].
type Match struct {
	From, To int
	Note     int
}

// Find appends the matches in text to dst. A form that begins or ends with a
// letter or digit of an alphabet matches whole words and whole numbers only, so V2
// is found neither in V2s nor in V2.5; Han characters have no word boundaries.
func (m *Matcher) Find(dst []Match, text string) []Match {
	if len(m.forms) == 0 {
		return dst
	}
	for i := 0; i < len(text); {
		b := text[i]
		if begins := m.begins[b]; begins != 0 && !(ascii[b] && i > 0 && ascii[text[i-1]]) {
			head := load(text[i:])
			if begins > 1 || m.may(longKey(head)) { // most places end here, without a call
				if f := m.longest(text, i, head, begins); f != nil {
					dst = append(dst, Match{From: i, To: i + len(f.text), Note: int(f.note)})
					i += len(f.text)
					continue
				}
			}
		}
		for i++; i < len(text) && !utf8.RuneStart(text[i]); i++ {
		}
	}
	return dst
}

// longest returns the longest form at text[i:], whose first bytes are head, or
// nil.
func (m *Matcher) longest(text string, i int, head uint64, begins uint8) *form {
	if key := longKey(head); m.may(key) && (m.may(^key) || m.may(wideKey(key, text[min(i+keyLen, len(text)):]))) {
		if f := m.long(text, i, key); f != nil {
			return f
		}
	}
	for lengths := begins >> 1; lengths != 0; { // the longest first
		n := bits.Len8(lengths)
		lengths &^= 1 << (n - 1)
		key := shortKey(head, n)
		if !m.may(key) || i+n > len(text) {
			continue
		}
		s := m.find(key)
		if s.to == 0 {
			continue
		}
		if f := &m.forms[s.from]; text[i:i+n] == f.text && border(text, i) && border(text, i+n) {
			return f
		}
	}
	return nil
}

func (m *Matcher) long(text string, i int, key uint64) *form {
	s := m.find(key)
	if s.to == 0 || !border(text, i) {
		return nil
	}
	// Only the last form that does not sort after text[i:], and those that it
	// begins with, can be there.
	rest := text[i:]
	lo, hi := s.from, s.to
	for lo < hi {
		if mid := lo + (hi-lo)/2; m.forms[mid].text <= rest {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	for k := lo - 1; k >= s.from; k = m.forms[k].prefix {
		if f := &m.forms[k]; strings.HasPrefix(rest, f.text) && border(text, i+len(f.text)) {
			return f
		}
	}
	return nil
}

// find returns the forms with a key.
func (m *Matcher) find(key uint64) stretch {
	for at := m.slot(hash(key)); m.table[at].to != 0; at = (at + 1) % len(m.table) {
		if m.table[at].key == key {
			return m.table[at]
		}
	}
	return stretch{}
}

// border reports whether a form may begin or end at an offset of text: not inside
// a word, nor inside a number with a decimal point.
func border(text string, at int) bool {
	if at <= 0 || at >= len(text) {
		return true
	}
	before, n := utf8.DecodeLastRuneInString(text[:at])
	after, _ := utf8.DecodeRuneInString(text[at:])
	switch {
	case after == '.':
		return !(digit(before) && at+1 < len(text) && digit(rune(text[at+1])))
	case before == '.':
		return !(digit(after) && at-n > 0 && digit(rune(text[at-n-1])))
	}
	return !wordy(before) || !wordy(after)
}

func digit(r rune) bool { return r >= '0' && r <= '9' }

// ascii holds the letters and digits of ASCII.
var ascii = func() (t [256]bool) {
	for r := range rune(0x80) {
		t[r] = wordy(r)
	}
	return t
}()

// wordy reports whether a character is a letter, digit or mark of a script that
// separates words.
func wordy(r rune) bool {
	if r < 0x80 {
		return digit(r) || r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z'
	}
	return !lang.Ideographic(r) && (unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.Mn, r))
}
