package corpus

import (
	"maps"
	"slices"

	"duizhao/internal/diag"
	"duizhao/internal/source"
)

// schema checks what site.yaml says of params, and gives its own their types.
func (c *reader) schema(doc *source.Doc, problems *diag.List) {
	s := &c.corpus.Config.Schema
	for _, kind := range []struct {
		key    string
		fields fieldsOf
	}{{"claim", s.Claim}, {"edition", s.Edition}, {"explainer", s.Explainer}, {"introduction", s.Introduction}, {"note", s.Note}, {"page", s.Page},
		{"site", s.Site}} {
		for _, name := range slices.Sorted(maps.Keys(kind.fields)) {
			f := kind.fields[name]
			report := func(key, text, hint string) {
				problems.Add(diag.Errorf("schema-form", doc.Pos("schema", kind.key, name, key), "%s", text).WithHint(hint))
			}
			list := f.Type == "list"
			if f.Of != "" && !list {
				report("of", "only a list has items", "write type: list, or take this out")
			}
			if f.Fields != nil && f.Type != "map" && !(list && f.Of == "map") {
				report("fields", "only a map has fields, or a list of maps", "write type: map, or type: list with of: map, or take this out")
			}
			if f.OneOf != nil && f.Type != "text" && !(list && (f.Of == "" || f.Of == "text")) {
				report("one-of", "only a text is one of several", "write type: text, or take this out")
			}
			for _, inner := range slices.Sorted(maps.Keys(f.Fields)) {
				if g := f.Fields[inner]; g.OneOf != nil && g.Type != "text" {
					problems.Add(diag.Errorf("schema-form", doc.Pos("schema", kind.key, name, "fields", inner, "one-of"),
						"only a text is one of several").WithHint("write type: text, or take this out"))
				}
			}
		}
	}
	own(s.Site, &c.corpus.Config.Params, doc, problems)
}
