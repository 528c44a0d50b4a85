package internal_test

import (
	"go/ast"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

var (
	// docLink is a link in a comment to something declared: [Build], [Library.Entry].
	docLink = regexp.MustCompile(`\[([A-Z][A-Za-z0-9]*[a-z][A-Za-z0-9]*)(?:\.([A-Z]\w*))?\]`)
	// ticket matches a reference that nobody outside can follow.
	ticket = regexp.MustCompile(`(?i)\bissues? #?\d`)
)

// TestDocLinks checks that what a comment links to is declared in its package.
func TestDocLinks(t *testing.T) {
	links := 0
	for _, u := range units(t) {
		declared := map[string]bool{}
		for _, f := range u.files {
			declare(f, declared)
		}
		for _, f := range u.files {
			for _, c := range f.Comments {
				for _, m := range docLink.FindAllStringSubmatch(c.Text(), -1) {
					name := m[1]
					if m[2] != "" {
						name += "." + m[2]
					}
					if links++; !declared[name] {
						t.Errorf("%s: [%s] is not there", fset.Position(c.Pos()), name)
					}
				}
			}
		}
	}
	if links < 50 {
		t.Errorf("only %d links were found", links)
	}
}

// declare adds the names that a file declares: Func, Type, Type.Method, Type.Field.
func declare(f *ast.File, to map[string]bool) {
	for _, d := range f.Decls {
		switch d := d.(type) {
		case *ast.FuncDecl:
			name := d.Name.Name
			if d.Recv != nil {
				name = receiver(d.Recv.List[0].Type) + "." + name
			}
			to[name] = true
		case *ast.GenDecl:
			for _, s := range d.Specs {
				switch s := s.(type) {
				case *ast.ValueSpec:
					for _, n := range s.Names {
						to[n.Name] = true
					}
				case *ast.TypeSpec:
					to[s.Name.Name] = true
					members(s, to)
				}
			}
		}
	}
}

// receiver returns the name of a receiver's type.
func receiver(e ast.Expr) string {
	switch e := e.(type) {
	case *ast.StarExpr:
		return receiver(e.X)
	case *ast.IndexExpr:
		return receiver(e.X)
	case *ast.Ident:
		return e.Name
	}
	return ""
}

func members(s *ast.TypeSpec, to map[string]bool) {
	var list *ast.FieldList
	switch t := s.Type.(type) {
	case *ast.StructType:
		list = t.Fields
	case *ast.InterfaceType:
		list = t.Methods
	default:
		return
	}
	for _, field := range list.List {
		for _, n := range field.Names {
			to[s.Name.Name+"."+n.Name] = true
		}
	}
}

// TestNoTickets checks that a stranger can follow every reference: the source comes
// without a list of issues.
func TestNoTickets(t *testing.T) {
	read := 0
	for _, top := range []string{"cmd", "internal", "static", "templates", "docs", "README.md", "CONTRIBUTING.md", "CHANGELOG.md", "Makefile", ".ci"} {
		err := filepath.WalkDir(filepath.Join("..", top), func(name string, d os.DirEntry, err error) error {
			if err != nil || d.IsDir() || strings.Contains(name, "testdata") || name == filepath.Join("..", "internal", "words_test.go") {
				return err
			}
			data, err := os.ReadFile(name)
			if err != nil {
				return err
			}
			read++
			if filepath.Ext(name) == ".gz" || filepath.Base(name) == "modules.txtar" {
				return nil
			}
			for _, at := range ticket.FindAllIndex(data, -1) {
				t.Errorf("%s:%d: %q: nobody outside can read that", name, 1+strings.Count(string(data[:at[0]]), "\n"), data[at[0]:at[1]])
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if read < 300 {
		t.Errorf("only %d files were read", read)
	}
}
