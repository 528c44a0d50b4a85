package witness

import (
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"
)

// stream is a copy as folded characters, each with its place.
type stream struct {
	text  string // the copy, with LF line ends
	folds []rune
	at    []int32 // byte offset of the character in text; one more at the end
	lines []int32 // offsets of the beginnings of lines
}

// folder folds character by character, with a cache.
type folder struct {
	known [1 << 16]rune // what a character folds to; 0 if not asked for yet, or one of the two below
}

const (
	dropped = -1 // nothing
	several = -2 // more than one character, or one that has a meaning of its own here
)

func (f *folder) append(out []rune, r rune) []rune {
	if r < 1<<16 {
		switch k := f.known[r]; {
		case k > 0:
			return append(out, k)
		case k == dropped:
			return out
		case k == 0:
			folded := []rune(Fold(string(r)))
			switch {
			case len(folded) == 0:
				f.known[r] = dropped
			case len(folded) == 1 && folded[0] > 0:
				f.known[r] = folded[0]
			default:
				f.known[r] = several
			}
			return append(out, folded...)
		}
	}
	return append(out, []rune(Fold(string(r)))...)
}

// runes folds a text.
func (f *folder) runes(text string) []rune {
	var out []rune
	for _, r := range text {
		out = f.append(out, r)
	}
	return out
}

func newStream(text string, f *folder) *stream {
	s := &stream{text: text, folds: make([]rune, 0, len(text)/3), at: make([]int32, 0, len(text)/3+1), lines: []int32{0}}
	for i, r := range text {
		if r == '\n' {
			s.lines = append(s.lines, int32(i+1))
			continue
		}
		s.folds = f.append(s.folds, r)
		for len(s.at) < len(s.folds) {
			s.at = append(s.at, int32(i))
		}
	}
	s.at = append(s.at, int32(len(text)))
	return s
}

// place returns the line and column, from 1, of a byte offset.
func (s *stream) place(offset int) (line, col int) {
	line = sort.Search(len(s.lines), func(i int) bool { return int(s.lines[i]) > offset })
	return line, 1 + utf8.RuneCountInString(s.text[s.lines[line-1]:offset])
}

// line returns the text of a line, counted from 1.
func (s *stream) line(n int) string {
	end := len(s.text)
	if n < len(s.lines) {
		end = int(s.lines[n]) - 1
	}
	return s.text[s.lines[n-1]:end]
}

// after returns the offset after a folded character.
func (s *stream) after(i int) int {
	from := int(s.at[i])
	_, n := utf8.DecodeRuneInString(s.text[from:])
	return from + n
}

// begins reports whether a folded character has nothing but space and punctuation
// before it on its line, and ends whether it has nothing else after it.
func (s *stream) begins(i int) bool {
	line, _ := s.place(int(s.at[i]))
	return i == 0 || int(s.at[i-1]) < int(s.lines[line-1])
}

func (s *stream) ends(i int) bool {
	line, _ := s.place(int(s.at[i]))
	return i+1 >= len(s.folds) || line < len(s.lines) && s.at[i+1] >= s.lines[line]
}

// alone reports whether the folded characters first to last have their lines to
// themselves, except for something set off by a colon, such as the name of a
// speaker.
func (s *stream) alone(first, last int) bool {
	before := strings.TrimRight(s.text[:s.start(first)], " \u3000\u00a0")
	return s.ends(last) && (s.begins(first) || strings.HasSuffix(before, ":") || strings.HasSuffix(before, "："))
}

// opening reports whether a sign belongs to what follows it.
func opening(r rune) bool { return unicode.In(r, unicode.Ps, unicode.Pi) }

// closing reports whether a sign ends a sentence even at the beginning of a line.
func closing(r rune) bool {
	return unicode.In(r, unicode.Pe, unicode.Pf) || strings.ContainsRune("，。！？；：、,.!?;:…⋯\"'", r)
}

// start returns the offset where the text of a folded character begins, including
// the opening signs before it.
func (s *stream) start(i int) int {
	start := int(s.at[i])
	for start > 0 {
		r, n := utf8.DecodeLastRuneInString(s.text[:start])
		if !opening(r) {
			break
		}
		start -= n
	}
	return start
}

// end returns the offset after a folded character that ends a block, and after the
// closing signs that follow it. A line may end before them, but not a paragraph.
func (s *stream) end(i int) int {
	from := s.after(i)
	end, wrapped := from, false
	for k, r := range s.text[from:s.at[i+1]] {
		switch {
		case r == '\n' && !wrapped && !s.indented(from+k+1):
			wrapped = true
			continue
		case wrapped && closing(r):
		case !wrapped && unicode.In(r, unicode.P, unicode.S) && !opening(r) && r != '|':
		default:
			return end
		}
		end = from + k + utf8.RuneLen(r)
	}
	return end
}

// indented reports whether the line at an offset is empty or indented: a new
// paragraph either way.
func (s *stream) indented(offset int) bool {
	for _, r := range s.text[offset:] {
		return unicode.IsSpace(r)
	}
	return true
}

// cut returns the texts and offsets of the segments that begin at the folded
// characters from, the last of them ending with character last.
func (s *stream) cut(from []int, last int) (texts []string, at []int) {
	for k, i := range from {
		start, end := s.start(i), s.end(last)
		if k+1 < len(from) {
			end = s.start(from[k+1])
		}
		texts, at = append(texts, s.text[start:end]), append(at, start)
	}
	return texts, at
}
