package edition

import (
	"encoding/json"
	"strconv"
	"strings"
)

// Params are fields of a site's own, by name. Files have them under the key params, for
// templates to show; site.yaml may say of which types they are.
type Params map[string]Param

// KeyFormat returns the format of the names, which templates write as .Params.NAME.
func (Params) KeyFormat() string { return "param" }

// ParamType is the type of a value.
type ParamType string

// The types of values. Only a site's schema makes a text a date, an address, the id of a
// note, or a text by language.
const (
	TextParam    ParamType = "text"
	TextsParam   ParamType = "texts"
	NumberParam  ParamType = "number"
	IntegerParam ParamType = "integer"
	BooleanParam ParamType = "boolean"
	DateParam    ParamType = "date"
	AddressParam ParamType = "address"
	NoteParam    ParamType = "note"
	ListParam    ParamType = "list"
	MapParam     ParamType = "map"
)

// Param is a value. What it is depends on its type: Number of numbers, Texts of a text by
// language, List and Map of what is called so, and Text of all others. Numbers and
// booleans have a Text too: numbers as they are written.
type Param struct {
	Type   ParamType
	Text   string
	Number float64
	Texts  Text
	List   []Param
	Map    map[string]Param
}

// SetFree sets the value that a file has: a string, a json.Number, a bool, a []any or a
// map[string]any.
func (p *Param) SetFree(v any) { *p = paramOf(v) }

func paramOf(v any) Param {
	switch v := v.(type) {
	case json.Number:
		return numeric(string(v))
	case bool:
		return Param{Type: BooleanParam, Text: strconv.FormatBool(v)}
	case []any:
		p := Param{Type: ListParam}
		for _, item := range v {
			p.List = append(p.List, paramOf(item))
		}
		return p
	case map[string]any:
		p := Param{Type: MapParam, Map: make(map[string]Param, len(v))}
		for key, item := range v {
			p.Map[key] = paramOf(item)
		}
		return p
	}
	text, _ := v.(string)
	return Param{Type: TextParam, Text: text}
}

// numeric returns a number, or a text if it is none that Go can count with.
func numeric(written string) Param {
	p := Param{Type: TextParam, Text: written}
	plain := strings.ReplaceAll(written, "_", "")
	if i, err := strconv.ParseInt(plain, 10, 32); err == nil {
		p.Type, p.Number = IntegerParam, float64(i)
	} else if f, err := strconv.ParseFloat(plain, 64); err == nil {
		p.Type, p.Number = NumberParam, f
	}
	return p
}
