package render

import (
	"bytes"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"unicode"
	"unicode/utf8"

	"duizhao/internal/lang"
)

// Marks of a printed book are drawings. If they were text, anyone who copies a
// sentence out of a PDF, or searches for one, would find the marks among its words,
// and with them the joiners that keep each at its word: a browser leaves out of a
// selection what a style sheet draws, but a PDF has no such text. The link still
// shows where a mark leads.

// Sizes of marks: of their type, in points, and of their drawing above and below the
// baseline, in thousandths of that size.
const (
	markSize  = 6.1
	markAbove = 690
	markBelow = 220
)

var marked = regexp.MustCompile(`(?s)(<a class="([a-z]+)"[^>]* data-m="([^"]*)"[^>]*>)(.*?)</a>|(<i class="since"[^>]*>)</i>`)

// drawMarks puts the drawing of its mark into every link that has one, and into the
// sign of an old translation. Each is kept on one line with the character before it;
// a mark whose link ends within a word comes after the word.
func (bk *printing) drawMarks(b []byte) []byte {
	if bk.Outline == nil {
		return b
	}
	out := make([]byte, 0, len(b)*5/4)
	for {
		m := marked.FindSubmatchIndex(b)
		if m == nil {
			return append(out, b...)
		}
		out = append(out, b[:m[0]]...)
		if m[2] < 0 {
			out = keep(out, slices.Concat(b[m[10]:m[11]], bk.mark("≠"), []byte("</i>")), false)
			b = b[m[1]:]
			continue
		}
		open, sign, inner := b[m[2]:m[3]], string(b[m[6]:m[7]]), b[m[8]:m[9]]
		if string(b[m[4]:m[5]]) == "f" { // a roman i is not the letter i of a note
			sign = "[" + sign + "]"
		}
		drawn := bk.mark(sign)
		b = b[m[1]:]
		switch end := wordEnd(inner, b); {
		case len(inner) == 0:
			out = keep(out, slices.Concat(open, drawn, []byte("</a>")), false)
		case end > 0:
			out = append(append(append(out, open...), inner...), "</a>"...)
			out = keep(append(out, b[:end]...), drawn, false)
			b = b[end:]
		default:
			out = append(append(out, open...), keep(slices.Clone(inner), drawn, true)...)
			out = append(out, "</a>"...)
		}
	}
}

// keep appends more to text and allows no line break between them. With inside, it
// may go into the elements that end there.
func keep(b, more []byte, inside bool) []byte {
	from, to := lastCharacter(b, inside)
	if from < 0 {
		return append(b, more...)
	}
	last, after := slices.Clone(b[from:to]), slices.Clone(b[to:])
	b = append(append(append(b[:from], `<span class="j">`...), last...), more...)
	return append(append(b, "</span>"...), after...)
}

const uprightNumber = `<span class="tcy">`

// lastCharacter returns the place of the last character of some HTML, if inside
// before the end tags of elements; -1 if a tag or a blank is there. A number set
// upright in a vertical line is one character.
func lastCharacter(b []byte, inside bool) (from, to int) {
	to = len(b)
	for bytes.HasSuffix(b[:to], []byte(">")) {
		i := bytes.LastIndexByte(b[:to], '<')
		if n := bytes.LastIndex(b[:max(i, 0)], []byte(uprightNumber)); n >= 0 && string(b[i:to]) == "</span>" && bytes.IndexByte(b[n+1:i], '<') < 0 {
			return n, to
		}
		if !inside || i < 0 || b[i+1] != '/' {
			return -1, to
		}
		to = i
	}
	if to > 0 && b[to-1] == ';' {
		if i := bytes.LastIndexByte(b[:to], '&'); i >= 0 && to-i < 10 {
			return i, to
		}
	}
	c, n := utf8.DecodeLastRune(b[:to])
	if n == 0 || unicode.IsSpace(c) {
		return -1, to
	}
	return to - n, to
}

// wordEnd returns how much of the text after a link belongs to the word that the
// link ends with: the s of “tokens”, the ’s of “Google’s”. Words of Han and kana
// have no visible ends.
func wordEnd(inner, rest []byte) int {
	part := func(c rune) bool {
		return (unicode.IsLetter(c) || unicode.IsDigit(c) || unicode.IsMark(c)) && !lang.Ideographic(c)
	}
	if c, _ := utf8.DecodeLastRune(inner); !part(c) {
		return 0
	}
	n := 0
	for {
		c, size := utf8.DecodeRune(rest[n:])
		if next, _ := utf8.DecodeRune(rest[n+size:]); c == '’' && part(next) {
			n += size
			continue
		}
		if !part(c) {
			return n
		}
		n += size
	}
}

// mark returns the drawing of a mark. In vertical lines it lies on its side, as the
// letters of other Latin text do.
func (bk *printing) mark(sign string) []byte {
	var glyphs []byte
	x := 0
	for _, c := range sign {
		d, advance, err := bk.Outline(c)
		if err != nil {
			continue // marks are letters, digits and brackets, which the face has
		}
		bk.outlines[c] = d
		glyphs = fmt.Appendf(glyphs, `<use href="#k-%x"`, c)
		if x > 0 {
			glyphs = fmt.Appendf(glyphs, ` x="%d"`, x)
		}
		glyphs = append(glyphs, "/>"...)
		x += advance
	}
	width, height := markSize*float64(x)/1000, markSize*(markAbove+markBelow)/1000
	b := []byte(`<svg class="k" aria-hidden="true"`)
	if bk.Layout == Vertical {
		b = fmt.Appendf(b, ` width="%.2fpt" height="%.2fpt" viewBox="%d 0 %d %d"><g transform="rotate(90)">`, height, width, -markBelow, markAbove+markBelow, x)
		return append(append(b, glyphs...), "</g></svg>"...)
	}
	b = fmt.Appendf(b, ` width="%.2fpt" height="%.2fpt" viewBox="0 %d %d %d">`, width, height, -markAbove, x, markAbove+markBelow)
	return append(append(b, glyphs...), "</svg>"...)
}

// shapesOfMarks appends the letters that marks are drawn with.
func (bk *printing) shapesOfMarks(b []byte) []byte {
	if len(bk.outlines) == 0 {
		return b
	}
	b = append(b, `<svg class="targets" aria-hidden="true"><defs>`...)
	for _, c := range slices.Sorted(maps.Keys(bk.outlines)) {
		b = fmt.Appendf(b, `<path id="k-%x" d="`, c)
		b = append(escape(b, bk.outlines[c]), `"/>`...)
	}
	return append(b, "</defs></svg>\n"...)
}
