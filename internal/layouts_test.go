package internal_test

import (
	"go/ast"
	"go/token"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

var (
	scriptLayouts = regexp.MustCompile(`const layouts = \[([^\]]*)\]`)
	styledLayout  = regexp.MustCompile(`\[data-layout="([a-z]+)"\]`)
)

// TestLayoutsAgree checks that the layouts of a page are the same where they are
// offered, understood, named and tested, and that no style is for another.
func TestLayoutsAgree(t *testing.T) {
	offered := offeredLayouts(t)
	if len(offered) < 4 {
		t.Fatalf("only these layouts are offered: %v", offered)
	}
	view := file(t, "../static/js-first/view.js")
	m := scriptLayouts.FindStringSubmatch(view)
	if m == nil {
		t.Fatal("view.js has no list of layouts")
	}
	if list := strings.Split(strings.NewReplacer(`"`, "", " ", "").Replace(m[1]), ","); !slices.Equal(list, offered) {
		t.Errorf("view.js understands %v, and the page offers %v", list, offered)
	}
	words, err := filepath.Glob("../templates/words/*.yaml")
	if err != nil || len(words) == 0 {
		t.Fatalf("there are no words (%v)", err)
	}
	for _, name := range words {
		text := file(t, name)
		for _, layout := range offered {
			if !strings.Contains(text, "\nlayout-"+layout+":") {
				t.Errorf("%s has no name for the layout %s", name, layout)
			}
		}
	}
	tests := file(t, "browser/reading_test.go")
	for _, layout := range offered {
		if !strings.Contains(tests, `{"`+layout+`", "`) {
			t.Errorf("no test opens the layout %s", layout)
		}
	}
	styles, err := filepath.Glob("../static/css/*/*.css")
	if err != nil || len(styles) == 0 {
		t.Fatalf("there are no styles (%v)", err)
	}
	for _, name := range styles {
		for _, m := range styledLayout.FindAllStringSubmatch(file(t, name), -1) {
			if !slices.Contains(offered, m[1]) {
				t.Errorf("%s has styles for a layout %s, which nobody offers", name, m[1])
			}
		}
	}
}

// offeredLayouts returns the first fields of the values of type Layout in package
// render, in the order of their keys.
func offeredLayouts(t *testing.T) []string {
	t.Helper()
	type layout struct{ name, key string }
	var list []layout
	for _, u := range units(t) {
		if u.name != "render/web" {
			continue
		}
		for _, f := range u.files {
			ast.Inspect(f, func(n ast.Node) bool {
				if lit, ok := n.(*ast.CompositeLit); ok && len(lit.Elts) == 2 {
					if name, ok := lit.Type.(*ast.Ident); ok && name.Name == "Layout" {
						list = append(list, layout{literal(t, lit.Elts[0]), literal(t, lit.Elts[1])})
					}
				}
				return true
			})
		}
	}
	slices.SortFunc(list, func(a, b layout) int { return strings.Compare(a.key, b.key) })
	var out []string
	for _, l := range list {
		out = append(out, l.name)
	}
	return out
}

func literal(t *testing.T, e ast.Expr) string {
	t.Helper()
	lit, ok := e.(*ast.BasicLit)
	if !ok || lit.Kind != token.STRING {
		t.Fatalf("%s: a layout is not a string", fset.Position(e.Pos()))
	}
	s, err := strconv.Unquote(lit.Value)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func file(t *testing.T, name string) string {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}
