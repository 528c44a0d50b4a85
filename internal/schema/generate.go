package schema

import (
	"bytes"
	"encoding/json"
	"io"
	"reflect"
	"slices"
	"strings"

	"duizhao/internal/rights"
	"duizhao/internal/source"
)

// node is a schema or part of one, with its keywords in the order they are
// written.
type node struct {
	Schema               string     `json:"$schema,omitempty"`
	Title                string     `json:"title,omitempty"`
	Description          string     `json:"description,omitempty"`
	Ref                  string     `json:"$ref,omitempty"`
	Type                 []string   `json:"-"`
	OneType              any        `json:"type,omitempty"` // Type, as a string if it is one
	Enum                 []string   `json:"enum,omitempty"`
	Pattern              string     `json:"pattern,omitempty"`
	Minimum              *int       `json:"minimum,omitempty"`
	Maximum              *int       `json:"maximum,omitempty"`
	MinItems             *int       `json:"minItems,omitempty"`
	MinProperties        *int       `json:"minProperties,omitempty"`
	AnyOf                []*node    `json:"anyOf,omitempty"`
	Items                *node      `json:"items,omitempty"`
	Required             []string   `json:"required,omitempty"`
	Properties           properties `json:"properties,omitempty"`
	PropertyNames        *node      `json:"propertyNames,omitempty"`
	AdditionalProperties any        `json:"additionalProperties,omitempty"` // false or a *node
	Defs                 properties `json:"$defs,omitempty"`
}

// properties are schemas by name in the order of the Go fields, which is the
// order that editors offer them in.
type properties []property

type property struct {
	name string
	*node
}

func (p properties) MarshalJSON() ([]byte, error) {
	var b bytes.Buffer
	b.WriteByte('{')
	for i, q := range p {
		if i > 0 {
			b.WriteByte(',')
		}
		if err := plain(&b, q.name); err != nil {
			return nil, err
		}
		b.WriteByte(':')
		if err := plain(&b, q.node); err != nil {
			return nil, err
		}
	}
	b.WriteByte('}')
	return b.Bytes(), nil
}

func (n *node) MarshalJSON() ([]byte, error) {
	type bare node
	c := bare(*n)
	switch len(n.Type) {
	case 0:
	case 1:
		c.OneType = n.Type[0]
	default:
		c.OneType = n.Type
	}
	var b bytes.Buffer
	err := plain(&b, &c)
	return b.Bytes(), err
}

// plain writes v as JSON with <, > and & as they are.
func plain(w io.Writer, v any) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	return e.Encode(v)
}

// Generate writes the schema.
func (s Schema) Generate(w io.Writer) error {
	g := &generator{}
	root := g.structure(s.Type)
	root.Schema = "https://json-schema.org/draft/2020-12/schema"
	root.Title = s.Title
	root.Defs = g.defs
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(root)
}

type generator struct{ defs properties }

// scalars are the values that the decoder takes for a text: a number or a
// boolean stands for the characters it is written with.
var scalars = []string{"string", "number", "boolean"}

// value describes what the decoder takes for a field; see its method of the
// same name.
func (g *generator) value(t reflect.Type, tag reflect.StructTag) *node {
	if reflect.PointerTo(t).Implements(reflect.TypeFor[source.Free]()) {
		any := &node{Ref: "#/$defs/" + strings.ToLower(t.Name())}
		return g.shared(t, &node{Type: append(append([]string{}, scalars...), "array", "object"), Items: any, AdditionalProperties: any})
	}
	if form, ok := reflect.New(t).Interface().(source.Form); ok {
		n := g.value(reflect.TypeOf(form.Written()).Elem(), tag)
		if reflect.PointerTo(t).Implements(reflect.TypeFor[source.Scalar]()) { // which says itself what is wrong with a plain text
			return &node{AnyOf: []*node{{Type: scalars}, n}}
		}
		return n
	}
	if reflect.PointerTo(t).Implements(reflect.TypeFor[source.Scalar]()) {
		if t.Kind() == reflect.String {
			return &node{Type: scalars}
		}
		n := g.kind(t, tag)
		n.Type = append(append([]string{}, scalars...), n.Type...)
		if _, names := reflect.Zero(t).Interface().(source.Keyed); names {
			n.Pattern = notBlank
		}
		return g.shared(t, n)
	}
	return g.kind(t, tag)
}

