package lang

import (
	"strings"
	"unicode"

	"golang.org/x/text/language"
)

// OfName returns the language of a name on a page in a language, by its spelling:
// the page's own if the name has a letter of its script, else what the letters
// show. Latin names on Chinese and Japanese pages are marked English, for the
// shapes of their apostrophes and a voice that can read them; elsewhere a script
// of many languages yields no more than the script, as in und-Latn.
func OfName(name, page string) string {
	own, first := scripts[Script(page)], ""
	for _, r := range name {
		if CJK(r) || isOf(own, r) {
			return page
		}
		if first == "" && unicode.IsLetter(r) {
			first = scriptOf(r)
		}
	}
	switch {
	case Squares(page) && (first == "" || first == "Latn"):
		return English
	case first == "" || own == nil:
		return page
	case only[first] != "":
		return only[first]
	}
	return Undetermined + "-" + first
}

// Amid returns a name for a place within a text in a language where no element can say
// its direction: between marks of that language's direction (Unicode Standard Annex 9,
// 2.6) if it is written in the other. Otherwise a number after a Latin name in Arabic
// would go with the name, and not with its month.
func Amid(name, tag string) string {
	way := Direction(tag)
	wide := strings.ContainsFunc(name, CJK) // which a name may be in any language
	if same := Direction(OfName(name, tag)) == way; same && !(wide && way == RightToLeft) {
		return name
	}
	mark := "\u200E"
	if way == RightToLeft {
		mark = "\u200F"
	}
	return mark + name + mark
}

// only has the languages that today are the only ones written in their script.
var only = map[string]string{"Grek": "el", "Hebr": "he", "Thai": "th", "Geor": "ka", "Armn": "hy", "Laoo": "lo", "Khmr": "km"}

// Alone returns the language of a text by its script, if today that is written in no
// other: Greek, Thai, Georgian; else "".
func Alone(text string) string {
	counts := map[string]int{}
	letters := 0
	for _, r := range text {
		if unicode.IsLetter(r) {
			counts[scriptOf(r)]++
			letters++
		}
	}
	for script, tag := range only {
		if counts[script]*10 >= letters*9 && letters > 0 {
			return tag
		}
	}
	return ""
}

// scripts has, by code (ISO 15924), the scripts by which a language may be
// recognised.
var scripts = map[string][]*unicode.RangeTable{
	"Latn": {unicode.Latin}, "Cyrl": {unicode.Cyrillic}, "Grek": {unicode.Greek}, "Hebr": {unicode.Hebrew}, "Arab": {unicode.Arabic},
	"Deva": {unicode.Devanagari}, "Beng": {unicode.Bengali}, "Thai": {unicode.Thai}, "Geor": {unicode.Georgian}, "Armn": {unicode.Armenian},
	"Taml": {unicode.Tamil}, "Telu": {unicode.Telugu}, "Gujr": {unicode.Gujarati}, "Guru": {unicode.Gurmukhi}, "Knda": {unicode.Kannada},
	"Mlym": {unicode.Malayalam}, "Sinh": {unicode.Sinhala}, "Khmr": {unicode.Khmer}, "Laoo": {unicode.Lao}, "Mymr": {unicode.Myanmar},
	"Tibt": {unicode.Tibetan}, "Ethi": {unicode.Ethiopic}, "Mong": {unicode.Mongolian},
	"Hant": {unicode.Han}, "Hans": {unicode.Han}, "Jpan": {unicode.Han, unicode.Hiragana, unicode.Katakana}, "Kore": {unicode.Hangul, unicode.Han},
}

func isOf(tables []*unicode.RangeTable, r rune) bool { return unicode.In(r, tables...) }

// scriptOf returns the code of a letter's script, or "".
func scriptOf(r rune) string {
	for code, tables := range scripts {
		if isOf(tables[:1], r) {
			return code
		}
	}
	return ""
}

// InScript reports whether a letter is of a script that the language is written
// in; known is false if the program has no letters of that script to go by.
func InScript(tag string, r rune) (is, known bool) {
	tables := scripts[Script(tag)]
	return isOf(tables, r), tables != nil
}

// Locale returns a tag as Open Graph names locales, a language with a place.
func Locale(tag string) string {
	tag = Public(tag)
	if k, ok := rows[tag]; ok && table[k].Locale != "" {
		return table[k].Locale
	}
	return tag
}

// Order returns the collation of names in a language (UTS 35), for
// golang.org/x/text/collate. Chinese goes by pinyin.
func Order(tag string) language.Tag {
	if IsChinese(tag) {
		return pinyinOrder
	}
	return language.Make(Public(tag))
}

var pinyinOrder = language.MustParse("zh-u-co-pinyin")
