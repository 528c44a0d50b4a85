package lsp

import (
	"context"
	"reflect"
	"regexp"
	"slices"
	"strings"

	"duizhao/internal/edition"
	"duizhao/internal/site"
	"duizhao/internal/source"
)

// What has been typed up to the cursor, and what may follow.
var (
	typingID   = regexp.MustCompile(`\b(note|claim|explainer):([a-z0-9-]*)$`)
	typingKey  = regexp.MustCompile(`\[(?:[^\]\[]*[;\s])?-?@([^\]\[\s,;@]*)$`)
	typingLink = regexp.MustCompile(`\]\(([a-z]*)$`)
	typingAttr = regexp.MustCompile(`^\{#([a-z0-9-]*)$`)
	lastPart   = regexp.MustCompile(`[^\s,\[\]"']*$`) // of a value that may be a list
)

// most is how many completions are sent at a time; typing on narrows them.
const most = 500

func (s *server) completion(ctx context.Context, p *placeParams) (*completionList, error) {
	q := s.ask(ctx, p)
	if q == nil {
		return &completionList{Items: []completionItem{}}, nil
	}
	items := q.completions()
	list := &completionList{len(items) > most, items[:min(len(items), most)]}
	if list.Items == nil {
		list.Items = []completionItem{}
	}
	return list, nil
}

func (q *question) completions() []completionItem {
	before := q.before()
	m := typingID.FindStringSubmatch(before)
	if y := yamlOf(q.file, q.text); y != nil {
		if c, ok := y.at(q.offset); ok && m == nil {
			return q.inSettings(y, c)
		} else if ok {
			return q.named(m[1], m[2])
		}
	}
	if m != nil && strings.HasSuffix(strings.TrimSuffix(before, m[0]), "](") {
		return q.named(m[1], m[2])
	}
	if m := typingKey.FindStringSubmatch(before); m != nil {
		return q.named(ofKey, m[1])
	}
	if m := typingLink.FindStringSubmatch(before); m != nil {
		return q.plain(kindKeyword, m[1], "", "note:", "claim:", "explainer:")
	}
	if m := typingAttr.FindStringSubmatch(strings.TrimLeft(before, " ")); m != nil && isVersion(q.file) {
		return q.plain(kindReference, m[1], "of the base, and not here yet", q.lacking()...)
	}
	return nil
}

// named offers the names of a kind, for what has been typed of one.
func (q *question) named(kind, typed string) (out []completionItem) {
	for _, n := range q.names.list {
		if n.kind == kind {
			item := q.item(kindReference, typed, n.id)
			item.Detail, item.Documentation, item.FilterText = n.called, n.says, n.id+" "+n.called
			out = append(out, item)
		}
	}
	return out
}

// plain offers words that need no more said about each.
func (q *question) plain(kind int, typed, detail string, words ...string) (out []completionItem) {
	for _, w := range words {
		item := q.item(kind, typed, w)
		item.Detail = detail
		out = append(out, item)
	}
	return out
}

// item is a word in the place of what has been typed of it.
func (q *question) item(kind int, typed, word string) completionItem {
	to := q.offset // what is left of a word that the cursor is in goes, too
	for to < len(q.text) && typed != "" && strings.IndexByte("abcdefghijklmnopqrstuvwxyz0123456789-/", q.text[to]) >= 0 {
		to++
	}
	return completionItem{Label: word, Kind: kind, TextEdit: &textEdit{spanOf(q.text, q.offset-len(typed), to), word}}
}

// inSettings offers keys, or values of a key.
func (q *question) inSettings(y *settings, c cursor) []completionItem {
	if strings.HasPrefix(c.line.text, "#") || strings.Contains(c.line.text, " #") {
		return nil // a comment
	}
	typed := lastPart.FindString(c.line.text)
	if c.line.key != "" {
		f, ok := y.field(c.path, c.line.key)
		if !ok { // of a text by language, or of fields of one's own
			return nil
		}
		return q.values(y, f, typed)
	}
	if strings.ContainsAny(c.line.text, " \t") {
		return nil // in the middle of words
	}
	if t := y.below(c.path); c.line.dash >= 0 && len(c.path) > 0 && (t == nil || t.Kind() != reflect.Struct) {
		last := len(c.path) - 1
		if f, ok := y.field(c.path[:last], c.path[last]); ok {
			return q.values(y, f, typed)
		}
		return nil
	}
	return q.keys(y, c, typed)
}

