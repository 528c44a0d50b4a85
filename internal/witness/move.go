package witness

import (
	"fmt"
	"unicode/utf8"

	"duizhao/internal/edition"
)

// Move is a passage in the wrong place: the bytes From to To of a segment's text,
// which belong before the byte Into. Into is not used if the text has already been
// repaired.
type Move struct {
	From, To, Into int
	Reading        edition.Reading
}

// LocateMove finds a transposition in a segment of a copy, by the folds of its
// words, so the copy may be damaged, repaired or in Simplified. If it has no place,
// trouble is the reason, in words.
func LocateMove(text string, e *edition.Emendation) (m Move, trouble string) {
	f := &folder{}
	first, trouble := f.only(text, e.From)
	if trouble != "" {
		return Move{}, trouble
	}
	last := f.places(text[first[0]:], e.To)
	if len(last) == 0 {
		return Move{}, fmt.Sprintf("%s does not stand behind %s", e.To, e.From)
	}
	m.From, m.To = first[0], first[0]+end(text[first[0]:], last[0])
	var into []int
	for _, at := range f.places(text, e.After) {
		if at[0] < m.From || at[0] >= m.To {
			into = append(into, end(text, at))
		}
	}
	if len(into) != 1 {
		return Move{}, stands(e.After, len(into))
	}
	m.Into, m.Reading = into[0], edition.WrongReading
	if m.Into <= m.From && len(f.runes(text[m.Into:m.From])) == 0 {
		m.Reading = edition.RightReading // nothing but punctuation between them
	}
	return m, ""
}

// only returns the offsets of the characters of a word that is in a text exactly
// once.
func (f *folder) only(text, word string) (at []int, trouble string) {
	list := f.places(text, word)
	if len(list) != 1 {
		return nil, stands(word, len(list))
	}
	return list[0], ""
}

func stands(word string, times int) string {
	if times == 0 {
		return word + " does not stand here"
	}
	return fmt.Sprintf("%s is here %d times", word, times)
}

// end returns the offset after a word whose characters begin at the given offsets.
func end(text string, at []int) int {
	last := at[len(at)-1]
	_, n := utf8.DecodeRuneInString(text[last:])
	return last + n
}
