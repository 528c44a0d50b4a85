// Package encode puts text into markup, addresses, style sheets and data.
//
// Content is data: whatever an author, an editor or a foreign file wrote must
// come out as the same characters, and never as an element, an attribute, a
// rule or a script. How depends on the place, so there is a function for each,
// and no other way in:
//
//	text of an element, a quoted attribute     [Text]
//	an attribute that holds an address         [URL]
//	a string of JSON                           [JSON]
//	a string of a script                       [Script]
//	a string of a style sheet                  [CSS]
//
// They append to bytes, because pages are written by the hundred thousand. [HTML] is
// finished markup, and its type is the proof: a constant of the program converts to
// it implicitly, and a value comes from [Escape], from [Int] or from what [Markup]
// collects. A test of the whole tree, internal/encode_test.go, finds every other
// conversion, every string appended without encoding, and every address that did not
// go through URL.
//
// html/template encodes by context too, but parses and reflects for each value: it
// writes the shell of a page, of which there is one, and not its thousands of rows.
// The types of google/safehtml wrap html/template and cannot append.
package encode

import (
	"fmt"
	"strconv"
	"strings"
)

// HTML is finished markup: HTML, or XML if its maker documents that.
type HTML string

// Escape returns s as [Text] writes it; invalid UTF-8 becomes U+FFFD.
func Escape(s string) HTML { return HTML(Text(nil, strings.ToValidUTF8(s, "\uFFFD"))) }

// Int returns a number as markup.
func Int(n int) HTML { return HTML(strconv.Itoa(n)) }

// Markup collects HTML. The zero value is ready.
type Markup struct{ b strings.Builder }

// Write appends markup.
func (m *Markup) Write(parts ...HTML) {
	for _, p := range parts {
		m.b.WriteString(string(p))
	}
}

// HTML returns what was written.
func (m *Markup) HTML() HTML { return HTML(m.b.String()) }

// Text appends s, which must be UTF-8, as text of an element or within an attribute
// quoted with ". It serves HTML and XML: what neither can hold (XML 1.0, 2.2)
// becomes U+FFFD.
func Text(b []byte, s string) []byte {
	from := 0
	for i := 0; i < len(s); i++ {
		var e string
		n := 1
		switch c := s[i]; {
		case c == '&':
			e = "&amp;"
		case c == '<':
			e = "&lt;"
		case c == '>':
			e = "&gt;"
		case c == '"':
			e = "&quot;"
		case c < ' ' && c != '\n' && c != '\t' && c != '\r':
			e = "\uFFFD"
		case c == 0xEF && (strings.HasPrefix(s[i:], "\uFFFE") || strings.HasPrefix(s[i:], "\uFFFF")):
			e, n = "\uFFFD", 3
		default:
			continue
		}
		b = append(append(b, s[from:i]...), e...)
		i += n - 1
		from = i + 1
	}
	return append(b, s[from:]...)
}

// JSON appends s as a string of JSON (RFC 8259, section 7). It is also safe within a
// script element, whose end it never writes.
func JSON(b []byte, s string) []byte {
	const hex = "0123456789abcdef"
	b = append(b, '"')
	from := 0
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c >= ' ' && c != '"' && c != '\\' && c != '<' {
			continue
		}
		b = append(b, s[from:i]...)
		from = i + 1
		switch c {
		case '"', '\\':
			b = append(b, '\\', c)
		case '\n':
			b = append(b, `\n`...)
		case '\t':
			b = append(b, `\t`...)
		default:
			b = append(b, '\\', 'u', '0', '0', hex[c>>4], hex[c&15])
		}
	}
	return append(append(b, s[from:]...), '"')
}

// Script appends s as a string of JavaScript. In a script element it neither ends
// the element nor begins what would hide its end (HTML, 4.12.1.3): </ is written
// <\/, and <! and <script likewise. Markup within it stays short and legible.
func Script(b []byte, s string) []byte {
	const hex = "0123456789abcdef"
	b = append(b, '"')
	from := 0
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch {
		case c == '"' || c == '\\' || i > 0 && s[i-1] == '<' && (c == '/' || c == '!' || beginsScript(s[i:])):
			b = append(append(append(b, s[from:i]...), '\\'), c)
		case c == '\n':
			b = append(append(b, s[from:i]...), '\\', 'n')
		case c < ' ':
			b = append(append(b, s[from:i]...), '\\', 'x', hex[c>>4], hex[c&15])
		default:
			continue
		}
		from = i + 1
	}
	return append(append(b, s[from:]...), '"')
}

func beginsScript(s string) bool {
	const name = "script"
	return len(s) >= len(name) && strings.EqualFold(s[:len(name)], name)
}

// CSS returns s as a string of a style sheet (CSS Syntax, 4.3.5): anything but
// letters, digits and blanks is written as its number, so that no text can end the
// string, the rule or the style element.
func CSS(s string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, c := range s {
		if c == ' ' || c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c >= 0xA1 && c < 0xFFFE {
			b.WriteRune(c)
		} else {
			fmt.Fprintf(&b, `\%x `, c)
		}
	}
	b.WriteByte('"')
	return b.String()
}
