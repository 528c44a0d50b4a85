package internal_test

import (
	"encoding/json"
	"fmt"
	"go/ast"
	"go/token"
	"go/types"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// analysis is the analysis of one function.
type analysis struct {
	*types.Info
	name     string
	file, fn string
	found    *[]finding
}

func analyse(t *testing.T, imp types.Importer, name string, files []*ast.File) []finding {
	t.Helper()
	info := &types.Info{Types: map[ast.Expr]types.TypeAndValue{}, Uses: map[*ast.Ident]types.Object{}, Selections: map[*ast.SelectorExpr]*types.Selection{}}
	if _, err := (&types.Config{Importer: imp}).Check(module+"internal/"+name, fset, files, info); err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	var out []finding
	for _, f := range files {
		for _, d := range f.Decls {
			a := &analysis{Info: info, name: name, file: filepath.Base(fset.Position(f.Pos()).Filename), fn: "var", found: &out}
			if fn, ok := d.(*ast.FuncDecl); ok {
				a.fn = fn.Name.Name
			}
			a.conversions(d)
			a.contexts(d)
		}
	}
	return out
}

func (a *analysis) report(n ast.Node, format string, args ...any) {
	*a.found = append(*a.found, finding{fset.Position(n.Pos()), a.name + "/" + a.file + " " + a.fn, fmt.Sprintf(format, args...)})
}

// plain reports whether an expression is unescaped text: a string that is neither
// constant nor encode.HTML.
func (a *analysis) plain(e ast.Expr) bool {
	v := a.Types[e]
	if v.Type == nil || v.Value != nil {
		return false
	}
	b, ok := v.Type.Underlying().(*types.Basic)
	return ok && b.Info()&types.IsString != 0 && !markup(v.Type) && !a.encoded(e)
}

// encoded reports whether an expression is a call of a function of encode.
func (a *analysis) encoded(e ast.Expr) bool {
	c, ok := e.(*ast.CallExpr)
	return ok && strings.HasPrefix(a.callee(c), "encode.")
}

func markup(t types.Type) bool {
	n, ok := types.Unalias(t).(*types.Named)
	return ok && n.Obj().Pkg() != nil && n.Obj().Pkg().Path() == module+"internal/encode" && n.Obj().Name() == "HTML"
}

// callee returns the name of the function that is called: PACKAGE.FUNCTION, or
// TYPE.METHOD with its package, or "append", or a function of the package itself.
func (a *analysis) callee(c *ast.CallExpr) string {
	switch fun := ast.Unparen(c.Fun).(type) {
	case *ast.Ident:
		return fun.Name
	case *ast.SelectorExpr:
		if s := a.Selections[fun]; s != nil && s.Kind() == types.MethodVal {
			if f, ok := s.Obj().(*types.Func); ok && f.Pkg() != nil {
				recv := strings.TrimLeft(types.TypeString(f.Signature().Recv().Type(), (*types.Package).Name), "*")
				return recv + "." + f.Name()
			}
		}
		if o := a.Uses[fun.Sel]; o != nil && o.Pkg() != nil {
			return o.Pkg().Name() + "." + o.Name()
		}
	}
	return ""
}

// safe matches the types of html/template whose values are not escaped.
var safe = regexp.MustCompile(`^html/template\.(HTML|CSS|JS|JSStr|URL|HTMLAttr|Srcset)$`)

// conversions finds text that becomes markup without being escaped.
func (a *analysis) conversions(d ast.Decl) {
	ast.Inspect(d, func(n ast.Node) bool {
		c, ok := n.(*ast.CallExpr)
		if !ok || len(c.Args) == 0 {
			return true
		}
		last := c.Args[len(c.Args)-1]
		if v := a.Types[c.Fun]; v.IsType() {
			bytes := v.Type.String() == "[]byte"
			if (bytes || markup(v.Type) || safe.MatchString(v.Type.String())) && a.plain(last) {
				a.report(n, "%s becomes %s: write it with a function of package encode", types.ExprString(last), v.Type)
			}
			return true
		}
		switch name := a.callee(c); {
		case name == "append" && c.Ellipsis.IsValid() && a.plain(last):
			a.report(last, "%s is appended as it is: write it with a function of package encode", types.ExprString(last))
		case name == "bytes.Buffer.WriteString" && a.plain(last):
			a.report(last, "%s is written as it is: write it with a function of package encode", types.ExprString(last))
		case name == "fmt.Appendf" || name == "fmt.Fprintf" || name == "fmt.Fprint" || name == "fmt.Fprintln" || name == "fmt.Append":
			for _, arg := range c.Args[1:] {
				if a.plain(arg) {
					a.report(arg, "%s is formatted as it is: write it with a function of package encode", types.ExprString(arg))
				}
			}
		}
		return true
	})
}

// address matches up to the value of an attribute that holds an address; bare up to
// a value without double quotation marks.
var (
	address = regexp.MustCompile(`(?i)[\s:](href|src|srcset|data|action|formaction|poster|background|ping)="$`)
	bare    = regexp.MustCompile(`[\w-]='?$`)
)

// contexts looks at what precedes a value that is escaped as text.
func (a *analysis) contexts(d ast.Decl) {
	type value struct {
		e    ast.Expr
		name string
	}
	values := map[token.Pos]value{}
	var order []token.Pos
	texts := map[token.Pos]string{}
	ast.Inspect(d, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.CallExpr:
			switch name := a.callee(n); name {
			case "escape", "encode.Text", "encode.Escape", "encode.URL", "encode.Address":
				if len(n.Args) > 0 {
					e := n.Args[len(n.Args)-1]
					values[e.Pos()] = value{e, name}
					order = append(order, e.Pos())
				}
			}
		case *ast.BasicLit:
			if n.Kind == token.STRING {
				if v := a.Types[n]; v.Value != nil {
					texts[n.Pos()] = v.Value.ExactString()
					order = append(order, n.Pos())
				}
			}
		}
		return true
	})
	slices.Sort(order)
	literal := ""
	for _, pos := range slices.Compact(order) {
		if v, ok := values[pos]; ok && a.Types[v.e].Value == nil {
			url := v.name == "encode.URL" || v.name == "encode.Address"
			if address.MatchString(literal) && !url {
				a.report(v.e, "%s is an address: write it with encode.URL", types.ExprString(v.e))
			}
			if bare.MatchString(literal) {
				a.report(v.e, "%s is the value of an attribute without double quotation marks", types.ExprString(v.e))
			}
		}
		if s, ok := texts[pos]; ok {
			literal = unquoted(s)
		} else {
			literal = ""
		}
	}
}

func unquoted(s string) string {
	var out string
	if json.Unmarshal([]byte(s), &out) != nil {
		return strings.Trim(s, `"`)
	}
	return out
}
