package search

import (
	"slices"
	"unicode/utf8"
)

// keyset collects the keys of the documents of one volume.
type keyset struct {
	pairs map[uint64]int32 // two characters, to their key
	words map[string]int32
	keys  []key
	posts []post
	runes []rune
	seen  map[rune]struct{} // Han characters, folded
	bytes []byte
}

// key is a key of the volume.
type key struct {
	text   string
	hash   uint32
	last   int32    // document that had it last, or -1
	n      int32    // documents
	prefix [2]int32 // of a word: the keys of its first letters, or -1
}

// post says that a document has a key.
type post struct{ key, doc int32 }

func newKeyset() *keyset {
	return &keyset{pairs: map[uint64]int32{}, words: map[string]int32{}, seen: map[rune]struct{}{}}
}

func (k *keyset) reset() {
	clear(k.pairs)
	clear(k.words)
	clear(k.seen)
	k.keys, k.posts = k.keys[:0], k.posts[:0]
}

// add takes one text of a document. Documents come in their order.
func (k *keyset) add(t *tables, doc int32, text string) {
	k.runes = t.append(k.runes[:0], text)
	runes := k.runes
	var before byte // the kind of the character before; of spaces and breaks other
	blank := true   // it is one of these, or there is none
	for i := 0; i < len(runes); {
		r := runes[i]
		kind := t.kindOf(r)
		empty := r == ' ' || r == hard
		if !blank && !empty && (before == han || kind == han) {
			k.pair(doc, runes[i-1], r)
		}
		if kind == han {
			k.seen[r] = struct{}{}
		}
		if kind == word {
			end := i + 1
			for end < len(runes) && t.kindOf(runes[end]) == word {
				end++
			}
			k.word(doc, runes[i:end])
			i = end
		} else {
			i++
		}
		before, blank = kind, empty
	}
}

func (k *keyset) pair(doc int32, a, b rune) {
	id := uint64(a)<<32 | uint64(b)
	n, ok := k.pairs[id]
	if !ok {
		n = k.newKey([]rune{a, b})
		k.pairs[id] = n
	}
	k.post(n, doc)
}

func (k *keyset) word(doc int32, runes []rune) {
	b := k.bytes[:0]
	for _, r := range runes {
		b = utf8.AppendRune(b, r)
	}
	k.bytes = b
	n, ok := k.words[string(b)]
	if !ok {
		n = k.newKey(runes)
		k.words[k.keys[n].text] = n
		for i := range min(2, len(runes)) {
			k.keys[n].prefix[i] = k.prefix(runes[:i+1])
		}
	}
	if k.keys[n].last == doc {
		return
	}
	k.post(n, doc)
	for _, p := range k.keys[n].prefix {
		if p >= 0 {
			k.post(p, doc)
		}
	}
}

func (k *keyset) prefix(runes []rune) int32 {
	text := append(slices.Clone(runes), '*')
	n, ok := k.words[string(text)]
	if !ok {
		n = k.newKey(text)
		k.words[k.keys[n].text] = n
	}
	return n
}

func (k *keyset) newKey(runes []rune) int32 {
	k.keys = append(k.keys, key{text: string(runes), hash: hash(runes), last: -1, prefix: [2]int32{-1, -1}})
	return int32(len(k.keys) - 1)
}

func (k *keyset) post(n, doc int32) {
	if e := &k.keys[n]; e.last != doc {
		e.last = doc
		e.n++
		k.posts = append(k.posts, post{n, doc})
	}
}

// lists calls each with every key and the documents that have it, in order. The
// order of the keys is not settled.
func (k *keyset) lists(each func(e *key, docs []int32)) {
	ends := make([]int32, len(k.keys))
	var sum int32
	for i := range k.keys {
		ends[i] = sum
		sum += k.keys[i].n
	}
	docs := make([]int32, sum)
	for _, p := range k.posts {
		docs[ends[p.key]] = p.doc
		ends[p.key]++
	}
	for i := range k.keys {
		e := &k.keys[i]
		each(e, docs[ends[i]-e.n:ends[i]])
	}
}

// hash places a key: FNV-1a (Fowler, Noll, Vo) over code points, which the
// script computes as well. Of a word the first three letters are taken, so that
// all words with a prefix of three stand together.
func hash(runes []rune) uint32 {
	h := uint32(2166136261)
	for _, r := range runes[:min(len(runes), 3)] {
		h = (h ^ uint32(r)) * 16777619
	}
	return h ^ h>>15
}
