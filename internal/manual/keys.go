package manual

import (
	"reflect"
	"strings"

	"duizhao/internal/edition"
	"duizhao/internal/schema"
	"duizhao/internal/source"
)

// keys writes the reference of some kinds of files.
func (r *Reference) keys(kinds ...string) *text {
	t := &text{}
	t.block("p1", ended(r.said("Below each key is an example, from a site that every test builds. "+
		"A key within a key is written with a dot between them; [] is an item of a list, NAME a name that you choose.")))
	for _, kind := range kinds {
		for _, s := range schema.All() {
			if s.Name != kind {
				continue
			}
			t.heading(2, id(kind), r.said(s.Title))
			var names []name
			for _, f := range source.Fields(s.Type) {
				names = append(names, name{f.Name, id(kind, f.Name)})
			}
			t.index(id(kind, "index"), names)
			k := &keys{Reference: r, text: t, schema: s, seen: map[reflect.Type]string{}}
			for _, f := range source.Fields(s.Type) {
				k.field(f.Name, f)
				for n, example := range r.examplesOf(s, f) {
					t.code(id(kind, f.Name, "example", number(n)), "yaml", example)
				}
			}
		}
	}
	return t
}

func number(n int) string {
	if n == 0 {
		return ""
	}
	return string(rune('a' + n))
}

// keys writes the keys of one kind of file.
type keys struct {
	*Reference
	*text
	schema schema.Schema
	seen   map[reflect.Type]string // where the keys of a type were explained
}

// field writes what one key is for, and then those within it.
func (k *keys) field(name string, f source.Field) {
	sort := k.sort(f.Type, f.Tag)
	if f.Required {
		sort = said{sort[0] + " · " + k.said("required")[0], sort[1] + " · " + k.said("required")[1]}
	}
	k.entry(id(k.schema.Name, name), name, sort, k.said(f.Doc))
	inner, way := within(f.Type)
	if inner == nil {
		return
	}
	if first := k.seen[inner]; first != "" {
		s := k.said("its keys are those of NAME")
		for l := range s {
			s[l] = strings.ReplaceAll(s[l], "NAME", first)
		}
		k.block(id(k.schema.Name, name, "keys"), ended(s))
		return
	}
	k.seen[inner] = name
	for _, f := range source.Fields(inner) {
		k.field(name+way+"."+f.Name, f)
	}
}

// within returns the type of the mapping that a value consists of or holds, and how
// its keys are reached; nil for any other.
func within(t reflect.Type) (reflect.Type, string) {
	way := ""
	for {
		if wholes[t] != "" || reflect.PointerTo(t).Implements(reflect.TypeFor[source.Free]()) {
			return nil, ""
		}
		if form, ok := reflect.New(t).Interface().(source.Form); ok {
			t = reflect.TypeOf(form.Written()).Elem()
			continue
		}
		switch t.Kind() {
		case reflect.Pointer:
			t = t.Elem()
		case reflect.Slice:
			t, way = t.Elem(), way+"[]"
		case reflect.Map:
			t, way = t.Elem(), way+".NAME"
		case reflect.Struct:
			return t, way
		default:
			return nil, ""
		}
	}
}

// wholes are types that are explained as a whole.
var wholes = map[reflect.Type]string{
	reflect.TypeFor[edition.Text]():      "a text, or one for each language",
	reflect.TypeFor[edition.Makers]():    "a name, names by language, or note:ID; or a list of these",
	reflect.TypeFor[edition.Params]():    "values by name",
	reflect.TypeFor[edition.Overrides](): "by language, by place, by reading",
}

// formats are the sorts of texts that have a form.
var formats = map[string]string{
	"lang": "a language tag", "date": "a date", "url": "a whole address", "path": "an address of the site", "goal": "an address of the site or a whole one",
	"target": "a place to deploy to", "id": "an id", "wikidata": "an item of Wikidata", "orcid": "an ORCID iD", "isni": "an ISNI", "viaf": "a number of VIAF",
	"from": "a language tag, or original", "licence": "a licence", "book": "versions of a book",
}

// sort says what sort of value a key has.
func (r *Reference) sort(t reflect.Type, tag reflect.StructTag) said {
	if enum := tag.Get("enum"); enum != "" {
		values := "`" + strings.Join(strings.Split(enum, ","), "` `") + "`"
		s := r.said("one of")
		for k := range s {
			s[k] += " " + values
		}
		return s
	}
	if whole := wholes[t]; whole != "" {
		return r.said(whole)
	}
	if form, ok := reflect.New(t).Interface().(source.Form); ok && t.Kind() != reflect.String {
		return r.sort(reflect.TypeOf(form.Written()).Elem(), tag)
	}
	switch t.Kind() {
	case reflect.Bool:
		return r.said("true or false")
	case reflect.Int, reflect.Float64:
		return r.said("a number")
	case reflect.Pointer:
		return r.sort(t.Elem(), tag)
	case reflect.Struct:
		return r.said("keys of its own")
	case reflect.Slice:
		return r.listed("a list", r.sort(t.Elem(), tag))
	case reflect.Map:
		return r.listed("by name", r.sort(t.Elem(), ""))
	}
	if format := formats[tag.Get("format")]; format != "" {
		return r.said(format)
	}
	return r.said("a text")
}

func (r *Reference) listed(how string, what said) said {
	s := r.said(how)
	return said{s[0] + ": " + what[0], s[1] + "：" + what[1]}
}
