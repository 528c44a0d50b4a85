package pdf

import "bytes"

// An operation is an operator of a content stream with its operands (ISO 32000-1,
// 7.8.2), by its place in the stream. pdfcpu reads such streams for the names in them,
// and does not give them out.
type operation struct {
	name     string
	operands [][]byte // as they are written
	from, to int
}

// operations calls f with the operations of a content stream, in order. What is no
// content stream ends it early.
func operations(data []byte, f func(operation)) {
	o := operation{from: -1}
	for at := 0; at < len(data); {
		from, to := token(data, at)
		if from == len(data) {
			return
		}
		if o.from < 0 {
			o.from = from
		}
		word := data[from:to]
		at = to
		if c := word[0]; c == '/' || c == '(' || c == '<' || c == '[' || c == '+' || c == '-' || c == '.' || c >= '0' && c <= '9' || literal(word) {
			o.operands = append(o.operands, word)
			continue
		}
		if string(word) == "BI" { // an image within the stream: its data are no tokens
			if at = imageEnd(data, at); at < 0 {
				return
			}
		}
		o.name, o.to = string(word), at
		f(o)
		o = operation{from: -1}
	}
}

// imageEnd returns where an image within a stream ends; -1 if it does not.
func imageEnd(data []byte, at int) int {
	for {
		end := bytes.Index(data[at:], []byte("\nEI"))
		if end < 0 {
			return -1
		}
		if at += end + 3; at == len(data) || blank(data[at]) {
			return at
		}
	}
}

func literal(word []byte) bool {
	s := string(word)
	return s == "true" || s == "false" || s == "null"
}

// token returns where the next token begins and ends; an array, a dictionary and a
// string are one.
func token(data []byte, at int) (from, to int) {
	for at < len(data) && blank(data[at]) || at < len(data) && data[at] == '%' {
		if data[at] == '%' {
			for at < len(data) && data[at] != '\n' && data[at] != '\r' {
				at++
			}
			continue
		}
		at++
	}
	if from = at; at == len(data) {
		return from, from
	}
	switch c := data[at]; {
	case c == '(':
		return from, stringEnd(data, at)
	case c == '<' && at+1 < len(data) && data[at+1] == '<':
		return from, nested(data, at+2, ">>")
	case c == '<':
		end := bytes.IndexByte(data[at:], '>')
		if end < 0 {
			return from, len(data)
		}
		return from, at + end + 1
	case c == '[':
		return from, nested(data, at+1, "]")
	}
	for at++; at < len(data) && !blank(data[at]) && bytes.IndexByte([]byte("()<>[]/%"), data[at]) < 0; at++ {
	}
	return from, at
}

// nested returns where what begins before at ends, behind its closing mark.
func nested(data []byte, at int, closing string) int {
	for at < len(data) {
		from, to := token(data, at)
		if bytes.HasPrefix(data[from:], []byte(closing)) {
			return from + len(closing)
		}
		at = max(to, at+1)
	}
	return len(data)
}

// stringEnd returns where a string in parentheses ends (7.3.4.2).
func stringEnd(data []byte, at int) int {
	depth := 0
	for ; at < len(data); at++ {
		switch data[at] {
		case '\\':
			at++
		case '(':
			depth++
		case ')':
			if depth--; depth == 0 {
				return at + 1
			}
		}
	}
	return len(data)
}

func blank(c byte) bool {
	return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == 0
}

// The operators that put something on the page (tables 57 to 60, 87, 107), and those
// that build a path.
var (
	paints = map[string]bool{"S": true, "s": true, "f": true, "F": true, "f*": true, "B": true, "B*": true, "b": true, "b*": true, "Tj": true,
		"TJ": true, "'": true, "\"": true, "Do": true, "sh": true, "BI": true}
	builds = map[string]bool{"m": true, "l": true, "c": true, "v": true, "y": true, "h": true, "re": true}
)

// bare are the types of elements that hold other elements and no content of their own.
// What is painted for one is its frame: a rule between rows, a ground.
var bare = map[string]bool{"L": true, "Table": true, "THead": true, "TBody": true, "TFoot": true, "TR": true}

// artifacts marks as artifacts what a content stream paints outside marked content, the
// running heads and page numbers, which Chromium leaves unmarked, and the frames of lists
// and tables (ISO 14289-1, 7.1: what is not of the text is an artifact). It returns nil
// if there is nothing of the kind.
func artifacts(data []byte) []byte {
	var out []byte
	done, depth := 0, 0 // done: what is in out
	begin := -1         // of a path or a text object outside marked content
	dirty := false      // and it paints, or has marked content in it
	mark := func(from, to int) {
		out = append(append(out, data[done:from]...), "/Artifact BMC\n"...)
		out = append(append(out, data[from:to]...), "\nEMC"...)
		done = to
	}
	inText := false
	operations(data, func(o operation) {
		switch {
		case o.name == "BMC" || o.name == "BDC":
			depth++
			if len(o.operands) > 0 && bare[string(o.operands[0][1:])] {
				out = append(append(out, data[done:o.from]...), "/Artifact BMC"...)
				done = o.to
			}
		case o.name == "EMC":
			depth--
		case o.name == "BT" && depth == 0:
			begin, inText, dirty = o.from, true, false
		case o.name == "ET" && inText:
			if dirty {
				mark(begin, o.to)
			}
			begin, inText = -1, false
		case depth > 0:
		case inText:
			dirty = dirty || paints[o.name]
		case builds[o.name]:
			if begin < 0 {
				begin = o.from
			}
		case paints[o.name]:
			if begin < 0 {
				begin = o.from
			}
			mark(begin, o.to)
			begin = -1
		case o.name == "n":
			begin = -1
		}
	})
	if out == nil {
		return nil
	}
	return append(out, data[done:]...)
}
