package script

import "unicode/utf8"

// A lexicon maps words to words and replaces them in running text: at each place
// the longest match, from left to right.
//
// Nearly all characters begin no word, or are a word and begin no other: a table
// over the first plane answers for them. Longer words continue along the edges of
// a trie, which are in one hash table.
type lexicon struct {
	head  []uint32 // by first character: its node, 0 for none
	wide  map[rune]uint32
	nodes []node // nodes[0] is not used
	edges []edge // open addressing; a power of two, never more than half full
	count int
	ascii bool // some word begins with an ASCII character
}

type node struct {
	with string
	word bool // a word ends here
	on   bool // longer words continue from here
}

type edge struct {
	from uint32
	char rune
	to   uint32 // 0 if the slot is free
}

func newLexicon() *lexicon { return sizedLexicon(1 << 10) }

// sizedLexicon returns a lexicon with room for n nodes; n must be a power of two.
func sizedLexicon(n int) *lexicon {
	return &lexicon{head: make([]uint32, 1<<16), wide: map[rune]uint32{}, nodes: make([]node, 1, n), edges: make([]edge, 2*n)}
}

// add adds a word; of equal ones the last counts.
func (l *lexicon) add(word, with string) {
	var at uint32
	for i, r := range word {
		if i > 0 {
			l.nodes[at].on = true
			at = l.child(at, r)
			continue
		}
		l.ascii = l.ascii || r < utf8.RuneSelf
		if at = l.first(r); at == 0 {
			l.nodes = append(l.nodes, node{})
			at = uint32(len(l.nodes) - 1)
			if r < 1<<16 {
				l.head[r] = at
			} else {
				l.wide[r] = at
			}
		}
	}
	if at != 0 {
		l.nodes[at].with, l.nodes[at].word = with, true
	}
}

// first returns the node of the words that begin with r, or 0.
func (l *lexicon) first(r rune) uint32 {
	if uint32(r) < 1<<16 {
		return l.head[r]
	}
	return l.wide[r]
}

// child finds or makes the node that follows another by a character.
func (l *lexicon) child(from uint32, r rune) uint32 {
	if to := l.follow(from, r); to != 0 {
		return to
	}
	if l.count++; 2*l.count > len(l.edges) {
		old := l.edges
		l.edges = make([]edge, 2*len(old))
		for _, e := range old {
			if e.to != 0 {
				l.edges[l.place(e.from, e.char)] = e
			}
		}
	}
	l.nodes = append(l.nodes, node{})
	to := uint32(len(l.nodes) - 1)
	l.edges[l.place(from, r)] = edge{from, r, to}
	return to
}

// place returns the slot where an edge is, or would be.
func (l *lexicon) place(from uint32, r rune) int {
	mask := len(l.edges) - 1
	// Fibonacci hashing (Knuth, TAOCP 6.4).
	at := int((uint64(from)<<21|uint64(r))*0x9E3779B97F4A7C15>>32) & mask
	for l.edges[at].to != 0 && (l.edges[at].from != from || l.edges[at].char != r) {
		at = (at + 1) & mask
	}
	return at
}

// follow returns the node that follows another by a character, or 0.
func (l *lexicon) follow(from uint32, r rune) uint32 { return l.edges[l.place(from, r)].to }

// longest finds the longest word that text begins with, given the node of its
// first character and the length n of that. The length is 0 if there is none.
func (l *lexicon) longest(text string, at uint32, n int) (length int, with string) {
	for i := n; ; {
		node := &l.nodes[at]
		if node.word {
			length, with = i, node.with
		}
		if !node.on || i >= len(text) {
			return length, with
		}
		r, n := utf8.DecodeRuneInString(text[i:])
		if at = l.follow(at, r); at == 0 {
			return length, with
		}
		i += n
	}
}

// next finds the first word at or after text[from:]. The end is 0 if there is
// none.
func (l *lexicon) next(text string, from int) (start, end int, with string) {
	for i := from; i < len(text); {
		r, n := rune(text[i]), 1
		if r < utf8.RuneSelf {
			if !l.ascii {
				i++
				continue
			}
		} else if r, n = decode(text, i); n == 0 {
			r, n = utf8.DecodeRuneInString(text[i:])
		}
		if at := l.first(r); at != 0 {
			if n, with := l.longest(text[i:], at, n); n > 0 {
				return i, i + n, with
			}
		}
		i += n
	}
	return len(text), 0, ""
}

// decode reads a character of three bytes, which nearly all of ours are; n is 0
// for any other.
func decode(text string, i int) (r rune, n int) {
	if i+3 > len(text) {
		return 0, 0
	}
	a, b, c := text[i], text[i+1], text[i+2]
	if a>>4 != 0xE || b>>6 != 2 || c>>6 != 2 {
		return 0, 0
	}
	r = rune(a&15)<<12 | rune(b&63)<<6 | rune(c&63)
	if r < 0x800 || r >= 0xD800 && r < 0xE000 {
		return 0, 0
	}
	return r, 3
}

// appendTo appends text with its words replaced. Bytes that are not UTF-8 are
// copied as they are.
func (l *lexicon) appendTo(dst []byte, text string) []byte {
	done := 0 // text up to here is in dst
	for i := 0; i < len(text); {
		r, n := rune(text[i]), 1
		if r < utf8.RuneSelf {
			if !l.ascii {
				i++
				continue
			}
		} else if r, n = decode(text, i); n == 0 {
			r, n = utf8.DecodeRuneInString(text[i:])
		}
		at := l.first(r)
		if at == 0 {
			i += n
			continue
		}
		node := &l.nodes[at]
		length, with := n, node.with
		if node.on {
			length, with = l.longest(text[i:], at, n)
		}
		if length == 0 {
			i += n
			continue
		}
		dst = append(dst, text[done:i]...)
		dst = append(dst, with...)
		i += length
		done = i
	}
	return append(dst, text[done:]...)
}

// get returns what a whole word maps to.
func (l *lexicon) get(word string) (string, bool) {
	r, n := utf8.DecodeRuneInString(word)
	length, with := 0, ""
	if at := l.first(r); at != 0 && word != "" {
		length, with = l.longest(word, at, n)
	}
	return with, length == len(word) && length > 0
}
