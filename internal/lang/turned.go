package lang

import "strings"

// turning are the characters that open an embedding, an override or an isolate
// (Unicode Standard Annex 9, section 2).
const turning = "\u202A\u202B\u202D\u202E\u2066\u2067\u2068"

// Turns reports whether a text has a character that turns the direction. Every line of a
// site is asked, and hardly any has one: all of them begin with one byte, which few
// others begin with.
func Turns(text string) bool {
	const first, size = '\xE2', 3
	for {
		i := strings.IndexByte(text, first)
		if i < 0 {
			return false
		}
		if text = text[i:]; len(text) >= size && strings.Contains(turning, text[:size]) {
			return true
		}
		text = text[1:]
	}
}

// Turned returns the column, from 1, of the first character of a line that opens an
// embedding, an override or an isolate which the line does not close; or 0.
func Turned(line string) int {
	type opened struct {
		col     int
		isolate bool
	}
	var open []opened
	col := 0
	for _, r := range line {
		col++
		switch {
		case strings.ContainsRune(turning, r):
			open = append(open, opened{col, r >= 0x2066})
		case r == 0x202C && len(open) > 0 && !open[len(open)-1].isolate, r == 0x2069 && len(open) > 0 && open[len(open)-1].isolate:
			open = open[:len(open)-1]
		case r == 0x2069: // closes what was opened within the isolate as well (rule X6a)
			for k := len(open) - 1; k >= 0; k-- {
				if open[k].isolate {
					open = open[:k]
					break
				}
			}
		}
	}
	if len(open) == 0 {
		return 0
	}
	return open[0].col
}
