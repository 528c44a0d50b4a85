package intake

import (
	"encoding/xml"
	"errors"
	"io"
	"strings"

	"duizhao/internal/lang"
)

// node is an element of an XML file, or a text in one: then name is "". The whole
// file is read first, so that a header may come after the text. Nothing is fetched,
// and a DTD's entities are not defined: a file that uses one is refused with its
// name.
type node struct {
	name     string // without its namespace
	attrs    map[string]string
	text     string
	line     int
	parent   *node
	children []*node
}

// deepest is how deep elements may nest. Anything deeper was made to do harm.
const deepest = 400

var xmlDeclaration = pattern(`^\s*<\?xml[^>]*\?>`)

func (d *Document) xml(text string) *node {
	// The text is UTF-8 by now, whatever the declaration says.
	if at := xmlDeclaration().FindStringIndex(text); at != nil {
		text = strings.Repeat("\n", strings.Count(text[:at[1]], "\n")) + text[at[1]:]
	}
	dec := xml.NewDecoder(strings.NewReader(text))
	dec.Entity = xml.HTMLEntity
	root := &node{}
	at, depth := root, 0
	for {
		line, col := dec.InputPos()
		token, err := dec.Token()
		if errors.Is(err, io.EOF) {
			return root
		}
		if err != nil {
			var bad *xml.SyntaxError
			kind := BadXML
			if errors.As(err, &bad) {
				line, col = bad.Line, 0
				err = errors.New(bad.Msg)
			}
			if strings.Contains(err.Error(), "entity") {
				kind = BadEntity
			}
			d.fail(kind, line, col, err.Error())
			return nil
		}
		switch t := token.(type) {
		case xml.StartElement:
			if depth++; depth > deepest {
				d.fail(TooDeep, line, col, "")
				return nil
			}
			n := &node{name: t.Name.Local, line: line, parent: at}
			for _, a := range t.Attr {
				if n.attrs == nil {
					n.attrs = map[string]string{}
				}
				key := a.Name.Local
				if a.Name.Space == "xml" || a.Name.Space == "http://www.w3.org/XML/1998/namespace" {
					key = "xml:" + key
				}
				n.attrs[key] = a.Value
			}
			at.children = append(at.children, n)
			at = n
		case xml.EndElement:
			depth--
			at = at.parent
		case xml.CharData:
			at.children = append(at.children, &node{text: string(t), line: line, parent: at})
		}
	}
}

// find returns the first element within n at a path of names, or nil.
func (n *node) find(names ...string) *node {
	if n == nil || len(names) == 0 {
		return n
	}
	for _, c := range n.children {
		if c.name == names[0] {
			if found := c.find(names[1:]...); found != nil {
				return found
			}
		}
	}
	for _, c := range n.children {
		if c.name != "" {
			if found := c.find(names...); found != nil {
				return found
			}
		}
	}
	return nil
}

// all returns every element of a name within n, in order.
func (n *node) all(name string) []*node {
	var out []*node
	if n == nil {
		return nil
	}
	for _, c := range n.children {
		if c.name == name {
			out = append(out, c)
		}
		if c.name != "" {
			out = append(out, c.all(name)...)
		}
	}
	return out
}

// string returns all text within n.
func (n *node) string() string {
	if n == nil {
		return ""
	}
	if n.name == "" && n.children == nil {
		return n.text
	}
	var b strings.Builder
	for _, c := range n.children {
		b.WriteString(c.string())
	}
	return b.String()
}

// spaced returns all text within n, with blanks between elements.
func (n *node) spaced() string {
	if n.name == "" && n.children == nil {
		return n.text
	}
	var out []string
	for _, c := range n.children {
		if s := oneLine(c.spaced()); s != "" {
			out = append(out, s)
		}
	}
	return strings.Join(out, " ")
}

// within reports whether n is inside an element of a name.
func (n *node) within(name string) bool {
	for at := n.parent; at != nil; at = at.parent {
		if at.name == name {
			return true
		}
	}
	return false
}

func (n *node) attr(key string) string {
	if n == nil {
		return ""
	}
	return n.attrs[key]
}

// lang returns the language in force at n.
func (n *node) lang() string {
	for ; n != nil; n = n.parent {
		if l := n.attrs["xml:lang"]; l != "" {
			return lang.Canonical(l)
		}
		if l := n.attrs["lang"]; l != "" {
			return lang.Canonical(l)
		}
	}
	return ""
}
