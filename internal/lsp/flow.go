package lsp

import (
	"slices"
	"strings"
)

// A flow is a place within the braces and brackets of a line of YAML:
// {lang: en, made: |}.
type flow struct {
	open  []level // outermost first
	from  int     // where the key or the value begins that the place is in
	quote byte    // that is open there, or 0
}

// A level is a brace or a bracket that is open.
type level struct {
	brace bool
	key   string   // the last one of a map
	has   []string // its keys
}

// step goes on by the byte at i of a text, outside of which it knows nothing. It reports
// false at what is not within braces or brackets.
func (f *flow) step(text string, i int) bool {
	c, last := text[i], len(f.open)-1
	switch {
	case f.quote != 0:
		if c == f.quote && !(c == '"' && text[i-1] == '\\') {
			f.quote = 0
		}
	case (c == '"' || c == '\'') && f.empty(text, i):
		f.quote = c
	case c == '{' || c == '[':
		if last < 0 && i > 0 || !f.empty(text, i) {
			return false
		}
		f.open, f.from = append(f.open, level{brace: c == '{'}), i+1
	case last < 0:
		return false
	case c == '}' || c == ']':
		f.open, f.from = f.open[:last], i+1
	case c == ',':
		if f.from = i + 1; f.open[last].brace {
			f.open[last].key = ""
		}
	case c == ':' && f.open[last].brace && f.open[last].key == "" && (i+1 == len(text) || strings.IndexByte(" \t{[", text[i+1]) >= 0):
		key := strings.Trim(text[f.from:i], " \t\"'")
		f.open[last].key, f.open[last].has = key, append(f.open[last].has, key)
		f.from = i + 1
	}
	return true
}

// empty reports whether nothing has been written of a key or a value.
func (f *flow) empty(text string, i int) bool { return strings.TrimSpace(text[f.from:i]) == "" }

// keys returns the keys that lead to the place, outermost first; the last is that of its
// value, "" where a key may be.
func (f *flow) keys() (above []string, key string) {
	n := len(f.open) - 1
	for n >= 0 && !f.open[n].brace {
		n--
	}
	for _, l := range f.open[:max(n, 0)] {
		if l.key != "" {
			above = append(above, l.key)
		}
	}
	if n >= 0 {
		key = f.open[n].key
	}
	return above, key
}

// has returns the keys of the innermost map that come before the place; false if it is in
// none.
func (f *flow) has() ([]string, bool) {
	for _, l := range slices.Backward(f.open) {
		if l.brace {
			return l.has, true
		}
	}
	return nil, false
}

// flowOf reads a value up to a place; nil if the place is not within braces.
func flowOf(text string) *flow {
	f := &flow{}
	for i := range len(text) {
		if !f.step(text, i) {
			return nil
		}
	}
	if _, ok := f.has(); !ok || f.quote != 0 {
		return nil
	}
	return f
}

// A scalar is a plain value within braces or brackets, with the keys that lead to it from
// the value of the line.
type scalar struct {
	above []string
	key   string // that it is the value of, or of whose list it is an item; or ""
	from  int
	text  string
}

// scalars returns the values within a value that begins with a brace or a bracket.
func scalars(text string) (out []scalar) {
	f := &flow{}
	for i := range len(text) {
		if f.quote == 0 && strings.IndexByte(",}]", text[i]) >= 0 && !f.empty(text, i) {
			above, key := f.keys()
			out = append(out, scalar{above, key, f.from, text[f.from:i]})
		}
		if !f.step(text, i) {
			break
		}
	}
	return out
}

// keysAfter returns the keys that the map which a place is in has after it.
func keysAfter(rest string) (out []string) {
	rest, _, _ = strings.Cut(rest, "\n")
	depth, from := 0, 0
	for i := 0; i < len(rest) && depth >= 0; i++ {
		switch rest[i] {
		case '{', '[':
			depth++
		case '}', ']':
			depth--
		case ',':
			if depth == 0 {
				from = i + 1
			}
		case ':':
			if key := strings.Trim(rest[from:i], " \t\"'"); depth == 0 && key != "" && !slices.Contains(out, key) {
				out = append(out, key)
			}
		}
	}
	return out
}
