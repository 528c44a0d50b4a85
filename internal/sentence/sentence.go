// Package sentence cuts running text into sentences, in Chinese, in English and in a
// mix of both.
//
// It begins where Unicode Standard Annex 29 (section 5.1, sentence boundaries) does:
// a stop, then closing marks, then blanks, and the next sentence. The annex leaves
// the rest to implementations, and most of this package is that rest: abbreviations
// and initials, decimals and addresses, the numbers of list items, a quoted question
// after which the sentence goes on, ellipses that end nothing, brackets whose inside
// is not cut.
//
// The rules look at characters and not at a declared language, since many Chinese
// sentences end in an English name. In doubt there is no cut: two sentences on one
// line are easier to mend than one sentence on two.
package sentence

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"duizhao/internal/lang"
)

// Split returns the byte offsets at which a new sentence begins, in order and
// without 0. The blanks between two sentences belong to the first. A line end in the
// text always ends a sentence.
func Split(text string) []int {
	var cuts []int
	s := scanner{text: text, end: len(strings.TrimRightFunc(text, unicode.IsSpace)), inside: brackets(text)}
	for i := 0; i < len(text); {
		r, n := utf8.DecodeRuneInString(text[i:])
		if r == '\n' {
			i = s.blanks(i + n)
			cuts = s.cut(cuts, i)
			continue
		}
		if !lang.Stop(r) || s.within(i) {
			i += n
			continue
		}
		end, ok := s.ends(i)
		if ok {
			cuts = s.cut(cuts, end)
		}
		i = max(end, i+n)
	}
	return cuts
}

// Sentences cuts a text into sentences and trims blanks.
func Sentences(text string) []string {
	var out []string
	from := 0
	for _, cut := range append(Split(text), len(text)) {
		if t := strings.TrimSpace(text[from:cut]); t != "" {
			out = append(out, t)
		}
		from = cut
	}
	return out
}

type scanner struct {
	text   string
	end    int      // where the text ends, without trailing blanks
	from   int      // where the sentence being read begins
	inside [][2]int // stretches within brackets, in order
	next   int      // the first of them that may still matter
}

// cut adds a boundary, except at the text's end or after nothing but blanks.
func (s *scanner) cut(cuts []int, at int) []int {
	blank := strings.TrimSpace(s.text[s.from:at]) == ""
	s.from = at
	if blank || at >= s.end {
		return cuts
	}
	return append(cuts, at)
}

// within reports whether an offset is inside brackets.
func (s *scanner) within(i int) bool {
	for s.next < len(s.inside) && s.inside[s.next][1] <= i {
		s.next++
	}
	return s.next < len(s.inside) && s.inside[s.next][0] < i
}

func (s *scanner) blanks(i int) int {
	for i < len(s.text) {
		r, n := utf8.DecodeRuneInString(s.text[i:])
		if !unicode.IsSpace(r) || r == '\n' {
			break
		}
		i += n
	}
	return i
}

// ends decides on the stop at i: where its sentence would end, including closing
// marks and blanks, and whether it does.
func (s *scanner) ends(i int) (int, bool) {
	first, n := utf8.DecodeRuneInString(s.text[i:])
	wide, strong, dots := lang.FullStop(first), first != '.', dotted(first)
	end, marks := i, 0
	for end < len(s.text) { // all stops that follow: ?! …… ...
		r, size := utf8.DecodeRuneInString(s.text[end:])
		if !lang.Stop(r) {
			break
		}
		wide = wide || lang.FullStop(r)
		strong = strong || r != '.'
		dots = dots && dotted(r)
		end, marks = end+size, marks+1
	}
	trailing := dots && (first != '.' || marks > 1) // an ellipsis
	closed := s.closers(end)
	after := s.blanks(closed)
	if after >= len(s.text) {
		return after, true
	}
	next, _ := utf8.DecodeRuneInString(s.text[after:])
	before, _ := utf8.DecodeLastRuneInString(s.text[:i])
	spaced := after > closed
	switch {
	case next == '\n':
		return after, false // the line end does it
	case goesOn(next):
		return after, false
	case trailing && (wide || lang.Ideographic(before)):
		return after, s.afterEllipsis(closed > end, spaced, next)
	case wide || lang.Ideographic(before) && (lang.Ideographic(next) || lang.Opens(next) || spaced):
		return after, !(closed > end && (said(s.text[after:]) || quoted(s.text[after:]))) && !particle(next, closed > end)
	case trailing:
		return after, spaced && starts(next)
	case !spaced:
		return after, closed > end && lang.Opens(next) || lang.Ideographic(next) && strong
	case strong:
		return after, starts(next) && !(closed > end && saidAfterName(s.text[after:]))
	case closed == end && (n == 1 && s.abbreviated(i, after)):
		return after, false
	}
	return after, starts(next)
}

// afterEllipsis reports whether an ellipsis ends its sentence: only if a mark closes
// after it, or a blank follows. 他……不知道 goes on.
func (s *scanner) afterEllipsis(closed, spaced bool, next rune) bool {
	return closed && lang.Opens(next) || spaced && (lang.Ideographic(next) || lang.Opens(next) || unicode.IsUpper(next))
}

// closers skips the quotation marks and brackets that close right after a stop, and
// note marks, in brackets or raised.
func (s *scanner) closers(i int) int {
	for i < len(s.text) {
		r, n := utf8.DecodeRuneInString(s.text[i:])
		switch {
		case lang.Closes(r), raised(r):
			i += n
		case r == '[' || r == '〔' || r == '［':
			m := noteMark(s.text[i:])
			if m == 0 {
				return i
			}
			i += m
		default:
			return i
		}
	}
	return i
}

// noteMark returns the length of a note mark such as [3] or 〔十二〕, or 0.
func noteMark(s string) int {
	end := strings.IndexAny(s, "]〕］")
	if end < 0 || end > 12 {
		return 0
	}
	_, open := utf8.DecodeRuneInString(s)
	inner := s[open:end]
	for _, r := range inner {
		if !unicode.IsDigit(r) && !strings.ContainsRune("一二三四五六七八九十註注*^", r) {
			return 0
		}
	}
	_, closing := utf8.DecodeRuneInString(s[end:])
	if inner == "" {
		return 0
	}
	return end + closing
}
