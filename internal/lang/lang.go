// Package lang is what the program knows of languages. It holds one table, with
// one row per language, and everything that follows from a language or from the
// script of a character; no other package names a language or asks Unicode what is
// Han.
//
//   - [Of]: the row that answers for a tag: how it is set, in which role of faces;
//   - [Chain], [Lookup], [Canonical], [Public], [Declared]: tags and what stands in
//     for what (BCP 47: RFC 5646 and, for the lookup, RFC 4647, section 3.4);
//   - [Script], [Direction], [OfName]: the script and direction of a tag, the
//     language of a spelling;
//   - [Han], [Kana], [Hangul], [Ideographic], [CJK], [Wide], [Mark]: characters, by
//     the Unicode properties Script, Script_Extensions and East_Asian_Width;
//   - [Glue], [Join]: what goes between two lines or sentences of one flow;
//   - [Date], [Quote], [Number], [And], [Plural]: by CLDR;
//   - [Stop], [Opens], [Closes]: the marks of sentences.
//
// # CLDR
//
// Names of months, forms of dates, quotation marks, lists and numbers come from
// CLDR's own JSON packages, of which .ci/cldr takes the 19 kB in cldr/; they cover
// more languages than the table has rows. The Go module that carries the same,
// go-playground/locales, weighs 290 kB for twelve languages, is of CLDR 36 and has
// neither quotation marks nor a month with its year; goodsign/monday has months in
// the layouts of package time and no patterns. Plural rules are those of
// golang.org/x/text, which the program has for collation already.
//
// # Chinese
//
// Chinese goes by script and not by place: a tag that names a region or nothing is
// read as the script that CLDR's likely subtags give it, so zh-TW, zh-HK and yue
// are [Hant], and zh-CN, zh-SG and bare zh are [Hans]. Only [Declared]
// distinguishes what a tag says from what is likely.
package lang

import "strings"

// The languages that the program itself deals with: what it derives, what a text
// is recognised as, what the interface falls back on.
const (
	English      = "en"
	Chinese      = "zh"
	Hant         = "zh-Hant"
	Hans         = "zh-Hans"
	Japanese     = "ja"
	Korean       = "ko"
	Undetermined = "und"
	Pinyin       = "zh-Latn-pinyin" // how a Chinese name is read
)

// Of returns the row that answers for a tag: its own, that of the language that it
// is a variety of, or for a language without a row that of its direction and
// script. It never returns nil.
func Of(tag string) *Language {
	if k, ok := rows[tag]; ok { // as mostly, and as its chain begins
		return &table[k]
	}
	for t := range Chain(tag) {
		if k, ok := rows[t]; ok {
			return &table[k]
		}
	}
	return &other
}

// Known returns the tags of the table, in its order.
func Known() []string {
	out := make([]string, len(table))
	for k := range table {
		out[k] = table[k].Tag
	}
	return out
}

// IsChinese reports whether a tag is of Chinese, in any script or variety but
// romanised.
func IsChinese(tag string) bool { return sinitic(tag) && !strings.EqualFold(scriptSubtag(tag), "Latn") }

// Squares reports whether a language is written in characters that fill a square,
// with no blank between words: Chinese and Japanese.
func Squares(tag string) bool { return Of(tag).Squares }
