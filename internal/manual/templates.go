package manual

import (
	"io/fs"
	"slices"
	"strings"

	"duizhao/internal/render/web"
)

// templates writes the reference of what templates are given: each kind with an example
// and its own fields, then the types that fields have.
func (r *Reference) templates() *text {
	t := &text{}
	t.block("p1", ended(r.said("Each kind of page has a template, and is given the fields below it. "+
		"A field of the type HTML is ready to be placed; all else is data, and escaped where it is placed. []Link is a list of Link, *Link one or none.")))
	t.heading(2, "kinds", r.said("Kinds of templates"))
	var names []name
	for _, kind := range r.Kinds {
		names = append(names, name{kind.Name, id("kind", kind.Name)})
	}
	t.index("kinds-index", names)
	var shared []web.Type
	for _, kind := range r.Kinds {
		types, err := web.Fields(kind.Name)
		if err != nil || len(types) == 0 {
			r.problem = err
			return t
		}
		example, err := fs.ReadFile(r.Examples, "theme/templates/"+kind.Name+".html")
		if err != nil {
			r.missing = append(r.missing, "an example of the template "+kind.Name)
		}
		t.entry(id("kind", kind.Name), kind.Name+".html", said{}, r.said(kind.Brief))
		t.code(id("kind", kind.Name, "example"), "html", string(example))
		own := types[0]
		if kind.Name != "base" && own.Name == "Page" || slices.ContainsFunc(shared, func(s web.Type) bool { return s.Name == own.Name }) {
			t.block(id("kind", kind.Name, "given"), r.named("it is given the same as TYPE, below", own.Name))
		} else {
			r.fields(t, own)
			shared = append(shared, own)
		}
		for _, next := range types[1:] {
			if !slices.ContainsFunc(shared, func(s web.Type) bool { return s.Name == next.Name }) {
				shared = append(shared, next)
			}
		}
	}
	shared = slices.DeleteFunc(shared, func(s web.Type) bool {
		return slices.ContainsFunc(r.Kinds, func(k Kind) bool { return r.given(k) == s.Name })
	})
	t.heading(2, "types", r.said("What fields consist of"))
	names = nil
	for _, s := range shared {
		names = append(names, name{s.Name, id("type", s.Name)})
	}
	t.index("types-index", names)
	for _, s := range shared {
		r.fields(t, s)
	}
	return t
}

// given returns the name of the type that a kind of template is given.
func (r *Reference) given(k Kind) string {
	types, err := web.Fields(k.Name)
	if err != nil || len(types) == 0 {
		return ""
	}
	return types[0].Name
}

// fields writes the fields of a type.
func (r *Reference) fields(t *text, s web.Type) {
	t.entry(id("type", s.Name), s.Name, said{}, r.said(s.Doc))
	for _, f := range s.Fields {
		if f.Name == "" {
			t.block(id("type", s.Name, "and", f.Type), r.named("and all fields of TYPE, below", strings.TrimLeft(f.Type, "*")))
			continue
		}
		t.entry(id("type", s.Name, f.Name), "."+f.Name, both("`"+f.Type+"`"), r.said(f.Doc))
	}
}

func (r *Reference) named(english, name string) said {
	s := r.said(english)
	for k := range s {
		s[k] = strings.ReplaceAll(s[k], "TYPE", name)
	}
	return ended(s)
}
