package search

import (
	"slices"
	"strings"
	"unicode"

	"duizhao/internal/lang"
)

// What is found within a word of a script that has blanks between words. A key for it is
// the rest of the word from there on with a final ~, so that it stands beside the words
// that begin alike and is found with them. static/js-search/query.js knows the same.
//
//   - In languages that write compounds as one word (those of [lang.Language.Inner] in
//     Latin letters) a part of four letters or more, behind three others, that begins as
//     words do: with a vowel, or one of the onsets and a vowel. So schiff is found in
//     Dampfschiff, and nothing of the many pieces that nobody looks for has a key.
//   - In Arabic letters what comes after the article, with or without and, in or like
//     before it, or after and alone, if that has three letters.
const (
	partMark   = '~'
	leastPart  = 4
	leastFirst = 3
	leastStem  = 3
)

var onsets = strings.Fields("b bl br c ch chr d dr f fl fr g gl gn gr h j k kl kn kr l m n p pf pfl pfr ph pl pr ps q r " +
	"s sch schl schm schn schr schw sk sp spl spr st str t th tr ts tsch v w wr x z zw")

// begins are the vowels, and the onsets with what may follow.
var begins = func() map[string]bool {
	out := map[string]bool{"": true}
	for _, s := range onsets {
		out[s] = true
	}
	return out
}()

const (
	vowels      = "aeiouy"
	longestOn   = 4
	articleLast = "ال"
)

// proclitics are what may be written before an Arabic word as a part of it, the longest
// first.
var proclitics = func() [][]rune {
	var out [][]rune
	for _, and := range []string{"و", "ف", ""} {
		for _, in := range []string{"ب" + articleLast, "ك" + articleLast, articleLast, "لل"} {
			out = append(out, []rune(and+in))
		}
	}
	return append(out, []rune("و"), []rune("ف"))
}()

// compounds reports whether a language writes compounds as one word.
func compounds(tag string) bool {
	l := lang.Of(tag)
	return l.Inner && l.Script == "Latn"
}

// within adds the keys of what is found within a word.
func (k *keyset) within(doc int32, list []char, compound bool) {
	if compound {
		for p := leastFirst; p+leastPart <= len(list); p++ {
			if onset(list[p:]) {
				k.part(doc, list[p:])
			}
		}
	}
	if !unicode.Is(unicode.Arabic, list[0].rune()) {
		return
	}
	for _, p := range proclitics {
		if len(list) >= len(p)+leastStem && slices.EqualFunc(list[:len(p)], p, func(c char, r rune) bool { return c.rune() == r }) {
			k.part(doc, list[len(p):])
		}
	}
}

// onset reports whether a part begins as words do.
func onset(list []char) bool {
	var first [longestOn]byte
	for n, c := range list {
		r := c.rune()
		switch {
		case r >= 0x80:
			return false
		case strings.IndexByte(vowels, byte(r)) >= 0:
			return begins[string(first[:n])]
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
