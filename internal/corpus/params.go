package corpus

import (
	"maps"
	"slices"
	"strings"

	"duizhao/internal/config"
	"duizhao/internal/diag"
	"duizhao/internal/edition"
	"duizhao/internal/source"
)

// fieldsOf are the params that a kind of file may have; nil for any.
type fieldsOf map[string]config.Field

// typed is what gives the params of a file the types that site.yaml asks for.
type typed struct {
	doc      *source.Doc
	lang     string // of plain texts, if they are by language; "" for all
	problems *diag.List
}

// own gives the params of a file the types that a schema asks for, and reports those that
// it lacks.
func own(fields fieldsOf, p *edition.Params, doc *source.Doc, problems *diag.List) {
	given := *p
	*p = params(fields, given, "", doc, problems)
	asked(fields, given, doc, problems)
}

// params returns the params of a file, with the types that a schema asks for. What does
// not fit is reported, and left out. In a file for one language, lang, a plain text in the
// place of one by language is in that.
func params(fields fieldsOf, given edition.Params, lang string, doc *source.Doc, problems *diag.List) edition.Params {
	if fields == nil || doc == nil {
		return given
	}
	t := typed{doc, lang, problems}
	out := edition.Params{}
	for _, name := range slices.Sorted(maps.Keys(given)) {
		f, ok := fields[name]
		if !ok {
			hint := diag.DidYouMean(name, slices.Sorted(maps.Keys(fields)))
			if hint == "" {
				hint = "add it in site.yaml, under schema, or take it out; there are: " + strings.Join(slices.Sorted(maps.Keys(fields)), ", ")
			}
			problems.Add(diag.Errorf("param-unknown", doc.Pos("params", name), "the schema of the site has no param %q for such a file", name).WithHint(hint))
			continue
		}
		if p, ok := t.field(&f, given[name], "params", name); ok {
			out[name] = p
		}
	}
	return out
}

// asked reports the params that a schema requires and a file lacks. of are those that it
// has, of whatever type; those that were left out after a problem are not reported again.
func asked(fields fieldsOf, of edition.Params, doc *source.Doc, problems *diag.List) {
	for _, name := range slices.Sorted(maps.Keys(fields)) {
		if _, has := of[name]; !has && fields[name].Required && doc != nil {
			problems.Add(diag.Errorf("param-missing", doc.Pos("params"), "the param %q is missing", name).WithHint("add under params: a line " +
				name + ": …, which is " + typeName(fields[name].Type)))
		}
	}
}

// field returns a value with the type of a field.
func (t *typed) field(f *config.Field, p edition.Param, at ...any) (edition.Param, bool) {
	switch edition.ParamType(f.Type) {
	case edition.ListParam:
		if p.Type != edition.ListParam {
			return t.wrong(f.Type, p, at)
		}
		of := config.Field{Type: f.Of, Fields: f.Fields, Terms: config.Terms{OneOf: f.OneOf}}
		if of.Type == "" {
			of.Type = string(edition.TextParam)
		}
		out := edition.Param{Type: edition.ListParam}
		for i, item := range p.List {
			if item, ok := t.field(&of, item, append(slices.Clone(at), i)...); ok {
				out.List = append(out.List, item)
			}
		}
		return out, true
	case edition.MapParam:
		return t.mapping(f.Fields, p, at)
	}
	return t.item(&config.Item{Type: f.Type, Terms: f.Terms}, p, at)
}

// mapping returns a map with the types of its fields.
func (t *typed) mapping(fields map[string]config.Item, p edition.Param, at []any) (edition.Param, bool) {
	if p.Type != edition.MapParam {
		return t.wrong("map", p, at)
	}
	if fields == nil {
		return p, true
	}
	out := edition.Param{Type: edition.MapParam, Map: map[string]edition.Param{}}
	for _, name := range slices.Sorted(maps.Keys(p.Map)) {
		here := append(slices.Clone(at), name)
		f, ok := fields[name]
		if !ok {
			hint := diag.DidYouMean(name, slices.Sorted(maps.Keys(fields)))
			if hint == "" {
				hint = "known here: " + strings.Join(slices.Sorted(maps.Keys(fields)), ", ")
			}
			t.problems.Add(diag.Errorf("param-unknown", t.doc.Pos(here...), "the schema of the site has no %q here", name).WithHint(hint))
			continue
		}
		if v, ok := t.item(&f, p.Map[name], here); ok {
			out.Map[name] = v
		}
	}
	for _, name := range slices.Sorted(maps.Keys(fields)) {
		if _, has := p.Map[name]; !has && fields[name].Required {
			t.problems.Add(diag.Errorf("param-missing", t.doc.Pos(at...), "%q is missing here", name).WithHint("add a line " + name +
				": …, which is " + typeName(fields[name].Type)))
		}
	}
	return out, true
}

