package site

import (
	"cmp"
	"io/fs"
	"reflect"
	"slices"
	"strings"
	"sync"

	"duizhao/internal/check"
	"duizhao/internal/cite"
	"duizhao/internal/diag"
	"duizhao/internal/edition"
	"duizhao/internal/lang"
	"duizhao/internal/script"
	"duizhao/internal/source"
)

// checkScript checks the Chinese of a text as written.
func (l *loaded) checkScript(path, lang string, blocks []edition.Block) {
	var lines []string
	line := func(n int) string {
		if lines == nil { // read again: a run with problems need not be fast
			data, _ := fs.ReadFile(l.options.FS, path)
			lines = textLines(data)
		}
		if n < 1 || n > len(lines) {
			return ""
		}
		return lines[n-1]
	}
	check.Script(path, lang, blocks, line, l.problems)
	if l.options.Choices {
		l.choices.add(check.Choices(path, lang, blocks, l.converter, line))
	}
}

// choices collects choices from several goroutines.
type choices struct {
	mu  sync.Mutex
	all []check.Choice
}

func (c *choices) add(list []check.Choice) {
	c.mu.Lock()
	c.all = append(c.all, list...)
	c.mu.Unlock()
}

// sorted returns all choices by character, then by place.
func (c *choices) sorted() []check.Choice {
	slices.SortFunc(c.all, func(a, b check.Choice) int {
		kind := 0
		if a.Unconfirmed != b.Unconfirmed {
			if kind = -1; a.Unconfirmed {
				kind = 1
			}
		}
		return cmp.Or(kind, strings.Compare(a.Char, b.Char), strings.Compare(a.Path, b.Path), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Col, b.Col))
	})
	return c.all
}

// textLines returns the lines of a file as package source counts them.
func textLines(data []byte) []string {
	return strings.Split(strings.ReplaceAll(strings.TrimPrefix(string(data), "\ufeff"), "\r\n", "\n"), "\n")
}

// inScript returns what sets the Chinese of a bibliography in the script of a page:
// words in Simplified as those of a derived version, names character by character,
// and Traditional where the text leaves no doubt.
func inScript(site *script.Converter) cite.Converter {
	names := script.New(nil, nil)
	return func(text, tag string, name bool) string {
		switch lang.Of(tag).Tag {
		case lang.Hans:
			if name {
				return names.Text(text)
			}
			return site.Text(text)
		case lang.Hant:
			return script.Mend(text)
		}
		return text
	}
}

// checkOverrides warns of readings for a derived version that do not reach it.
func (l *loaded) checkOverrides(a *edition.Annotated, doc *source.Doc) {
	if len(a.Overrides) == 0 || doc == nil {
		return
	}
	for _, o := range l.converter.Unused(a) {
		text := "the derived text of " + o.At + " does not have " + o.From
		hint := "write it as the derived text has it, in one piece: not across a link or emphasis; or take it out"
		switch o.Why {
		case script.NotDerived:
			text, hint = "this edition has no derived version in "+o.Lang, "readings of a version with a file of its own are changed there"
		case script.NoPlace:
			text, hint = "there is no "+o.At+" in this edition", "an override names a block, p17, or a line of it, p17.2"
		}
		l.problems.Add(doc.Problem("override-unused", hint, text, "overrides", o.Lang, o.At, o.From).Warning())
	}
}

// checkWords checks the Chinese in the texts of a settings file: those anywhere in v,
// the struct that doc was decoded into.
func (l *loaded) checkWords(doc *source.Doc, v reflect.Value, at ...any) {
	if doc == nil {
		return
	}
	switch t, ok := v.Interface().(edition.Text); {
	case ok:
		for _, tag := range keys(t) {
			if lang.Declared(tag) != "" {
				pos := func() diag.Pos { return doc.Pos(append(slices.Clone(at), tag)...) }
				check.ScriptText(pos, tag, t[tag], l.problems)
			}
		}
	case v.Kind() == reflect.Struct:
		for _, f := range source.Fields(v.Type()) {
			l.checkWords(doc, v.FieldByIndex(f.Index), append(slices.Clone(at), f.Name)...)
		}
	case v.Kind() == reflect.Slice:
		for i := range v.Len() {
			l.checkWords(doc, v.Index(i), append(slices.Clone(at), i)...)
		}
	case v.Kind() == reflect.Map && v.Type().Key().Kind() == reflect.String:
		for _, k := range v.MapKeys() {
			l.checkWords(doc, v.MapIndex(k), append(slices.Clone(at), k.String())...)
		}
	}
}