func (g *generator) kind(t reflect.Type, tag reflect.StructTag) *node {
	switch t.Kind() {
	case reflect.String:
		if tag.Get("format") == "licence" {
			return g.licence()
		}
		return text(tag)
	case reflect.Bool:
		return &node{Type: []string{"boolean"}}
	case reflect.Int:
		return &node{Type: []string{"integer"}}
	case reflect.Float64:
		return &node{Type: []string{"number"}}
	case reflect.Pointer:
		return g.value(t.Elem(), tag)
	case reflect.Slice:
		list := &node{Type: []string{"array"}, Items: g.value(t.Elem(), tag)}
		if _, one := reflect.Zero(t).Interface().(source.Listing); one {
			return &node{AnyOf: []*node{list, g.value(t.Elem(), tag)}}
		}
		return list
	case reflect.Map:
		n := &node{Type: []string{"object"}, AdditionalProperties: g.value(t.Elem(), "")}
		format := tag.Get("format")
		if k, ok := reflect.Zero(t).Interface().(source.Keyed); ok {
			format = k.KeyFormat()
			if v, ok := n.AdditionalProperties.(*node); ok && t.Elem().Kind() == reflect.String {
				v.Pattern = notBlank
			}
		}
		if format != "" {
			n.PropertyNames = &node{Pattern: pattern(format)}
		}
		return n
	case reflect.Struct:
		return g.structure(t)
	}
	panic("schema: no schema for " + t.String())
}

// licence describes a licence: an identifier that editors can complete, or an
// address.
func (g *generator) licence() *node {
	ref := &node{Ref: "#/$defs/licence"}
	if !slices.ContainsFunc(g.defs, func(d property) bool { return d.name == "licence" }) {
		g.defs = append(g.defs, property{"licence", &node{AnyOf: []*node{{Enum: rights.Identifiers()}, {Type: []string{"string"}, Pattern: pattern("url")}}}})
	}
	return ref
}

// shared puts the schema of a type that is used in many places under $defs.
func (g *generator) shared(t reflect.Type, n *node) *node {
	name := strings.ToLower(t.Name())
	ref := &node{Ref: "#/$defs/" + name}
	for _, d := range g.defs {
		if d.name == name {
			return ref
		}
	}
	g.defs = append(g.defs, property{name, n})
	return ref
}

func (g *generator) structure(t reflect.Type) *node {
	n := &node{Type: []string{"object"}, AdditionalProperties: false}
	for _, f := range source.Fields(t) {
		v := g.value(f.Type, f.Tag)
		v.Description = f.Doc
		n.Properties = append(n.Properties, property{f.Name, v})
		if f.Required {
			n.Required = append(n.Required, f.Name)
			v.atLeastOne(f.Type)
		}
	}
	return n
}

// atLeastOne forbids a required value to be empty: a text must have a character
// that is not a blank, a list an item, a mapping a key. Each keyword counts for
// its own type only.
func (n *node) atLeastOne(t reflect.Type) {
	if n.Enum == nil && n.Pattern == "" {
		n.Pattern = notBlank
	}
	for _, either := range n.AnyOf { // a list, or the one item that stands for it
		if slices.Contains(either.Type, "array") {
			either.MinItems = new(1)
		}
	}
	switch t.Kind() {
	case reflect.Slice:
		if n.AnyOf == nil {
			n.Pattern, n.MinItems = "", new(1)
		} else {
			n.MinProperties = new(1)
		}
	case reflect.Map:
		n.MinProperties = new(1)
	case reflect.Struct:
		n.Pattern = ""
	}
}

// notBlank is a text with something in it.
const notBlank = `\S`

// text describes a string with its enum or format. Numbers and booleans that fit
// the format as they are written are allowed too: date: 2016.
func text(tag reflect.StructTag) *node {
	if enum := tag.Get("enum"); enum != "" {
		return &node{Enum: strings.Split(enum, ",")}
	}
	switch format := tag.Get("format"); format {
	case "":
		return &node{Type: scalars}
	case "date":
		return &node{Type: []string{"string", "integer"}, Pattern: pattern(format), Minimum: new(1000), Maximum: new(9999)}
	case "id":
		return &node{Type: []string{"string", "integer", "boolean"}, Pattern: pattern(format), Minimum: new(0)}
	case "viaf":
		return &node{Type: []string{"string", "integer"}, Pattern: pattern(format), Minimum: new(1)}
	default:
		return &node{Type: []string{"string"}, Pattern: pattern(format)}
	}
}

func pattern(format string) string {
	p := source.Pattern(format)
	if p == "" {
		panic("schema: no pattern for the format " + format)
	}
	return p
}
