package lsp

import (
	"context"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"duizhao/internal/lang"
	"duizhao/internal/source"
)

// hover says what is under the cursor: of a reference what it leads to, of a key what it
// is for, of a line of a version what the other versions say there.
func (s *server) hover(ctx context.Context, p *placeParams) (*hover, error) {
	q := s.ask(ctx, p)
	if q == nil {
		return nil, nil
	}
	var parts []string
	if r, ok := q.names.referenceAt(q.file, q.text, q.offset); ok {
		if n, ok := q.names.find(r.kind, r.id); ok {
			parts = append(parts, strong(n.called), n.says)
		}
	}
	if y := yamlOf(q.file, q.text); y != nil {
		if c, ok := y.at(q.offset); ok && len(parts) == 0 && len(q.meant()) == 0 {
			return q.ofKey(y, c), nil
		}
	}
	if len(parts) == 0 {
		parts = append(parts, q.besidesLinks()...)
	}
	for _, a := range append(q.meant(), q.aligned()...) {
		head := strong(lang.Endonym(a.lang)) + " " + a.address
		if a.text == "" {
			parts = append(parts, head)
			continue
		}
		parts = append(parts, head+"\n\n> "+strings.ReplaceAll(a.text, "\n", "\n> "))
	}
	says := markdown(parts...)
	if says.Value == "" {
		return nil, nil
	}
	return &hover{says, nil}, nil
}

// ofKey explains the key that the cursor is on, or whose value it is on.
func (q *question) ofKey(y *settings, c cursor) *hover {
	key, path, from := c.line.key, c.path, -1
	if begin, end := wordAround(q.text, q.offset); end < len(q.text) && keyEnds(q.text[end:]) {
		if on, ok := y.at(begin); ok && on.line.key == "" {
			key, path, from = q.text[begin:end], on.path, begin
		}
	}
	f, ok := y.field(path, key)
	switch named := append(slices.Clone(path), key); {
	case key == "" || len(path) == 0:
	case path[0] == "params":
		f, ok = q.ownField(y.schema.Name, named[1:])
	case path[0] == "schema" && y.schema.Name == "site" && len(path) == 2: // where they are declared
		f, ok = q.ownField(path[1], named[2:])
	case path[0] == "schema" && y.schema.Name == "site" && len(path) == 4 && path[3] == "fields":
		f, ok = q.ownField(path[1], []string{path[2], key})
	}
	if !ok {
		return nil
	}
	var more []string
	if enum := f.Tag.Get("enum"); enum != "" {
		more = append(more, "One of: "+strings.ReplaceAll(enum, ",", ", "))
	}
	if f.Required {
		more = append(more, "Required")
	}
	out := &hover{markdown(append([]string{strong(f.Name) + said(f)}, more...)...), nil}
	if from >= 0 {
		at := spanOf(q.text, from, from+len(key))
		out.Range = &at
	}
	return out
}

// ownField returns a param of what has the site's schema for a kind of file as if it were a
// field of the program's.
func (q *question) ownField(kind string, at []string) (source.Field, bool) {
	f, ok := param(q.names.own(kind), at)
	tag := ""
	if len(f.OneOf) > 0 {
		tag = "enum:" + strconv.Quote(strings.Join(f.OneOf, ","))
	}
	doc := f.Type
	if f.Of != "" {
		doc += " of " + f.Of
	}
	if f.Doc != "" {
		doc = f.Doc + " (" + doc + ")"
	}
	return source.Field{Name: at[len(at)-1], Doc: doc, Required: f.Required, Tag: reflect.StructTag(tag)}, ok
}

// wordAround returns the word of a key that an offset is in.
func wordAround(text string, at int) (from, to int) {
	in := func(b byte) bool {
		return b == '_' || b == '-' || b == '.' || b >= '0' && b <= '9' || b|0x20 >= 'a' && b|0x20 <= 'z'
	}
	for from = at; from > 0 && in(text[from-1]); from-- {
	}
	for to = at; to < len(text) && in(text[to]); to++ {
	}
	return from, to
}

// keyEnds reports whether a key ends where a text begins.
func keyEnds(rest string) bool {
	rest, ok := strings.CutPrefix(strings.TrimLeft(strings.TrimPrefix(rest, `"`), " \t"), ":")
	return ok && (rest == "" || strings.ContainsRune(" \t\r\n{[", rune(rest[0])))
}

func said(f source.Field) string {
	if f.Doc == "" {
		return ""
	}
	return ": " + f.Doc
}

// markdown joins paragraphs.
func markdown(paragraphs ...string) markupContent {
	var out []string
	for _, p := range paragraphs {
		if p != "" {
			out = append(out, p)
		}
	}
	return markupContent{"markdown", strings.Join(out, "\n\n")}
}

func strong(s string) string {
	if s == "" {
		return ""
	}
	return "**" + strings.NewReplacer("*", `\*`, "\n", " ").Replace(s) + "**"
}
