package intake

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"duizhao/internal/lang"

	"github.com/abadojack/whatlanggo"
)

// tongue returns the language of a text that is neither Chinese, Japanese nor
// Korean, as a tag, and whether it is certain enough not to ask: a text is never
// silently taken for another language.
//
// A script of one language alone needs no more. For the rest it combines two methods. The detector goes by trigrams: its 84 languages weigh 400
// kB, others a hundred times as much; but its own confidence is useless (1 for Latin
// taken for French, -12 for twenty pages of English), and it does not know Latin. So
// it is asked about each of many pieces, and the small words of each language,
// without which nobody writes a page, are counted as well.
func tongue(text string) (tag string, sure bool) {
	votes, pieces := map[string]int{}, 0
	for _, piece := range piecesOf(text) {
		found := whatlanggo.DetectLang(piece)
		if l := found.Iso6391(); l != "" {
			votes[cmp.Or(macro[l], l)]++
		} else if l := found.Iso6393(); l != "" {
			votes[cmp.Or(macro[l], l)]++
		}
		pieces++
	}
	word, words := smallWordsOf(text)
	for l := range lang.Foreign(text) {
		delete(words, l)
		delete(votes, l)
	}
	most := leading(votes)
	first := leading(words)
	rest := maps.Clone(words)
	delete(rest, first)
	n, second := words[first], words[leading(rest)]
	agreed := first == most || votes[first] > 0
	alone := lang.Alone(text)
	switch {
	case n > 0 && second == 0 && first == most && word >= 8: // nothing speaks for another
		return first, true
	case n >= 3 && n*10 >= word && (n*4 >= second*5 && agreed || n*2 >= second*3 || n >= 20 && n*8 >= second*9 && agreed):
		return first, true
	case alone != "" && second == 0 && (first == "" || first == alone):
		return alone, true
	case lang.SmallWords()[most] != "" || pieces == 0 || first != "" && n*10 >= word:
		return cmp.Or(first, most, lang.Undetermined), false // the text lacks the small words of the detector's language
	}
	// A language without small words: if it has the letters of many, the text must be long.
	return cmp.Or(most, lang.Undetermined), votes[most]*10 >= pieces*9 && pieces >= 10
}

// macro gives languages that the detector calls by the code of a variety the tag that
// people use.
var macro = map[string]string{"pes": "fa", "ydd": "yi"}

// piecesOf cuts a text into pieces of a few lines, at most forty of them.
func piecesOf(text string) (out []string) {
	const size = 400
	for len(text) > 0 && len(out) < 40 {
		n := min(size, len(text))
		for n < len(text) && text[n] != ' ' && text[n] != '\n' && n < 2*size {
			n++
		}
		for n < len(text) && !utf8.RuneStart(text[n]) {
			n++
		}
		if len(out) == 0 || n >= size/2 {
			out = append(out, text[:n])
		}
		text = text[n:]
	}
	return out
}

// leading returns the key with the highest count, or "".
func leading(counts map[string]int) string {
	best := ""
	for _, l := range slices.Sorted(maps.Keys(counts)) {
		if best == "" || counts[l] > counts[best] {
			best = l
		}
	}
	return best
}

// smallWordsOf counts the words of a text, and how many of them are small words
// of each language.
func smallWordsOf(text string) (words int, found map[string]int) {
	found = map[string]int{}
	for w := range strings.FieldsFuncSeq(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsMark(r) }) {
		words++
		for l, list := range lang.SmallWords() {
			if strings.Contains(list, " "+w+" ") {
				found[l]++
			}
		}
	}
	return words, found
}

// credible reports whether a text can be in the language that its file declares:
// whether a third of its letters are of a script that the language is written in.
// Pages often keep the declaration of their template.
func credible(declared, text string) bool {
	own, letters := 0, 0
	for _, r := range text {
		if !unicode.IsLetter(r) {
			continue
		}
		is, known := lang.InScript(declared, r)
		if !known {
			return true
		}
		letters++
		if is {
			own++
		}
	}
	return own*3 >= letters
}
