package cite

import (
	"bytes"
	"cmp"
	"slices"
	"strings"

	"duizhao/internal/lang"

	"golang.org/x/text/collate"
)

// reading is the library as it is printed for readers of some languages: on a page
// in one script every work is listed under the form of its name for that page; on
// a page of several, under the name that the work itself bears.
type reading struct {
	langs   []string
	mixed   bool // of several scripts, or no languages are given
	convert Converter
	entries []*Entry
	short   map[*Entry]string // the author as cited in the text
}

// in returns the reading for the languages of a page, which it makes once.
func (l *Library) in(langs ...string) *reading {
	key := strings.Join(langs, " ")
	if r, ok := l.readings.Load(key); ok {
		return r.(*reading)
	}
	r := l.cited(langs...)
	r.entries = r.sorted(l.entries)
	actual, _ := l.readings.LoadOrStore(key, r)
	return actual.(*reading)
}

// cited returns a reading that has no list, only what is cited in the text.
func (l *Library) cited(langs ...string) *reading {
	r := &reading{langs: langs, mixed: len(langs) == 0, short: make(map[*Entry]string, len(l.entries)), convert: l.convert}
	for _, lang := range langs[min(1, len(langs)):] {
		r.mixed = r.mixed || hanLang(lang) != hanLang(langs[0])
	}
	write := naming{r}.givenNames(l.entries)
	for _, e := range l.entries {
		r.short[e] = r.cited(e, write)
	}
	return r
}

// name returns the form that a name is printed in.
func (r naming) name(n Name) Name {
	if r.reading.mixed {
		return n
	}
	return n.in(r.reading.langs[0])
}

// names returns the people that a work is listed under, as printed.
func (r naming) names(list []Name) []Name {
	out := make([]Name, len(list))
	for i, n := range list {
		out[i] = r.name(n)
	}
	return out
}

// beside returns the forms that follow a printed one in brackets: the name that
// the work itself bears, and on a page of several scripts what its texts cite. A
// Chinese name in Han script stands alone on a page in that script.
func (r naming) beside(n Name) []string {
	printed := r.name(n)
	if r.reading.squares() && printed.Han() && n.chinese() {
		return nil
	}
	out := []string{}
	add := func(form Name) {
		if form.Han() != printed.Han() && !slices.Contains(out, form.Full()) {
			out = append(out, curl(form.Full()))
		}
	}
	add(n)
	for _, lang := range r.reading.langs {
		add(n.in(lang))
	}
	return out
}

// written returns the language in which an entry is put together.
func (r *reading) written(e *Entry) string {
	if !r.mixed && e.Han() && !hanLang(r.langs[0]) {
		return r.langs[0]
	}
	return e.Lang
}

// title returns the title as printed and the translations that follow it. An
// editor's description is not a title, and is printed in the page's language
// alone.
func (r *reading) title(e *Entry) (title []run, translations []textForm) {
	for _, lang := range r.langs {
		if form := e.form("title", lang); form.text != "" && !slices.Contains(translations, form) {
			form.text = plain(typeset([]run{{text: strings.Trim(form.text, "[]")}}, false))
			translations = append(translations, form)
		}
	}
	if described(e.Title) && !r.mixed && len(translations) > 0 {
		return []run{{text: "[" + translations[0].text + "]"}}, nil
	}
	if described(e.Title) {
		if text := r.inScript(e, "title", e.Title); text != e.Title {
			return []run{{text: text}}, translations
		}
	}
	return e.rich, translations
}

// field returns the text of a field as printed: in the page's language, with the
// entry's own after it in brackets.
func (r *reading) field(e *Entry, field, own string) (text, brackets string) {
	if r.mixed || own == "" {
		return own, ""
	}
	form, _, _ := strings.Cut(e.form(field, r.langs[0]).text, ", via ")
	if form == "" || form == own {
		return own, ""
	}
	return form, " (" + own + ")"
}

