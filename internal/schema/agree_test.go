package schema

import (
	"bytes"
	"encoding/json"
	"io/fs"
	"os"
	"reflect"
	"strings"
	"testing"

	"duizhao/internal/diag"
	"duizhao/internal/source"

	"github.com/goccy/go-yaml"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

// compile makes validators of the schemas.
func compile(t *testing.T) map[string]*jsonschema.Schema {
	t.Helper()
	out := map[string]*jsonschema.Schema{}
	c := jsonschema.NewCompiler()
	c.DefaultDraft(jsonschema.Draft2020)
	for _, s := range All() {
		var data bytes.Buffer
		if err := s.Generate(&data); err != nil {
			t.Fatal(err)
		}
		doc, err := jsonschema.UnmarshalJSON(&data)
		if err != nil {
			t.Fatal(err)
		}
		if err := c.AddResource(s.File(), doc); err != nil {
			t.Fatal(err)
		}
		if out[s.Name], err = c.Compile(s.File()); err != nil {
			t.Fatal(err)
		}
	}
	return out
}

// verdicts asks decoder and schema what is wrong with a YAML text.
func verdicts(t *testing.T, s Schema, validator *jsonschema.Schema, name string, text []byte) (decoder, schema string) {
	t.Helper()
	var problems diag.List
	f := &source.File{Path: name, Data: text}
	f.YAML(reflect.New(s.Type).Interface(), &problems)
	if problems.Len() > 0 {
		var b strings.Builder
		diag.WriteText(&b, problems.Sorted())
		decoder = b.String()
	}
	var v any
	if err := yaml.Unmarshal(text, &v); err != nil {
		t.Fatalf("%v\n%s", err, text)
	}
	if err := validator.Validate(v); err != nil {
		schema = err.Error()
	}
	return decoder, schema
}

// TestAgree makes documents of each type, good ones and ones with one thing
// wrong: decoder and schema must refuse the same ones.
func TestAgree(t *testing.T) {
	validators := compile(t)
	for _, s := range All() {
		t.Run(s.Name, func(t *testing.T) {
			good, bad := 0, 0
			for _, d := range documents(s.Type) {
				decoder, schema := verdicts(t, s, validators[s.Name], "x.yaml", yamlOf(t, d.value))
				switch {
				case (decoder == "") != (schema == ""):
					t.Errorf("%s\n%s\ndecoder: %s\nschema: %s", d.what, yamlOf(t, d.value), decoder, schema)
				case decoder == "":
					good++
				default:
					bad++
				}
			}
			if n := len(source.Fields(s.Type)); good < n || bad < 5*n {
				t.Errorf("%d keys, but only %d good documents and %d bad ones", n, good, bad)
			}
			t.Logf("%d good documents, %d bad", good, bad)
		})
	}
}

// TestNotStricter checks that the schema takes what the decoder takes also where
// the decoder knows more.
func TestNotStricter(t *testing.T) {
	validators := compile(t)
	for _, s := range All() {
		agreed := map[string]bool{} // in TestAgree
		for _, d := range documents(s.Type) {
			agreed[string(yamlOf(t, d.value))] = true
		}
		odd := 0
		for _, d := range documentsOf(s.Type, map[string][]any{
			"lang":  {"zh-hant", "EN", "zh-Hant-x", "xx-XX", "zh-min-nan", "x-private", "i-klingon", "zh-Hant-TW", "sr-Latn-RS", "de-1996", "es-419"},
			"date":  {"2024-02-30", "2024-13", "2024-00-10", "0000", "9999-12-31"},
			"url":   {"https:///x", "https://[bad", "https://a.example:x/", "http://a", "https://例え.example/路?問#答"},
			"orcid": {"0000-0002-1825-0097", "0000-0002-1825-0079"},
			"isni":  {"0000 0001 2103 2683", "0000 0001 2103 2684"},
			"id":    {1.5e3, 0, -1, 12345678901234},
			"book":  {"words", "view+en", "zh-hant", "view/vertical", "en+en"},
		}) {
			text := yamlOf(t, d.value)
			if agreed[string(text)] {
				continue
			}
			odd++
			if decoder, schema := verdicts(t, s, validators[s.Name], "x.yaml", text); decoder == "" && schema != "" {
				t.Errorf("%s\n%s\nschema: %s", d.what, text, schema)
			}
		}
		t.Logf("%s: %d documents that are not in the other test", s.Name, odd)
	}
}

// TestContent checks that the YAML of the shipped site passes both.
func TestContent(t *testing.T) {
	validators := compile(t)
	site := os.DirFS("../..")
	seen := map[string]int{}
	err := fs.WalkDir(site, "content", func(name string, d fs.DirEntry, err error) error {
		s, ok := Of(name)
		if err != nil || d.IsDir() || !ok {
			return err
		}
		var problems diag.List
		f := source.Read(site, name, &problems)
		if f == nil {
			t.Errorf("%s cannot be read", name)
			return nil
		}
		text := f.Data
		if s.Front {
			front := f.Cut(&problems)
			if front == nil {
				t.Errorf("%s: the front matter is not closed", name)
				return nil
			}
			text = front.YAML
		}
		seen[s.Name]++
		decoder, schema := verdicts(t, s, validators[s.Name], name, text)
		if decoder != "" || schema != "" {
			t.Errorf("%s\ndecoder: %s\nschema: %s", name, decoder, schema)
		}
		return nil
	})
	if err != nil && !os.IsNotExist(err) {
		t.Fatal(err)
	}
	t.Log(seen)
}

func yamlOf(t *testing.T, v any) []byte {
	t.Helper()
	var b bytes.Buffer
	e := json.NewEncoder(&b) // JSON is YAML
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}
