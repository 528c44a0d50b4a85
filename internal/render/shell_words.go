package render

import (
	"bytes"
	"html/template"
	"strings"
	syntax "text/template/parse"
)

// setWords puts words of the interface into templates where they stand as
//
//	{{template "tagged" wt "KEY"}}
//
// They are the same on every page of these languages, and were most of the work of the
// shell. What is put is what "tagged" makes of them, so that the bytes are the same.
func (r *Templates) setWords(t *template.Template, langs []string) {
	for _, of := range t.Templates() {
		if of.Tree != nil && of.Tree.Root != nil {
			r.setIn(of.Tree.Root, langs)
		}
	}
}

func (r *Templates) setIn(list *syntax.ListNode, langs []string) {
	if list == nil {
		return
	}
	for i, n := range list.Nodes {
		switch n := n.(type) {
		case *syntax.TemplateNode:
			if key, ok := wordOf(n); ok {
				if text, ok := r.tagged(key, langs); ok {
					list.Nodes[i] = &syntax.TextNode{NodeType: syntax.NodeText, Pos: n.Pos, Text: text}
				}
			}
		case *syntax.IfNode:
			r.setIn(n.List, langs)
			r.setIn(n.ElseList, langs)
		case *syntax.RangeNode:
			r.setIn(n.List, langs)
			r.setIn(n.ElseList, langs)
		case *syntax.WithNode:
			r.setIn(n.List, langs)
			r.setIn(n.ElseList, langs)
		}
	}
}

// wordOf returns the key of a word that a template is to set in each language of the page.
func wordOf(n *syntax.TemplateNode) (key string, ok bool) {
	if n.Name != "tagged" || n.Pipe == nil || len(n.Pipe.Decl) > 0 || len(n.Pipe.Cmds) != 1 || len(n.Pipe.Cmds[0].Args) != 2 {
		return "", false
	}
	args := n.Pipe.Cmds[0].Args
	of, isFunc := args[0].(*syntax.IdentifierNode)
	s, isText := args[1].(*syntax.StringNode)
	if !isFunc || !isText || of.Ident != "wt" {
		return "", false
	}
	return s.Text, true
}

// tagged returns a word as the template "tagged" sets it.
func (r *Templates) tagged(key string, langs []string) ([]byte, bool) {
	at := strings.Join(langs, " ")
	if text, ok := r.said.Load(at + "\x00" + key); ok {
		return text.([]byte), true
	}
	t, ok := r.sayers.Load(at)
	if !ok {
		of, err := r.Shell.Clone()
		if err != nil {
			return nil, false
		}
		r.withWords(of, langs)
		t, _ = r.sayers.LoadOrStore(at, of)
	}
	var b bytes.Buffer
	if t.(*template.Template).ExecuteTemplate(&b, "tagged", r.words.Each(langs, key)) != nil {
		return nil, false
	}
	r.said.Store(at+"\x00"+key, b.Bytes())
	return b.Bytes(), true
}
