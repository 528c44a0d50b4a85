package script

import (
	"maps"
	"slices"
	"sync"
)

// Converter turns Traditional text into Simplified. It may be used from several
// goroutines at once.
type Converter struct {
	words func() *lexicon // of the site and locked, with their final replacements; nil for none
}

// New makes a converter. words maps Traditional words to replacements whose
// characters are then simplified; locked maps names and terms to replacements that
// are taken as they are, and comes before words. At each place the longest match
// wins.
func New(words, locked map[string]string) *Converter {
	return &Converter{words: sync.OnceValue(func() *lexicon {
		if len(words)+len(locked) == 0 {
			return nil
		}
		l, b := newLexicon(), &buffer{}
		for _, k := range slices.Sorted(maps.Keys(words)) {
			l.add(k, string(b.simplify(nil, words[k])))
		}
		for _, k := range slices.Sorted(maps.Keys(locked)) {
			l.add(k, locked[k])
		}
		return l
	})}
}

// Text converts a text. The first call loads the dictionaries, in about 5 ms.
func (c *Converter) Text(s string) string {
	b := buffers.Get().(*buffer)
	defer buffers.Put(b)
	b.out = c.append(b.out[:0], b, s)
	if string(b.out) == s {
		return s
	}
	return string(b.out)
}

// Append appends the Simplified form of a text to dst.
func (c *Converter) Append(dst []byte, s string) []byte {
	b := buffers.Get().(*buffer)
	dst = c.append(dst, b, s)
	buffers.Put(b)
	return dst
}

// buffer is the working memory of a conversion.
type buffer struct{ out, mid []byte }

var buffers = sync.Pool{New: func() any { return &buffer{} }}

// append converts the stretches between the words one by one.
func (c *Converter) append(dst []byte, b *buffer, s string) []byte {
	words := c.words()
	if words == nil {
		return b.simplify(dst, s)
	}
	for at := 0; at < len(s); {
		start, end, with := words.next(s, at)
		dst = b.simplify(dst, s[at:start])
		if end == 0 {
			break
		}
		dst = append(dst, with...)
		at = end
	}
	return dst
}

// simplify is OpenCC's tw2s: Taiwan's forms to those of the dictionaries, then
// Traditional to Simplified.
func (b *buffer) simplify(dst []byte, s string) []byte {
	if ascii(s) {
		return append(dst, s...)
	}
	chain := tw2s()
	b.mid = chain[0].appendTo(b.mid[:0], s)
	return chain[1].appendTo(dst, string(b.mid))
}

func ascii(s string) bool {
	for i := range len(s) {
		if s[i] >= 0x80 {
			return false
		}
	}
	return true
}
