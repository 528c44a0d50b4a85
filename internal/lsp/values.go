package lsp

import (
	"io/fs"
	"maps"
	"path"
	"reflect"
	"regexp"
	"slices"
	"strings"

	"duizhao/internal/config"
	"duizhao/internal/edition"
	"duizhao/internal/rights"
	"duizhao/internal/site"
	"duizhao/internal/source"
	"duizhao/internal/theme"
)

// values offers what the field at a cursor may be.
func (q *question) values(y *settings, c cursor, f source.Field, typed string) []completionItem {
	if enum := f.Tag.Get("enum"); enum != "" {
		return q.plain(kindValue, typed, "", strings.Split(enum, ",")...)
	}
	if f.Type.Kind() == reflect.Bool {
		return q.plain(kindValue, typed, "", "true", "false")
	}
	words := func(list []string) []completionItem { return q.plain(kindReference, typed, "", list...) }
	switch format := f.Tag.Get("format"); {
	case format == "goal":
		return words(q.names.addresses())
	case format == "from":
		return words(append(y.versions(q.names.langs), edition.FromOriginal))
	case format == "licence":
		return q.licences(typed)
	case format == "book":
		return words(books(q.names.langs))
	case f.Name == "image" && format == "path":
		return words(pictures(q.folder))
	case f.Name == "theme" && y.schema.Name == "site":
		return words(slices.Concat([]string{"default"}, theme.Program{Templates: q.templates}.Themes(), theme.OfSite(q.folder)))
	case f.Name == "rule" && y.schema.Name == "site":
		return words(codes())
	case f.Name == "pinned":
		return q.named(ofSlug, typed)
	case f.Name == "after" && y.schema.Name == "figure":
		return words(slices.DeleteFunc(q.blocks(slugOf(q.file)), func(at string) bool { return strings.Contains(at, ".") }))
	case (f.Name == "from" || f.Name == "to") && y.schema.Name == "figure" && format == "id":
		return words(y.all("id", "nodes"))
	case f.Name == "people":
		return slices.DeleteFunc(q.named("note", typed), func(i completionItem) bool { return !q.names.persons[i.Label] })
	case f.Name == "segments" && y.schema.Name == "claim":
		return words(q.blocks(y.value("edition")))
	case f.Name == "block" && y.schema.Name == "emendations":
		return words(q.blocks(slugOf(q.file)))
	case format == "lang" && y.schema.Name == "edition" && (len(c.path) == 0 || f.Name == "derived"): // base, view
		return q.plain(kindValue, typed, "", y.versions(q.names.langs)...)
	case format == "lang":
		return q.plain(kindValue, typed, "", q.names.langs...)
	case y.schema.Name != "site" && lists[f.Name] != "":
		return q.named(lists[f.Name], typed)
	}
	return nil
}

// versions lists those that the settings of an edition declare, or else the languages of
// the site.
func (y *settings) versions(langs []string) []string {
	if tags := y.all("lang", "versions"); len(tags) > 0 {
		return tags
	}
	return slices.Clone(langs)
}

// all returns the values of a key wherever it is below another.
func (y *settings) all(key, below string) (out []string) {
	for _, v := range y.values(func(k string, above []string) string {
		if k == key && slices.Contains(above, below) {
			return k
		}
		return ""
	}) {
		if v.text != "" && !slices.Contains(out, v.text) {
			out = append(out, v.text)
		}
	}
	return out
}

// licences offers the identifiers of SPDX, those of Creative Commons first.
func (q *question) licences(typed string) (out []completionItem) {
	for _, id := range rights.Identifiers() {
		item := q.item(kindValue, typed, id)
		if item.SortText = "1" + id; strings.HasPrefix(id, "CC") {
			item.SortText = "0" + id
		}
		out = append(out, item)
	}
	slices.SortStableFunc(out, func(a, b completionItem) int { return strings.Compare(a.SortText[:1], b.SortText[:1]) })
	return out
}

