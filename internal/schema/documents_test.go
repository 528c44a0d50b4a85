package schema

import (
	"fmt"
	"reflect"
	"strings"

	"duizhao/internal/diag"
	"duizhao/internal/source"
)

// document is a value and what is particular about it.
type document struct {
	what  string
	value any
}

// anything is tried at every place: most of it is wrong at most places.
var anything = []any{"some words", "", "8", "1.5", 8, 2016, -3, 2.5, true, false, nil, []any{}, []any{"x"}, []any{nil}, []any{[]any{}},
	map[string]any{}, map[string]any{"x": "y"}, map[string]any{"en": "y"}, map[string]any{"en": nil}, map[string]any{"en": 7}, map[string]any{"en": []any{"x"}}}

// formats are tried where a key has one.
var formats = map[string][]any{
	"lang": {"en", "zh-Hant", "zh_Hant", "Chinese language", "-", "zh-"},
	"date": {"2024-12-28", "2024-12", "2024", "28.12.2024", "2024-1-2", "24", "soon", "2024-12-28T00:00", 20241, 12},
	"url": {"https://a.example/x?y=1#z", "http://a.example", "ftp://a.example", "a.example", "//a.example", "https://a b", "https://",
		"javascript:alert(1)", "https://a.example/<x>"},
	"path": {"/old/", "/", "/a%20b", "old/", "/a b", "/a;b", "https://a.example/", "/中/", "//a.example/"},
	"goal": {"/new/", "/new/?a=b#p1", "https://a.example/x", "new", "javascript:x", "/a b", "/$host", "https://a.example", "//a.example/"},
	"target": {"file:../live", "s3://texts/a?region=eu-central-1", "gs://texts", "azblob://$web", "sftp://me@texts.example/srv/www", "file:",
		"s3://", "sftp://texts.example", "sftp://me:secret@texts.example/x", "https://a.example/", "/srv/www", "s3://a b"},
	"id":       {"p17", "high-flyer", "0", "P17", "a b", "-a", "a-", "a--b", "中", "p17.2"},
	"wikidata": {"Q95", "q95", "Q", "Q095", "P31", "95", "Q95 ", "Q9\"><b>"},
	"orcid":    {"0000-0002-1825-0097", "0000-0002-1694-233X", "0000000218250097", "0000-0002-1825", "https://orcid.org/0000-0002-1825-0097"},
	"isni":     {"0000 0001 2103 2683", "0000 0002 1694 233X", "0000000121032683", "0000-0001-2103-2683"},
	"viaf":     {"97113511", "1", 97113511, "0", "01", 0, "9x", "https://viaf.org/viaf/1"},
	"param":    {"born", "born_on", "A1", "born-on", "1a", "_a", "中", "a b", ""},
	"from":     {"original", "en", "zh-Hant", "zh_Hant", "the original", "-"},
	"licence": {"CC-BY-4.0", "CC0-1.0", "GPL-2.0", "cc-by-4.0", "CC BY 4.0", "CC-BY", "https://a.example/terms", "https://", "all rights reserved",
		"MIT OR CC0-1.0"},
	"book": {"view", "zh-Hant+en", "en/vertical", "zh-Hans", "zh_Hant", "en+", "+en", "en/", "en/vertical/vertical", "a b"},
}

func documents(t reflect.Type) []document { return documentsOf(t, formats) }

func documentsOf(t reflect.Type, formats map[string][]any) []document {
	return maker{formats}.values(t, "")
}

type maker struct{ formats map[string][]any }

