package script

import (
	"strings"
	"unicode/utf8"

	"duizhao/internal/lang"
)

// width finds half-width punctuation that belongs to Han: a comma, full stop,
// colon, semicolon, exclamation or question mark next to a Han character, round
// brackets beside or around one, three dots, two hyphens. Spaces and other
// punctuation between the two do not separate them. Marks between ASCII letters
// and digits stay, as in 3.5, 10:30 and f(x), and so do web addresses.
func width(text string) []Edit {
	var edits []Edit
	paragraphs(text, func(at int, line string) {
		for i := 0; i < len(line); i++ {
			c := line[i]
			if c >= utf8.RuneSelf || !strings.ContainsRune(",.:;!?(-", rune(c)) || address(line, i) {
				continue
			}
			if c == '(' {
				if end := closing(line, i); end > 0 && (hanBefore(line, i) || hanAfter(line, end+1) || strings.IndexFunc(line[i:end], lang.Han) >= 0) {
					edits = append(edits, spaced(line, at, Edit{i, i + 1, "（"}), spaced(line, at, Edit{end, end + 1, "）"}))
				}
				continue
			}
			if e := mark(line, i); e.To > 0 {
				edits = append(edits, spaced(line, at, e))
				i = e.To - 1
			} else {
				i += repeated(line, i) - 1
			}
		}
	})
	return ordered(edits)
}

// mark returns the full-width form of the mark at line[i], or an empty edit.
func mark(line string, i int) Edit {
	c, n := line[i], repeated(line, i)
	before, after := hanBefore(line, i), hanAfter(line, i+n)
	with := ""
	switch {
	case c == '-':
		if n == 2 {
			with = "——"
		}
	case c == '.' && n > 1:
		if n == 3 || n == 6 {
			with = "……"
		}
	case c == '.': // otherwise a decimal point, a file extension, the number of an item
		if before && (i+1 == len(line) || !letter(line[i+1])) {
			with = "。"
		}
	case c == ':' && strings.HasPrefix(line[i+1:], "//"):
	default:
		with = strings.Repeat(map[byte]string{',': "，", ':': "：", ';': "；", '!': "！", '?': "？"}[c], n)
	}
	if with == "" || !before && !after {
		return Edit{}
	}
	return Edit{i, i + n, with}
}

// repeated returns how many times in a row the byte at line[i] occurs.
func repeated(line string, i int) int {
	n := 1
	for i+n < len(line) && line[i+n] == line[i] {
		n++
	}
	return n
}

func letter(c byte) bool {
	return c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z'
}

// address reports whether line[i] is within a web address.
func address(line string, i int) bool {
	from := i
	for from > 0 && line[from-1] > ' ' && line[from-1] < utf8.RuneSelf {
		from--
	}
	return strings.Contains(line[from:i], "://")
}

// closing finds the bracket that closes the one at line[open], or -1.
func closing(line string, open int) int {
	depth := 0
	for i := open; i < len(line); i++ {
		switch line[i] {
		case '(':
			depth++
		case ')':
			if depth--; depth == 0 {
				return i
			}
		}
	}
	return -1
}

// spaced extends an edit over the space that went with half-width punctuation:
// that after it, or before an opening bracket. Beside full-width punctuation it
// would be a hole.
func spaced(line string, at int, e Edit) Edit {
	if e.With == "（" {
		from := e.From
		for from > 0 && line[from-1] == ' ' {
			from--
		}
		if from > 0 {
			e.From = from
		}
	} else {
		for e.To < len(line) && line[e.To] == ' ' {
			e.To++
		}
	}
	return Edit{at + e.From, at + e.To, e.With}
}

// passed reports whether a character may come between a mark and the Han character
// that it belongs to.
func passed(r rune) bool {
	return lang.Mark(r) || strings.ContainsRune(" ‘’“”\"'…⋯,.:;!?()", r)
}

// hanBefore reports whether the nearest character before line[i:] is Han.
func hanBefore(line string, i int) bool {
	for i > 0 {
		r, n := utf8.DecodeLastRuneInString(line[:i])
		if !passed(r) {
			return lang.Han(r)
		}
		i -= n
	}
	return false
}

// hanAfter reports whether the nearest character of line[i:] is Han.
func hanAfter(line string, i int) bool {
	for i < len(line) {
		r, n := utf8.DecodeRuneInString(line[i:])
		if !passed(r) {
			return lang.Han(r)
		}
		i += n
	}
	return false
}
