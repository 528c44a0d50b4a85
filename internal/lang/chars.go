package lang

import (
	"unicode"

	"golang.org/x/text/width"
)

// Han reports whether a character is a Chinese one, of any plane, or one that is used
// as such: 々, 〇, 〆.
func Han(r rune) bool {
	switch {
	case r < 0x2E80:
		return false
	case r >= 0x4E00 && r <= 0x9FFF, r >= 0x3400 && r <= 0x4DBF:
		return true
	case r >= 0xAC00 && r <= 0xD7A3: // hangul: the commonest of what follows
		return false
	}
	return r == '〆' || unicode.Is(unicode.Han, r)
}

// Kana reports whether a character is of the Japanese syllabaries, with the marks
// that Script_Extensions gives to these alone, such as ー.
func Kana(r rune) bool {
	if r < 0x3031 || r >= 0x3400 && r < 0xFF66 {
		return false
	}
	return r == 'ー' || r == 'ｰ' || r >= '〱' && r <= '〵' || r >= 0x3099 && r <= 0x309C || unicode.In(r, unicode.Hiragana, unicode.Katakana)
}

// Hangul reports whether a character is Korean, a syllable or a letter.
func Hangul(r rune) bool {
	return r >= 0xAC00 && r <= 0xD7A3 || r >= 0x1100 && unicode.Is(unicode.Hangul, r)
}

// Ideographic reports whether a character is written without blanks around words as
// Chinese and Japanese are: Han, kana, bopomofo.
func Ideographic(r rune) bool {
	return r >= 0x2E80 && (Han(r) || Kana(r) || unicode.Is(unicode.Bopomofo, r))
}

// CJK reports whether a character is a letter of Chinese, Japanese or Korean.
func CJK(r rune) bool { return Ideographic(r) || Hangul(r) }

// Wide reports whether a character takes two cells of a terminal, or a full square
// (Unicode Standard Annex 11: Wide or Fullwidth).
func Wide(r rune) bool {
	if r < 0x1100 {
		return false
	}
	k := width.LookupRune(r).Kind()
	return k == width.EastAsianWide || k == width.EastAsianFullwidth || unicode.Is(unicode.Han, r)
}

// Mark reports whether a character is punctuation that fills a square: 、。「」！（.
func Mark(r rune) bool {
	return r == 0x3000 || r > 0x3000 && (unicode.IsPunct(r) || unicode.Is(unicode.S, r) && full(r)) && Wide(r)
}

func full(r rune) bool { return r >= 0xFF01 && r <= 0xFFE6 }

// EastAsian reports whether a character is set as East Asian text wherever it
// occurs: a letter or a mark of Chinese, Japanese or Korean, or a full-width form.
func EastAsian(r rune) bool {
	return r >= 0x1100 && (CJK(r) || Mark(r) || full(r) && Wide(r))
}

// Shared reports whether a mark is set as Chinese within Chinese and as Latin within
// Latin: dashes, dots and quotation marks that Unicode has but once.
func Shared(r rune) bool {
	switch r {
	case '—', '…', '⋯', '‘', '’', '“', '”':
		return true
	}
	return false
}

// Unspaced reports whether a character is a letter of a script that puts no blanks
// between words (UAX 29 leaves words to a dictionary there).
func Unspaced(r rune) bool {
	if r < 0x0E00 {
		return false
	}
	return Ideographic(r) || unicode.In(r, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar, unicode.Tai_Le, unicode.New_Tai_Lue, unicode.Tai_Tham)
}
