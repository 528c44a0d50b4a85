package internal_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"go/ast"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// writers lists the packages that write markup, style sheets and data for pages.
// Content that they write must go through package encode, and TestRaw proves it:
//
//   - a string that is not a constant is appended to bytes, made into bytes, or
//     written to a buffer only as encode.HTML;
//   - encode.HTML, template.HTML and their like are made of constants, of bytes
//     that were written so, and of what the functions of encode return;
//   - an address in href, src and the like goes through encode.URL, which knows
//     what a scheme can do;
//   - no attribute is written without quotation marks.
//
// It looks at types, so no name can deceive it. Bytes are taken to be markup, since
// all bytes of these packages are written under these rules.
var writers = []string{"html", "render", "render/book", "render/sheet", "cite", "figure", "highlight", "epub", "search", "fonts", "assets"}

// exempt lists the places, by file and function, that may do what the rules forbid,
// with the reason.
var exempt = map[string]string{
	"render/glue.go raw":                "HTML of the author's own, in a site whose settings allow it",
	"highlight/highlight.go HTML":       "what chroma's formatter wrote, which escapes each token",
	"render/sheet/sheet.go print":       "a style sheet of the program, its texts written by encode.CSS",
	"render/single.go inline":           "style sheet and script of the program, named by their digests",
	"render/faces.go Rule":              "file names of the program, and base64",
	"render/book/medium.go own":         "HTML of the author's own, likewise",
	"render/sheet/medium.go own":        "HTML of the author's own, likewise",
	"render/shorten.go shorten":         "is compared, not written",
	"render/shorten.go closesParagraph": "is compared, not written",
	"render/enclosed.go Name":           "words of the program before an id",
	"render/sitemap.go Sitemap":         "robots.txt, with the site's address, which has no line ends",
	"assets/assets.go rules":            "rules of fonts that package fonts wrote",
	"epub/uuid.go UUID":                 "goes into a hash",
	"fonts/table.go assemble":           "a font, not text",
	"fonts/set.go Load":                 "a digest",
	"search/merge.go append":            "keys with their lengths, in base64 later",
}

func TestRaw(t *testing.T) {
	used := map[string]bool{}
	for _, f := range checkRaw(t, writers...) {
		if used[f.where] = true; exempt[f.where] == "" {
			t.Errorf("%s: %s (in %s)", f.pos, f.text, f.where)
		}
	}
	for where := range exempt {
		if !used[where] {
			t.Errorf("%s needs no exemption any more", where)
		}
	}
}

// TestRawFinds checks that the analysis finds what it is for.
func TestRawFinds(t *testing.T) {
	const src = `package sample

import (
	"bytes"
	"fmt"
	"html/template"

	"duizhao/internal/encode"
)

type name string

func good(b []byte, s string, h encode.HTML, n int) template.HTML {
	b = append(append(b, "<p>"...), h...)
	b = encode.Text(append(b, ` + "`<a href=\"`" + `...), "x")
	b = encode.URL(append(b, ` + "`<a href=\"`" + `...), s)
	b = encode.Text(append(b, ` + "`<a href=\"#`" + `...), s)
	b = encode.Text(append(b, ` + "`<a title=\"`" + `...), s)
	b = fmt.Appendf(b, "%d%s", n, encode.CSS(s))
	return template.HTML(append(b, "<i>"+encode.Escape(s)+"</i>"...))
}

func bad(b []byte, s string, w *bytes.Buffer) {
	b = append(b, s...)                                     // want appended
	b = append(b, "<p>"+s...)                               // want appended
	b = append(b, name(s)...)                               // want appended
	b = append(b, encode.HTML("<p>"+s)...)                  // want becomes
	b = append(b, []byte(s)...)                             // want becomes
	_ = template.HTML(s)                                    // want becomes
	_ = template.URL("x" + s)                               // want becomes
	w.WriteString(s)                                        // want written
	fmt.Fprintf(w, "<%s>", s)                               // want formatted
	b = encode.Text(append(b, ` + "`<a href=\"`" + `...), s)      // want address
	b = append(b, ` + "`<img SRC=\"`" + `...)                     //
	b = encode.Text(b, s)                                   // want address
	b = encode.Text(append(b, ` + "`<p title=`" + `...), s)         // want quotation
	b = encode.Text(append(b, ` + "`<p title='`" + `...), s)        // want quotation
}
`
	src2 := strings.ReplaceAll(src, `\"`, `"`)
	f, err := parser.ParseFile(fset, "sample.go", strings.ReplaceAll(src2, `"`, `"`), parser.ParseComments)
	if err != nil {
		t.Fatal(err)
	}
	want := map[int]string{}
	for _, c := range f.Comments {
		if w, ok := strings.CutPrefix(c.Text(), "want "); ok {
			want[fset.Position(c.Pos()).Line] = strings.TrimSpace(w)
		}
	}
	for _, g := range analyse(t, importer.ForCompiler(fset, "gc", exportData(t)), "sample", []*ast.File{f}) {
		if w := want[g.pos.Line]; w == "" || !strings.Contains(g.text, w) {
			t.Errorf("line %d: %s", g.pos.Line, g.text)
		}
		delete(want, g.pos.Line)
	}
	for line, w := range want {
		t.Errorf("line %d: nothing about %s is found", line, w)
	}
}

type finding struct {
	pos   token.Position
	where string // package/file.go function
	text  string
}

// checkRaw analyses packages of the module, with the types from the compiler's
// cache.
func checkRaw(t *testing.T, names ...string) []finding {
	t.Helper()
	imp := importer.ForCompiler(fset, "gc", exportData(t))
	var out []finding
	for _, u := range units(t) {
		if !slices.Contains(names, u.name) {
			continue
		}
		var files []*ast.File
		for _, f := range u.files {
			files = append(files, f)
		}
		out = append(out, analyse(t, imp, u.name, files)...)
	}
	slices.SortFunc(out, func(a, b finding) int { return strings.Compare(a.pos.String(), b.pos.String()) })
	return out
}

// exportData returns a function that opens the compiled types of a package.
func exportData(t *testing.T) func(string) (io.ReadCloser, error) {
	t.Helper()
	out, err := exec.Command("go", "list", "-export", "-deps", "-json=ImportPath,Export", "./...").Output()
	if err != nil {
		t.Fatal(err)
	}
	exports := map[string]string{}
	for d := json.NewDecoder(strings.NewReader(string(out))); ; {
		var p struct{ ImportPath, Export string }
		if err := d.Decode(&p); err == io.EOF {
			break
		} else if err != nil {
			t.Fatal(fmt.Errorf("go list: %w", err))
		}
		exports[p.ImportPath] = p.Export
	}
	return func(path string) (io.ReadCloser, error) {
		if exports[path] == "" {
			return nil, errors.New("no export data of " + path)
		}
		return os.Open(exports[path])
	}
}

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
