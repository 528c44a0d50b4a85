package cite

import (
	"bytes"
	"cmp"
	"slices"
	"strings"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"

	"duizhao/internal/diag"
)

// Library is a bibliography. It does not change after [Parse] and may be used
// from several goroutines at once. A nil Library has no entries.
type Library struct {
	entries []*Entry
	byID    map[string]*Entry
	broken  bool
}

// Broken tells a library that could not be read: no key is in it, and none is
// known to be missing.
func (l *Library) Broken() bool { return l != nil && l.broken }

// Entry finds the entry with an id, or nil.
func (l *Library) Entry(id string) *Entry {
	if l == nil {
		return nil
	}
	return l.byID[id]
}

// Entries are all entries in the order of the list: those under a Latin name
// first, by name folded for case and accents, then those under a Han name by
// pinyin; within one name by date, then by title, then by id.
func (l *Library) Entries() []*Entry {
	if l == nil {
		return nil
	}
	return l.entries
}

// DidYouMean is the hint for an id that no entry has.
func (l *Library) DidYouMean(id string) string {
	ids := make([]string, 0, len(l.Entries()))
	for _, e := range l.Entries() {
		ids = append(ids, e.ID)
	}
	slices.Sort(ids)
	return diag.DidYouMean(id, ids)
}

// arrange sorts the entries and settles how each is cited.
func (l *Library) arrange() {
	write := l.givenNames()
	for _, e := range l.entries {
		names, _ := e.Responsible()
		e.short = shortNames(names, e.Lang, write)
		if e.short == "" {
			e.short = e.standIn()
		}
	}
	l.sort()
	l.letters()
}

// givenNames returns how a name is cited: with initials, or if these agree too
// with the given names, where another first author in the library has the same
// family name (CSL 1.0.2 specification, Disambiguation; Chicago, ch. 13).
func (l *Library) givenNames() func(Name) string {
	given := map[string]map[string]bool{} // family → given names
	inits := map[string]map[string]bool{}
	for _, e := range l.entries {
		names, _ := e.Responsible()
		if len(names) == 0 || names[0].Literal != "" || names[0].Han() || names[0].Given == "" {
			continue
		}
		key := strings.ToLower(names[0].Short())
		if given[key] == nil {
			given[key], inits[key] = map[string]bool{}, map[string]bool{}
		}
		given[key][strings.ToLower(names[0].Given)] = true
		inits[key][initials(names[0].Given)] = true
	}
	return func(n Name) string {
		key := strings.ToLower(n.Short())
		switch {
		case n.Literal != "" || n.Han() || n.Given == "" || len(given[key]) < 2:
			return curl(n.Short())
		case len(inits[key]) == len(given[key]):
			return curl(initials(n.Given) + " " + n.Short())
		}
		return curl(n.Given + " " + n.Short())
	}
}

// standIn is what stands for the author of a work without one: the name of an
// unsigned article's newspaper (Chicago, ch. 14), else the title; in a Chinese
// entry 佚名 (GB/T 7714—2015, clause 8.1).
func (e *Entry) standIn() string {
	if e.Han() {
		return "佚名"
	}
	if c := e.Field("container-title"); c != "" && isOneOf(e.Type, "article-newspaper", "article-magazine") {
		return c
	}
	if short := e.Field("title-short"); short != "" {
		return short
	}
	return mainTitle(e.Title)
}

func (l *Library) sort() {
	latin := collate.New(language.English, collate.Loose, collate.Numeric)
	han := collate.New(language.MustParse("zh-u-co-pinyin"))
	var buf collate.Buffer
	for _, e := range l.entries {
		key := e.listName()
		c, group := latin, byte('L')
		if hanFirst(key) {
			c, group = han, 'Z'
		}
		e.sortKey = append([]byte{group}, c.KeyFromString(&buf, key)...)
		buf.Reset()
	}
	titles := map[*Entry][]byte{}
	for _, e := range l.entries {
		c := latin
		if hanFirst(e.Title) {
			c = han
		}
		titles[e] = slices.Clone(c.KeyFromString(&buf, withoutArticle(e.Title)))
		buf.Reset()
	}
	slices.SortFunc(l.entries, func(a, b *Entry) int {
		return cmp.Or(bytes.Compare(a.sortKey, b.sortKey), compareDates(a.Date("issued"), b.Date("issued")),
			bytes.Compare(titles[a], titles[b]), strings.Compare(a.ID, b.ID))
	})
}

// listName is the name that an entry is listed under, in full.
func (e *Entry) listName() string {
	names, _ := e.Responsible()
	list, _ := people(names)
	if len(list) == 0 {
		return withoutArticle(e.short)
	}
	parts := make([]string, len(list))
	for i, n := range list {
		parts[i] = withoutArticle(n.Inverted())
	}
	return strings.Join(parts, ", ")
}

// withoutArticle drops the article that a title is not sorted by.
func withoutArticle(s string) string {
	for _, article := range []string{"The ", "A ", "An "} {
		if rest, ok := strings.CutPrefix(s, article); ok && rest != "" {
			return rest
		}
	}
	return strings.TrimLeft(s, "[(“\"'‘「『《〈")
}

func hanFirst(s string) bool {
	for _, r := range withoutArticle(s) {
		return hasHan(string(r))
	}
	return false
}

// compareDates puts works without a date last (Chicago, ch. 13).
func compareDates(a, b Date) int {
	if (a.Year == 0) != (b.Year == 0) {
		return cmp.Compare(b2i(a.Year == 0), b2i(b.Year == 0))
	}
	return cmp.Or(cmp.Compare(a.Year, b.Year), cmp.Compare(a.Month, b.Month), cmp.Compare(a.Day, b.Day))
}

func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}

// letters gives works that would be cited alike their letters, in list order.
func (l *Library) letters() {
	type cited struct{ short, year string }
	count := map[cited]int{}
	key := func(e *Entry) cited { return cited{strings.ToLower(e.short), e.Year("en")} }
	keys := make([]cited, len(l.entries))
	for i, e := range l.entries {
		keys[i] = key(e)
		count[keys[i]]++
	}
	used := map[cited]int{}
	for i, e := range l.entries {
		if count[keys[i]] > 1 {
			e.suffix = letter(used[keys[i]])
			used[keys[i]]++
		}
	}
}

// letter counts a, b, … z, aa, ab (CSL 1.0.2 specification, Disambiguation).
func letter(n int) string {
	s := ""
	for n++; n > 0; n = (n - 1) / 26 {
		s = string(rune('a'+(n-1)%26)) + s
	}
	return s
}
