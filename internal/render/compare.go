package render

import (
	"cmp"
	"fmt"
	"html/template"
	"reflect"
)

// comparisons are the functions that compare, in the place of those of text/template. A
// param may be missing, may be 12 in one file and 12.5 in another, and may be a date:
// theirs fail for each of these, on the pages of some files and not of others.
//
// Numbers compare as numbers, texts and dates as texts, so that days written in the same
// way are in their order. What is not there equals nothing, and is neither more nor less.
var comparisons = template.FuncMap{
	"eq": func(a any, with ...any) (bool, error) {
		if len(with) == 0 {
			return false, fmt.Errorf("eq needs two values")
		}
		for _, b := range with {
			if same, err := equal(a, b); same || err != nil {
				return same, err
			}
		}
		return false, nil
	},
	"ne": func(a, b any) (bool, error) {
		same, err := equal(a, b)
		return !same, err
	},
	"lt": ordered(func(n int) bool { return n < 0 }),
	"le": ordered(func(n int) bool { return n <= 0 }),
	"gt": ordered(func(n int) bool { return n > 0 }),
	"ge": ordered(func(n int) bool { return n >= 0 }),
}

func ordered(is func(int) bool) func(a, b any) (bool, error) {
	return func(a, b any) (bool, error) {
		if absent(a) || absent(b) {
			return false, nil
		}
		n, err := compare(a, b)
		return err == nil && is(n), err
	}
}

func equal(a, b any) (bool, error) {
	if absent(a) || absent(b) {
		return absent(a) && absent(b), nil
	}
	if x, ok := reflect.ValueOf(a), reflect.TypeOf(a) == reflect.TypeOf(b); ok && x.Kind() == reflect.Bool {
		return a == b, nil
	}
	n, err := compare(a, b)
	return n == 0, err
}

// absent reports whether a value is one that is not there.
func absent(v any) bool {
	if v == nil {
		return true
	}
	r := reflect.ValueOf(v)
	return r.Kind() == reflect.Pointer && r.IsNil()
}

// compare returns whether a comes before b, -1, after it, 1, or neither, 0.
func compare(a, b any) (int, error) {
	x, y := reflect.ValueOf(a), reflect.ValueOf(b)
	if s, ok := textOf(a, x); ok {
		if t, ok := textOf(b, y); ok {
			return cmp.Compare(s, t), nil
		}
	}
	if x.CanInt() && y.CanInt() {
		return cmp.Compare(x.Int(), y.Int()), nil
	}
	if m, ok := number(x); ok {
		if n, ok := number(y); ok {
			return cmp.Compare(m, n), nil
		}
	}
	return 0, fmt.Errorf("%s and %s cannot be compared", described(x.Type()), described(y.Type()))
}

// textOf returns a text, or a day as it is written.
func textOf(v any, r reflect.Value) (string, bool) {
	if d, ok := v.(Day); ok {
		return d.Text, true
	}
	return r.String(), r.Kind() == reflect.String
}

func number(v reflect.Value) (float64, bool) {
	switch {
	case v.CanInt():
		return float64(v.Int()), true
	case v.CanUint():
		return float64(v.Uint()), true
	case v.CanFloat():
		return v.Float(), true
	}
	return 0, false
}

// described returns what a type is called where templates are spoken of: in plain words,
// or as the manual of their fields calls it.
func described(t reflect.Type) string {
	switch {
	case t == reflect.TypeFor[Params]():
		return "a map"
	case t == reflect.TypeFor[[]Tagged]():
		return "a text in several languages"
	}
	switch t.Kind() {
	case reflect.Pointer:
		return described(t.Elem())
	case reflect.String:
		return "a text"
	case reflect.Bool:
		return "true or false"
	case reflect.Slice, reflect.Array:
		return "a list"
	case reflect.Map:
		return "a map"
	case reflect.Struct:
		return "a value of type " + t.Name()
	case reflect.Func:
		return "a function"
	}
	return "a number"
}
