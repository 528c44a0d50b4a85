package cite

import (
	"cmp"
	"slices"
	"strings"
	"sync"
	"unicode"

	"duizhao/internal/diag"
	"duizhao/internal/lang"
)

// Library is a bibliography. It does not change after [Parse] and may be used
// from several goroutines at once. A nil Library has no entries.
type Library struct {
	entries  []*Entry // in the order of the names they bear
	byID     map[string]*Entry
	broken   bool
	convert  Converter // or nil
	readings sync.Map  // languages, joined by spaces, to *reading
}

// Citing is a place that cites a source: an address below the site's root, and its names.
type Citing struct {
	Href  string
	Names []CitingName // at least one; that of a block has no language
}

// Name returns the name of a place in the site's first language.
func (c Citing) Name() string { return c.Names[0].Text }

// CitingName is the name of a place in a language.
type CitingName struct{ Lang, Text string }

// Initial returns the letter, digit or character that an entry stands under in the list on
// a page in these languages.
func (l *Library) Initial(e *Entry, langs ...string) string {
	for _, r := range l.in(langs...).listName(e)[0] {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return strings.ToUpper(string(r))
		}
	}
	return ""
}

// Broken reports whether the library could not be read: it has no keys, and none
// is known to be missing.
func (l *Library) Broken() bool { return l != nil && l.broken }

// Entry returns the entry with an id, or nil.
func (l *Library) Entry(id string) *Entry {
	if l == nil {
		return nil
	}
	return l.byID[id]
}

// Entries returns all entries in the order of the list on a page in these
// languages: those printed under a Latin name first, by name folded for case and
// accents, then those under a Han name by pinyin; within one name by date, then by
// title, then by id. Without languages, and on a page of several scripts, the
// names are those that the works bear.
func (l *Library) Entries(langs ...string) []*Entry {
	if l == nil {
		return nil
	}
	return l.in(langs...).entries
}

// DidYouMean returns the hint for an id that no entry has.
func (l *Library) DidYouMean(id string) string {
	ids := make([]string, 0, len(l.Entries()))
	for _, e := range l.Entries() {
		ids = append(ids, e.ID)
	}
	slices.Sort(ids)
	return diag.DidYouMean(id, ids)
}

// arrange settles how each entry is cited.
func (l *Library) arrange() {
	l.entries = l.in().entries
	l.letters()
}

// givenNames returns the function that writes a cited name: with initials, or with
// given names if the initials agree too, where another first author is printed with
// the same family name in this reading (CSL 1.0.2 specification, Disambiguation;
// Chicago, ch. 13). A Chinese name in Latin letters is no exception.
func (r naming) givenNames(entries []*Entry) func(Name) string {
	given := map[string]map[string]bool{} // family → given names
	inits := map[string]map[string]bool{}
	for _, e := range entries {
		names, _ := e.Responsible()
		if len(names) == 0 {
			continue
		}
		n := r.name(names[0])
		if n.Literal != "" || n.Han() || n.Given == "" {
			continue
		}
		key := strings.ToLower(n.Short())
		if given[key] == nil {
			given[key], inits[key] = map[string]bool{}, map[string]bool{}
		}
		given[key][strings.ToLower(n.Given)] = true
		inits[key][initials(n.Given)] = true
	}
	return func(n Name) string {
		key := strings.ToLower(n.Short())
		switch {
		case n.Literal != "" || n.Han() || n.Given == "" || len(given[key]) < 2:
			return curl(n.Short())
		case len(inits[key]) == len(given[key]):
			return curl(initials(n.Given) + "\u00a0" + n.Short()) // on one line
		case n.Static:
			return curl(n.Full())
		}
		return curl(n.Given + " " + n.Short())
	}
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

// letters gives letters to works that would be cited alike in any language, in
// list order: the same on every page. So a page may cite 2024b and no 2024a.
func (l *Library) letters() {
	type citation struct{ lang, short, year string }
	group := map[citation]*Entry{} // the first to be cited so
	parent := map[*Entry]*Entry{}
	root := func(e *Entry) *Entry {
		for parent[e] != nil {
			e = parent[e]
		}
		return e
	}
	count := map[*Entry]int{}
	for _, tag := range append([]string{""}, l.nameLangs()...) {
		r := l.cited(strings.Fields(tag)...)
		for _, e := range l.entries {
			key := citation{tag, strings.ToLower(r.short[e]), e.Year(lang.English)}
			first := group[key]
			if first == nil {
				group[key] = e
			} else if a, b := root(first), root(e); a != b {
				parent[b] = a
			}
		}
	}
	for _, e := range l.entries {
		count[root(e)]++
	}
	used := map[*Entry]int{}
	for _, e := range l.entries {
		if r := root(e); count[r] > 1 {
			e.suffix = letter(used[r])
			used[r]++
		}
	}
}

// nameLangs returns the languages in which names have forms of their own, up to
// maxLangs, more than any site has.
func (l *Library) nameLangs() []string {
	var out []string
	for _, e := range l.entries {
		names, _ := e.Responsible()
		for _, n := range names[:min(2, len(names))] { // more than two are “et al.” after the first
			for _, form := range n.forms {
				if len(out) < maxLangs && !slices.Contains(out, form.Lang) {
					out = append(out, form.Lang)
				}
			}
		}
	}
	return out
}

const maxLangs = 16

// letter counts a, b, … z, aa, ab (CSL 1.0.2 specification, Disambiguation).
func letter(n int) string {
	s := ""
	for n++; n > 0; n = (n - 1) / 26 {
		s = string(rune('a'+(n-1)%26)) + s
	}
	return s
}
