package single

import (
	"bytes"
	"regexp"
)

// shorten removes what HTML can do without: quotation marks around attribute values
// that need none (HTML, 13.1.2.3), line breaks between blocks, and the end tags of
// paragraphs that end by themselves (13.1.2.4). A reading page has ten thousand of
// them, and a page in one file is sent by mail. It understands only HTML that this
// package writes: values in double quotation marks, no < or > in them or in the
// text. The result overwrites data.
func shorten(data []byte) []byte {
	out := data[:0]
	for len(data) > 0 {
		i := bytes.IndexByte(data, '<')
		if i < 0 {
			break
		}
		out = append(out, data[:i]...)
		data = data[i:]
		end := bytes.IndexByte(data, '>')
		if end < 0 {
			break
		}
		tag := data[:end+1]
		data = data[end+1:]
		if block(tag) {
			data = bytes.TrimPrefix(data, []byte("\n"))
		}
		if string(tag) == "</p>" && closesParagraph(data) {
			continue
		}
		out = unquoteTag(out, tag)
		for _, raw := range []string{"script", "style"} { // its content runs to its end tag
			if bytes.HasPrefix(tag[1:], []byte(raw)) {
				if i := bytes.Index(data, []byte("</"+raw)); i >= 0 {
					out = append(out, data[:i]...)
					data = data[i:]
				}
			}
		}
	}
	return append(out, data...)
}

// block reports whether a tag is that of an element set as a block, next to which a
// line break means nothing.
func block(tag []byte) bool {
	name := bytes.TrimPrefix(tag[1:], []byte("/"))
	name = name[:bytes.IndexAny(name, " >")]
	switch string(name) {
	case "p", "div", "aside", "ul", "ol", "li", "dl", "dd", "dt", "section", "figure", "figcaption", "h1", "h2", "h3", "hgroup", "header", "footer",
		"main", "nav", "fieldset", "form", "meta", "link", "head", "body":
		return true
	}
	return false
}

// closesParagraph reports whether a paragraph ends by itself before next
// (HTML, 13.1.2.4).
func closesParagraph(next []byte) bool {
	for _, s := range []string{"<p>", "<p ", "<div", "</div>", "<aside", "</aside>", "<section", "</section>"} {
		if bytes.HasPrefix(next, []byte(s)) {
			return true
		}
	}
	return false
}

func unquoteTag(out, tag []byte) []byte {
	for {
		i := bytes.Index(tag, []byte(`="`))
		if i < 0 {
			return append(out, tag...)
		}
		n := bytes.IndexByte(tag[i+2:], '"')
		if n < 0 {
			return append(out, tag...)
		}
		value := tag[i+2 : i+2+n]
		after := tag[i+2+n+1]
		if n > 0 && bytes.IndexFunc(value, needsQuotes) < 0 && (after == ' ' || after == '>') && value[n-1] != '/' {
			out = append(append(append(out, tag[:i]...), '='), value...)
		} else {
			out = append(out, tag[:i+2+n+1]...)
		}
		tag = tag[i+2+n+1:]
	}
}

func needsQuotes(r rune) bool {
	switch r {
	case ' ', '\t', '\n', '\f', '\r', '"', '\'', '=', '<', '>', '`':
		return true
	}
	return false
}

// endings are end tags that HTML can do without: their elements end where the next
// one of their kind begins, or with the element around them (HTML, 13.1.2.4).
var endings = regexp.MustCompile(`\n?</(?:li|dt|dd|td|th|tr)>\n?`)

// withoutEnds removes them from a page, except in its scripts and style sheets.
func withoutEnds(data []byte) []byte {
	var out []byte
	for {
		from := rawElement.FindIndex(data)
		if from == nil {
			return append(out, endings.ReplaceAll(data, nil)...)
		}
		out = append(out, endings.ReplaceAll(data[:from[0]], nil)...)
		out = append(out, data[from[0]:from[1]]...)
		data = data[from[1]:]
	}
}

var rawElement = regexp.MustCompile(`(?s)<script.*?</script>|<style.*?</style>`)
