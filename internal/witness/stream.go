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

// folder folds character by character and remembers.
type folder struct {
	fold  Fold
	known [1 << 16]rune // what a character folds to; unknown, or one of the two below
}

const (
	dropped = -1 // nothing
	several = -2 // more than one character, or one that stands for nothing here
)

func (f *folder) append(out []rune, r rune) []rune {
	if r < 1<<16 {
		switch k := f.known[r]; {
		case k > 0:
			return append(out, k)
		case k == dropped:
			return out
		case k == 0:
			folded := []rune(f.fold(string(r)))
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
	return append(out, []rune(f.fold(string(r)))...)
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

// place gives line and column, from 1, of a byte offset.
func (s *stream) place(offset int) (line, col int) {
	line = sort.Search(len(s.lines), func(i int) bool { return int(s.lines[i]) > offset })
	return line, 1 + utf8.RuneCountInString(s.text[s.lines[line-1]:offset])
}

// line is the text of a line, from 1.
func (s *stream) line(n int) string {
	end := len(s.text)
	if n < len(s.lines) {
		end = int(s.lines[n]) - 1
	}
	return s.text[s.lines[n-1]:end]
}

// after is the offset behind a folded character.
func (s *stream) after(i int) int {
	from := int(s.at[i])
	_, n := utf8.DecodeRuneInString(s.text[from:])
	return from + n
}

// begins tells whether nothing but space and signs stands before a folded
// character on its line, and ends whether nothing else follows it there.
func (s *stream) begins(i int) bool {
	line, _ := s.place(int(s.at[i]))
	return i == 0 || int(s.at[i-1]) < int(s.lines[line-1])
}

func (s *stream) ends(i int) bool {
	line, _ := s.place(int(s.at[i]))
	return i+1 >= len(s.folds) || line < len(s.lines) && s.at[i+1] >= s.lines[line]
}

// alone tells whether folded characters first to last have their lines for
// themselves, but for what is set off by a colon, as the name of a speaker is.
func (s *stream) alone(first, last int) bool {
	before := strings.TrimRight(s.text[:s.start(first)], " \u3000\u00a0")
	return s.ends(last) && (s.begins(first) || strings.HasSuffix(before, ":") || strings.HasSuffix(before, "："))
}

// opening tells signs that belong to what follows them.
func opening(r rune) bool { return unicode.In(r, unicode.Ps, unicode.Pi) }

// closing tells signs that end a sentence even at the beginning of a line.
func closing(r rune) bool {
	return unicode.In(r, unicode.Pe, unicode.Pf) || strings.ContainsRune("，。！？；：、,.!?;:…⋯\"'", r)
}

// start is the offset where the text of a folded character begins: the opening
// signs before it are its own.
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

// end is the offset behind a folded character that ends a block, with the signs
// that close behind it. A line may end before them, but not a paragraph.
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

// indented tells whether an offset begins an empty line, or one that is set in:
// a new paragraph either way.
func (s *stream) indented(offset int) bool {
	for _, r := range s.text[offset:] {
		return unicode.IsSpace(r)
	}
	return true
}

// cut gives the texts of the segments that begin at the folded characters from,
// the last of them ending with character last, each with its offset.
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
