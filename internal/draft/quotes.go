package draft

import (
	"strings"
	"unicode"

	"duizhao/internal/edition"
	"duizhao/internal/intake"
	"duizhao/internal/lang"
)

// straight has the typewriter marks, which show neither where a quotation begins nor
// what is an apostrophe.
const straight = `"'`

// marks are the quotation marks of a language, outer and inner.
type marks struct {
	open, close           string
	innerOpen, innerClose string
	paired                bool // set close, without spaces around: recognised by their order, and never apostrophes
}

func marksOf(tag string) marks {
	q := lang.Quotes(tag)
	return marks{q[0], q[1], q[2], q[3], lang.Squares(tag)}
}

// typography replaces the straight marks of a text by those of its language, and
// returns how many it leaves because their meaning is unclear, such as the sign for
// inches. Code is not touched.
func typography(t *intake.Version) (left int) {
	for i := range t.Blocks {
		left += setBlock(&t.Blocks[i].Block, t.Lang)
	}
	for i := range t.Footnotes {
		for k := range t.Footnotes[i].Body {
			left += setBlock(&t.Footnotes[i].Body[k], t.Lang)
		}
	}
	return left
}

func setBlock(b *edition.Block, lang string) (left int) {
	if b.Kind == edition.Code || b.Kind == edition.HTML {
		return 0
	}
	var texts []*string
	for i := range b.Segments {
		for k := range b.Segments[i].Runs {
			if r := &b.Segments[i].Runs[k]; r.Kind == edition.Plain {
				texts = append(texts, &r.Text)
			}
		}
	}
	return setTexts(texts, lang)
}

// setString does for a title what typography does for a text.
func setString(s, lang string) string {
	setTexts([]*string{&s}, lang)
	return s
}

// setTexts replaces the marks of one text that is given in pieces.
func setTexts(texts []*string, lang string) int {
	var whole []rune
	for _, t := range texts {
		whole = append(whole, []rune(*t)...)
	}
	if !strings.ContainsAny(string(whole), straight) {
		return 0
	}
	s := setter{marks: marksOf(lang), text: whole}
	at := 0
	for _, t := range texts {
		var b strings.Builder
		for range []rune(*t) {
			b.WriteString(s.next(at))
			at++
		}
		*t = b.String()
	}
	return s.left
}

type setter struct {
	marks
	text           []rune
	double, single bool // a quotation is open
	left           int
}

func (s *setter) char(i int) rune {
	if i < 0 || i >= len(s.text) {
		return ' '
	}
	return s.text[i]
}

// next returns what to write for the character at i.
func (s *setter) next(i int) string {
	c := s.text[i]
	before, after := s.char(i-1), s.char(i+1)
	letters := unicode.IsLetter(before) && unicode.IsLetter(after)
	opens := (unicode.IsSpace(before) || strings.ContainsRune("([{—–-/“‘«„\"'", before)) && !unicode.IsSpace(after)
	switch {
	case c == '"' && s.paired:
		if s.double || s.follows(i, '"') {
			s.double = !s.double
			return either(s.double, s.open, s.close)
		}
	case c == '"' && opens:
		s.double = true
		return s.open
	case c == '"' && s.double:
		s.double = false
		return s.close
	case c == '\'' && letters && !lang.Han(before) && !lang.Han(after):
		return "’"
	case c == '\'' && s.paired:
		if s.single || s.follows(i, '\'') {
			s.single = !s.single
			return either(s.single, s.innerOpen, s.innerClose)
		}
	case c == '\'' && opens && unicode.IsLetter(after) && s.closes(i):
		s.single = true
		return s.innerOpen
	case c == '\'' && s.single:
		s.single = false
		return s.innerClose
	case c == '\'' && (opens || unicode.IsLetter(before)): // ’90s, the boatmen’s, boatmen’
		return "’"
	case c != '"' && c != '\'':
		return string(c)
	}
	s.left++
	return string(c)
}

// follows reports whether there is another such mark after i.
func (s *setter) follows(i int, mark rune) bool {
	return strings.ContainsRune(string(s.text[i+1:]), mark)
}

// closes reports whether a ' after the one at i ends a quotation: one after a letter
// or mark, with no letter after it.
func (s *setter) closes(i int) bool {
	for k := i + 2; k < len(s.text); k++ {
		if s.text[k] == '\'' && !unicode.IsSpace(s.text[k-1]) && !unicode.IsLetter(s.char(k+1)) {
			return true
		}
	}
	return false
}

func either(first bool, a, b string) string {
	if first {
		return a
	}
	return b
}

// straightMarks counts the straight marks of a text outside code.
func straightMarks(t *intake.Version) (n int) {
	for i := range t.Blocks {
		b := &t.Blocks[i].Block
		if b.Kind == edition.Code || b.Kind == edition.HTML {
			continue
		}
		for _, s := range b.Segments {
			for _, r := range s.Runs {
				if r.Kind == edition.Plain {
					n += strings.Count(r.Text, `"`) + strings.Count(r.Text, "'")
				}
			}
		}
	}
	return n
}
