// Package html writes HTML and, for books, XHTML: elements, attributes and text.
//
// A [Writer] appends to a buffer. It knows which elements are empty, escapes by
// context with package encode, and keeps the elements that are open, so that Close
// needs no name and nothing is closed twice. What products do differently is said
// once, in the writer's [Flavour], and not repaired afterwards in what was written.
//
//	w.Open("p", html.Class("by"), html.Lang(tag))
//	w.Text(name)
//	w.Close()
//
// An attribute without a value is left out; so a class or a language that may be
// empty needs no condition. An attribute that holds an address, such as href, is
// encoded as one whatever its value.
//
// golang.org/x/net/html builds a tree for each page and renders that; html/template
// reflects for each value. Rows are written by the hundred thousand.
package html

import (
	"strconv"
	"strings"

	"duizhao/internal/encode"
	"duizhao/internal/lang"
)

// Flavour is what kind of HTML is written.
type Flavour struct {
	XML    bool // XHTML: empty elements are closed, and a language is also said in xml:lang
	Bidi   bool // there is text of both directions: left to right is said too
	Short  bool // for a file that is sent: what its style sheet can do without is left out
	Groups bool // for PDF, which keeps the language of an element in running text only if it has a role
}

// Writer appends markup to a buffer. Its zero value writes HTML.
type Writer struct {
	Flavour
	b    []byte
	open []encode.HTML
}

// New returns a writer that appends to b.
func New(b []byte, f Flavour) *Writer { return &Writer{Flavour: f, b: b} }

// Bytes returns what was written.
func (w *Writer) Bytes() []byte { return w.b }

// HTML returns what was written since a place of [Writer.Len].
func (w *Writer) HTML(from int) encode.HTML { return encode.HTML(w.b[from:]) }

// Len returns the length of what was written.
func (w *Writer) Len() int { return len(w.b) }

// Cut shortens what was written to n bytes and returns a copy of the rest.
func (w *Writer) Cut(n int) []byte {
	rest := append([]byte(nil), w.b[n:]...)
	w.b = w.b[:n]
	return rest
}

// Open begins an element. One that cannot have content is complete with that.
func (w *Writer) Open(tag encode.HTML, attrs ...Attr) {
	w.b = append(append(w.b, '<'), tag...)
	if w.Groups && inRunningText(tag) {
		w.group(attrs)
	}
	for i := range attrs {
		w.attr(&attrs[i])
	}
	switch {
	case !void(tag):
		w.open = append(w.open, tag)
	case w.XML:
		w.b = append(w.b, '/')
	}
	w.b = append(w.b, '>')
}

// Close ends the element that was opened last.
func (w *Writer) Close() {
	last := len(w.open) - 1
	w.b = append(append(append(w.b, "</"...), w.open[last]...), '>')
	w.open = w.open[:last]
}

// CloseLine ends an element and its line.
func (w *Writer) CloseLine() {
	w.Close()
	w.Line()
}

// Element writes an element that holds a text.
func (w *Writer) Element(tag encode.HTML, text string, attrs ...Attr) {
	w.Open(tag, attrs...)
	w.Text(text)
	w.Close()
}

// Text writes text.
func (w *Writer) Text(s string) { w.b = encode.Text(w.b, s) }

// Markup writes finished markup.
func (w *Writer) Markup(h encode.HTML) { w.b = append(w.b, h...) }

// Write appends finished markup.
func (w *Writer) Write(h []byte) { w.b = append(w.b, h...) }

// Space writes a blank.
func (w *Writer) Space() { w.b = append(w.b, ' ') }

// Line ends a line of the source.
func (w *Writer) Line() { w.b = append(w.b, '\n') }

// void reports whether an element never has content (HTML, 13.1.2), of those that
// are written here.
func void(tag encode.HTML) bool {
	switch tag {
	case "br", "hr", "img", "input", "link", "meta", "wbr":
		return true
	}
	return false
}

// inRunningText reports whether a PDF loses the language of an element.
func inRunningText(tag encode.HTML) bool {
	switch tag {
	case "span", "i", "b", "q", "cite", "bdi", "small":
		return true
	}
	return false
}

func (w *Writer) group(attrs []Attr) {
	for i := range attrs {
		if attrs[i].kind == language && attrs[i].text != "" {
			w.b = append(w.b, ` role="group"`...)
			return
		}
	}
}

// Attr is an attribute. Without a value it is not written.
type Attr struct {
	name encode.HTML
	text string
	n    int
	kind kind
}

type kind uint8

const (
	text kind = iota
	address
	language
	number
	flag
	segment
	always
)

// A returns an attribute.
func A(name encode.HTML, value string) Attr {
	switch name {
	case "href", "src":
		return Attr{name: name, text: value, kind: address}
	}
	return Attr{name: name, text: value}
}

// Always returns an attribute that is written without a value too, such as the alt of
// a picture that says nothing.
func Always(name encode.HTML, value string) Attr {
	return Attr{name: name, text: value, kind: always}
}

// Class returns the class of an element, one name or several.
func Class(names string) Attr { return Attr{name: "class", text: names} }

// ID returns its id.
func ID(id string) Attr { return Attr{name: "id", text: id} }

// Href returns where it leads.
func Href(to string) Attr { return Attr{name: "href", text: to, kind: address} }

// Src returns where its picture or script is.
func Src(at string) Attr { return Attr{name: "src", text: at, kind: address} }

// Lang returns the language of an element. With it goes its direction: right to left
// always, left to right where there is text of both. An element with a direction is
// isolated from the text around it (HTML, 15.3.6), so that a Latin title keeps its
// full stop within Arabic.
func Lang(tag string) Attr { return Attr{name: "lang", text: tag, kind: language} }

// Num returns an attribute that is a number.
func Num(name encode.HTML, n int) Attr { return Attr{name: name, n: n, kind: number} }

// Flag returns an attribute that is there or not.
func Flag(name encode.HTML, on bool) Attr {
	if !on {
		return Attr{}
	}
	return Attr{name: name, kind: flag}
}

// Segment returns the id of the n-th segment of a block, p17.2.
func Segment(block string, n int) Attr { return Attr{name: "id", text: block, n: n, kind: segment} }

// If returns an attribute on a condition.
func (a Attr) If(on bool) Attr {
	if on {
		return a
	}
	return Attr{}
}

func (w *Writer) attr(a *Attr) {
	if a.name == "" || a.text == "" && a.kind < number {
		return
	}
	w.b = append(append(append(w.b, ' '), a.name...), `="`...)
	switch a.kind {
	case text, always:
		w.b = encode.Text(w.b, a.text)
	case address:
		w.b = encode.URL(w.b, a.text)
	case number:
		w.b = strconv.AppendInt(w.b, int64(a.n), 10)
	case segment:
		w.b = strconv.AppendInt(append(encode.Text(w.b, a.text), '.'), int64(a.n), 10)
	case flag:
		w.b = w.b[:len(w.b)-2]
		return
	case language:
		w.b = encode.Text(w.b, a.text)
		if w.XML {
			w.b = encode.Text(append(w.b, `" xml:lang="`...), a.text)
		}
		switch {
		case lang.Direction(a.text) == lang.RightToLeft:
			w.b = append(w.b, `" dir="rtl`...)
		case w.Bidi:
			w.b = append(w.b, `" dir="ltr`...)
		}
	}
	w.b = append(w.b, '"')
}

// Classes joins lists of classes with a blank; empty ones are left out.
func Classes(lists ...string) string {
	out := ""
	for _, l := range lists {
		if l != "" && out != "" {
			out += " "
		}
		out += l
	}
	return strings.TrimSpace(out)
}
