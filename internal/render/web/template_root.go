package web

import (
	"cmp"
	"html/template"
	"regexp"
	"slices"
	"strings"
	"sync"
	tree "text/template/parse"

	"duizhao/internal/render"
)

// Rooted is a place where a template leads on from .Root, which an edition that is one
// file does not have below it.
type Rooted struct {
	At      render.TemplateError // its place
	Instead string               // what to write for it: {{.Src "logo.svg"}}
}

// Rooted returns the places of the site's own templates that lead on from .Root in
// pages that are one file, sorted.
func (r *Trial) Rooted() []Rooted {
	if r.own == nil {
		return nil
	}
	w := rootWalk{r: r, set: r.templates.Shell, seen: map[string]bool{}}
	w.template("single.html")
	slices.SortFunc(w.found, func(a, b Rooted) int {
		return cmp.Or(strings.Compare(a.At.File, b.At.File), cmp.Compare(a.At.Line, b.At.Line), cmp.Compare(a.At.Col, b.At.Col))
	})
	return w.found
}

// rootWalk goes through a template and those that it executes.
type rootWalk struct {
	r     *Trial
	set   *template.Template
	seen  map[string]bool
	tree  *tree.Tree
	found []Rooted
}

func (w *rootWalk) template(name string) {
	t := w.set.Lookup(name)
	if t == nil || t.Tree == nil || w.seen[name] {
		return
	}
	w.seen[name] = true
	above := w.tree
	w.tree = t.Tree
	w.list(t.Tree.Root)
	w.tree = above
}

func (w *rootWalk) list(l *tree.ListNode) {
	if l == nil {
		return
	}
	branch := func(b *tree.BranchNode) {
		w.list(b.List)
		w.list(b.ElseList)
	}
	for i, n := range l.Nodes {
		switch n := n.(type) {
		case *tree.ActionNode:
			if i > 0 && i+1 < len(l.Nodes) && w.r.own(w.tree.ParseName) {
				w.action(l.Nodes[i-1], n, l.Nodes[i+1])
			}
		case *tree.TemplateNode:
			w.template(n.Name)
		case *tree.IfNode:
			branch(&n.BranchNode)
		case *tree.RangeNode:
			branch(&n.BranchNode)
		case *tree.WithNode:
			branch(&n.BranchNode)
		}
	}
}

// addressBegins is the beginning of an attribute that holds an address.
var addressBegins = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`(?i)\s(src|href)\s*=\s*["']?$`) })

// action looks at an action between two other nodes.
func (w *rootWalk) action(before tree.Node, n *tree.ActionNode, after tree.Node) {
	text, _ := before.(*tree.TextNode)
	rest, _ := after.(*tree.TextNode)
	root, page := strings.CutSuffix(n.Pipe.String(), ".Root")
	if text == nil || rest == nil || !page || root != "" && root != "$" {
		return
	}
	m := addressBegins().FindSubmatch(text.Text)
	end := strings.IndexAny(string(rest.Text), `"'> `)
	if m == nil || end == 0 {
		return
	}
	path := string(rest.Text)
	if end > 0 {
		path = path[:end]
	}
	name := "Src"
	if strings.EqualFold(string(m[1]), "href") {
		name = "Href"
	}
	place, _ := w.tree.ErrorContext(n)
	w.found = append(w.found, Rooted{*render.NewTemplateError(errorAt(place)), "{{" + root + "." + name + ` "` + path + `"}}`})
}