// via returns where a copy was read, as the form in the page's language has it.
func (r *reading) via(e *Entry, own string) string {
	if !r.mixed {
		if _, via, ok := strings.Cut(e.form("container-title", r.langs[0]).text, ", via "); ok {
			return via
		}
	}
	return own
}

// words returns a field of the editor's own words, in the page's language alone.
func (r *reading) words(e *Entry, field, own string) string {
	if !r.mixed {
		if form := e.form(field, r.langs[0]).text; form != "" {
			return form
		}
	}
	return r.inScript(e, field, own)
}

// named reports whether a work is listed under this name, so that it need not be
// repeated.
func (r *reading) named(e *Entry, name string) bool {
	names, _ := e.Responsible()
	return r.short[e] == name || len(names) == 1 && names[0].Full() == name
}

// cited returns the author of a work, or what stands in for it, in the running
// text.
func (r *reading) cited(e *Entry, write func(Name) string) string {
	names, _ := e.Responsible()
	printed := naming{r}.names(names)
	if short := shortNames(printed, r.language(e, printed), write); short != "" {
		return short
	}
	return r.standIn(e)
}

// language returns the language of printed names, whose words for “and” and “et
// al.” go between them.
func (r *reading) language(e *Entry, printed []Name) string {
	if r.mixed || len(printed) == 0 || printed[0].Literal == "" && printed[0].Family == "" || printed[0].Han() == e.Han() {
		return e.Lang
	}
	if printed[0].Han() != hanLang(r.langs[0]) { // a name that has no other form
		return e.Lang
	}
	return r.langs[0]
}

// standIn returns what stands in for the author of a work without one: the name of
// an unsigned article's newspaper (Chicago, ch. 14), else the title; in a Chinese
// entry 佚名 (GB/T 7714—2015, clause 8.1).
func (r *reading) standIn(e *Entry) string {
	if lang.IsChinese(r.written(e)) {
		return "佚名"
	}
	if c := e.Field("container-title"); c != "" && isOneOf(e.Type, "article-newspaper", "article-magazine") {
		return c
	}
	title, _ := r.title(e)
	if short := e.Field("title-short"); short != "" && !described(plain(title)) {
		return short
	}
	return mainTitle(plain(title))
}

// sorted returns the list in the order of the names it is printed under: by family
// name, then by given name, whatever stands between the two.
func (r *reading) sorted(entries []*Entry) []*Entry {
	latin := collate.New(lang.Order(lang.English), collate.Loose, collate.Numeric)
	han := collate.New(lang.Order(lang.Chinese))
	var buf collate.Buffer
	names, titles := map[*Entry][]string{}, map[*Entry][]byte{}
	for _, e := range entries {
		parts := r.listName(e)
		c, group := latin, "L"
		if hanFirst(parts[0]) {
			c, group = han, "Z"
		}
		names[e] = append(names[e], group)
		for _, part := range parts {
			names[e] = append(names[e], string(c.KeyFromString(&buf, part)))
			buf.Reset()
		}
		if c = latin; hanFirst(e.Title) {
			c = han
		}
		titles[e] = slices.Clone(c.KeyFromString(&buf, withoutArticle(e.Title)))
		buf.Reset()
	}
	entries = slices.Clone(entries)
	slices.SortFunc(entries, func(a, b *Entry) int {
		return cmp.Or(slices.Compare(names[a], names[b]), compareDates(a.Date("issued"), b.Date("issued")),
			bytes.Compare(titles[a], titles[b]), strings.Compare(a.ID, b.ID))
	})
	return entries
}

// listName returns the names that an entry is listed under: of each, what it is
// sorted by first, and the rest.
func (r *reading) listName(e *Entry) []string {
	names, _ := e.Responsible()
	list, _ := people(names)
	if len(list) == 0 {
		return []string{withoutArticle(r.short[e])}
	}
	var parts []string
	for _, n := range list {
		n = naming{r}.name(n)
		if n.Literal != "" || n.Han() {
			parts = append(parts, withoutArticle(n.Short()), "")
		} else {
			parts = append(parts, n.Short(), join(" ", n.Given, n.Dropping, n.Suffix))
		}
	}
	return parts
}
