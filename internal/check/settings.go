package check

import (
	"maps"
	"reflect"
	"slices"

	"duizhao/internal/diag"
	"duizhao/internal/edition"
	"duizhao/internal/lang"
	"duizhao/internal/script"
	"duizhao/internal/source"
)

// settings checks texts in site.yaml and in the settings of editions.
type settings struct {
	converter *script.Converter
	problems  *diag.List
}

// script checks the Chinese in the texts of a settings file: those anywhere in v,
// the struct that doc was decoded into.
func (f *settings) script(doc *source.Doc, v reflect.Value, at ...any) {
	if doc == nil {
		return
	}
	switch t, ok := v.Interface().(edition.Text); {
	case ok:
		for _, tag := range slices.Sorted(maps.Keys(t)) {
			if lang.Declared(tag) != "" {
				pos := func() diag.Pos { return doc.Pos(append(slices.Clone(at), tag)...) }
				ScriptText(pos, tag, t[tag], f.problems)
			}
		}
	case v.Kind() == reflect.Struct:
		for _, field := range source.Fields(v.Type()) {
			f.script(doc, v.FieldByIndex(field.Index), append(slices.Clone(at), field.Name)...)
		}
	case v.Kind() == reflect.Slice:
		for i := range v.Len() {
			f.script(doc, v.Index(i), append(slices.Clone(at), i)...)
		}
	case v.Kind() == reflect.Map && v.Type().Key().Kind() == reflect.String:
		for _, k := range v.MapKeys() {
			f.script(doc, v.MapIndex(k), append(slices.Clone(at), k.String())...)
		}
	}
}

// overrides warns of readings for a derived version that do not reach it.
func (f *settings) overrides(a *edition.Annotated, doc *source.Doc) {
	if len(a.Overrides) == 0 || doc == nil {
		return
	}
	for _, o := range f.converter.Unused(a) {
		text := "the derived text of " + o.At + " does not have " + o.From
		hint := "write it as the derived text has it, in one piece: not across a link or emphasis; or take it out"
		switch o.Why {
		case script.NotDerived:
			text, hint = "this edition has no derived version in "+o.Lang, "readings of a version with a file of its own are changed there"
		case script.NoPlace:
			text, hint = "there is no "+o.At+" in this edition", "an override names a block, p17, or a line of it, p17.2"
		}
		f.problems.Add(diag.Warnf("override-unused", doc.Pos("overrides", o.Lang, o.At, o.From), "%s", text).WithHint(hint))
	}
}