// keys offers the keys that the struct or the text which the cursor is in does not have.
func (q *question) keys(y *settings, c cursor, typed string) (out []completionItem) {
	t, has := y.below(c.path), y.besides(c)
	switch {
	case t == nil:
	case t.Kind() == reflect.Map:
		if t == reflect.TypeFor[edition.Text]() || t.Key().Kind() == reflect.String && len(c.path) > 0 && c.path[len(c.path)-1] == "forms" {
			for _, l := range q.names.langs {
				if slices.Contains(has, l) {
					continue
				}
				item := q.item(kindField, typed, l)
				item.TextEdit.NewText += ": "
				out = append(out, item)
			}
		}
	case t.Kind() == reflect.Struct:
		for i, f := range source.Fields(t) {
			if slices.Contains(has, f.Name) {
				continue
			}
			item := q.item(kindField, typed, f.Name)
			item.Documentation, item.SortText = f.Doc, string(rune('a'+i/26))+string(rune('a'+i%26))
			if item.TextEdit.NewText += ": "; f.Required {
				item.Detail = "required"
			}
			out = append(out, item)
		}
	}
	return out
}

// besides returns the keys that stand beside a cursor: of the same map.
func (y *settings) besides(c cursor) (out []string) {
	if c.flow != nil {
		has, _ := c.flow.has()
		return append(keysAfter(y.text[c.to:]), has...)
	}
	all := y.lines(y.to)
	here := slices.IndexFunc(all, func(l yamlLine) bool { return l.from == c.line.from })
	for _, step := range []int{-1, 1} {
		first := all[here] // the item it begins, if it does
		for i := here + step; i >= 0 && i < len(all); i += step {
			if step < 0 && first.dash >= 0 {
				break
			}
			l := all[i]
			if l.blank() || l.indent > c.line.indent {
				continue
			}
			if l.indent < c.line.indent || step > 0 && l.dash >= 0 {
				break
			}
			out = append(out, l.key)
			first = l
		}
	}
	return out
}

// values offers what a field may be.
func (q *question) values(y *settings, f source.Field, typed string) []completionItem {
	if enum := f.Tag.Get("enum"); enum != "" {
		return q.plain(kindValue, typed, "", strings.Split(enum, ",")...)
	}
	if f.Type.Kind() == reflect.Bool {
		return q.plain(kindValue, typed, "", "true", "false")
	}
	switch {
	case f.Tag.Get("format") == "goal":
		return q.plain(kindReference, typed, "", q.names.addresses()...)
	case f.Name == "rule" && y.schema.Name == "site":
		return q.plain(kindReference, typed, "", codes()...)
	case f.Name == "pinned":
		return q.named(ofSlug, typed)
	case f.Name == "after" && y.schema.Name == "figure":
		return q.plain(kindReference, typed, "", slices.DeleteFunc(q.blocks(slugOf(q.file)), func(at string) bool { return strings.Contains(at, ".") })...)
	case f.Name == "people":
		return slices.DeleteFunc(q.named("note", typed), func(i completionItem) bool { return !q.names.persons[i.Label] })
	case f.Name == "segments" && y.schema.Name == "claim":
		return q.plain(kindReference, typed, "", q.blocks(y.value("edition"))...)
	case f.Name == "block" && y.schema.Name == "emendations":
		return q.plain(kindReference, typed, "", q.blocks(slugOf(q.file))...)
	case f.Tag.Get("format") == "lang":
		return q.plain(kindValue, typed, "", q.names.langs...)
	case y.schema.Name != "site" && lists[f.Name] != "":
		return q.named(lists[f.Name], typed)
	}
	return nil
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
