package source

import (
	"fmt"
	"reflect"
	"strings"
	"testing"
	"testing/fstest"

	"duizhao/internal/diag"
	"duizhao/internal/golden"
)

// settings has every kind of value that content files have.
type settings struct {
	Title    text              `yaml:"title" required:"true"`
	Lang     string            `yaml:"lang" format:"lang"`
	Date     string            `yaml:"date" format:"date"`
	URL      string            `yaml:"url" format:"url"`
	ID       string            `yaml:"id" format:"id"`
	Verdict  string            `yaml:"verdict" enum:"supported,partly,misleading,wrong"`
	Draft    bool              `yaml:"draft"`
	Count    int               `yaml:"count"`
	Value    float64           `yaml:"value"`
	Share    *number           `yaml:"share"`
	Tags     []string          `yaml:"tags" format:"id"`
	Names    map[string]string `yaml:"names"`
	Speakers map[string]person `yaml:"speakers"`
	Versions []person          `yaml:"versions"`
	//lint:ignore U1000 a field without a key, which the decoder passes over
	place   string
	inner   `yaml:""`
	Skipped string `yaml:"-"`
}

type inner struct {
	Note text `yaml:"note"`
}

// number is used through a pointer, for values that may be left out.
type number float64

func (n *number) String() string { return fmt.Sprintf("%g, by pointer", *n) }

type person struct {
	Name text   `yaml:"name" required:"true"`
	Role string `yaml:"role" enum:"interviewer,guest"`
}

// text is like edition.Text, which this package must not know.
type text map[string]string

func (t *text) SetScalar(s string) { *t = text{"": s} }
func (text) KeyFormat() string     { return "lang" }

// TestYAML decodes each .yaml of testdata and compares the problems found, or what
// was understood when there are none.
func TestYAML(t *testing.T) {
	golden.Run(t, "testdata/*.txtar", func(t *testing.T, a *golden.Archive) {
		a.Each(".yaml", func(t *testing.T, data []byte) string {
			problems := &diag.List{}
			f := check("site.yaml", data, problems)
			var v settings
			if f != nil {
				f.YAML(&v, problems)
			}
			return outcome(problems, "site.yaml", data, v)
		})
		a.Each(".md", func(t *testing.T, data []byte) string {
			problems := &diag.List{}
			var v settings
			f := check("note.md", data, problems)
			front := f.Cut(problems)
			if front == nil {
				return outcome(problems, "note.md", data, nil)
			}
			f.DecodeYAML(front.YAML, front.Offset, &v, problems)
			return outcome(problems, "note.md", data, v) + bodies(front)
		})
	})
}

func outcome(problems *diag.List, name string, data []byte, v any) string {
	if problems.Len() == 0 {
		if v == nil {
			return ""
		}
		return understood(reflect.ValueOf(v))
	}
	return report(problems, fstest.MapFS{name: {Data: data}})
}

// understood lists the fields of a struct that are set.
func understood(v reflect.Value) string {
	var b strings.Builder
	for i := range v.NumField() {
		if !v.Field(i).IsZero() {
			fmt.Fprintf(&b, "%s = %+v\n", v.Type().Field(i).Name, v.Field(i))
		}
	}
	return b.String()
}

func bodies(front *Front) string {
	var b strings.Builder
	for _, body := range front.Bodies {
		fmt.Fprintf(&b, "body %q from line %d: %q\n", body.Lang, body.Line, body.Text)
	}
	return b.String()
}

// free takes what is written.
type free struct{ v any }

func (f *free) SetFree(v any) { f.v = v }

// TestFree holds what free values become, and that there is an end to them.
func TestFree(t *testing.T) {
	deep := strings.Repeat("[", 7) + strings.Repeat("]", 7)
	for text, want := range map[string]string{
		"own: {a: 007, b: 1.50, c: yes, d: true, e: [x, {f: 2024-01-01}]}": `map[a:007 b:1.50 c:yes d:true e:[x map[f:2024-01-01]]]`,
		"own: {a: }":        "1:9: error: there is no value here",
		"own: {a: &x 1}":    "1:10: error: anchors",
		"own: {a: 1, a: 2}": "1:13: error: the key \"a\" is here a second time",
		"own: " + deep:      "1:12: error: more than 6 lists and mappings",
		"own: [" + strings.Repeat("x, ", 1000) + "x]":                                     "error: this is the 1001th value",
		"own: [" + strings.Repeat("y", 40<<10) + ", " + strings.Repeat("z", 40<<10) + "]": "have more than 65536 bytes",
	} {
		var v struct {
			Own free `yaml:"own"`
		}
		var problems diag.List
		(&File{Path: "x.yaml", Data: []byte(text)}).YAML(&v, &problems)
		got := fmt.Sprint(v.Own.v)
		if problems.Len() > 0 {
			var b strings.Builder
			diag.WriteText(&b, problems.Sorted())
			got = b.String()
		}
		if !strings.Contains(got, want) || problems.Len() > 1 {
			t.Errorf("%.60q is %.300s, want %s", text, got, want)
		}
	}
}
