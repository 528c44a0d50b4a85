package internal_test

import (
	"go/ast"
	"go/token"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"duizhao/internal/diag"
	"duizhao/internal/site"
)

// use is a place in the code where a problem is made.
type use struct {
	pos      token.Position
	unit     string
	severity diag.Severity
}

// TestRulesAreDocumented checks that the catalogue of rules and the code agree. It
// reads the code: every call of a function with a parameter named code, and every
// literal of diag.Problem and markup.Issue, must have its code as a string in that
// place, so that this test sees it.
//
//   - A code in use has one file rules/CODE.txtar, in a package that uses it.
//   - Such a file documents a code in use.
//   - A code is an error everywhere or a warning everywhere, as its file says: a
//     function whose name begins with warn, and a call .Warning() on the problem,
//     make warnings; everything else makes errors.
func TestRulesAreDocumented(t *testing.T) {
	all := units(t)
	takes := takers(all)
	uses := map[string][]use{}
	for _, u := range all {
		if u.name == "diag" || u.name == "rule" || u.name != "markup" && !slices.Contains(u.imports, module+"internal/diag") {
			continue // makes no problems; markup has issues, which become problems elsewhere
		}
		for _, f := range u.files {
			v := &visitor{t: t, unit: u, takes: takes, uses: uses}
			v.walk(f)
		}
	}
	catalogue := site.Rules()
	if len(uses) < 80 {
		t.Fatalf("only %d codes were seen", len(uses))
	}
	for code, list := range uses {
		r := catalogue.Find(code)
		if r == nil {
			t.Errorf("%s: the rule %s has no file rules/%s.txtar in %s, or that package is not in the list of site.Rules", list[0].pos, code, code,
				list[0].unit)
			continue
		}
		for _, x := range list {
			if x.severity != r.Severity {
				t.Errorf("%s: %s makes a problem of severity %s here, and its file says %s", x.pos, code, x.severity, r.Severity)
			}
		}
		paths, err := filepath.Glob("*/rules/" + code + ".txtar")
		if err != nil || len(paths) != 1 {
			t.Errorf("the rule %s is in %v; it has one file", code, paths)
			continue
		}
		if at := filepath.Dir(filepath.Dir(paths[0])); !slices.ContainsFunc(list, func(x use) bool { return x.unit == at }) {
			t.Errorf("the rule %s is documented in %s, and found in %s", code, at, list[0].unit)
		}
	}
	for _, r := range catalogue {
		if uses[r.Code] == nil {
			t.Errorf("nothing finds the rule %s any more; a code that was published is never given to another rule", r.Code)
		}
	}
}

// taker is a function that takes a code, and the index of that parameter.
type taker struct {
	unit  string
	index int
	warns bool
}

// takers finds the functions, methods and function variables with a parameter
// named code of type string, by name.
func takers(all []*unit) map[string][]taker {
	out := map[string][]taker{}
	for _, u := range all {
		if u.name == "highlight" || u.name == "rule" { // a program's code, and a reader of rules
			continue
		}
		learn := func(name string, fn *ast.FuncType) {
			i := 0
			for _, field := range fn.Params.List {
				for _, n := range field.Names {
					if id, ok := field.Type.(*ast.Ident); ok && id.Name == "string" && n.Name == "code" {
						out[name] = append(out[name], taker{u.name, i, strings.HasPrefix(strings.ToLower(name), "warn")})
					}
					i++
				}
			}
		}
		for _, f := range u.files {
			ast.Inspect(f, func(n ast.Node) bool {
				switch n := n.(type) {
				case *ast.FuncDecl:
					learn(n.Name.Name, n.Type)
				case *ast.AssignStmt:
					for i, r := range n.Rhs {
						if lit, ok := r.(*ast.FuncLit); ok && i < len(n.Lhs) {
							if id, ok := n.Lhs[i].(*ast.Ident); ok {
								learn(id.Name, lit.Type)
							}
						}
					}
				case *ast.Field: // of a struct: a function that another package provides
					if fn, ok := n.Type.(*ast.FuncType); ok {
						for _, name := range n.Names {
							learn(name.Name, fn)
						}
					}
				}
				return true
			})
		}
	}
	return out
}

