package markup

import (
	"strings"

	"duizhao/internal/edition"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
)

// literal makes a block of one segment and one run from a node's source lines.
func (c *converter) literal(n ast.Node, b edition.Block, kind edition.RunKind, f frame) {
	var text strings.Builder
	for i := range n.Lines().Len() {
		line := n.Lines().At(i)
		text.Write(line.Value(c.source))
	}
	if h, ok := n.(*ast.HTMLBlock); ok && h.HasClosure() {
		text.Write(h.ClosureLine.Value(c.source))
	}
	b.Quote, b.Level = f.quote, f.list
	b.Line = c.base + c.pos.lineAt(max(n.Pos(), 0))
	c.attributes(n, &b)
	b.Segments = []edition.Segment{{Runs: []edition.Run{{Kind: kind, Text: text.String()}}, Line: b.Line}}
	c.out.Blocks = append(c.out.Blocks, b)
}

func (c *converter) code(n ast.Node, language, file string, f frame) {
	c.literal(n, edition.Block{Kind: edition.Code, Info: language, File: file}, edition.Plain, f)
}

// file returns the one word that follows the language after a fence: the name of a file,
// unless it has signs of what other programs set there.
func (c *converter) file(n *ast.FencedCodeBlock) string {
	if n.Info == nil {
		return ""
	}
	_, rest, _ := strings.Cut(strings.TrimSpace(resolve(c.str(n.Info.Value(c.source)))), " ")
	if rest = strings.TrimSpace(rest); strings.ContainsAny(rest, " \t{}=\"'") {
		return ""
	}
	return rest
}

// block keeps a block of raw HTML, or shows it as text.
func (r rawReader) block(n *ast.HTMLBlock, f frame) {
	if r.c.options.HTML {
		r.c.literal(n, edition.Block{Kind: edition.HTML}, edition.RawHTML, f)
		return
	}
	if n.HTMLBlockType == ast.HTMLBlockType2 { // a comment
		if a, ok := r.c.readAttributes(n); ok {
			r.c.issue("block-line", a.at, "put it right below a block of text", "this address is below a comment, which is left out")
		}
		return
	}
	r.doubt(n.Pos())
	r.c.literal(n, edition.Block{Kind: edition.Paragraph}, edition.Plain, f)
	b := &r.c.out.Blocks[len(r.c.out.Blocks)-1]
	b.Segments[0].Runs[0].Text = strings.TrimRight(b.Segments[0].Runs[0].Text, "\n")
}

// doubt warns of HTML that is shown as text, once a line.
func (r rawReader) doubt(offset int) {
	offset = max(offset, 0)
	line := r.c.pos.lineAt(offset)
	if n := len(r.c.out.Issues); n > 0 && r.c.out.Issues[n-1].Code == "html-text" && r.c.pos.lineAt(r.c.out.Issues[n-1].Offset) == line {
		return
	}
	r.c.out.Issues = append(r.c.out.Issues, Issue{Code: "html-text", Text: "this HTML is printed as the text it is",
		Hint: `write it in Markdown; where HTML is meant, html: true in content/site.yaml lets it through; ` +
			`where the signs are, write \<`, Offset: offset, Doubt: true})
}

// read makes one block of a table, with one segment per row.
func (r tableReader) read(n *east.Table, f frame) {
	b := edition.Block{Kind: edition.Table, Quote: f.quote, Level: f.list, Line: r.rowLine(n.FirstChild())}
	align := make([]byte, len(n.Alignments))
	for i, a := range n.Alignments {
		align[i] = map[east.Alignment]byte{east.AlignLeft: 'l', east.AlignRight: 'r', east.AlignCenter: 'c', east.AlignNone: '-'}[a]
	}
	b.Info = string(align)
	r.c.attributes(n, &b)
	for row := n.FirstChild(); row != nil; row = row.NextSibling() {
		var runs []edition.Run
		for cell := row.FirstChild(); cell != nil; cell = cell.NextSibling() {
			if cell != row.FirstChild() {
				runs = append(runs, edition.Run{Kind: edition.CellBreak})
			}
			for _, s := range r.c.segments(cell) {
				runs = append(runs, s.Runs...)
			}
		}
		b.Segments = append(b.Segments, edition.Segment{Runs: runs, Line: r.rowLine(row)})
	}
	r.c.out.Blocks = append(r.c.out.Blocks, b)
}

// rowLine returns the line of a table's row, found by its first cell.
func (r tableReader) rowLine(row ast.Node) int {
	return r.c.base + r.c.pos.lineAt(max(row.FirstChild().Pos(), 0))
}
