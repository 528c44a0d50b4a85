package lsp

import (
	"cmp"
	"path"
	"reflect"
	"regexp"
	"slices"
	"strings"

	"duizhao/internal/schema"
	"duizhao/internal/source"
)

// settings are the YAML of a file that a schema knows: all of it, or its front matter.
// They are read line by line, since while somebody types they are seldom YAML.
type settings struct {
	schema schema.Schema
	text   string // of the whole file
	from   int    // offsets of the YAML
	to     int
}

// yamlOf returns the settings of a file; nil if it has none.
func yamlOf(file, text string) *settings {
	s, ok := schema.Of(file)
	if !ok {
		return nil
	}
	if !s.Front {
		return &settings{s, text, 0, len(text)}
	}
	head, _, ok := strings.Cut(text, "\n")
	if !ok || strings.TrimSpace(head) != "---" {
		return nil
	}
	from := len(head) + 1
	to := len(text)
	for at := from; at < len(text); {
		row, _, more := strings.Cut(text[at:], "\n")
		if strings.TrimRight(row, " \t\r") == "---" {
			to = at
			break
		}
		if at += len(row) + 1; !more {
			break
		}
	}
	return &settings{s, text, from, to}
}

// A yamlLine is a line of settings, taken apart.
type yamlLine struct {
	from   int    // offset of the line
	indent int    // of what follows the dashes
	dash   int    // column of the last dash; -1 without one
	key    string // "" if there is none
	value  int    // offset of the value, or of what may become a key
	text   string // of the value, or that
}

var keyed = regexp.MustCompile(`^("?)([A-Za-z0-9][A-Za-z0-9_.-]*)("?)[ \t]*:(?:[ \t]+|$)`)

func takeApart(from int, row string) yamlLine {
	l := yamlLine{from: from, dash: -1}
	for {
		for l.indent < len(row) && row[l.indent] == ' ' {
			l.indent++
		}
		if rest := row[l.indent:]; rest != "-" && !strings.HasPrefix(rest, "- ") {
			break
		}
		l.dash = l.indent
		l.indent++
	}
	rest := row[l.indent:]
	l.value = from + l.indent
	if m := keyed.FindStringSubmatchIndex(rest); m != nil {
		l.key = rest[m[4]:m[5]]
		l.value += m[1]
		rest = rest[m[1]:]
	}
	l.text = rest
	return l
}

// lines returns the lines up to an offset, the last cut off there.
func (y *settings) lines(to int) (out []yamlLine) {
	for at := y.from; at <= to; {
		row, _, _ := strings.Cut(y.text[at:], "\n")
		next := at + len(row) + 1
		out = append(out, takeApart(at, strings.TrimSuffix(y.text[at:min(at+len(row), to)], "\r")))
		at = next
	}
	return out
}

// blank reports whether a line has no content.
func (l yamlLine) blank() bool {
	return l.key == "" && l.dash < 0 && (l.text == "" || l.text[0] == '#')
}

// A cursor is a place in settings.
type cursor struct {
	line yamlLine // cut off there; within braces, the part of it that is the innermost pair
	path []string // keys that lead to the struct or map that the line is in
	flow *flow    // where it is within braces, or nil
	to   int      // its offset
}

// at returns where an offset is; false if it is not within the settings.
func (y *settings) at(offset int) (cursor, bool) {
	if offset < y.from || offset > y.to {
		return cursor{}, false
	}
	all := y.lines(offset)
	c := cursor{line: all[len(all)-1], to: offset}
	c.path = parents(all)
	if c.flow = flowOf(c.line.text); c.flow != nil {
		if c.line.key != "" {
			c.path = append(c.path, c.line.key)
		}
		above, key := c.flow.keys()
		c.path = append(c.path, above...)
		c.line.key, c.line.text, c.line.dash = key, strings.TrimLeft(c.line.text[c.flow.from:], " \t"), -1
	}
	return c, true
}

