package lang

import (
	"strings"
	"unicode"
)

// Glue returns what goes between two lines of one flow in a language, the first
// ending in before and the second beginning with after: "" or a blank. Chinese and
// Japanese have no blank where either side is theirs, since the gap between Han
// and Latin is the style sheet's; other languages none only where both sides are;
// Korean always has one, as it has blanks between words. (CSS Text 4, section
// 4.1.3, segment break transformation.)
func Glue(tag string, before, after rune) string {
	if Squares(tag) {
		if EastAsian(before) || EastAsian(after) || Shared(before) || Shared(after) {
			return ""
		}
		return " "
	}
	if solid(before) && solid(after) {
		return ""
	}
	return " "
}

// Join is [Glue] for a text whose language is not yet known: the scripts on its
// two sides decide.
func Join(before, after rune) string {
	if solid(before) || solid(after) {
		return Glue(Chinese, before, after)
	}
	return " "
}

// solid reports whether a character belongs to text without blanks.
func solid(r rune) bool { return EastAsian(r) && !Hangul(r) }

// Gap returns what goes between a label of the interface and what it names.
func Gap(tag string) string {
	if g := Of(tag).Gap; g != "" {
		return g
	}
	return " "
}

// Stop reports whether a mark ends a sentence in any language: Unicode's
// Sentence_Terminal, and dots that trail off.
func Stop(r rune) bool { return r == '…' || r == '⋯' || unicode.Is(unicode.STerm, r) }

// FullStop reports whether a stop fills a square, so that no blank follows it.
func FullStop(r rune) bool { return r == '｡' || Stop(r) && Mark(r) }

// Opens reports whether a mark opens a quotation or a bracket; a straight one both
// opens and closes, and so do those that close in some languages.
func Opens(r rune) bool {
	return strings.ContainsRune("「『“‘（(《〈【〔［[\"'«¿¡", r)
}

// Closes reports whether a mark closes one.
func Closes(r rune) bool { return strings.ContainsRune("」』”’）)》〉】］\"'»〞", r) }
