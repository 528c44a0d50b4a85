package source

import (
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"duizhao/internal/diag"

	"github.com/goccy/go-yaml/ast"
)

// A Scalar is a type that a plain string may stand for.
type Scalar interface{ SetScalar(string) }

// A Form is a type that is written as another, such as a struct as the map in it:
// Written returns a pointer to what is decoded.
type Form interface{ Written() any }

// A Listing is a list type for which one item may stand.
type Listing interface{ MayBeOne() }

// Keyed is a map type whose keys have a format.
type Keyed interface{ KeyFormat() string }

type decoder struct {
	*Doc
	problems *diag.List
	found    map[string]int // problems by code
	free     freedom        // how much free values have taken
}

// add adds a problem, unless there are enough of its kind in this file already.
func (d *decoder) add(p diag.Problem) {
	if d.found[p.Code]++; d.found[p.Code] <= maxSame {
		d.problems.Add(p)
	}
}

// more reports how many problems were not shown.
func (d *decoder) more() {
	for code, n := range d.found {
		if n -= maxSame; n > 0 {
			d.problems.Add(diag.Problem{Code: code, Pos: diag.Pos{Path: d.file.Path},
				Text: fmt.Sprintf("%d more problems of this rule are not shown", n), Hint: "mend those that are shown, and look again"})
		}
	}
}

func (d *decoder) top(v any) {
	rv := reflect.ValueOf(v).Elem()
	if d.root == nil {
		for _, name := range required(rv.Type()) {
			d.problems.Add(diag.Errorf("yaml-missing", diag.Pos{Path: d.file.Path, Line: 1 + d.line, Col: 1}, "the key %q is missing",
				name).WithHint("add a line: " + name + ": …"))
		}
		return
	}
	d.value(d.root, rv, "")
}

// value decodes node n into rv; tag holds the struct tag of the field.
func (d *decoder) value(n ast.Node, rv reflect.Value, tag reflect.StructTag) {
	switch n := n.(type) {
	case *ast.AnchorNode, *ast.AliasNode, *ast.TagNode, *ast.MergeKeyNode:
		d.alias(n)
		return
	case *ast.NullNode:
		d.add(diag.Errorf("yaml-empty", d.at(n), "there is no value here").WithHint("give a value, or take the key out"))
		return
	}
	if s, ok := rv.Addr().Interface().(Scalar); ok {
		if text, ok := scalar(n); ok {
			if _, names := rv.Interface().(Keyed); names {
				d.words(n, text)
			}
			s.SetScalar(text)
			return
		}
	}
	if f, ok := rv.Addr().Interface().(Free); ok {
		if v, ok := d.any(n, 1); ok {
			f.SetFree(v)
		}
		return
	}
	if f, ok := rv.Addr().Interface().(Form); ok {
		d.value(n, reflect.ValueOf(f.Written()).Elem(), tag)
		return
	}
	switch rv.Kind() {
	case reflect.String:
		d.str(n, rv, tag)
	case reflect.Bool:
		if b, ok := n.(*ast.BoolNode); ok {
			rv.SetBool(b.Value)
			return
		}
		d.wrong(n, "true or false")
	case reflect.Int:
		text, _ := scalar(n)
		i, err := strconv.Atoi(strings.ReplaceAll(text, "_", ""))
		if err != nil || n.Type() == ast.StringType {
			d.wrong(n, "a whole number")
			return
		}
		rv.SetInt(int64(i))
	case reflect.Float64:
		text, _ := scalar(n)
		f, err := strconv.ParseFloat(strings.ReplaceAll(text, "_", ""), 64)
		if err != nil || n.Type() == ast.StringType {
			d.wrong(n, "a number")
			return
		}
		rv.SetFloat(f)
	case reflect.Pointer:
		rv.Set(reflect.New(rv.Type().Elem()))
		d.value(n, rv.Elem(), tag)
	case reflect.Slice:
		d.list(n, rv, tag)
	case reflect.Map:
		d.mapping(n, rv, tag)
	case reflect.Struct:
		d.structure(n, rv)
	default:
		panic("source: no YAML for " + rv.Type().String())
	}
}

func (d *decoder) str(n ast.Node, rv reflect.Value, tag reflect.StructTag) {
	text, ok := scalar(n)
	if !ok {
		d.wrong(n, "a text")
		return
	}
	rv.SetString(text)
	if enum := tag.Get("enum"); enum != "" {
		if all := strings.Split(enum, ","); !slices.Contains(all, text) {
			hint := diag.DidYouMean(text, all)
			if hint == "" {
				hint = "it is one of: " + strings.Join(all, ", ")
			}
			d.add(diag.Errorf("yaml-value", d.at(n), "%q is not a value of this key", text).WithHint(hint))
		}
	}
	if format := tag.Get("format"); format != "" {
		d.form(n, "yaml-value", format, text)
	}
}

