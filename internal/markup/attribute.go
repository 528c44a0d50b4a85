package markup

import (
	"bytes"
	"regexp"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// attributeLines takes a line {#id key=value .class} that ends a paragraph away
// from it and keeps it with the paragraph; a line that stands alone right below
// another block belongs to that block. It runs before inline parsing.
type attributeLines struct{}

var attributeForm = regexp.MustCompile(`^\{\s*(?:(?:#[^\s{}#]+|\.[^\s{}.]+|[A-Za-z][\w-]*=[^\s{}]+)\s*)+\}\s*$`)

// attributes is the node attribute that carries the line, as []byte; at is the
// offset of its brace in the source, as int.
const (
	attributeLine = "duizhao-line"
	attributeAt   = "duizhao-at"
)

func (attributeLines) Transform(node *ast.Paragraph, reader text.Reader, pc parser.Context) {
	lines := node.Lines()
	n := lines.Len()
	if n == 0 {
		return
	}
	last := lines.At(n - 1)
	raw := last.Value(reader.Source())
	trimmed := bytes.TrimSpace(raw)
	if len(trimmed) < 3 || trimmed[0] != '{' || trimmed[len(trimmed)-1] != '}' || !attributeForm.Match(trimmed) {
		return
	}
	at := last.Start + bytes.IndexByte(raw, '{')
	var owner ast.Node = node
	if n == 1 {
		owner = node.PreviousSibling()
		if owner == nil || node.HasBlankPreviousLines() || hasAttributes(owner) {
			return
		}
		node.Parent().RemoveChild(node.Parent(), node)
	} else {
		kept := lines.Sliced(0, n-1)
		end := kept[n-2]
		kept[n-2] = end.TrimRightSpace(reader.Source())
		segments := text.NewSegments()
		segments.AppendAll(kept)
		node.SetLines(segments)
	}
	owner.SetAttributeString(attributeLine, trimmed)
	owner.SetAttributeString(attributeAt, at)
}

func hasAttributes(n ast.Node) bool {
	_, ok := n.AttributeString(attributeLine)
	return ok
}

// attrs is a parsed attribute line.
type attrs struct {
	id      string
	classes []string
	values  map[string]string
	at      int // offset in the source
}

func readAttributes(n ast.Node) (attrs, bool) {
	v, ok := n.AttributeString(attributeLine)
	if !ok {
		return attrs{}, false
	}
	at, _ := n.AttributeString(attributeAt)
	a := attrs{at: at.(int)}
	line := v.([]byte)
	for _, word := range bytes.Fields(line[1 : len(line)-1]) {
		switch word[0] {
		case '#':
			a.id = string(word[1:])
		case '.':
			a.classes = append(a.classes, string(word[1:]))
		default:
			key, value, _ := bytes.Cut(word, []byte("="))
			if a.values == nil {
				a.values = map[string]string{}
			}
			a.values[string(key)] = string(bytes.Trim(value, `"'`))
		}
	}
	return a, true
}
