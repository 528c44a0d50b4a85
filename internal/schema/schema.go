// Package schema describes the YAML of a site's files as JSON Schemas, so that
// editors complete and check it while it is written.
//
// The schemas are made from the Go types that the files are decoded into, and from
// the list of keys that the decoder itself goes by ([source.Fields]), and are kept
// under json/, embedded. Tests check that the files are what the types yield, and
// that schemas and decoder agree on good and on bad documents. After a change of
// the types:
//
//	go test ./internal/schema -update
//
// They cannot agree in everything. A JSON Schema sees values and not how they are
// spelled, so only the decoder refuses duplicate keys, anchors, aliases and tags,
// and whole numbers written as 1.0, 0x1 or 1e3. A pattern is not a calendar or a
// registry of languages: only the decoder refuses 2024-02-30, a tag such as
// zh-hant that is not in canonical form, and an address without a host. What a
// schema refuses the decoder refuses too, but for HTTPS:// in capitals.
package schema

import (
	"embed"
	"io/fs"
	"path"
	"reflect"

	"duizhao/internal/config"
	"duizhao/internal/corpus"
	"duizhao/internal/edition"
	"duizhao/internal/figure"
)

// A Schema describes one kind of file.
type Schema struct {
	Name  string       // its file is NAME.schema.json
	Title string       // what the file is, in words
	Files []string     // where such files are below a site's folder, as path.Match has it
	Front bool         // the YAML is the front matter of a Markdown file
	Type  reflect.Type // what the decoder fills
}

// All lists the schemas by name.
func All() []Schema {
	return []Schema{
		{"claim", "A claim that was checked: front matter of content/claims/ID.md", []string{"content/claims/*.md"}, true,
			reflect.TypeFor[edition.ClaimInfo]()},
		{"edition", "An edition: content/editions/SLUG/edition.yaml", []string{"content/editions/*/edition.yaml"}, false, reflect.TypeFor[edition.Info]()},
		{"emendations", "Repairs of the author's text: content/editions/SLUG/emendations.yaml", []string{"content/editions/*/emendations.yaml"},
			false, reflect.TypeFor[edition.Emendations]()},
		{"explainer", "An explainer in one language: front matter of content/explainers/ID/LANG.md", []string{"content/explainers/*/*.md"}, true,
			reflect.TypeFor[corpus.ArticleInfo]()},
		{"figure", "A figure: content/editions/SLUG/figures/NAME.yaml", []string{"content/editions/*/figures/*.yaml"}, false, reflect.TypeFor[figure.Figure]()},
		{"introduction", "The introduction of an edition: front matter of content/editions/SLUG/introduction.md",
			[]string{"content/editions/*/introduction.md"}, true, reflect.TypeFor[corpus.IntroductionInfo]()},
		{"layouts", "The layouts of an edition's page: templates/layouts.yaml", []string{"templates/layouts.yaml", "themes/*/templates/layouts.yaml"},
			false, reflect.TypeFor[config.Layouts]()},
		{"note", "A note: front matter of content/notes/ID.md", []string{"content/notes/*.md"}, true, reflect.TypeFor[edition.NoteInfo]()},
		{"page", "A page of the site: front matter of content/pages/ID.md and of content/about.md",
			[]string{"content/pages/*.md", "content/pages/*/*.md", "content/pages/*/*/*.md", "content/about.md"}, true, reflect.TypeFor[corpus.PageInfo]()},
		{"site", "The settings of a site: content/site.yaml", []string{config.File}, false, reflect.TypeFor[config.Site]()},
	}
}

// Of returns the schema of a file by its path below the site's folder.
func Of(name string) (Schema, bool) {
	for _, s := range All() {
		for _, pattern := range s.Files {
			if ok, _ := path.Match(pattern, name); ok {
				return s, true
			}
		}
	}
	return Schema{}, false
}

// File returns the name of the schema's own file.
func (s Schema) File() string { return s.Name + ".schema.json" }

//go:embed json/*.schema.json
var embedded embed.FS

// FS holds the generated schemas, NAME.schema.json each.
func FS() fs.FS {
	sub, err := fs.Sub(embedded, "json")
	if err != nil {
		panic(err) // the folder is embedded above
	}
	return sub
}
