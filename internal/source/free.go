package source

import (
	"encoding/json"

	"duizhao/internal/diag"

	"github.com/goccy/go-yaml/ast"
)

// A Free type takes any value of YAML: SetFree gets it as a string, a json.Number, which
// is a number as it is written, a bool, a []any or a map[string]any.
type Free interface{ SetFree(v any) }

// What free values of a file may have together. They are kept for pages that list
// thousands of editions.
const (
	maxFreeDepth = 6
	maxFree      = 1000     // values
	maxFreeText  = 64 << 10 // bytes in them
)

// freedom is how much free values of a file have taken.
type freedom struct{ values, bytes int }

// any returns the value of a node at a depth, from 1. ok is false after a problem.
func (d *decoder) any(n ast.Node, depth int) (v any, ok bool) {
	switch n := n.(type) {
	case *ast.AnchorNode, *ast.AliasNode, *ast.TagNode, *ast.MergeKeyNode:
		d.alias(n)
		return nil, false
	case *ast.NullNode:
		d.add(diag.Errorf("yaml-empty", d.at(n), "there is no value here").WithHint("give a value, or take the key out"))
		return nil, false
	}
	text, plain := scalar(n)
	d.free.values++
	d.free.bytes += len(text)
	switch {
	case depth > maxFreeDepth:
		d.limit(n, "more than %d lists and mappings are within each other here", maxFreeDepth, "write it flatter")
		return nil, false
	case d.free.values == maxFree+1:
		d.limit(n, "this is the %dth value of the site's own in this file; there may be %d", maxFree+1, maxFree, "take out what no page shows")
	case d.free.bytes > maxFreeText && d.free.bytes-len(text) <= maxFreeText:
		d.limit(n, "with this, the values of the site's own in this file have more than %d bytes", maxFreeText, "long texts belong below the front matter")
	}
	if d.free.values > maxFree || d.free.bytes > maxFreeText {
		return nil, false
	}
	if plain {
		return d.plain(n, text), true
	}
	if list, is := n.(*ast.SequenceNode); is {
		out := make([]any, 0, len(list.Values))
		for _, item := range list.Values {
			if v, ok := d.any(item, depth+1); ok {
				out = append(out, v)
			}
		}
		return out, true
	}
	out := map[string]any{}
	for _, p := range d.pairs(n) {
		key := keyOf(p)
		if _, twice := out[key]; twice {
			d.add(diag.Errorf("yaml-twice", d.at(p.Key), "the key %q is here a second time", key).WithHint("take one of them out"))
			continue
		}
		if v, ok := d.any(p.Value, depth+1); ok {
			out[key] = v
		}
	}
	return out, true
}

// plain returns the value of a scalar.
func (d *decoder) plain(n ast.Node, text string) any {
	switch n := n.(type) {
	case *ast.BoolNode:
		return n.Value
	case *ast.IntegerNode, *ast.FloatNode:
		return json.Number(text)
	}
	return text
}

// limit reports a value that is too much; the last of args is the hint.
func (d *decoder) limit(n ast.Node, format string, args ...any) {
	hint, _ := args[len(args)-1].(string)
	d.add(diag.Errorf("yaml-limit", d.at(n), format, args[:len(args)-1]...).WithHint(hint))
}
