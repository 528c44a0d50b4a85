package epub

import (
	"bytes"
	"encoding/xml"
	"io"
	"strings"

	"duizhao/internal/encode"
)

// writer writes XML. What it gets as text or as the value of an attribute is
// escaped; of the caller's data only bodies pass through it unescaped.
type writer struct {
	bytes.Buffer
	direction func(tag string) string // see Book
}

// dir returns the value of the attribute dir for a language, or "".
func (w *writer) dir(tag string) string {
	if w.direction == nil {
		return ""
	}
	return w.direction(tag)
}

const declaration = `<?xml version="1.0" encoding="UTF-8"?>` + "\n"

// text writes s as text, or as the value of an attribute.
func (w *writer) text(s string) {
	w.Write(encode.Text(w.AvailableBuffer(), strings.ToValidUTF8(s, "\uFFFD")))
}

// start opens an element with attributes in pairs; an attribute with an empty
// value is left out.
func (w *writer) start(name encode.HTML, attrs ...string) {
	w.WriteByte('<')
	w.Write([]byte(name))
	for i := 0; i+1 < len(attrs); i += 2 {
		if attrs[i+1] == "" {
			continue
		}
		w.WriteByte(' ')
		w.text(attrs[i])
		w.WriteString(`="`)
		w.text(attrs[i+1])
		w.WriteByte('"')
	}
	w.WriteByte('>')
}

func (w *writer) end(name encode.HTML) { w.Write([]byte("</" + name + ">")) }

// void writes an empty element.
func (w *writer) void(name encode.HTML, attrs ...string) {
	w.start(name, attrs...)
	w.Truncate(w.Len() - 1)
	w.WriteString("/>\n")
}

// leaf writes an element that holds a text.
func (w *writer) leaf(name encode.HTML, text string, attrs ...string) {
	w.start(name, attrs...)
	w.text(text)
	w.end(name)
	w.WriteByte('\n')
}

// both writes a text in each of its languages, where elements are allowed.
func (w *writer) both(list []Tagged) {
	for i, t := range list {
		if i > 0 {
			w.WriteByte(' ')
		}
		w.start("span", "lang", t.Lang, "xml:lang", t.Lang, "dir", w.dir(t.Lang))
		w.text(t.Text)
		w.end("span")
	}
}

// joined returns a text in all of its languages, for a place that cannot hold elements.
func joined(list []Tagged) string {
	var out []string
	for _, t := range list {
		out = append(out, t.Text)
	}
	return strings.Join(out, " ")
}

// withXMLLang writes a body with xml:lang beside each lang. Quotation marks are
// escaped in text and in values, so that the pattern always begins an
// attribute. Characters that XML 1.0 cannot hold (2.2), but that Markdown can
// name, become U+FFFD.
func (w *writer) withXMLLang(body []byte) {
	const pattern = ` lang="`
	body = clean(body)
	for {
		i := bytes.Index(body, []byte(pattern))
		if i < 0 {
			break
		}
		n := bytes.IndexByte(body[i+len(pattern):], '"')
		if n < 0 {
			break
		}
		attr := body[i : i+len(pattern)+n+1]
		w.Write(body[:i+len(attr)])
		body = body[i+len(attr):]
		if !bytes.HasPrefix(body, []byte(` xml:lang="`)) {
			w.WriteString(" xml:")
			w.Write(attr[1:])
		}
	}
	w.Write(body)
}

// Malformed returns what makes a body other than XML, which [Doc] requires, and the part
// of the body that begins there: an element that is not closed, a tag, a character's name;
// or nil.
func Malformed(body []byte) (part []byte, err error) {
	const open = `<section xmlns:epub="e">`
	body = clean(body)
	d := xml.NewDecoder(io.MultiReader(strings.NewReader(open), bytes.NewReader(body), strings.NewReader("</section>")))
	var begun []int // where the elements begin that are open
	for {
		from := int(d.InputOffset()) - len(open)
		t, err := d.Token()
		switch t.(type) {
		case xml.StartElement:
			begun = append(begun, from)
		case xml.EndElement:
			begun = begun[:max(len(begun)-1, 0)]
		}
		if err == io.EOF {
			return nil, nil
		} else if err == nil {
			continue
		}
		at := min(max(int(d.InputOffset())-len(open), 0), len(body))
		if i := bytes.LastIndexAny(body[:at], "<&"); i >= 0 {
			at = i
		}
		if bytes.HasPrefix(body[at:], []byte("</")) && len(begun) > 1 || at == len(body) { // the end of another
			at = max(begun[len(begun)-1], 0)
		}
		return body[at:], err
	}
}

func clean(body []byte) []byte {
	if !bytes.ContainsFunc(body, notXML) {
		return body
	}
	return bytes.Map(func(r rune) rune {
		if notXML(r) {
			return '\uFFFD'
		}
		return r
	}, body)
}

func notXML(r rune) bool {
	return r < ' ' && r != '\t' && r != '\n' && r != '\r' || r == 0xfffe || r == 0xffff
}
