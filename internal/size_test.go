package internal_test

import (
	"go/ast"
	"go/parser"
	"go/scanner"
	"go/token"
	"os"
	"slices"
	"strings"
	"testing"
)

// mostMethods is how many methods a type may have. One with more is cut at a noun: a
// value of its own for a part of what it does, with the fields that this part uses.
const mostMethods = 25

// largeTypes are helpers of tests that have more, and how many. Nothing comes here, and a
// number may only become smaller.
var largeTypes = map[string]int{"browser.tab": 58, "site.edited": 41}

// TestTypesAreSmall holds the methods of a type to so many that a reader keeps them in
// view, in programs and in tests.
func TestTypesAreSmall(t *testing.T) {
	for _, u := range units(t) {
		for _, files := range []map[string]*ast.File{u.files, u.tests} {
			for name, n := range methods(files) {
				most := max(mostMethods, largeTypes[u.name+"."+name])
				if n > most {
					t.Errorf("%s.%s has %d methods, of %d that a type may have: cut it at a noun", u.name, name, n, most)
				}
				if n < most && most > mostMethods {
					t.Errorf("%s.%s has only %d methods now: say so in largeTypes", u.name, name, n)
				}
			}
		}
	}
}

// methods counts the methods of each type.
func methods(files map[string]*ast.File) map[string]int {
	out := map[string]int{}
	for _, f := range files {
		for _, d := range f.Decls {
			fn, ok := d.(*ast.FuncDecl)
			if !ok || fn.Recv == nil {
				continue
			}
			of := fn.Recv.List[0].Type
			if star, ok := of.(*ast.StarExpr); ok {
				of = star.X
			}
			switch g := of.(type) {
			case *ast.IndexExpr:
				of = g.X
			case *ast.IndexListExpr:
				of = g.X
			}
			out[of.(*ast.Ident).Name]++
		}
	}
	return out
}

// mostColumns is how long a line may be, with four columns for a tab.
const mostColumns = 160

// longLines are the files that have lines which are longer, and how many. Nothing comes
// here that was not here before, and a number may only become smaller. Not counted are
// tags of fields, which cannot be broken, and what is within “ in a test: scripts and
// texts, as they are.
var longLines = map[string]int{
	"internal/browser/epub_test.go":      1,
	"internal/browser/hard_test.go":      1,
	"internal/browser/pdf_test.go":       1,
	"internal/draft/fuzz_test.go":        4,
	"internal/intake/look_test.go":       12,
	"internal/lang/tags_test.go":         1,
	"internal/pdf/pdf_test.go":           1,
	"internal/review/compare_test.go":    1,
	"internal/rights/rights_test.go":     1,
	"internal/site/kinds_test.go":        1,
	"internal/site/people_check_test.go": 1,
}

func TestLines(t *testing.T) {
	seen := map[string]int{}
	for _, u := range units(t) {
		for _, files := range []map[string]*ast.File{u.files, u.tests} {
			for name := range files {
				data, err := os.ReadFile("../" + name)
				if err != nil {
					t.Fatal(err)
				}
				long := tooLong(data, strings.HasSuffix(name, "_test.go"))
				seen[name] = len(long)
				switch most := longLines[name]; {
				case len(long) > most:
					t.Errorf("%s has %d lines of more than %d columns, not %d: %v", name, len(long), mostColumns, most, long)
				case len(long) < most:
					t.Errorf("%s has only %d lines of more than %d columns now: say so in longLines", name, len(long), mostColumns)
				}
			}
		}
	}
	for file := range longLines {
		if _, ok := seen[file]; !ok {
			t.Errorf("there is no file %s any more", file)
		}
	}
}

// tooLong returns the numbers of the lines that are too long.
func tooLong(data []byte, test bool) []int {
	free := literals(data, test)
	var out []int
	for i, line := range strings.Split(string(data), "\n") {
		columns := 0
		for _, c := range line {
			if columns++; c == '\t' {
				columns += 3
			}
		}
		if columns > mostColumns && !free[i+1] {
			out = append(out, i+1)
		}
	}
	return out
}

// literals returns the lines with tags of fields and, of a test, those with any part of a
// text within “.
func literals(data []byte, test bool) map[int]bool {
	out := map[int]bool{}
	files := token.NewFileSet()
	f, err := parser.ParseFile(files, "", data, 0)
	if err != nil {
		return out
	}
	ast.Inspect(f, func(n ast.Node) bool {
		if field, ok := n.(*ast.Field); ok && field.Tag != nil {
			out[files.Position(field.Tag.Pos()).Line] = true
		}
		return true
	})
	if !test {
		return out
	}
	file := files.AddFile("", files.Base(), len(data))
	var s scanner.Scanner
	s.Init(file, data, nil, 0)
	for {
		at, kind, text := s.Scan()
		if kind == token.EOF {
			return out
		}
		if kind == token.STRING && text[0] == '`' {
			from := file.Line(at)
			for k := range strings.Count(text, "\n") + 1 {
				out[from+k] = true
			}
		}
	}
}

// TestLinesFinds checks that a line that is too long is found where it is, and what may be.
func TestLinesFinds(t *testing.T) {
	long := strings.Repeat("x", mostColumns)
	code := "package p\n\nvar a = \"" + long + "\"\n\ntype b struct {\n\tc int `doc:\"" + long + "\"`\n}\n\nvar d = `" + long + "`\n"
	if got := tooLong([]byte(code), false); !slices.Equal(got, []int{3, 9}) {
		t.Errorf("too long in a program: %v", got)
	}
	if got := tooLong([]byte(code), true); !slices.Equal(got, []int{3}) {
		t.Errorf("too long in a test: %v", got)
	}
}