func (d *decoder) list(n ast.Node, rv reflect.Value, tag reflect.StructTag) {
	seq, ok := n.(*ast.SequenceNode)
	if _, one := rv.Interface().(Listing); one && !ok {
		rv.Set(reflect.MakeSlice(rv.Type(), 1, 1))
		d.value(n, rv.Index(0), tag)
		return
	}
	if !ok {
		d.wrong(n, "a list")
		return
	}
	rv.Set(reflect.MakeSlice(rv.Type(), len(seq.Values), len(seq.Values)))
	for i, item := range seq.Values {
		d.value(item, rv.Index(i), tag)
	}
}

// pairs returns the pairs of a mapping without merge keys, which are reported.
func (d *decoder) pairs(n ast.Node) []*ast.MappingValueNode {
	return slices.DeleteFunc(slices.Clone(pairs(n)), func(p *ast.MappingValueNode) bool {
		_, merge := p.Key.(*ast.MergeKeyNode)
		if merge {
			d.alias(p.Key)
		}
		return merge
	})
}

func (d *decoder) alias(n ast.Node) {
	d.add(diag.Errorf("yaml-alias", d.at(n), "anchors, aliases and tags are not used in these files").WithHint("write the value out"))
}

func (d *decoder) mapping(n ast.Node, rv reflect.Value, tag reflect.StructTag) {
	if n.Type() != ast.MappingType && n.Type() != ast.MappingValueType {
		d.wrong(n, "keys with values")
		return
	}
	format := tag.Get("format")
	if k, ok := rv.Interface().(Keyed); ok {
		format = k.KeyFormat()
	}
	rv.Set(reflect.MakeMap(rv.Type()))
	for _, p := range d.pairs(n) {
		key := keyOf(p)
		if format != "" && !d.form(p.Key, "yaml-key", format, key) {
			continue
		}
		if rv.MapIndex(reflect.ValueOf(key)).IsValid() {
			d.add(diag.Errorf("yaml-twice", d.at(p.Key), "the key %q is here a second time", key).WithHint("take one of them out"))
			continue
		}
		item := reflect.New(rv.Type().Elem()).Elem()
		d.value(p.Value, item, "")
		if _, ok := rv.Interface().(Keyed); ok && item.Kind() == reflect.String {
			if _, ok := scalar(p.Value); ok {
				d.words(p.Value, item.String())
			}
		}
		rv.SetMapIndex(reflect.ValueOf(key), item)
	}
}

func (d *decoder) structure(n ast.Node, rv reflect.Value) {
	if n.Type() != ast.MappingType && n.Type() != ast.MappingValueType {
		d.wrong(n, "keys with values")
		return
	}
	fields := Fields(rv.Type())
	found := map[string]bool{}
	for _, p := range d.pairs(n) {
		key := keyOf(p)
		i := slices.IndexFunc(fields, func(f Field) bool { return f.Name == key })
		switch {
		case i < 0:
			names := make([]string, len(fields))
			for i, f := range fields {
				names[i] = f.Name
			}
			hint := diag.DidYouMean(key, names)
			if hint == "" {
				hint = "known here: " + strings.Join(names, ", ")
			}
			d.add(diag.Errorf("yaml-key", d.at(p.Key), "unknown key %q", key).WithHint(hint))
		case found[key]:
			d.add(diag.Errorf("yaml-twice", d.at(p.Key), "the key %q is here a second time", key).WithHint("take one of them out"))
		default:
			found[key] = true
			if fields[i].Required && empty(p.Value) {
				d.add(diag.Errorf("yaml-empty", d.at(p.Value), "there is no value here").WithHint("give a value"))
				continue
			}
			d.value(p.Value, rv.FieldByIndex(fields[i].Index), fields[i].Tag)
		}
	}
	for _, f := range fields {
		if f.Required && !found[f.Name] {
			d.add(diag.Errorf("yaml-missing", d.at(n), "the key %q is missing", f.Name).WithHint("add a line: " + f.Name + ": …"))
		}
	}
}

func (d *decoder) wrong(n ast.Node, want string) {
	d.add(diag.Errorf("yaml-type", d.at(n), "this should be %s, not %s", want, describe(n)))
}

func describe(n ast.Node) string {
	switch n.Type() {
	case ast.MappingType, ast.MappingValueType:
		return "keys with values"
	case ast.SequenceType:
		return "a list"
	case ast.BoolType:
		return "true or false"
	case ast.IntegerType, ast.FloatType:
		return "a number"
	}
	return "a text"
}

// scalar returns the text of a plain value, as written for numbers and booleans.
func scalar(n ast.Node) (string, bool) {
	switch n := n.(type) {
	case *ast.StringNode:
		return n.Value, true
	case *ast.LiteralNode:
		return n.Value.Value, true
	case *ast.IntegerNode, *ast.FloatNode, *ast.BoolNode, *ast.InfinityNode, *ast.NanNode:
		return n.GetToken().Value, true
	}
	return "", false
}
