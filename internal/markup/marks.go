package markup

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// mark is an inline node of ours: a footnote's mark or a citation.
type mark struct {
	ast.BaseInline
	kind ast.NodeKind
	ref  []byte
}

var (
	kindFootnoteRef = ast.NewNodeKind("DuizhaoFootnoteRef")
	kindCitation    = ast.NewNodeKind("DuizhaoCitation")
)

func (m *mark) Kind() ast.NodeKind { return m.kind }

func (m *mark) Dump(source []byte, level int) {
	ast.DumpHelper(m, source, level, map[string]string{"Ref": string(m.ref)}, nil)
}

// footnoteRefs parses [^label]. A label is one word. The mark is kept even if the
// footnote is missing, so that its place can be reported.
type footnoteRefs struct{}

func (footnoteRefs) Trigger() []byte { return []byte{'['} }

func (footnoteRefs) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, segment := block.PeekLine()
	if len(line) < 4 || line[1] != '^' {
		return nil
	}
	end := bytes.IndexByte(line, ']')
	if end < 3 || bytes.ContainsAny(line[2:end], " \t[^") {
		return nil
	}
	block.Advance(end + 1)
	m := &mark{kind: kindFootnoteRef, ref: line[2:end]}
	m.SetPos(segment.Start)
	return m
}

// citations parses [@key, p. 3; @other] as Pandoc writes it. What could be a link,
// with "(" or "[" right after, is left to CommonMark.
type citations struct{}

func (citations) Trigger() []byte { return []byte{'['} }

func (citations) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, segment := block.PeekLine()
	if !bytes.HasPrefix(line, []byte("[@")) && !bytes.HasPrefix(line, []byte("[-@")) {
		return nil
	}
	end := bytes.IndexByte(line, ']')
	if end < 3 || bytes.IndexByte(line[1:end], '[') >= 0 {
		return nil
	}
	if end+1 < len(line) && (line[end+1] == '(' || line[end+1] == '[') {
		return nil
	}
	if _, ok := pc.Reference(string(line[1:end])); ok {
		return nil
	}
	block.Advance(end + 1)
	m := &mark{kind: kindCitation, ref: line[1:end]}
	m.SetPos(segment.Start)
	return m
}