// visitor collects the codes of a file.
type visitor struct {
	t     *testing.T
	unit  *unit
	takes map[string][]taker
	uses  map[string][]use
}

func (v *visitor) walk(f *ast.File) {
	softened := map[ast.Node]bool{} // calls on whose problem .Warning() is called
	ast.Inspect(f, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.CallExpr:
			v.call(n, softened)
		case *ast.CompositeLit:
			v.literal(n, softened)
		case *ast.AssignStmt:
			for i, l := range n.Lhs {
				s, ok := l.(*ast.SelectorExpr)
				if !ok || i >= len(n.Rhs) {
					continue
				}
				switch s.Sel.Name {
				case "Severity":
					v.t.Errorf("%s: a severity set later is not seen here; write .Warning() where the problem is made", fset.Position(n.Pos()))
				case "Code":
					v.code(n.Rhs[i], diag.Error)
				}
			}
			for i, l := range n.Lhs { // p.Code, p.Text = "file-outside", "…"
				if s, ok := l.(*ast.SelectorExpr); ok && s.Sel.Name == "Code" && len(n.Lhs) != len(n.Rhs) {
					v.t.Errorf("%s: the code %d is not seen", fset.Position(n.Pos()), i)
				}
			}
		}
		return true
	})
}

func (v *visitor) call(n *ast.CallExpr, softened map[ast.Node]bool) {
	name := ""
	switch fn := n.Fun.(type) {
	case *ast.Ident:
		name = fn.Name
	case *ast.SelectorExpr:
		name = fn.Sel.Name
		if id, ok := fn.X.(*ast.Ident); ok && (id.Name == "fmt" || id.Name == "errors") {
			return
		}
		if name == "Warning" {
			softened[begun(fn.X)] = true
			return
		}
	}
	for _, tk := range v.takes[name] {
		if tk.index >= len(n.Args) || tk.unit != v.unit.name && (!ast.IsExported(name) || !slices.Contains([]string{"diag", "source"}, tk.unit)) {
			continue
		}
		severity := diag.Error
		if tk.warns || softened[n] {
			severity = diag.Warning
		}
		v.code(n.Args[tk.index], severity)
		return
	}
}

// begun returns the call that makes a problem, to which hint and notes are added.
func begun(e ast.Expr) ast.Expr {
	for {
		call, ok := e.(*ast.CallExpr)
		if !ok {
			return e
		}
		fn, ok := call.Fun.(*ast.SelectorExpr)
		if !ok || fn.Sel.Name != "WithHint" && fn.Sel.Name != "WithNote" {
			return e
		}
		e = fn.X
	}
}

func (v *visitor) literal(n *ast.CompositeLit, softened map[ast.Node]bool) {
	name := ""
	switch tp := n.Type.(type) {
	case *ast.Ident:
		name = tp.Name
	case *ast.SelectorExpr:
		name = tp.Sel.Name
	}
	if name != "Problem" && name != "Issue" {
		return
	}
	severity := diag.Error
	if softened[n] {
		severity = diag.Warning
	}
	for _, e := range n.Elts {
		kv, ok := e.(*ast.KeyValueExpr)
		if !ok {
			continue
		}
		switch key := kv.Key.(*ast.Ident).Name; {
		case key == "Severity":
			if s, ok := kv.Value.(*ast.SelectorExpr); ok && s.Sel.Name == "Warning" {
				severity = diag.Warning
			}
		case key == "Doubt": // of a markup.Issue
			severity = diag.Warning
		case key == "Code":
			defer func() { v.code(kv.Value, severity) }() // the severity may come after it
		}
	}
}

// code records a code. A parameter named code is skipped: its caller has the code.
func (v *visitor) code(e ast.Expr, severity diag.Severity) {
	pos := fset.Position(e.Pos())
	switch e := e.(type) {
	case *ast.Ident:
		if e.Name == "code" {
			return
		}
	case *ast.SelectorExpr: // the code of an issue that was made with one
		if e.Sel.Name == "Code" {
			return
		}
	case *ast.BasicLit:
		code, err := strconv.Unquote(e.Value)
		if err == nil && e.Kind == token.STRING {
			v.uses[code] = append(v.uses[code], use{pos, v.unit.name, severity})
			return
		}
	}
	v.t.Errorf("%s: write the code of the rule here as a string", pos)
}
