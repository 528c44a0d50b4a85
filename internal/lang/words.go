package lang

import (
	"slices"
	"strings"

	"golang.org/x/text/feature/plural"
	"golang.org/x/text/language"
)

// orEnglish returns the nearest locale, or English for languages that the CLDR
// data here lacks.
func orEnglish(tag string) *locale {
	if l := localeOf(tag); l != nil {
		return l
	}
	return cldr().locales[English]
}

// Quotes returns the quotation marks of a language, outer and inner, with the
// blanks that it has within them.
func Quotes(tag string) [4]string {
	q, within := orEnglish(tag).Quotes, Of(tag).Within
	return [4]string{q[0] + within, within + q[1], q[2] + within, within + q[3]}
}

// Quote puts a text into the quotation marks of a language.
func Quote(tag, s string) string {
	q := Quotes(tag)
	return q[0] + s + q[1]
}

// Title puts the title of a piece, a chapter or an article, into the marks that a
// citation in the language has for it.
func Title(tag, s string) string {
	if m := Of(tag).Title; m[0] != "" {
		return m[0] + s + m[1]
	}
	return Quote(tag, s)
}

// And returns what a list has between its items if they are two, between others,
// and before its last: " and ", ", ", ", and ".
func And(tag string) (two, between, last string) {
	list := orEnglish(tag).List
	return list[0], list[1], list[2]
}

// Number writes a decimal number of digits, with a point and a minus sign or
// without, as the language does: 1,234.5, 1.234,5, 1 234,5.
func Number(tag, number string) string {
	l := orEnglish(tag)
	sign := ""
	if rest, ok := strings.CutPrefix(number, "-"); ok {
		sign, number = "−", rest
	}
	whole, decimals, point := strings.Cut(number, ".")
	if whole == "" {
		whole = "0"
	}
	var groups []string
	for size := 3; len(whole) > size && (len(groups) > 0 || len(whole) >= size+max(l.Least, 1)); {
		groups = append(groups, whole[len(whole)-size:])
		whole = whole[:len(whole)-size]
		if l.Lakh {
			size = 2
		}
	}
	groups = append(groups, whole)
	slices.Reverse(groups)
	number = strings.Join(groups, l.Group)
	if point {
		number += l.Decimal + decimals
	}
	return sign + l.digits(number)
}

// Plural chooses the form of a word for a whole number, from 0 on. The forms are
// in the order of the categories that the language has for whole numbers, of zero,
// one, two, few, many and other (UTS 35, Language Plural Rules): two in English,
// four in Russian, one in Chinese. If there are fewer, the last serves for the
// rest.
func Plural(tag string, n int, forms []string) string {
	t := language.Make(Public(tag))
	want := plural.Cardinal.MatchPlural(t, n, 0, 0, 0, 0)
	k := slices.Index(categories(t), want)
	return forms[max(0, min(k, len(forms)-1))]
}

// Categories returns the names of the categories that [Plural] takes forms for, in
// its order.
func Categories(tag string) []string {
	names := map[plural.Form]string{plural.Zero: "zero", plural.One: "one", plural.Two: "two", plural.Few: "few", plural.Many: "many", plural.Other: "other"}
	var out []string
	for _, f := range categories(language.Make(Public(tag))) {
		out = append(out, names[f])
	}
	return out
}

// categories returns those that some whole number up to 200 falls into: rules for
// whole numbers look at the last two digits. (Those for a million, as in French,
// come with numbers that are written short.)
func categories(t language.Tag) []plural.Form {
	var seen [8]bool
	for n := range 200 {
		seen[plural.Cardinal.MatchPlural(t, n, 0, 0, 0, 0)] = true
	}
	var out []plural.Form
	for _, f := range []plural.Form{plural.Zero, plural.One, plural.Two, plural.Few, plural.Many, plural.Other} {
		if seen[f] {
			out = append(out, f)
		}
	}
	return out
}