// books lists what EPUBs can be made of: the versions shown at first, each language, two.
func books(langs []string) []string {
	out := []string{"view", "view/vertical"}
	for _, a := range langs {
		out = append(out, a)
		for _, b := range langs {
			if a != b {
				out = append(out, a+"+"+b)
			}
		}
	}
	return out
}

// pictures lists those in static/ by their addresses.
func pictures(folder fs.FS) (out []string) {
	fs.WalkDir(folder, "static", func(file string, e fs.DirEntry, err error) error {
		if err == nil && !e.IsDir() && slices.Contains([]string{".png", ".jpg", ".jpeg", ".webp", ".avif", ".gif", ".svg"}, strings.ToLower(path.Ext(file))) {
			out = append(out, strings.TrimPrefix(file, "static"))
		}
		return nil
	})
	return out
}

var footnote = regexp.MustCompile(`(?m)^\[\^([^\]\s]+)\]:[ \t]*`)

// footnotes lists the labels of the footnotes of a text.
func footnotes(text string) (out []string) {
	for _, m := range footnote.FindAllStringSubmatch(text, -1) {
		if !slices.Contains(out, m[1]) {
			out = append(out, m[1])
		}
	}
	return out
}

// inParams offers what the schema of the site says of a site's own fields.
func (q *question) inParams(y *settings, c cursor, typed string) []completionItem {
	own, at := q.names.own(y.schema.Name), c.path[1:]
	if c.line.key != "" {
		f, _ := param(own, append(slices.Clone(at), c.line.key))
		return q.ofParam(f, typed)
	}
	f := config.Field{Type: "map"}
	var below []string
	if len(at) == 0 {
		below = slices.Sorted(maps.Keys(own))
	} else {
		f, _ = param(own, at)
		below = slices.Sorted(maps.Keys(f.Fields))
	}
	switch {
	case f.Type == "texts":
		below = q.names.langs
	case f.Type == "list" && f.Of == "texts":
		below = q.names.langs
	case f.Type == "list" && f.Of != "map":
		return q.ofParam(f, typed)
	}
	return q.withColon(typed, y.besides(c), below)
}

// ofParam offers the values of a site's own field.
func (q *question) ofParam(f config.Field, typed string) []completionItem {
	kind := f.Type
	if kind == "list" {
		kind = f.Of
	}
	switch {
	case len(f.OneOf) > 0:
		return q.plain(kindValue, typed, "", f.OneOf...)
	case kind == "boolean":
		return q.plain(kindValue, typed, "", "true", "false")
	case kind == "note":
		return q.named("note", typed)
	case kind == "address":
		return q.plain(kindReference, typed, "", q.names.addresses()...)
	}
	return nil
}

// own returns the params that a kind of file may have.
func (n *names) own(kind string) map[string]config.Field {
	if n.corpus == nil { // nothing has been read yet
		return nil
	}
	s := n.corpus.Config.Schema
	return map[string]map[string]config.Field{"site": s.Site, "edition": s.Edition, "introduction": s.Introduction, "note": s.Note,
		"claim": s.Claim, "explainer": s.Explainer, "page": s.Page}[kind]
}

// param returns what the param at a path of keys below params: is.
func param(own map[string]config.Field, at []string) (config.Field, bool) {
	f, ok := own[at[0]]
	if ok && len(at) == 2 {
		item, has := f.Fields[at[1]]
		return config.Field{Type: item.Type, Terms: item.Terms}, has
	}
	return f, ok && len(at) == 1
}

// codes lists the rules of check.
func codes() (out []string) {
	for _, r := range site.Rules() {
		out = append(out, r.Code)
	}
	return out
}

// value returns the value of a key at the top.
func (y *settings) value(key string) string {
	for _, l := range y.lines(y.to) {
		if l.indent == 0 && l.key == key {
			return strings.Trim(l.text, ` "'`)
		}
	}
	return ""
}