// item returns a value that is no list and no map with the type of a field.
func (t *typed) item(f *config.Item, p edition.Param, at []any) (edition.Param, bool) {
	as := edition.ParamType(f.Type)
	plain := p.Type != edition.ListParam && p.Type != edition.MapParam
	switch as {
	case edition.NumberParam, edition.IntegerParam:
		if p.Type == edition.IntegerParam || p.Type == as {
			p.Type = as
			return p, true
		}
		return t.wrong(f.Type, p, at)
	case edition.BooleanParam:
		if p.Type != as {
			return t.wrong(f.Type, p, at)
		}
		return p, true
	case edition.TextsParam:
		return t.texts(p, at)
	}
	if !plain || p.Type == edition.BooleanParam && as != edition.TextParam {
		return t.wrong(f.Type, p, at)
	}
	hint := ""
	switch as {
	case edition.TextParam:
		if len(f.OneOf) > 0 && !slices.Contains(f.OneOf, p.Text) {
			if hint = diag.DidYouMean(p.Text, f.OneOf); hint == "" {
				hint = "it is one of: " + strings.Join(f.OneOf, ", ")
			}
		}
	case edition.DateParam:
		hint = source.Misfit("date", p.Text)
	case edition.AddressParam:
		hint = source.Misfit("goal", p.Text)
	case edition.NoteParam:
		hint = source.Misfit("id", p.Text)
	}
	if hint != "" {
		what := typeName(f.Type)
		if as == edition.TextParam {
			what = "a value of this param"
		}
		t.problems.Add(diag.Errorf("param-type", t.doc.Pos(at...), "%q is not %s", p.Text, what).WithHint(hint))
		return p, false
	}
	return edition.Param{Type: as, Text: p.Text}, true
}

// texts returns a text by language.
func (t *typed) texts(p edition.Param, at []any) (edition.Param, bool) {
	out := edition.Param{Type: edition.TextsParam, Texts: edition.Text{}}
	switch p.Type {
	case edition.ListParam:
		return t.wrong("texts", p, at)
	case edition.MapParam:
		for _, tag := range slices.Sorted(maps.Keys(p.Map)) {
			v := p.Map[tag]
			if hint := source.Misfit("lang", tag); hint != "" {
				t.problems.Add(diag.Errorf("param-type", t.doc.Pos(append(slices.Clone(at), tag)...), "%q is not a language tag", tag).WithHint(hint))
				continue
			}
			if v.Type == edition.ListParam || v.Type == edition.MapParam {
				return t.wrong("text", v, append(slices.Clone(at), tag))
			}
			out.Texts[tag] = v.Text
		}
	default:
		out.Texts[t.lang] = p.Text
	}
	return out, true
}

// wrong reports a value of another type.
func (t *typed) wrong(want string, p edition.Param, at []any) (edition.Param, bool) {
	t.problems.Add(diag.Errorf("param-type", t.doc.Pos(at...), "this is %s, and the schema of the site asks for %s", typeName(string(p.Type)), typeName(want)).
		WithHint("write " + typeName(want) + hintOf[edition.ParamType(want)] + ", or change the schema in site.yaml"))
	return p, false
}

// typeName returns what a type is called in a sentence.
func typeName(of string) string {
	switch edition.ParamType(of) {
	case edition.TextsParam:
		return "a text or texts by language"
	case edition.BooleanParam:
		return "true or false"
	case edition.IntegerParam:
		return "a whole number"
	case edition.AddressParam:
		return "an address"
	case edition.NoteParam:
		return "the id of a note"
	}
	return "a " + of
}

var hintOf = map[edition.ParamType]string{
	edition.TextsParam:   ", as in {en: Harbour}",
	edition.IntegerParam: ", as in 1923",
	edition.NumberParam:  ", as in 1.5",
	edition.DateParam:    ", as in 1923-10-27",
	edition.AddressParam: ", as in /essay/ or https://example.org/",
	edition.NoteParam:    ", the name of its file without .md",
	edition.ListParam:    ", as in [one, two]",
	edition.MapParam:     ", as in {key: value}",
}

// paramsOf collects the params of something that has a file for each language.
type paramsOf struct {
	c        *Corpus
	fields   fieldsOf
	problems *diag.List

	doc          *source.Doc // of the first file
	given, typed edition.Params
}

// add adds those of the file in a language.
func (p *paramsOf) add(given edition.Params, lang string, doc *source.Doc) {
	if doc == nil {
		return
	}
	if p.doc == nil {
		p.doc = doc
	}
	p.given = join(p.given, given)
	p.typed = join(p.typed, params(p.fields, given, lang, doc, p.problems))
}

// all returns them, and reports what all files lack.
func (p *paramsOf) all() edition.Params {
	asked(p.fields, p.given, p.doc, p.problems)
	return p.typed
}

// join adds the params of a further file of the same thing: of texts by language both are
// kept, of others the first.
func join(of, more edition.Params) edition.Params {
	for name, p := range more {
		was, has := of[name]
		switch {
		case of == nil:
			of = edition.Params{name: p}
		case !has:
			of[name] = p
		case was.Type == edition.TextsParam && p.Type == edition.TextsParam:
			for tag, text := range p.Texts {
				if _, said := was.Texts[tag]; !said {
					was.Texts[tag] = text
				}
			}
		}
	}
	return of
}
