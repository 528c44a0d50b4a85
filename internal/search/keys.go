package search

import (
	"slices"

	"duizhao/internal/lang"
)

// keyset collects the keys of the documents of one file.
type keyset struct {
	slots []int32 // a hash table with open addressing: 1 and more are keys
	keys  []key
	posts []post
	chars []char
	arena []char // of the words
	rest  []char // of a word that is found within another

	// Room for work.
	ends, docs []int32
	list, json []byte
	records    [buckets][]byte
}

// key is a key of the file.
type key struct {
	id       uint64 // two characters, the first letters of a word, or a word's hash
	from, to int32  // of a word, in the arena
	last     int32  // document that had it last, or -1
	n        int32  // documents
	prefix   int32  // of a word: the key of its first two letters, or -1
}

// post records that a document has a key.
type post struct{ key, doc int32 }

// The kinds of ids.
const (
	isPair uint64 = iota << 62
	isWord
	isPrefix
)

func newKeyset() *keyset { return &keyset{slots: make([]int32, 1<<13)} }

func (k *keyset) reset() {
	clear(k.slots)
	k.keys, k.posts, k.arena = k.keys[:0], k.posts[:0], k.arena[:0]
}

// add takes one text of a document, in a language. Documents come in their order.
func (k *keyset) add(t *tables, doc int32, text, tag string) {
	on := onsetsOf()[lang.Of(tag).Onsets]
	k.chars = t.append(k.chars[:0], text)
	list := k.chars
	before := char(hard)
	for i := 0; i < len(list); {
		c := list[i]
		kind := c.kind()
		if (kind == han || before.kind() == han) && c != hard && before != hard {
			k.pair(doc, before, c)
		}
		if kind != word {
			before = c
			i++
			continue
		}
		end := i + 1
		for end < len(list) && list[end].kind() == word {
			end++
		}
		k.word(doc, list[i:end])
		k.within(doc, list[i:end], on)
		before = list[end-1]
		i = end
		if i < len(list) && list[i] == ' ' {
			before = hard
			i++
		}
	}
}

func (k *keyset) pair(doc int32, a, b char) {
	k.post(k.find(isPair|uint64(a.rune())<<21|uint64(b.rune()), nil), doc)
}

func (k *keyset) word(doc int32, list []char) {
	n := k.find(wordID(list), list)
	if p := k.keys[n].prefix; k.post(n, doc) && p >= 0 {
		k.post(p, doc)
	}
}

func wordID(list []char) uint64 {
	h := uint64(14695981039346656037)
	for _, c := range list {
		h = (h ^ uint64(c)) * 1099511628211
	}
	return isWord | h>>2
}

// find returns the key with an id; for a word, that of the word itself and not of
// another with the same hash.
func (k *keyset) find(id uint64, list []char) int32 {
	if 2*len(k.keys) >= len(k.slots) {
		k.grow()
	}
	mask := uint64(len(k.slots) - 1)
	at := scatter(id) & mask
	for ; k.slots[at] > 0; at = (at + 1) & mask {
		if e := &k.keys[k.slots[at]-1]; e.id == id && slices.Equal(k.arena[e.from:e.to], list) {
			return k.slots[at] - 1
		}
	}
	n := int32(len(k.keys))
	k.slots[at] = n + 1
	from := int32(len(k.arena))
	k.arena = append(k.arena, list...)
	k.keys = append(k.keys, key{id: id, from: from, to: int32(len(k.arena)), last: -1, prefix: -1})
	if len(list) > 1 && list[len(list)-1] != partMark {
		prefix := k.find(isPrefix|uint64(list[0].rune())<<21|uint64(list[1].rune()), nil)
		k.keys[n].prefix = prefix
	}
	return n
}

func (k *keyset) grow() {
	k.slots = make([]int32, 2*len(k.slots))
	mask := uint64(len(k.slots) - 1)
	for n := range k.keys {
		at := scatter(k.keys[n].id) & mask
		for k.slots[at] > 0 {
			at = (at + 1) & mask
		}
		k.slots[at] = int32(n + 1)
	}
}

// scatter spreads ids over a table (Fibonacci hashing).
func scatter(id uint64) uint64 { return id * 0x9E3779B97F4A7C15 >> 32 }

// post records that a document has a key, and reports whether that was new.
func (k *keyset) post(n, doc int32) bool {
	e := &k.keys[n]
	if e.last == doc {
		return false
	}
	e.last = doc
	e.n++
	k.posts = append(k.posts, post{n, doc})
	return true
}

// lists calls each with every key, its characters, and the documents that have it
// in order. The order of the keys is undefined.
func (k *keyset) lists(each func(text []rune, docs []int32)) {
	ends := slices.Grow(k.ends[:0], len(k.keys))[:len(k.keys)]
	var sum int32
	for i := range k.keys {
		ends[i] = sum
		sum += k.keys[i].n
	}
	docs := slices.Grow(k.docs[:0], int(sum))[:sum]
	k.ends, k.docs = ends, docs
	for _, p := range k.posts {
		docs[ends[p.key]] = p.doc
		ends[p.key]++
	}
	var text []rune
	for i := range k.keys {
		e := &k.keys[i]
		text = text[:0]
		switch a, b := rune(e.id>>21&0x1fffff), rune(e.id&0x1fffff); e.id >> 62 << 62 {
		case isPair:
			text = append(text, a, b)
		case isWord:
			for _, c := range k.arena[e.from:e.to] {
				text = append(text, c.rune())
			}
		case isPrefix:
			text = append(text, a, b, '*')
		}
		each(text, docs[ends[i]-e.n:ends[i]])
	}
}

// hash places a key: FNV-1a (Fowler, Noll, Vo) over code points, which the script
// computes as well. Of a word it takes the first three letters, so that all words
// with a prefix of three are together.
func hash(text []rune) uint32 {
	h := uint32(2166136261)
	for _, r := range text[:min(len(text), 3)] {
		h = (h ^ uint32(r)) * 16777619
	}
	return h ^ h>>15
}
