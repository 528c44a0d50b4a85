package source

import (
	"errors"
	"strings"

	"duizhao/internal/diag"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"
	"github.com/goccy/go-yaml/token"
)

// Doc is a decoded YAML document that remembers the places of its values.
type Doc struct {
	file *File
	root ast.Node
	line int // lines before the document in its file
}

// YAML decodes the whole file into v; see [File.DecodeYAML].
func (f *File) YAML(v any, problems *diag.List) *Doc {
	return f.DecodeYAML(f.Data, 0, v, problems)
}

// DecodeYAML decodes data, which begins at offset in the file, into the struct
// that v points to. It is strict and reports everything it finds: an unknown or
// repeated key, a wrong type, a missing required key, a value outside its enum
// or format. Struct tags steer it:
//
//	yaml:"name" required:"true" enum:"a,b" format:"lang|date|url|id|…" doc:"…"
//
// The result is nil when the text is not YAML at all.
func (f *File) DecodeYAML(data []byte, offset int, v any, problems *diag.List) *Doc {
	d := &Doc{file: f, line: f.Pos(offset).Line - 1}
	if !d.withinLimits(data, problems) {
		return nil
	}
	parsed, err := parser.ParseBytes(data, 0, parser.AllowDuplicateMapKey())
	if err != nil {
		d.syntax(err, problems)
		return nil
	}
	var bodies []ast.Node
	for _, doc := range parsed.Docs {
		if doc.Body != nil {
			bodies = append(bodies, doc.Body)
		}
	}
	switch {
	case len(bodies) > 1:
		problems.Add(diag.Errorf("yaml-documents", d.at(bodies[1]), "a second YAML document begins here").WithHint("take out the line ---"))
		return nil
	case len(bodies) == 1:
		d.root = bodies[0]
	}
	dec := decoder{Doc: d, problems: problems, found: map[string]int{}}
	dec.top(v)
	dec.more()
	return d
}

// yamlForm is the hint for YAML of which nothing better is known.
const yamlForm = "write KEY: VALUE, one a line, what belongs to a key two spaces further in; close each quotation mark and bracket"

func (d *Doc) syntax(err error, problems *diag.List) {
	var ye yaml.Error
	if !errors.As(err, &ye) || ye.GetToken() == nil {
		problems.Add(diag.Errorf("yaml-syntax", diag.Pos{Path: d.file.Path}, "this is not YAML: %v", err).WithHint(yamlForm))
		return
	}
	pos := ye.GetToken().Position
	hint := yamlForm
	if strings.Contains(d.file.Line(pos.Line+d.line), "\t") {
		hint = "YAML indents with spaces, never with tabs"
	} else if strings.Count(d.file.Line(pos.Line+d.line), ": ") > 1 {
		hint = "put a value that contains \": \" in quotation marks"
	}
	problems.Add(diag.Errorf("yaml-syntax", d.file.At(pos.Line+d.line, max(pos.Column, 1)), "this is not YAML: %s", ye.GetMessage()).WithHint(hint))
}

// Pos returns the place of a value by its path: keys and indexes, such as ("rows", 2,
// "value"). For a path that leads nowhere it is that of the nearest ancestor.
func (d *Doc) Pos(path ...any) diag.Pos {
	if n := d.find(path); n != nil {
		return d.at(n)
	}
	return d.file.At(1+d.line, 1)
}

func (d *Doc) find(path []any) ast.Node {
	n := d.root
	for _, step := range path {
		var next ast.Node
		switch s := step.(type) {
		case string:
			for _, p := range pairs(n) {
				if keyOf(p) == s {
					next = p.Value
				}
			}
		case int:
			if seq, ok := n.(*ast.SequenceNode); ok && s < len(seq.Values) {
				next = seq.Values[s]
			}
		}
		if next == nil {
			break
		}
		n = next
	}
	return n
}

// at returns the place of a node.
func (d *Doc) at(n ast.Node) diag.Pos {
	tk := start(n)
	return d.file.At(tk.Position.Line+d.line, tk.Position.Column)
}

// start returns the first token of a node; a mapping's own token is a colon.
func start(n ast.Node) *token.Token {
	switch n := n.(type) {
	case *ast.MappingNode:
		if len(n.Values) > 0 && !n.IsFlowStyle {
			return start(n.Values[0].Key)
		}
	case *ast.MappingValueNode:
		return start(n.Key)
	case *ast.SequenceNode:
		if n.Start != nil {
			return n.Start
		}
	}
	return n.GetToken()
}

func pairs(n ast.Node) []*ast.MappingValueNode {
	switch n := n.(type) {
	case *ast.MappingNode:
		return n.Values
	case *ast.MappingValueNode:
		return []*ast.MappingValueNode{n}
	}
	return nil
}

func keyOf(p *ast.MappingValueNode) string {
	if s, ok := p.Key.(*ast.StringNode); ok {
		return s.Value
	}
	return p.Key.GetToken().Value
}
