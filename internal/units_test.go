package internal_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// unit is a package on the disk.
type unit struct {
	name    string // as in policy
	files   map[string]*ast.File
	tests   map[string]*ast.File
	imports []string // of the files that are not tests
}

var fset = token.NewFileSet()

// units parses all packages of the module.
func units(t *testing.T) []*unit {
	t.Helper()
	byDir := map[string]*unit{}
	for _, top := range []string{"internal", "cmd", "static", "templates", "docs"} {
		err := filepath.WalkDir(filepath.Join("..", top), func(p string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || filepath.Ext(p) != ".go" {
				return err
			}
			f, err := parser.ParseFile(fset, p, nil, parser.ParseComments)
			if err != nil {
				return err
			}
			dir := strings.TrimPrefix(filepath.ToSlash(filepath.Dir(p)), "../")
			u := byDir[dir]
			if u == nil {
				u = &unit{name: short(dir), files: map[string]*ast.File{}, tests: map[string]*ast.File{}}
				byDir[dir] = u
			}
			name := strings.TrimPrefix(filepath.ToSlash(p), "../")
			if strings.HasSuffix(p, "_test.go") {
				u.tests[name] = f
				return nil
			}
			u.files[name] = f
			for _, i := range f.Imports {
				u.imports = append(u.imports, strings.Trim(i.Path.Value, `"`))
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	var out []*unit
	for _, u := range byDir {
		if len(u.files) > 0 {
			slices.Sort(u.imports)
			u.imports = slices.Compact(u.imports)
			out = append(out, u)
		}
	}
	slices.SortFunc(out, func(a, b *unit) int { return strings.Compare(a.name, b.name) })
	if len(out) < 15 {
		t.Fatalf("only %d packages were found", len(out))
	}
	return out
}

// short returns the name of a package of ours in policy.
func short(p string) string { return strings.TrimPrefix(strings.TrimPrefix(p, module), "internal/") }
