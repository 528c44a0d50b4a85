package web

import (
	"cmp"
	"html/template"
	"maps"
	"slices"
	"strings"
	tree "text/template/parse"

	"duizhao/internal/lang"
	"duizhao/internal/render"
)

// UnknownWord is a key in a template that the interface has no word for: the page would
// have the key in its place.
type UnknownWord struct {
	At  render.TemplateError // its place
	Key string
}

// UnknownWords returns the keys in templates that no word is for, sorted by place, and
// all keys that there are. Keys that a template puts together are not known before it
// is executed.
func (r *Trial) UnknownWords() (unknown []UnknownWord, all []string) {
	have := r.words.Table(lang.English)
	seen := map[UnknownWord]bool{}
	look := func(t *template.Template) {
		if t.Tree == nil || t.Tree.Root == nil {
			return
		}
		eachCommand(t.Tree.Root, func(c *tree.CommandNode) {
			for i, arg := range c.Args[:len(c.Args)-1] {
				name, ok := arg.(*tree.IdentifierNode)
				key, text := c.Args[i+1].(*tree.StringNode)
				if !ok || !text || !slices.Contains(wordFuncs, name.Ident) || have[key.Text] != "" {
					continue
				}
				place, _ := t.Tree.ErrorContext(key)
				seen[UnknownWord{*render.NewTemplateError(errorAt(place)), key.Text}] = true
			}
		})
	}
	for _, t := range r.templates.Shell.Templates() {
		look(t)
	}
	for _, kind := range r.templates.Kinds {
		for _, t := range kind.Templates() {
			look(t)
		}
	}
	unknown = slices.SortedFunc(maps.Keys(seen), func(a, b UnknownWord) int {
		return cmp.Or(strings.Compare(a.At.File, b.At.File), cmp.Compare(a.At.Line, b.At.Line), cmp.Compare(a.At.Col, b.At.Col), strings.Compare(a.Key, b.Key))
	})
	return unknown, slices.Sorted(maps.Keys(have))
}

// AskedWords returns the keys that templates ask for as they are, and whether the site's
// own put keys together, which are not known before they are executed.
func (r *Trial) AskedWords() (keys map[string]bool, open bool) {
	keys = map[string]bool{}
	look := func(t *template.Template) {
		if t.Tree == nil || t.Tree.Root == nil {
			return
		}
		own := r.own != nil && r.own(t.Tree.ParseName)
		eachCommand(t.Tree.Root, func(c *tree.CommandNode) {
			for i, arg := range c.Args {
				if name, ok := arg.(*tree.IdentifierNode); !ok || !slices.Contains(wordFuncs, name.Ident) {
					continue
				}
				if i+1 == len(c.Args) { // piped
					open = open || own
				} else if key, ok := c.Args[i+1].(*tree.StringNode); ok {
					keys[key.Text] = true
				} else {
					open = open || own
				}
			}
		})
	}
	for _, t := range r.templates.Shell.Templates() {
		look(t)
	}
	for _, kind := range r.templates.Kinds {
		for _, t := range kind.Templates() {
			look(t)
		}
	}
	return keys, open
}

// wordFuncs are the functions that templates ask for words with.
var wordFuncs = []string{"w", "wl", "wt"}

// errorAt is an error of package template at a place, NAME:LINE:COL.
type errorAt string

func (e errorAt) Error() string { return "template: " + string(e) + ": " }

// eachCommand calls f for each command below a node.
func eachCommand(n tree.Node, f func(*tree.CommandNode)) {
	branch := func(b *tree.BranchNode) {
		eachCommand(b.Pipe, f)
		eachCommand(b.List, f)
		if b.ElseList != nil {
			eachCommand(b.ElseList, f)
		}
	}
	switch n := n.(type) {
	case *tree.ListNode:
		for _, c := range n.Nodes {
			eachCommand(c, f)
		}
	case *tree.ActionNode:
		eachCommand(n.Pipe, f)
	case *tree.TemplateNode:
		if n.Pipe != nil {
			eachCommand(n.Pipe, f)
		}
	case *tree.IfNode:
		branch(&n.BranchNode)
	case *tree.RangeNode:
		branch(&n.BranchNode)
	case *tree.WithNode:
		branch(&n.BranchNode)
	case *tree.PipeNode:
		for _, c := range n.Cmds {
			eachCommand(c, f)
		}
	case *tree.CommandNode:
		f(n)
		for _, a := range n.Args {
			eachCommand(a, f)
		}
	}
}
