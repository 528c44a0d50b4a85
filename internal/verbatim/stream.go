package verbatim

import (
	"bytes"
	"strconv"
	"unicode"
	"unicode/utf8"

	"duizhao/internal/lang"
)

// letter is a folded character and its place in the text, in bytes.
type letter struct {
	char     rune
	from, to int32
	begins   bool // the first of a word
}

// folder folds character by character, with a cache.
type folder struct {
	fold  Fold
	plane [1 << 16]rune // what a character of the first plane folds to, or one of the following
}

const (
	unknown = iota // not asked for yet
	nothing = -iota
	several // characters, or a character that is not cached
)

// of returns the character that r folds to, or nothing, or several.
func (f *folder) of(r rune) rune {
	if r >= 1<<16 || r == unknown {
		return several
	}
	if f.plane[r] == unknown {
		switch folded := f.letters(r); {
		case len(folded) == 0:
			f.plane[r] = nothing
		case len(folded) == 1 && folded[0] > 0:
			f.plane[r] = folded[0]
		default:
			f.plane[r] = several
		}
	}
	return f.plane[r]
}

// letters returns the letters and digits that a character folds to.
func (f *folder) letters(r rune) []rune {
	var out []rune
	for _, c := range f.fold(string(r)) {
		if unicode.IsLetter(c) || unicode.IsNumber(c) {
			out = append(out, c)
		}
	}
	return out
}

// stream folds a text.
func (f *folder) stream(text []byte, markup bool) []letter {
	out := make([]letter, 0, len(text)/2)
	inWord := false
	for i := 0; i < len(text); {
		if markup {
			if n := unseen(text, i); n > 0 {
				i += n
				continue
			}
		}
		r, n := rune(text[i]), 1
		if r >= utf8.RuneSelf {
			r, n = utf8.DecodeRune(text[i:])
		} else if r == '\\' && markup {
			r, n = escaped(text[i:])
		}
		add := func(c rune) {
			out = append(out, letter{c, int32(i), int32(i + n), !inWord || lang.Han(c)})
			inWord = !lang.Han(c)
		}
		switch c := f.of(r); c {
		case several:
			folded := f.letters(r)
			for _, c := range folded {
				add(c)
			}
			inWord = inWord && len(folded) > 0
		case nothing:
			inWord = inWord && r == '’'
		default:
			add(c)
		}
		i += n
	}
	return out
}

// escaped reads \u6cb3, as JSON may write a character.
func escaped(text []byte) (r rune, n int) {
	if len(text) >= 6 && text[1] == 'u' {
		if v, err := strconv.ParseUint(string(text[2:6]), 16, 32); err == nil {
			return rune(v), 6
		}
	}
	return '\\', 1
}

// unseen returns how many bytes from a place on a reader of the page does not see:
// the address of a link, a citation, the mark of a footnote, a line of attributes.
func unseen(text []byte, i int) int {
	const most = 300
	end := func(from int, stops string) int {
		n := bytes.IndexAny(text[from:min(len(text), from+most)], stops)
		if n < 0 {
			return 0
		}
		return from + n - i
	}
	switch c := text[i]; {
	case c == ']' && i+1 < len(text) && text[i+1] == '(':
		return end(i+2, ") \n")
	case c == '[' && i+1 < len(text) && (text[i+1] == '@' || text[i+1] == '^'):
		return end(i+2, "]\n")
	case c == '{' && i+1 < len(text) && (text[i+1] == '#' || text[i+1] == '.') && (i == 0 || text[i-1] == '\n'):
		return end(i+2, "}\n")
	}
	return 0
}
