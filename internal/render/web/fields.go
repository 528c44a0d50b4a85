package web

import (
	"cmp"
	"duizhao/internal/render"
	"embed"
	"fmt"
	"go/ast"
	"go/parser"
	"go/printer"
	"go/token"
	"io/fs"
	"maps"
	"slices"
	"strings"
)

// The types that templates are given, as source: their comments are the manual. Those
// that other products have too are in [render.SaidSource].
//
//go:embed page.go page_*.go
var typesSource embed.FS

// given is the type that the template of each kind of page is given.
var given = map[string]string{
	"alias": "Moved", "base": "Page", "single": "Page", "edition": "EditionPage", "version": "EditionPage",
	"front": "FrontPage", "note": "NotePage", "notes": "NotesPage", "term": "TermPage", "terms": "TermsPage", "shelf": "ShelfPage", "kind": "KindPage",
	"explainer": "ArticlePage", "introduction": "ArticlePage", "page": "ArticlePage", "explainers": "ExplainersPage",
	"claims": "ClaimsPage", "emendations": "EmendationsPage", "questions": "QuestionsPage", "compare": "ComparePage",
	"bibliography": "BibliographyPage", "search": "SearchPage", "missing": "MissingPage",
	"epub/title": "EPUBTitle", "epub/chapter": "EPUBChapter", "epub/article": "EPUBArticle", "epub/part": "EPUBPart", "epub/colophon": "EPUBColophon",
	"print/title": "PrintTitle", "print/about": "PrintAbout", "print/contents": "PrintContents", "print/part": "PrintPart",
	"print/colophon": "PrintColophon",
}

// Type is a type that templates are given, with its documentation.
type Type struct {
	Name, Doc string
	Fields    []Field
}

// Field is a field of a type, or a method, which templates use alike. That of an
// embedded type has no name: the fields of that type are fields of this one too.
type Field struct {
	Name, Type, Doc string
}

// Described are the templates that [Fields] describes, sorted: base, [render.Kinds], and
// those of EPUBs and printed books.
func Described() []string { return slices.Sorted(maps.Keys(given)) }

// Fields returns what the template of a kind of page is given: its own type, then those
// that fields of it have, each once; nil if there is no such kind.
func Fields(kind string) ([]Type, error) {
	if given[kind] == "" {
		return nil, nil
	}
	all, err := types()
	if err != nil {
		return nil, err
	}
	var out []Type
	queue := []string{given[kind]}
	for k := 0; k < len(queue); k++ {
		t, ok := all[queue[k]]
		if !ok {
			return nil, fmt.Errorf("render: no source of %s", queue[k])
		}
		out = append(out, t)
		for _, f := range t.Fields {
			name := strings.TrimLeft(f.Type, "*[]")
			if _, ok := all[name]; ok && !slices.Contains(queue, name) {
				queue = append(queue, name)
			}
		}
	}
	return out, nil
}

// FieldsOf returns the names of the fields of a type that templates are given, those of
// embedded types among them; nil for another type.
func FieldsOf(name string) []string {
	all, err := types()
	if err != nil {
		return nil
	}
	var out []string
	for _, f := range all[name].Fields {
		if f.Name == "" {
			out = append(out, FieldsOf(strings.TrimLeft(f.Type, "*"))...)
			continue
		}
		out = append(out, f.Name)
	}
	return out
}

// types reads all types in the embedded sources.
func types() (map[string]Type, error) {
	out := map[string]Type{}
	for _, source := range []fs.FS{render.SaidSource, typesSource} {
		if err := readTypes(out, source); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// readTypes adds the types of a package.
func readTypes(out map[string]Type, source fs.FS) error {
	names, err := fs.Glob(source, "*.go")
	if err != nil {
		return err
	}
	files := token.NewFileSet()
	for _, name := range names {
		data, err := fs.ReadFile(source, name)
		if err != nil {
			return err
		}
		file, err := parser.ParseFile(files, name, data, parser.ParseComments)
		if err != nil {
			return err
		}
		for _, d := range file.Decls {
			if d, ok := d.(*ast.GenDecl); ok && d.Tok == token.TYPE {
				spec := d.Specs[0].(*ast.TypeSpec)
				t := out[spec.Name.Name] // its methods may come before it
				if s, ok := spec.Type.(*ast.StructType); !ok {
					out[spec.Name.Name] = Type{Name: spec.Name.Name, Doc: oneLine(d.Doc), Fields: t.Fields}
				} else {
					out[spec.Name.Name] = Type{Name: spec.Name.Name, Doc: oneLine(d.Doc), Fields: append(fieldsOf(files, s), t.Fields...)}
				}
			}
			if d, ok := d.(*ast.FuncDecl); ok && d.Recv != nil && d.Name.IsExported() {
				name := strings.TrimPrefix(written(files, d.Recv.List[0].Type), "*")
				t := out[name]
				t.Fields = append(t.Fields, Field{Name: d.Name.Name, Type: written(files, d.Type.Results.List[0].Type), Doc: result(oneLine(d.Doc))})
				out[name] = t
			}
		}
	}
	return nil
}

// written returns an expression as it is written, without the packages of types.
func written(files *token.FileSet, e ast.Expr) string {
	var b strings.Builder
	printer.Fprint(&b, files, e) // a Builder never fails
	return strings.NewReplacer("template.", "", "render.", "").Replace(b.String())
}

func fieldsOf(files *token.FileSet, s *ast.StructType) []Field {
	var out []Field
	for _, f := range s.Fields.List {
		of := written(files, f.Type)
		doc := cmp.Or(oneLine(f.Doc), oneLine(f.Comment))
		if len(f.Names) == 0 {
			out = append(out, Field{Type: of, Doc: doc})
		}
		for _, n := range f.Names {
			if !n.IsExported() {
				continue
			}
			out = append(out, Field{Name: n.Name, Type: of, Doc: doc})
		}
	}
	return out
}

func oneLine(c *ast.CommentGroup) string { return strings.Join(strings.Fields(c.Text()), " ") }

// result returns what a method returns, from its comment: Name returns WHAT. And more.
func result(doc string) string {
	if _, what, ok := strings.Cut(doc, " returns "); ok {
		doc = what
	}
	first, _, _ := strings.Cut(doc, ". ")
	return strings.TrimSuffix(first, ".")
}
