package cite

import (
	"strings"
	"unicode"
)

// Name is a CSL name: of a person, family and given with their particles, or
// of a body, literal (CSL 1.0.2 specification, Names).
type Name struct {
	Family, Given, Dropping, NonDropping, Suffix string
	Literal                                      string
	Static                                       bool   // family name first in any script: Liang Wenfeng
	Lang                                         string // BCP 47, of this form

	forms []Name // in other languages
}

// naming writes the names of people.
type naming struct{ reading *reading }

// Han reports whether the name is written in Han script, family name first and
// without a space.
func (n Name) Han() bool { return hasHan(n.Family + n.Literal) }

// Full returns the name in reading order: Ludwig van Beethoven, 梁文鋒.
func (n Name) Full() string {
	switch {
	case n.Literal != "":
		return n.Literal
	case n.Han():
		return n.Family + n.Given
	case n.Static:
		return join(" ", n.NonDropping, n.Family, n.Given, n.Suffix)
	}
	return join(" ", n.Given, n.Dropping, n.NonDropping, n.Family, n.Suffix)
}

// Inverted returns the name as it is sorted and listed: Beethoven, Ludwig van; but
// Liang Wenfeng, in which nothing changes places (Chicago, ch. 13).
func (n Name) Inverted() string {
	switch {
	case n.Literal != "":
		return n.Literal
	case n.Han():
		return n.Family + n.Given
	case n.Static:
		return n.Full()
	}
	return join(", ", join(" ", n.NonDropping, n.Family), join(" ", n.Given, n.Dropping), n.Suffix)
}

// Short returns the name for the running text: the family name, or all of a Han
// name.
func (n Name) Short() string {
	switch {
	case n.Literal != "":
		return n.Literal
	case n.Han():
		return n.Family + n.Given
	}
	return join(" ", n.NonDropping, n.Family)
}

// standard returns the name in a GB/T 7714 entry (clause 8.1): family name first
// and in capitals, given names as initials without points: ZUCKERMAN G.
func (n Name) standard() string {
	if n.Literal != "" || n.Han() {
		return n.Short()
	}
	return join(" ", strings.ToUpper(n.Short()), strings.ReplaceAll(initials(n.Given), ".", ""))
}

// others reports whether the name only means that there are more, as in files
// converted from BibTeX.
func (n Name) others() bool {
	return isOneOf(strings.ToLower(strings.TrimSuffix(n.Literal, ".")), "et al", "others", "and others", "等")
}

// people cuts the "et al." off a list of names.
func people(names []Name) (list []Name, more bool) {
	for i, n := range names {
		if n.others() {
			return names[:i], true
		}
	}
	return names, false
}

// initials returns G. for Gregory, J.-P. for Jean-Pierre, C. D. for C. Dario.
func initials(given string) string {
	var words []string
	for _, word := range strings.FieldsFunc(given, func(r rune) bool { return unicode.IsSpace(r) || r == '.' }) {
		var parts []string
		for _, part := range strings.Split(word, "-") {
			for _, r := range part {
				parts = append(parts, string(unicode.ToUpper(r))+".")
				break
			}
		}
		words = append(words, strings.Join(parts, "-"))
	}
	return strings.Join(words, " ")
}

// join joins the parts that are not empty.
func join(sep string, parts ...string) string {
	var b strings.Builder
	for _, part := range parts {
		if part == "" {
			continue
		}
		if b.Len() > 0 {
			b.WriteString(sep)
		}
		b.WriteString(part)
	}
	return b.String()
}

// shortNames returns the authors for the running text: one, two joined by the
// entry's own “and” or 、, or the first with the entry's own “et al.” or 等
// (Chicago, ch. 13; GB/T 7714—2015, clause 10.2). write returns one name.
func shortNames(names []Name, lang string, write func(Name) string) string {
	list, more := people(names)
	w := entryWordsOf(lang)
	switch {
	case len(list) == 0:
		return ""
	case len(list) == 1 && !more:
		return write(list[0])
	case len(list) == 2 && !more:
		return write(list[0]) + w.and2 + write(list[1])
	}
	return write(list[0]) + w.etAl
}
