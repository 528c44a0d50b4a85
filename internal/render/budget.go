package render

import (
	"errors"
	"fmt"
	"html/template"
	"strings"
	tree "text/template/parse"
)

// A template of a site's own may be wrong in any way, and a goroutine that executes one
// cannot be stopped from outside. So each such template has a step written into it, at
// its beginning and in every range: a call that counts, and fails when there are too many.
// The count is of rounds and not of time, so that the same template does or does not fail
// on every machine.

// What a template may do for one page. The longest text does not go through one, and a
// list of ten thousand editions has a third of this.
const (
	mostBytes  = 64 << 20
	mostSteps  = 1_000_000
	mostText   = 1 << 20  // bytes of a text that it puts together
	mostTexts  = 64 << 20 // of all these
	MostPlaced = 1000     // times that the text of an edition is placed
)

var (
	errEndless = errors.New("it writes more than 64 MiB, and perhaps without end")
	errSteps   = errors.New("it goes round more than 1,000,000 times for one page, and perhaps without end")
	errLong    = errors.New("it puts together a text of more than 1 MiB, and perhaps without end")
	errTexts   = errors.New("the texts that it puts together for one page have more than 64 MiB, and perhaps no end")
	errPlaced  = errors.New("it places the text of the edition more than 1,000 times, and perhaps without end")
)

const endlessHint = "look for a range over too large a number, for one within others, or for templates that include each other"

// budget is what is left to an execution.
type budget struct {
	steps int
	texts int
	bytes int
	over  error // what it has gone beyond while it wrote
}

func newBudget() *budget { return &budget{mostSteps, mostTexts, mostBytes, nil} }

// step is what is written into templates. It returns something, since an action must.
func (b *budget) step() (string, error) {
	if b.over != nil {
		return "", b.over
	}
	return "", b.spend(1)
}

func (b *budget) spend(n int) error {
	if b.steps -= n; b.steps < 0 {
		return errSteps
	}
	return nil
}

// text bounds a function that puts a text together: doubled in each round, one would fill
// all memory in forty.
func (b *budget) text(f func(args ...any) string) func(args ...any) (string, error) {
	return func(args ...any) (string, error) {
		n := 0
		for _, a := range args {
			switch a := a.(type) {
			case string:
				n += len(a)
			case template.HTML:
				n += len(a)
			}
		}
		if n > mostText {
			return "", errLong
		}
		s := f(args...)
		if len(s) > mostText {
			return "", errLong
		}
		if b.texts -= len(s); b.texts < 0 {
			return "", errTexts
		}
		return s, b.spend(1)
	}
}

// funcs are the functions of a template whose executions share a budget.
func (b *budget) funcs() template.FuncMap {
	return template.FuncMap{
		stepName:   b.step,
		"print":    b.text(fmt.Sprint),
		"println":  b.text(fmt.Sprintln),
		"html":     b.text(template.HTMLEscaper),
		"js":       b.text(template.JSEscaper),
		"urlquery": b.text(template.URLQueryEscaper),
		"printf": func(format string, args ...any) (string, error) {
			s, err := b.text(func(args ...any) string { return fmt.Sprintf(format, args[1:]...) })(append([]any{format}, args...)...)
			if err == nil && misfit(s, format, args) {
				err = fmt.Errorf("the verbs of %q do not fit the values that follow", format)
			}
			return s, err
		},
	}
}

// misfit reports whether a text that printf made says that a value was missing, too many,
// or of a type that a verb is not for. What a value itself says is not meant.
func misfit(s, format string, args []any) bool {
	return strings.Contains(s, "%!") && !strings.Contains(fmt.Sprint(args...), "%!") && !strings.Contains(format, "%%!")
}

// bounded is a buffer for a template that might write without end. What is too much is
// thrown away; the next step says so, with its place.
type bounded struct {
	to interface{ Write([]byte) (int, error) }
	*budget
}

func (b *bounded) Write(data []byte) (int, error) {
	if b.bytes -= len(data); b.bytes < 0 {
		b.over = errEndless
		return len(data), nil
	}
	return b.to.Write(data)
}

// stepName is the function that templates call at each step.
const stepName = "_step"

// measured writes steps into the templates of a set that are the site's own, and reports
// whether there are any.
func measured(t *template.Template, own func(file string) bool) bool {
	if own == nil {
		return false
	}
	any := false
	for _, part := range t.Templates() {
		if part.Tree == nil || part.Tree.Root == nil || !own(part.Tree.ParseName) || stepped(part.Tree.Root) {
			continue
		}
		any = true
		at := tree.Pos(0)
		if part.Name() != part.Tree.ParseName && len(part.Tree.Root.Nodes) > 0 { // defined within its file
			at = part.Tree.Root.Nodes[0].Position()
		}
		within(part.Tree.Root)
		begin(part.Tree.Root, at)
	}
	return any
}

// stepped reports whether a list begins with a step.
func stepped(l *tree.ListNode) bool {
	return len(l.Nodes) > 0 && strings.Contains(l.Nodes[0].String(), stepName)
}

// within writes a step into every range below a list.
func within(l *tree.ListNode) {
	if l == nil {
		return
	}
	for _, n := range l.Nodes {
		switch n := n.(type) {
		case *tree.IfNode:
			within(n.List)
			within(n.ElseList)
		case *tree.WithNode:
			within(n.List)
			within(n.ElseList)
		case *tree.RangeNode:
			within(n.List)
			within(n.ElseList)
			begin(n.List, n.Pos)
		}
	}
}

// begin writes a step at the beginning of a list: {{$_step := _step}}, which prints
// nothing, and so needs no context.
func begin(l *tree.ListNode, at tree.Pos) {
	name := tree.NewIdentifier(stepName).SetPos(at)
	step := &tree.ActionNode{NodeType: tree.NodeAction, Pos: at, Pipe: &tree.PipeNode{NodeType: tree.NodePipe, Pos: at,
		Decl: []*tree.VariableNode{{NodeType: tree.NodeVariable, Pos: at, Ident: []string{"$" + stepName}}},
		Cmds: []*tree.CommandNode{{NodeType: tree.NodeCommand, Pos: at, Args: []tree.Node{name}}}}}
	l.Nodes = append([]tree.Node{step}, l.Nodes...)
}

// PlacedTooOften returns the error of a template that places the text of an edition more
// than mostPlaced times.
func PlacedTooOften(file string) *TemplateError {
	return &TemplateError{File: file, Line: 1, Text: errPlaced.Error(), Hint: endlessHint}
}
