package sheet

import (
	"bytes"
	"fmt"
	"maps"
	"slices"
	"unicode"
	"unicode/utf8"

	"duizhao/internal/html"
)

// Sizes of marks: of their type, in points, and of their drawing above and below the
// baseline, in thousandths of that size.
const (
	markSize  = 6.1
	markAbove = 690
	markBelow = 220
	markFoot  = 60 // below it in vertical lines
)

// marks draws the marks of notes, claims and footnotes. If they were text, anyone who
// copies a sentence out of a PDF, or searches for one, would find the marks among its
// words, and with them the joiners that keep each at its word: a browser leaves out
// of a selection what a style sheet draws, but a PDF has no such text. The link still
// shows where a mark leads. Each is kept on one line with the character before it; a
// mark whose link ends within a word comes after the word.
type marks struct {
	w        *html.Writer
	outline  func(rune) (string, int, error)
	vertical bool
	open     []int           // where links to notes and claims begin, and their words
	used     map[rune]string // outlines of the characters that marks are drawn with
}

// after draws a mark into the empty element that was written from a place on, and
// keeps that at the character before it.
func (m *marks) after(from int, sign string) { m.between(from, sign, "") }

// between is after for what has a mark after it that must not begin a line. It reports
// whether it has written that.
func (m *marks) between(from int, sign, kept string) bool {
	if m.outline == nil || sign == "" {
		return false
	}
	el := m.w.Cut(from)
	end := bytes.LastIndex(el, []byte("</"))
	m.keep(lastCharacter(m.w.Bytes(), false))(slices.Concat(el[:end], m.drawn(sign), el[end:]), kept)
	return true
}

// within draws a mark after the last character of the words that were written from a
// place on, inside the elements that end there.
// What must not begin a line after it is written there, too: it is in the link, then,
// since no line is kept whole across the end of one.
func (m *marks) within(from int, sign, kept string) bool {
	if m.outline == nil || sign == "" {
		return false
	}
	at, to := lastCharacter(m.w.Bytes()[from:], true)
	if at >= 0 {
		at, to = at+from, to+from
	}
	m.keep(at, to)(m.drawn(sign), kept)
	return true
}

// keep returns a function that writes something after the character from at to to,
// with no line break between them.
func (m *marks) keep(at, to int) func(more []byte, kept string) {
	return func(more []byte, kept string) {
		var tail []byte
		if at < 0 && kept == "" {
			m.w.Write(more)
			return
		}
		if at >= 0 {
			tail = m.w.Cut(at)
		} else {
			to = at
		}
		m.w.Open("span", html.Class("j"))
		m.w.Write(tail[:to-at])
		m.w.Write(more)
		m.w.Text(kept)
		m.w.Close()
		m.w.Write(tail[to-at:])
	}
}

// What is upright in a square of a vertical line, and that in two, with a percent sign.
const (
	uprightNumber  = `<span class="tcy">`
	uprightPercent = `<span class="tcy">%</span></span>`
	uprightPair    = `<span class="j">` + uprightNumber
	wholeName      = `<span class="j">`
)

// lastCharacter returns the place of the last character of some HTML, if inside
// before the end tags of elements; -1 if a tag or a blank is there. A number set
// upright in a vertical line is one character.
func lastCharacter(b []byte, inside bool) (from, to int) {
	to = len(b)
	if bytes.HasSuffix(b, []byte(uprightPercent)) {
		return bytes.LastIndex(b, []byte(uprightPair)), to
	}
	for bytes.HasSuffix(b[:to], []byte(">")) {
		i := bytes.LastIndexByte(b[:to], '<')
		if n := bytes.LastIndex(b[:max(i, 0)], []byte(uprightNumber)); n >= 0 && string(b[i:to]) == "</span>" && bytes.IndexByte(b[n+1:i], '<') < 0 {
			return n, to
		}
		if n := bytes.LastIndex(b[:max(i, 0)], []byte(wholeName)); !inside && n >= 0 && string(b[i:to]) == "</span>" && bytes.IndexByte(b[n+1:i], '<') < 0 {
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

func letter(c rune) bool { return unicode.IsLetter(c) || unicode.IsDigit(c) || unicode.IsMark(c) }

// drawn returns the drawing of a mark. In vertical lines it is upright, as short numbers
// are there, and as wide as two digits, so that one stands where two do.
func (m *marks) drawn(sign string) []byte {
	var glyphs []byte
	x := 0
	for _, c := range sign {
		d, advance, err := m.outline(c)
		if err != nil {
			continue // marks are letters, digits and brackets, which the face has
		}
		if m.used == nil {
			m.used = map[rune]string{}
		}
		m.used[c] = d
		glyphs = fmt.Appendf(glyphs, `<use href="#k-%x"`, c)
		if x > 0 {
			glyphs = fmt.Appendf(glyphs, ` x="%d"`, x)
		}
		glyphs = append(glyphs, "/>"...)
		x += advance
	}
	width, height := markSize*float64(x)/1000, markSize*(markAbove+markBelow)/1000
	b := []byte(`<svg class="k" aria-hidden="true"`)
	if m.vertical {
		across := max(x, markAbove+markBelow)
		b = fmt.Appendf(b, ` width="%.2fpt" height="%.2fpt" viewBox="%d %d %d %d">`, markSize*float64(across)/1000, markSize*(markAbove+markFoot)/1000,
			-(across-x)/2, -markAbove, across, markAbove+markFoot)
		return append(append(b, glyphs...), "</svg>"...)
	}
	b = fmt.Appendf(b, ` width="%.2fpt" height="%.2fpt" viewBox="0 %d %d %d">`, width, height, -markAbove, x, markAbove+markBelow)
	return append(append(b, glyphs...), "</svg>"...)
}

// letters writes the letters that marks are drawn with.
func (m *marks) letters() {
	if len(m.used) == 0 {
		return
	}
	m.w.Markup("<!--needs-->")
	m.w.Open("svg", html.Class("targets"), html.A("aria-hidden", "true"))
	m.w.Open("defs")
	for _, c := range slices.Sorted(maps.Keys(m.used)) {
		m.w.Markup(`<path id="k-`)
		m.w.Write(fmt.Appendf(nil, "%x", c))
		m.w.Markup(`" d="`)
		m.w.Text(m.used[c])
		m.w.Markup(`"/>`)
	}
	m.w.Close()
	m.w.Close()
	m.w.Markup("<!--/needs-->")
}