// values returns documents for a type: first a good one with everything, then
// others, each with one thing changed.
func (m maker) values(t reflect.Type, tag reflect.StructTag) []document {
	if _, free := reflect.New(t).Interface().(source.Free); free {
		var out []document
		for _, v := range anything {
			out = append(out, document{"free", v}, document{"free in a list", []any{v}}, document{"free in a map", map[string]any{"zh-Hant": v}})
		}
		return out
	}
	if form, ok := reflect.New(t).Interface().(source.Form); ok {
		return m.values(reflect.TypeOf(form.Written()).Elem(), tag)
	}
	var out []document
	switch t.Kind() {
	case reflect.Struct:
		out = m.structs(t)
	case reflect.Slice:
		for _, d := range m.values(t.Elem(), tag) {
			out = append(out, document{"item: " + d.what, []any{d.value}})
			if t.Implements(reflect.TypeFor[source.Listing]()) {
				out = append(out, document{"one: " + d.what, d.value})
			}
		}
	case reflect.Map:
		out = m.maps(t, tag)
	case reflect.Pointer:
		return m.values(t.Elem(), tag)
	case reflect.Bool:
		out = append(out, document{"good", true})
	case reflect.Int:
		out = append(out, document{"good", 3})
	case reflect.Float64:
		out = append(out, document{"good", 0.5})
	default:
		if enum := tag.Get("enum"); enum != "" {
			for _, v := range strings.Split(enum, ",") {
				out = append(out, document{"one of the enum", v}, document{"almost of the enum", v + "s"}, document{"capital", strings.ToUpper(v)})
			}
		}
		for _, v := range m.formats[tag.Get("format")] {
			out = append(out, document{tag.Get("format"), v})
		}
		if len(out) == 0 {
			out = append(out, document{"good", "words"})
		}
	}
	for _, v := range anything {
		out = append(out, document{"instead", v})
	}
	return out
}

func (m maker) structs(t reflect.Type) []document {
	fields := source.Fields(t)
	whole := map[string]any{}
	least := map[string]any{}
	for _, f := range fields {
		v := maker{formats}.values(f.Type, f.Tag)[0].value
		whole[f.Name] = v
		if f.Required {
			least[f.Name] = v
		}
	}
	out := []document{{"all keys", whole}, {"required keys", least}}
	out = append(out, document{"unknown key", with(whole, "unknown", "x")}, document{"unknown key", with(least, "", "x")})
	seen := map[reflect.Type]bool{} // mappings that an earlier key has as well
	for _, f := range fields {
		out = append(out, document{"without " + f.Name, with(whole, f.Name, absent)},
			document{"misspelt " + f.Name, with(with(whole, f.Name, absent), strings.ToUpper(f.Name), whole[f.Name])})
		docs := m.values(f.Type, f.Tag)
		if seen[f.Type] {
			docs = docs[:1]
		}
		seen[f.Type] = f.Type.Kind() == reflect.Map && f.Type.Elem().Kind() == reflect.Struct
		for _, d := range docs {
			out = append(out, document{f.Name + ": " + d.what, with(whole, f.Name, d.value)})
		}
	}
	return out
}

func (m maker) maps(t reflect.Type, tag reflect.StructTag) []document {
	format := tag.Get("format")
	if k, ok := reflect.Zero(t).Interface().(source.Keyed); ok {
		format = k.KeyFormat()
	}
	key := "en"
	var out []document
	for _, d := range m.values(t.Elem(), "") {
		out = append(out, document{"under a key: " + d.what, map[string]any{key: d.value}})
	}
	if format == "" || !decoderKnowsKeys(t, tag) {
		return out
	}
	for _, k := range m.formats[format] {
		out = append(out, document{"key " + fmt.Sprint(k), map[string]any{fmt.Sprint(k): out[0].value.(map[string]any)[key]}})
	}
	return out
}

// decoderKnowsKeys reports whether the decoder checks the keys of a map against
// the format in the tag of its field, as the schemas do.
func decoderKnowsKeys(t reflect.Type, tag reflect.StructTag) bool {
	if t.Implements(reflect.TypeFor[source.Keyed]()) {
		return true
	}
	v := reflect.New(reflect.StructOf([]reflect.StructField{{Name: "F", Type: t, Tag: tag}}))
	var problems diag.List
	name := tag.Get("yaml")
	(&source.File{Path: "x.yaml", Data: []byte(name + ": {not_a_key: []}")}).YAML(v.Interface(), &problems)
	return problems.Len() > 0
}

var absent = new(int)

// with returns a copy of m with one key set, or taken out.
func with(m map[string]any, key string, v any) map[string]any {
	out := map[string]any{}
	for k, old := range m {
		out[k] = old
	}
	if out[key] = v; v == absent {
		delete(out, key)
	}
	return out
}
