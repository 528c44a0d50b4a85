package cite

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// locate writes a locator in the words of a page: "tbl. 1, p. 3-5" becomes tbl. 1,
// pp. 3–5 or 表1，頁3–5. A bare number is a page. Any other locator stays as
// written.
func locate(locator, lang string) string {
	sep := wordsOf(lang).Locator
	var parts []string
	var last *label
	for piece := range strings.FieldsFuncSeq(locator, func(r rune) bool { return r == ',' || r == '，' }) {
		piece = strings.TrimSpace(piece)
		l, rest := cutLabel(piece)
		switch {
		case piece == "":
		case l != nil:
			parts = append(parts, l.word(lang, plural(rest))+dashes(rest))
			last = l
		case numeric(piece) && last != nil: // pp. 3, 7: the label still applies
			parts[len(parts)-1] = more(parts[len(parts)-1], last, lang) + ", " + dashes(piece)
		case numeric(piece):
			last = &labels[0]
			parts = append(parts, last.word(lang, plural(piece))+dashes(piece))
		default:
			parts = append(parts, piece)
			last = nil
		}
	}
	return strings.Join(parts, sep)
}

// Page returns the number of a page in brackets, as a citation in a text has it.
func Page(number, lang string) string {
	w := wordsOf(lang)
	return w.Open + locate(number, lang) + w.Close
}

// more turns “p. 3” into “pp. 3” when another number is to follow.
func more(part string, l *label, lang string) string {
	if one := l.word(lang, false); strings.HasPrefix(part, one) {
		return l.word(lang, true) + part[len(one):]
	}
	return part
}

// cutLabel finds the label at the beginning of a locator ("tbl. 1", "表1") or
// around it ("第3頁"). What follows must look like a number: "no evidence" has no
// label.
func cutLabel(s string) (*label, string) {
	if inner, ok := strings.CutPrefix(s, "第"); ok {
		for form, l := range labelForms {
			if rest, ok := strings.CutSuffix(inner, form); ok && form[0] >= utf8.RuneSelf && countable(strings.TrimSpace(rest)) {
				return l, strings.TrimSpace(rest)
			}
		}
	}
	word := s
	if i := strings.IndexFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && r != '§' && r != '¶' }); i >= 0 {
		word = s[:i]
	}
	for n := len(word); n > 0; n-- { // shorter ones only for 表一, where all characters are letters
		if n < len(word) && (!utf8.RuneStart(word[n]) || word[0] < utf8.RuneSelf) {
			continue
		}
		l := labelForms[strings.ToLower(word[:n])]
		rest := strings.TrimSpace(strings.TrimPrefix(s[n:], "."))
		if l != nil && countable(rest) {
			return l, rest
		}
	}
	return nil, s
}

// countable reports whether s begins with a number, Arabic, Roman or Chinese, or
// with a letter that serves as one: 3–5, xii, 三, A2.
func countable(s string) bool {
	word, _, _ := strings.Cut(strings.Map(func(r rune) rune {
		if strings.ContainsRune("-–&.", r) {
			return ' '
		}
		return r
	}, s), " ")
	r, n := utf8.DecodeRuneInString(word)
	switch {
	case word == "":
		return false
	case unicode.IsDigit(r) || strings.ContainsRune("一二三四五六七八九十百〇", r):
		return true
	case unicode.IsUpper(r) && strings.Trim(word[n:], "0123456789") == "":
		return true
	}
	return strings.Trim(word, "ivxlcIVXLC") == ""
}

// numeric reports whether s is a number or a range: 3, 3-5, 17.2, xii.
func numeric(s string) bool {
	return s != "" && strings.Trim(s, "0123456789ivxlcIVXLC-–.") == "" && strings.ContainsAny(s, "0123456789ivx")
}

func plural(s string) bool {
	return strings.ContainsAny(s, "-–—&,") || strings.Contains(s, " and ")
}

// dashes sets ranges with an en dash.
func dashes(s string) string {
	chars := []rune(s)
	for i := 1; i+1 < len(chars); i++ {
		if chars[i] == '-' && rangeEnd(chars[i-1]) && rangeEnd(chars[i+1]) {
			chars[i] = '–'
		}
	}
	return string(chars)
}

func rangeEnd(r rune) bool { return unicode.IsDigit(r) || strings.ContainsRune("ivxlc", r) }
