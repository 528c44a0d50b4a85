package markup

import (
	"bytes"
	"regexp"
	"slices"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// attributeLines removes a line {#id key=value .class} from the end of a paragraph
// and keeps it with the paragraph; a line alone right below another block belongs
// to that block. It runs before inline parsing.
type attributeLines struct{}

var attributeForm = regexp.MustCompile(`^\{\s*` + attributeWord + `(?:\s+` + attributeWord + `)*\s*\}$`)

const attributeWord = `(?:#[^\s{}#]+|\.[^\s{}.]+|[A-Za-z][\w-]*=[^\s{}]+)`

// attribute is an attribute line, at an offset of the source.
type attribute struct {
	line []byte
	at   int
	slip *slip // what is wrong with it, or nil
}

// attributeKey is the key of the lines of paragraphs in the parser's context. Each
// is found by the offset at which the paragraph's own last line begins: a
// paragraph may yet become the text of a tight item, a heading or a table, and a
// node's attributes would be lost.
var attributeKey = parser.NewContextKey()

// attributeName is the node attribute that has the line of other blocks.
const attributeName = "duizhao-line"

func (attributeLines) Transform(node *ast.Paragraph, reader text.Reader, pc parser.Context) {
	lines := node.Lines()
	n := lines.Len()
	if n == 0 {
		return
	}
	last := lines.At(n - 1)
	raw := last.Value(reader.Source())
	trimmed := bytes.TrimSpace(raw)
	all, _ := pc.Get(attributeKey).(*attributeList)
	found, ok := readLine(trimmed, all == nil || all.foreign)
	if !ok {
		return
	}
	found.at = last.Start + bytes.Index(raw, trimmed)
	if n == 1 {
		owner := lastBlock(node.PreviousSibling())
		if apart := owner != nil && blankBefore(reader.Source(), last.Start); apart || owner == nil || hasAttributes(owner) {
			if owner == nil || all == nil || all.foreign {
				return
			}
			if hasAttributes(owner) || all.has(owner, reader.Source()) {
				all.strays = append(all.strays, found)
				node.Parent().RemoveChild(node.Parent(), node)
				return
			}
			found.slip = apartSlip(found.line)
		}
		node.Parent().RemoveChild(node.Parent(), node)
		owner.SetAttributeString(attributeName, found)
		return
	}
	kept := lines.Sliced(0, n-1)
	kept[n-2] = kept[n-2].TrimRightSpace(reader.Source())
	segments := text.NewSegments()
	segments.AppendAll(kept)
	node.SetLines(segments)
	if all != nil {
		all.add(lineStart(reader.Source(), kept[n-2].Start), found)
	}
}

// lineStart returns where the line with an offset begins. The parser may yet
// remove the blanks at the beginning of a paragraph's line.
func lineStart(source []byte, offset int) int {
	return bytes.LastIndexByte(source[:offset], '\n') + 1
}

// attributeList holds the lines of paragraphs, in the order of the text.
type attributeList struct {
	owners  []int // offsets
	found   []attribute
	strays  []attribute // lines that belong to no block
	foreign bool        // the text is from elsewhere, where no line is meant as attributes
}

// has reports whether a paragraph has its line.
func (l *attributeList) has(n ast.Node, source []byte) bool {
	if n.Lines() == nil || n.Lines().Len() == 0 {
		return false
	}
	_, ok := l.of(lineStart(source, n.Lines().At(n.Lines().Len()-1).Start))
	return ok
}

func (l *attributeList) add(owner int, a attribute) {
	l.owners, l.found = append(l.owners, owner), append(l.found, a)
}

func (l *attributeList) of(owner int) (attribute, bool) {
	if i, ok := slices.BinarySearch(l.owners, owner); ok {
		return l.found[i], true
	}
	return attribute{}, false
}

// lastBlock returns the last block within n that contains no other blocks.
func lastBlock(n ast.Node) ast.Node {
	for n != nil {
		switch n.(type) {
		case *ast.Blockquote, *ast.List, *ast.ListItem:
			n = n.LastChild()
		default:
			return n
		}
	}
	return nil
}

// blankBefore reports whether the line above the one with an offset is blank,
// apart from the marks of a quotation.
func blankBefore(source []byte, offset int) bool {
	start := bytes.LastIndexByte(source[:offset], '\n')
	if start < 0 {
		return true
	}
	above := source[bytes.LastIndexByte(source[:start], '\n')+1 : start]
	return len(bytes.Trim(above, " \t\r>")) == 0
}

func hasAttributes(n ast.Node) bool {
	_, ok := n.AttributeString(attributeName)
	return ok
}

// tables parses tables and lets them keep their attribute line.
type tables struct{ parser.ParagraphTransformer }

var tableParser = tables{extension.NewTableParagraphTransformer()}

func (t tables) Transform(node *ast.Paragraph, reader text.Reader, pc parser.Context) {
	lines, parent, before := node.Lines(), node.Parent(), node.PreviousSibling()
	if lines.Len() == 0 {
		return
	}
	last := lines.At(lines.Len() - 1).Start
	t.ParagraphTransformer.Transform(node, reader, pc)
	all, ok := pc.Get(attributeKey).(*attributeList)
	if !ok {
		return
	}
	line, ok := all.of(lineStart(reader.Source(), last))
	if !ok {
		return
	}
	for n := parent.LastChild(); n != nil && n != before; n = n.PreviousSibling() {
		if table, is := n.(*east.Table); is {
			table.SetAttributeString(attributeName, line)
			return
		}
	}
}

// attrs is a parsed attribute line.
type attrs struct {
	id      string
	classes []string
	values  map[string]string
	at      int // offset in the source
	slip    *slip
}

// readAttributes finds the attribute line of a block.
func (c *converter) readAttributes(n ast.Node) (attrs, bool) {
	v, ok := n.AttributeString(attributeName)
	found, _ := v.(attribute)
	if !ok && n.Lines() != nil && n.Lines().Len() > 0 {
		found, ok = c.attributesOf.of(lineStart(c.source, n.Lines().At(n.Lines().Len()-1).Start))
	}
	if !ok {
		return attrs{}, false
	}
	a := attrs{at: found.at, slip: found.slip}
	for _, word := range bytes.Fields(found.line[1 : len(found.line)-1]) {
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
