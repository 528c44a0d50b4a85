package lsp

import (
	"cmp"
	"context"
	"maps"
	"reflect"
	"regexp"
	"slices"
	"strings"

	"duizhao/internal/edition"
	"duizhao/internal/source"
)

// What has been typed up to the cursor, and what may follow.
var (
	typingID   = regexp.MustCompile(`\b(note|claim|explainer):([a-z0-9-]*)$`)
	typingKey  = regexp.MustCompile(`\[(?:[^\]\[]*[;\s])?-?@([^\]\[\s,;@]*)$`)
	typingLink = regexp.MustCompile(`(!?)\[[^\]\n]*\]\(([a-z]*)$`)
	typingPage = regexp.MustCompile(`(!?)\[[^\]\n]*\]\((/[^)\s]*)$`)
	typingDraw = regexp.MustCompile(`!\[[^\]\n]*\]\(figure:([a-z0-9/-]*)$`)
	typingMark = regexp.MustCompile(`\[\^([^\]\s]*)$`)
	typingWho  = regexp.MustCompile(`^\{#[^}]*\sspeaker=([a-z0-9-]*)$`)
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
	if q.cut = len(items) > most; q.cut { // those of what has been typed come first
		typed := strings.ToLower(q.typed)
		items = slices.DeleteFunc(items, func(i completionItem) bool {
			return !strings.Contains(strings.ToLower(cmp.Or(i.FilterText, i.Label)), typed)
		})
	}
	list := &completionList{len(items) > most || q.cut, items[:min(len(items), most)]}
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
		if m[1] != "" { // of a picture
			return q.plain(kindKeyword, m[2], "", "figure:", "/")
		}
		return q.plain(kindKeyword, m[2], "", "note:", "claim:", "explainer:", "/")
	}
	if m := typingPage.FindStringSubmatch(before); m != nil {
		if m[1] != "" {
			return q.plain(kindReference, m[2], "", pictures(q.folder)...)
		}
		return q.plain(kindReference, m[2], "", q.names.addresses()...)
	}
	if m := typingDraw.FindStringSubmatch(before); m != nil {
		return q.plain(kindReference, m[1], "", slices.Sorted(maps.Keys(q.names.corpus.Figures))...)
	}
	if m := typingMark.FindStringSubmatch(before); m != nil {
		return q.plain(kindReference, m[1], "", footnotes(q.text)...)
	}
	if m := typingWho.FindStringSubmatch(strings.TrimLeft(before, " ")); m != nil && isVersion(q.file) {
		return q.plain(kindReference, m[1], "", slices.Sorted(maps.Keys(q.names.corpus.Info(slugOf(q.file)).Speakers))...)
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
	for to < len(q.text) && typed != "" && inWord(q.text[to:]) {
		to++
	}
	q.typed = typed
	return completionItem{Label: word, Kind: kind, TextEdit: &textEdit{spanOf(q.text, q.offset-len(typed), to), word}}
}

// inWord reports whether the word that a text is in the middle of goes on.
func inWord(rest string) bool {
	const letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-/+"
	return strings.IndexByte(letters, rest[0]) >= 0 || rest[0] == '.' && len(rest) > 1 && strings.IndexByte(letters, rest[1]) >= 0
}

// inSettings offers keys, or values of a key.
func (q *question) inSettings(y *settings, c cursor) []completionItem {
	if strings.HasPrefix(c.line.text, "#") || strings.Contains(c.line.text, " #") {
		return nil // a comment
	}
	typed := lastPart.FindString(c.line.text)
	if len(c.path) > 0 && c.path[0] == "params" {
		return q.inParams(y, c, typed)
	}
	if c.line.key != "" {
		f, ok := y.field(c.path, c.line.key)
		if !ok { // of a text by language, or of fields of one's own
			return nil
		}
		return q.values(y, c, f, typed)
	}
	if strings.ContainsAny(c.line.text, " \t") {
		return nil // in the middle of words
	}
	if t := y.below(c.path); c.line.dash >= 0 && len(c.path) > 0 && (t == nil || t.Kind() != reflect.Struct) {
		last := len(c.path) - 1
		if f, ok := y.field(c.path[:last], c.path[last]); ok {
			c.path = c.path[:last]
			return q.values(y, c, f, typed)
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
		if t == reflect.TypeFor[edition.Text]() || y.byLanguage(c.path) {
			return q.withColon(typed, has, q.names.langs)
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

// withColon offers names as keys, but for those that there are.
func (q *question) withColon(typed string, has, names []string) (out []completionItem) {
	for _, l := range names {
		if !slices.Contains(has, l) {
			item := q.item(kindField, typed, l)
			item.TextEdit.NewText += ": "
			out = append(out, item)
		}
	}
	return out
}

// byLanguage reports whether the keys below a path are languages.
func (y *settings) byLanguage(path []string) bool {
	if len(path) == 0 {
		return false
	}
	last := len(path) - 1
	f, ok := y.field(path[:last], path[last])
	return ok && f.Tag.Get("format") == "lang"
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
