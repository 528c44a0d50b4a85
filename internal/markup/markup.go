package markup

import (
	"strings"
	"unsafe"

	"duizhao/internal/edition"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// Text is a Markdown text as parsed.
type Text struct {
	Blocks    []edition.Block
	Footnotes []edition.Footnote
	Issues    []Issue
}

// Issue is a slip in the conventions, at a byte offset of the source.
type Issue struct {
	Code, Text, Hint string
	Offset           int
	Doubt            bool // a warning
}

// Options steer the parsing.
type Options struct {
	HTML bool // raw HTML is kept as HTML; otherwise it is shown as text
	Long bool // a text from elsewhere, in which a line may be a paragraph
	Line int  // line of the file on which the source begins, from 1; 0 counts as 1
}

// tableReader reads tables into a text.
type tableReader struct{ c *converter }

// rawReader reads HTML of the author's own, and doubts what is not allowed.
type rawReader struct{ c *converter }

// Parse reads a Markdown text. The model's strings share memory with source, which
// must not change afterwards. Parse never fails: any text is Markdown. A text past
// a limit has no blocks, and an issue that says so.
func Parse(source []byte, o Options) *Text {
	if issue := excess(source, o.Long); issue != nil {
		return &Text{Issues: []Issue{*issue}}
	}
	c := &converter{source: source, pos: positions{source: source}, options: o, base: max(o.Line, 1)}
	c.pos.index()
	c.attributesOf.foreign = o.Long
	context := parser.NewContext()
	context.Set(attributeKey, &c.attributesOf)
	root := textParser.Parse(text.NewReader(source), parser.WithContext(context))
	c.out = &Text{Blocks: make([]edition.Block, 0, root.ChildCount())}
	c.blocks(root, frame{})
	c.slips()
	return c.out
}

type converter struct {
	source  []byte
	options Options
	base    int
	out     *Text
	runs    []edition.Run     // scratch for the segment being read
	cuts    []edition.Segment // scratch for the block being read
	open    []edition.Run     // marks open now, to be closed and opened again at a line's end
	pos     positions
	arena   []edition.Run

	attributesOf attributeList // see attributeKey
}

// frame is where a block is: its depths of quotation and list.
type frame struct {
	quote, list int
	number      int
	item        bool // the next paragraph begins a list item
	cont        bool // a further paragraph of an item
}

func (c *converter) str(b []byte) string {
	if len(b) == 0 {
		return ""
	}
	return unsafe.String(&b[0], len(b)) // source is never changed, see Parse
}

func (c *converter) issue(code string, offset int, hint, text string) {
	c.out.Issues = append(c.out.Issues, Issue{Code: code, Text: text, Hint: hint, Offset: max(offset, 0)})
}

func (c *converter) blocks(parent ast.Node, f frame) {
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		switch n := n.(type) {
		case *ast.Heading:
			c.add(n, edition.Block{Kind: edition.Heading, Level: n.Level}, f)
		case *ast.Paragraph, *ast.TextBlock:
			b := edition.Block{Kind: edition.Paragraph}
			if f.item || f.cont {
				b = edition.Block{Kind: edition.Item, Level: f.list, Number: f.number}
				if f.cont {
					b.Number = -1
				}
				f.item, f.cont = false, true
			}
			c.add(n, b, f)
		case *ast.Blockquote:
			inner := f
			inner.quote++
			c.blocks(n, inner)
		case *ast.List:
			number := n.Start
			for item := n.FirstChild(); item != nil; item = item.NextSibling() {
				inner := frame{quote: f.quote, list: f.list + 1, item: true}
				if n.IsOrdered() {
					inner.number = number
					number++
				}
				c.blocks(item, inner)
			}
		case *ast.FencedCodeBlock:
			c.code(n, resolve(c.str(n.Language(c.source))), c.file(n), f)
		case *ast.CodeBlock:
			c.code(n, "", "", f)
		case *ast.ThematicBreak:
			c.add(n, edition.Block{Kind: edition.Rule}, f)
		case *ast.HTMLBlock:
			rawReader{c}.block(n, f)
		case *east.Table:
			tableReader{c}.read(n, f)
		case *east.FootnoteList:
			c.footnotes(n)
		case *ast.LinkReferenceDefinition:
		default:
			c.blocks(n, f)
		}
	}
}

// add reads a block's inline content and attributes.
func (c *converter) add(n ast.Node, b edition.Block, f frame) {
	b.Quote = f.quote
	offset := n.Pos()
	if lines := n.Lines(); lines != nil && lines.Len() > 0 {
		offset = lines.At(0).Start
	}
	b.Line = c.base + c.pos.lineAt(max(offset, 0))
	c.attributes(n, &b)
	b.Segments = c.segments(n)
	c.out.Blocks = append(c.out.Blocks, b)
}

func (c *converter) attributes(n ast.Node, b *edition.Block) {
	a, ok := c.readAttributes(n)
	if !ok {
		return
	}
	if a.slip != nil {
		c.issue("block-line", a.at, a.slip.hint, a.slip.text)
	}
	b.ID = a.id
	for _, class := range a.classes {
		if class == "nolink" {
			b.NoLink = true
			continue
		}
		c.issue("block-class", a.at, "the only class is .nolink", "a block has no class ."+class)
	}
	for key, value := range a.values {
		if key != "speaker" {
			c.issue("block-key", a.at, "the only key is speaker=…", "a block has no key "+key)
			continue
		}
		b.Speaker = value
		if b.Kind == edition.Paragraph {
			b.Kind = edition.Turn
		}
	}
}

func (c *converter) footnotes(list ast.Node) {
	body := c.out.Blocks
	for n := list.FirstChild(); n != nil; n = n.NextSibling() {
		fn, ok := n.(*east.Footnote)
		if !ok {
			continue
		}
		c.out.Blocks = nil
		c.blocks(fn, frame{})
		note := edition.Footnote{Label: strings.Clone(c.str(fn.Ref)), Body: c.out.Blocks, Line: c.base + c.pos.lineAt(max(fn.Pos(), 0))}
		c.out.Footnotes = append(c.out.Footnotes, note)
	}
	c.out.Blocks = body
}
