package web

import (
	"duizhao/internal/render"
	"slices"
	"strings"
	"testing"
)

// TestFields holds that every kind of page says what its template is given, with a
// comment at each type and each field, and that a field leads to the type that it has.
func TestFields(t *testing.T) {
	for _, kind := range append([]string{"base"}, render.Kinds...) {
		list, err := Fields(kind)
		if err != nil || len(list) == 0 {
			t.Fatalf("%s: %v, %v", kind, list, err)
		}
		for _, of := range list {
			if of.Doc == "" {
				t.Errorf("%s: type %s has no comment", kind, of.Name)
			}
			for _, f := range of.Fields {
				if f.Doc == "" && f.Name != "" {
					t.Errorf("%s: field %s.%s has no comment", kind, of.Name, f.Name)
				}
			}
		}
	}
	list, _ := Fields("note")
	var names []string
	for _, of := range list {
		names = append(names, of.Name)
	}
	for _, want := range []string{"NotePage", "Page", "NoteFacts", "Literal", "MentionGroup", "Reference", "Tagged"} {
		if !slices.Contains(names, want) {
			t.Errorf("note lacks %s: %s", want, strings.Join(names, " "))
		}
	}
	i := slices.IndexFunc(list[0].Fields, func(f Field) bool { return f.Name == "Mentions" })
	if i < 0 || list[0].Fields[i] != (Field{"Mentions", "[]MentionGroup", "by edition"}) {
		t.Errorf("%+v", list[0].Fields)
	}
	base, _ := Fields("base")
	if i := slices.IndexFunc(base[0].Fields, func(f Field) bool { return f.Name == "Metadata" }); i < 0 || base[0].Fields[i].Type != "HTML" {
		t.Errorf("a page has no Metadata: %+v", base[0].Fields)
	}
	if none, err := Fields("nothing"); none != nil || err != nil {
		t.Errorf("nothing: %v, %v", none, err)
	}
}