// parents returns the keys above the last of some lines, outermost first.
func parents(all []yamlLine) (keys []string) {
	last := all[len(all)-1]
	indent, item := last.indent, last.dash >= 0
	if item {
		indent = last.dash
	}
	for i := len(all) - 2; i >= 0 && (indent > 0 || item); i-- {
		l := all[i]
		switch {
		case l.blank():
		case l.dash >= 0 && l.dash < indent: // the item that the last line is in, or an item around it
			if l.indent < indent && l.key != "" {
				keys = append(keys, l.key)
			}
			indent, item = l.dash, true
		case l.dash < 0 && l.key != "" && (l.indent < indent || item && l.indent == indent):
			keys = append(keys, l.key)
			indent, item = l.indent, false
		}
	}
	slices.Reverse(keys)
	return keys
}

// A yamlValue is a plain value that names something, and of which kind.
type yamlValue struct {
	kind string
	from int
	text string
}

// values returns the plain values that are of a kind, of keys and of the items of lists;
// the key and the keys above it say of which kind.
func (y *settings) values(kindOf func(key string, above []string) string) (out []yamlValue) {
	all := y.lines(y.to)
	for i, l := range all {
		key := l.key
		if l.blank() {
			continue
		}
		above := parents(all[:i+1])
		if key == "" && l.dash >= 0 && len(above) > 0 {
			key, above = above[len(above)-1], above[:len(above)-1]
		}
		if strings.HasPrefix(l.text, "{") || strings.HasPrefix(l.text, "[") {
			for _, f := range scalars(l.text) {
				within := slices.Concat(above, []string{key}, f.above)
				if f.key == "" { // an item of the list that the line's key has
					within = above
				}
				if kind := kindOf(cmp.Or(f.key, key), within); kind != "" {
					out = append(out, unquoted(kind, l.value+f.from, f.text))
				}
			}
			continue
		}
		kind := kindOf(key, above)
		if key == "" || kind == "" {
			continue
		}
		text := l.text
		out = append(out, unquoted(kind, l.value, text))
	}
	return out
}

func unquoted(kind string, from int, text string) yamlValue {
	if i := strings.Index(text, " #"); i >= 0 {
		text = text[:i]
	}
	trimmed := strings.TrimLeft(text, ` "'`)
	return yamlValue{kind, from + len(text) - len(trimmed), strings.TrimRight(trimmed, ` "'`)}
}

// field returns the field of a key below a path of keys; below returns what a path
// leads to. Both are those that the decoder goes by.
func (y *settings) field(keys []string, key string) (source.Field, bool) {
	t := y.below(keys)
	if t == nil || t.Kind() != reflect.Struct {
		return source.Field{}, false
	}
	for _, f := range source.Fields(t) {
		if f.Name == key {
			return f, true
		}
	}
	return source.Field{}, false
}

func (y *settings) below(keys []string) reflect.Type {
	t := written(y.schema.Type)
	for _, key := range keys {
		switch t.Kind() {
		case reflect.Struct:
			fields := source.Fields(t)
			i := slices.IndexFunc(fields, func(f source.Field) bool { return f.Name == key })
			if i < 0 {
				return nil
			}
			t = written(fields[i].Type)
		case reflect.Map:
			t = written(t.Elem())
		default:
			return nil
		}
	}
	return t
}

// written returns what a type is written as, of a list what its items are.
func written(t reflect.Type) reflect.Type {
	for {
		if form, ok := reflect.New(t).Interface().(source.Form); ok {
			t = reflect.TypeOf(form.Written()).Elem()
			continue
		}
		if k := t.Kind(); k != reflect.Pointer && k != reflect.Slice {
			return t
		}
		t = t.Elem()
	}
}

// isVersion reports whether a file is the text of a version.
func isVersion(file string) bool {
	return path.Ext(file) == ".md" && slugOf(file) != "" && path.Dir(path.Dir(path.Dir(file))) == "content" && path.Base(file) != "introduction.md"
}
