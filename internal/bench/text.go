package bench

import (
	"math/rand/v2"
	"strings"
	"unicode"
	"unicode/utf8"

	"duizhao/internal/lang"
)

// writer makes sentences in both languages at once.
type writer struct {
	*rand.Rand
	zh, en  strings.Builder
	reading pair // the name that goes into $X
}

func newWriter(seed, stream uint64) *writer {
	return &writer{Rand: rand.New(rand.NewPCG(seed, stream))}
}

func (w *writer) pick(from []pair) pair { return from[w.IntN(len(from))] }

// take ends a text and begins the next.
func (w *writer) take() pair {
	p := pair{w.zh.String(), w.en.String()}
	w.zh.Reset()
	w.en.Reset()
	return p
}

func (w *writer) put(p pair) {
	w.zh.WriteString(p.zh)
	w.en.WriteString(p.en)
}

// fill writes a pattern, the same words into the same slots of both languages. The
// k-th slot of a letter in one language is its k-th in the other.
func (w *writer) fill(pattern pair) {
	var words []pair
	var slots []byte
	for i := 0; i < len(pattern.en); i++ {
		if pattern.en[i] == '$' {
			slots = append(slots, pattern.en[i+1])
			words = append(words, w.word(pattern.en[i+1]))
		}
	}
	expand(&w.en, pattern.en, slots, words, func(p pair) string { return p.en })
	expand(&w.zh, pattern.zh, slots, words, func(p pair) string { return p.zh })
}

func expand(b *strings.Builder, pattern string, slots []byte, words []pair, side func(pair) string) {
	var used uint32 // one bit a slot
	for {
		text, rest, found := strings.Cut(pattern, "$")
		b.WriteString(text)
		if !found {
			return
		}
		for k := range slots {
			if slots[k] == rest[0] && used&(1<<k) == 0 {
				used |= 1 << k
				word := side(words[k])
				if strings.HasSuffix(text, "the ") {
					word = strings.TrimPrefix(word, "the ")
				}
				b.WriteString(word)
				break
			}
		}
		pattern = rest[1:]
	}
}

func (w *writer) word(slot byte) pair {
	switch slot {
	case 'S':
		return w.phrase(actors)
	case 'O':
		return w.phrase(things)
	case 'V':
		return w.pick(deeds)
	case 'M':
		return w.pick(manners)
	case 'P':
		return w.pick(places)
	case 'T':
		return w.pick(times)
	case 'N':
		return w.pick(numbers)
	case 'Q':
		q := w.pick(qualities)
		return pair{strings.TrimSuffix(q.zh, "的"), q.en}
	case 'X':
		return w.reading
	}
	panic("bench: no slot " + string(slot))
}

// phrase returns a noun, more often than not with a quality.
func (w *writer) phrase(nouns []pair) pair {
	n := w.pick(nouns)
	if w.IntN(5) < 2 {
		return pair{n.zh, "the " + n.en}
	}
	q := w.pick(qualities)
	return pair{q.zh + n.zh, "the " + q.en + " " + n.en}
}

// sentences writes whole sentences until they have at least n Han characters. The
// first has the name in it, unless that is empty.
func (w *writer) sentences(n int, name pair) pair {
	for done := 0; done < n; {
		from, first := w.zh.Len(), w.en.Len()
		if first > 0 {
			w.en.WriteByte(' ')
			first++
		}
		if name != (pair{}) {
			w.reading = name
			name = pair{}
			w.fill(w.pick(named))
		} else {
			w.fill(w.pick(clauses))
		}
		if done+han(w.zh.String()[from:])+12 < n {
			w.put(w.pick(joints))
			w.fill(w.pick(clauses))
		}
		w.put(pair{"。", "."})
		done += han(w.zh.String()[from:])
		w.capital(first)
	}
	return w.take()
}

// capital capitalises the English letter at an offset.
func (w *writer) capital(at int) {
	s := w.en.String()
	r, n := utf8.DecodeRuneInString(s[at:])
	if unicode.IsLower(r) {
		w.en.Reset()
		w.en.WriteString(s[:at])
		w.en.WriteRune(unicode.ToUpper(r))
		w.en.WriteString(s[at+n:])
	}
}

// pattern writes one pattern and its end.
func (w *writer) pattern(from []pair, end pair) pair {
	w.fill(w.pick(from))
	w.put(end)
	w.capital(0)
	return w.take()
}

// han counts Han characters.
func han(s string) int {
	n := 0
	for _, r := range s {
		if lang.Han(r) {
			n++
		}
	}
	return n
}
