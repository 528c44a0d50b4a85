package internal_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"go/ast"
	"go/importer"
	"go/parser"
	"go/token"
	"io"
	"os"
	"os/exec"
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
var writers = []string{"html", "render", "render/web", "render/single", "render/book", "render/sheet", "cite", "figure", "highlight", "epub",
	"search", "fonts", "assets"}

// exempt lists the places, by file and function, that may do what the rules forbid,
// with the reason.
var exempt = map[string]string{
	"render/glue.go raw":                       "HTML of the author's own, in a site whose settings allow it",
	"highlight/highlight.go HTML":              "what chroma's formatter wrote, which escapes each token",
	"render/sheet/sheet.go print":              "a style sheet of the program, its texts written by encode.CSS",
	"render/single/single.go inline":           "style sheet and script of the program, named by their digests",
	"render/faces.go Rule":                     "file names of the program, and base64",
	"render/book/medium.go own":                "HTML of the author's own, likewise",
	"render/sheet/medium.go own":               "HTML of the author's own, likewise",
	"render/single/shorten.go shorten":         "is compared, not written",
	"render/single/shorten.go closesParagraph": "is compared, not written",
	"render/web/page.go at":                    "begins at the root or has base64; templates escape it for its attribute",
	"render/enclosed.go Name":                  "words of the program before an id",
	"render/web/sitemap.go Sitemap":            "robots.txt, with the site's address, which has no line ends",
	"assets/assets.go rules":                   "rules of fonts that package fonts wrote",
	"epub/uuid.go UUID":                        "goes into a hash",
	"fonts/table.go assemble":                  "a font, not text",
	"fonts/set.go Load":                        "a digest",
	"search/merge.go append":                   "keys with their lengths, in base64 later",
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
