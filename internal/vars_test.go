package internal_test

import (
	"go/ast"
	"go/token"
	"strings"
	"testing"
)

// TestVariables checks that package variables never change, as far as that can be
// seen without types: each begins with its value, a table, a pattern or the like,
// and nothing is ever assigned to it or to a part of it.
func TestVariables(t *testing.T) {
	for _, u := range units(t) {
		if u.name == "golden" { // its flag is set by go test
			continue
		}
		vars := map[string]*ast.ValueSpec{}
		for _, f := range u.files {
			for _, d := range f.Decls {
				g, ok := d.(*ast.GenDecl)
				if !ok || g.Tok != token.VAR {
					continue
				}
				for _, s := range g.Specs {
					spec := s.(*ast.ValueSpec)
					for i, name := range spec.Names {
						if name.Name == "_" {
							continue
						}
						vars[name.Name] = spec
						if why := changeable(g, spec, i); why != "" {
							t.Errorf("%s: the package variable %s %s", fset.Position(name.Pos()), name.Name, why)
						}
					}
				}
			}
		}
		for _, f := range u.files {
			ast.Inspect(f, func(n ast.Node) bool {
				for _, target := range assigned(n) {
					id := root(target)
					if id == nil || vars[id.Name] == nil || id.Obj != nil && id.Obj.Decl != vars[id.Name] {
						continue // not a package variable, or a local one of the same name
					}
					t.Errorf("%s: the package variable %s is changed", fset.Position(id.Pos()), id.Name)
				}
				return true
			})
		}
	}
}

// changeable returns why a variable's value may change, or "".
func changeable(g *ast.GenDecl, spec *ast.ValueSpec, i int) string {
	if embedded(g.Doc) || embedded(spec.Doc) {
		return ""
	}
	if i >= len(spec.Values) {
		if len(spec.Values) == 1 { // a, b = f()
			return ""
		}
		return "has no value: it is there to be set"
	}
	switch v := spec.Values[i].(type) {
	case *ast.BasicLit:
		return "should be a constant"
	case *ast.UnaryExpr:
		if v.Op == token.AND {
			return "points to what can be changed"
		}
	case *ast.CallExpr:
		if id, ok := v.Fun.(*ast.Ident); ok && (id.Name == "make" || id.Name == "new") {
			return "begins empty: it is there to be filled"
		}
	case *ast.CompositeLit:
		if len(v.Elts) == 0 {
			return "begins empty: it is there to be filled"
		}
		if s, ok := v.Type.(*ast.SelectorExpr); ok {
			if pkg, ok := s.X.(*ast.Ident); ok && (pkg.Name == "sync" && s.Sel.Name != "Pool" || pkg.Name == "atomic") {
				return "is a lock or a counter of the whole program"
			}
		}
	}
	return ""
}

func embedded(doc *ast.CommentGroup) bool {
	if doc == nil {
		return false
	}
	for _, c := range doc.List {
		if strings.HasPrefix(c.Text, "//go:embed ") {
			return true
		}
	}
	return false
}

// assigned returns what a statement sets.
func assigned(n ast.Node) []ast.Expr {
	switch n := n.(type) {
	case *ast.AssignStmt:
		if n.Tok != token.DEFINE {
			return n.Lhs
		}
	case *ast.IncDecStmt:
		return []ast.Expr{n.X}
	case *ast.CallExpr:
		if id, ok := n.Fun.(*ast.Ident); ok && (id.Name == "delete" || id.Name == "clear") && len(n.Args) > 0 {
			return n.Args[:1]
		}
	}
	return nil
}

// root returns the variable that an expression is part of.
func root(e ast.Expr) *ast.Ident {
	for {
		switch x := e.(type) {
		case *ast.Ident:
			return x
		case *ast.IndexExpr:
			e = x.X
		case *ast.SelectorExpr:
			e = x.X
		case *ast.StarExpr:
			e = x.X
		case *ast.ParenExpr:
			e = x.X
		default:
			return nil
		}
	}
}
