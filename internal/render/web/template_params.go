package web

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	tree "text/template/parse"

	"duizhao/internal/corpus"
	"duizhao/internal/render"
)

// UnknownParam is a param that a template names, and that no page can have.
type UnknownParam struct {
	At     render.TemplateError // its place
	Name   string               // with those that it is within, as house.open
	Of     string               // the kind of file that would have it, as a schema calls it; "" if the template does not say
	Listed bool                 // the schema of the site says which there are
	There  []string             // those that there are in its place, sorted
}

// UnknownParams returns the params that the site's own templates name and that no file
// may have, sorted by place. Those that a template puts together are not known before it
// is executed.
func (r *Trial) UnknownParams() []UnknownParam {
	if r.own == nil {
		return nil
	}
	w := paramWalk{names: map[string]corpus.ParamNames{}, listed: map[string]bool{}, r: r, found: map[paramPlace]UnknownParam{}}
	for _, t := range r.templates.Shell.Templates() {
		w.file(t.Tree, "")
	}
	for kind, set := range r.templates.Kinds {
		for _, t := range set.Templates() {
			w.file(t.Tree, kind)
		}
	}
	return slices.SortedFunc(maps.Values(w.found), func(a, b UnknownParam) int {
		return cmp.Or(strings.Compare(a.At.File, b.At.File), cmp.Compare(a.At.Line, b.At.Line), cmp.Compare(a.At.Col, b.At.Col),
			strings.Compare(a.Name, b.Name))
	})
}

// paramPlace is where a template names something.
type paramPlace struct {
	file, name string
	pos        tree.Pos
}

// paramWalk goes through templates and looks for params.
type paramWalk struct {
	r      *Trial
	names  map[string]corpus.ParamNames // that there are, by kind of file; "" for those of any
	listed map[string]bool
	found  map[paramPlace]UnknownParam

	tree *tree.Tree
	root value
	vars map[string]value
}

// value is what is known of a value in a template.
type value struct {
	page   bool   // it is the page of the template
	params bool   // it is the params of a kind of file, or a map among these
	of     string // that kind, of a page that of what it shows; "" for any, "none" for a page that shows no file
	below  string // of a map, its name with a dot
	names  corpus.ParamNames
}

// file looks through a template. kind is that of the page that it makes, "" for any.
func (w *paramWalk) file(t *tree.Tree, kind string) {
	if t == nil || t.Root == nil || !w.r.own(t.ParseName) {
		return
	}
	w.tree, w.root, w.vars = t, value{}, map[string]value{}
	if t.ParseName == kind+".html" && (t.Name == t.ParseName || t.Name == "opening") {
		w.root = value{page: true, of: fileOf(kind)}
	}
	w.list(t.Root, w.root)
}

// fileOf returns the kind of file that a kind of page shows.
func fileOf(kind string) string {
	switch kind {
	case "edition", "version", "claims", "compare", "emendations", "questions":
		return "edition"
	case "introduction", "note", "explainer", "page":
		return kind
	}
	return "none"
}

// list looks through nodes that are executed with dot.
func (w *paramWalk) list(l *tree.ListNode, dot value) {
	if l == nil {
		return
	}
	for _, n := range l.Nodes {
		switch n := n.(type) {
		case *tree.ActionNode:
			w.pipe(n.Pipe, dot)
		case *tree.TemplateNode:
			w.pipe(n.Pipe, dot)
		case *tree.IfNode:
			w.pipe(n.Pipe, dot)
			w.list(n.List, dot)
			w.list(n.ElseList, dot)
		case *tree.WithNode:
			w.list(n.List, w.pipe(n.Pipe, dot))
			w.list(n.ElseList, dot)
		case *tree.RangeNode:
			w.pipe(n.Pipe, dot)
			for _, v := range n.Pipe.Decl {
				delete(w.vars, v.Ident[0])
			}
			w.list(n.List, value{})
			w.list(n.ElseList, dot)
		}
	}
}

// pipe looks through a pipeline, and returns what is known of its value.
func (w *paramWalk) pipe(p *tree.PipeNode, dot value) value {
	if p == nil {
		return value{}
	}
	var out value
	for _, c := range p.Cmds {
		out = w.command(c, dot)
	}
	for _, v := range p.Decl {
		w.vars[v.Ident[0]] = out
	}
	return out
}

func (w *paramWalk) command(c *tree.CommandNode, dot value) value {
	var all []value
	for _, a := range c.Args {
		all = append(all, w.arg(a, dot))
	}
	if len(c.Args) == 1 {
		return all[0]
	}
	if name, ok := c.Args[0].(*tree.IdentifierNode); ok && name.Ident == "index" && len(c.Args) > 2 && all[1].params {
		if key, ok := c.Args[2].(*tree.StringNode); ok {
			return w.use(all[1], []string{key.Text}, key)
		}
	}
	return value{}
}

// arg looks at a value, and returns what is known of it.
func (w *paramWalk) arg(n tree.Node, dot value) value {
	switch n := n.(type) {
	case *tree.DotNode:
		return dot
	case *tree.FieldNode:
		return w.chain(dot, n.Ident, n)
	case *tree.VariableNode:
		if n.Ident[0] == "$" {
			return w.chain(w.root, n.Ident[1:], n)
		}
		return w.chain(w.vars[n.Ident[0]], n.Ident[1:], n)
	case *tree.ChainNode:
		return w.chain(w.arg(n.Node, dot), n.Field, n)
	case *tree.PipeNode:
		return w.pipe(n, dot)
	}
	return value{}
}

// chain follows fields from a value.
func (w *paramWalk) chain(from value, fields []string, n tree.Node) value {
	for len(fields) > 0 && !from.params {
		switch name := fields[0]; {
		case name == "SiteParams":
			from = value{params: true, of: "site", names: w.known("site")}
		case name == "Params":
			from = value{params: true, of: from.of, names: w.known(from.of)}
		case name != "Page" || !from.page: // which is the page itself
			from = value{}
		}
		fields = fields[1:]
	}
	if len(fields) > 0 {
		return w.use(from, fields, n)
	}
	return from
}

// use notes names below params, and returns what is known of what they lead to.
func (w *paramWalk) use(from value, path []string, n tree.Node) value {
	for _, name := range path {
		within, has := from.names[name]
		if !has {
			place, _ := w.tree.ErrorContext(n)
			w.found[paramPlace{w.tree.ParseName, from.below + name, n.Position()}] =
				UnknownParam{*render.NewTemplateError(errorAt(place)), from.below + name, from.of, w.listed[from.of], slices.Sorted(maps.Keys(from.names))}
			return value{}
		}
		if within == nil {
			return value{}
		}
		from.below, from.names = from.below+name+".", within
	}
	return from
}

// known returns the params that a kind of file may have.
func (w *paramWalk) known(of string) corpus.ParamNames {
	if names, ok := w.names[of]; ok {
		return names
	}
	names := corpus.ParamNames{}
	switch of {
	case "none":
	case "":
		for _, kind := range corpus.ParamKinds {
			if kind != "site" {
				names.Join(w.known(kind))
			}
		}
	default:
		names, w.listed[of] = w.r.corpus.ParamNames(of)
	}
	w.names[of] = names
	return names
}
