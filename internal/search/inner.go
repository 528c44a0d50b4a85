package search

import (
	"slices"
	"strings"
	"sync"
	"unicode"

	"duizhao/internal/lang"
)

// What is found within a word of a script that has blanks between words. A key for it is
// the rest of the word from there on with a final ~, so that it stands beside the words
// that begin alike and is found with them. static/js-search/query.js knows the same.
//
//   - In languages that write compounds as one word, those with [lang.Language.Onsets], a
//     part of four letters or more, behind three others, that begins as words do: with a
//     vowel, or one of the onsets and a vowel. So schiff is found in Dampfschiff, and
//     nothing of the many pieces that nobody looks for has a key.
//   - In Arabic letters what comes after the article or what else is joined to a word
//     ([lang.Language.Joined]), if that has three letters.
const (
	partMark   = '~'
	leastPart  = 4
	leastFirst = 3
	leastStem  = 3
)

const (
	vowels    = "aeiouy"
	longestOn = 4
)

// joined are what may be written before a word in Arabic letters as a part of it.
var joined = sync.OnceValue(func() [][]rune {
	var out [][]rune
	for _, tag := range lang.Known() {
		for s := range strings.FieldsSeq(lang.Of(tag).Joined) {
			out = append(out, []rune(s))
		}
	}
	return out
})

// onsets are those of a language that writes compounds as one word, and the vowel alone;
// nil for any other.
type onsets map[string]bool

// onsetsOf are the onsets of languages, by their lists.
var onsetsOf = sync.OnceValue(func() map[string]onsets {
	all := map[string]onsets{}
	for _, tag := range lang.Known() {
		list := lang.Of(tag).Onsets
		if list == "" {
			continue
		}
		on := onsets{"": true}
		for s := range strings.FieldsSeq(list) {
			on[s] = true
		}
		all[list] = on
	}
	return all
})

// within adds the keys of what is found within a word.
func (k *keyset) within(doc int32, list []char, on onsets) {
	if on != nil {
		for p := leastFirst; p+leastPart <= len(list); p++ {
			if on.begin(list[p:]) {
				k.part(doc, list[p:])
			}
		}
	}
	if !unicode.Is(unicode.Arabic, list[0].rune()) {
		return
	}
	for _, p := range joined() {
		if len(list) >= len(p)+leastStem && slices.EqualFunc(list[:len(p)], p, func(c char, r rune) bool { return c.rune() == r }) {
			k.part(doc, list[len(p):])
		}
	}
}

// begin reports whether a part begins as words do.
func (on onsets) begin(list []char) bool {
	var first [longestOn]byte
	for n, c := range list {
		r := c.rune()
		switch {
		case r >= 0x80:
			return false
		case strings.IndexByte(vowels, byte(r)) >= 0:
			return on[string(first[:n])]
		case n == longestOn:
			return false
		}
		first[n] = byte(r)
	}
	return false
}

// part records that a document has a word with this end.
func (k *keyset) part(doc int32, list []char) {
	k.rest = append(append(k.rest[:0], list...), char(partMark))
	k.post(k.find(wordID(k.rest), k.rest), doc)
}
