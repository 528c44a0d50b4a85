package render

import (
	"fmt"
	"html/template"
	"strings"
	nodes "text/template/parse"
)

// MostMistakes is how many fields that are not there are told of a template.
const MostMistakes = 20

// Skip has templates executed without the places of some mistakes, until it is called
// without any: so the next mistake is found.
func (r *Templates) Skip(faults ...*TemplateError) {
	if len(faults) == 0 && len(r.skip) == 0 {
		return
	}
	r.skip = faults
	r.runs.Clear()
	r.shells.Clear()
}

// blank takes the place of a mistake out of a set of templates: an action is left out, a
// condition holds, and what would go over a value or into one is not executed.
func blank(set *template.Template, e *TemplateError) {
	at := fmt.Sprintf("%s:%d:%d", e.File, e.Line, e.Col-1) // as text/template has it
	for _, t := range set.Templates() {
		if t.Tree != nil && t.Tree.Root != nil && t.Tree.ParseName == e.File {
			blankIn(t.Tree, t.Tree.Root, at)
		}
	}
}

// blankIn looks through a list of nodes, and those within them.
func blankIn(tree *nodes.Tree, list *nodes.ListNode, at string) {
	if list == nil {
		return
	}
	has := func(n nodes.Node) bool { return mentions(tree, n, at) }
	branch := func(b *nodes.BranchNode) {
		blankIn(tree, b.List, at)
		blankIn(tree, b.ElseList, at)
	}
	for i, n := range list.Nodes {
		out := &nodes.TextNode{NodeType: nodes.NodeText, Pos: n.Position()}
		switch n := n.(type) {
		case *nodes.ActionNode:
			if has(n.Pipe) {
				list.Nodes[i] = out
			}
		case *nodes.TemplateNode:
			if n.Pipe != nil && has(n.Pipe) {
				list.Nodes[i] = out
			}
		case *nodes.IfNode:
			if has(n.Pipe) {
				n.Pipe.Decl = nil
				n.Pipe.Cmds = n.Pipe.Cmds[:1]
				n.Pipe.Cmds[0].Args = []nodes.Node{&nodes.BoolNode{NodeType: nodes.NodeBool, Pos: n.Pos, True: true}}
			}
			branch(&n.BranchNode)
		case *nodes.WithNode:
			if has(n.Pipe) {
				list.Nodes[i] = out
			}
			branch(&n.BranchNode)
		case *nodes.RangeNode:
			if has(n.Pipe) {
				list.Nodes[i] = out
			}
			branch(&n.BranchNode)
		}
	}
}

// mentions reports whether a pipeline has a node at a place.
func mentions(tree *nodes.Tree, n nodes.Node, at string) bool {
	if place, _ := tree.ErrorContext(n); strings.HasSuffix(place, at) {
		return true
	}
	switch n := n.(type) {
	case *nodes.PipeNode:
		for _, c := range n.Cmds {
			if mentions(tree, c, at) {
				return true
			}
		}
	case *nodes.CommandNode:
		for _, a := range n.Args {
			if mentions(tree, a, at) {
				return true
			}
		}
	case *nodes.ChainNode:
		return mentions(tree, n.Node, at)
	}
	return false
}
