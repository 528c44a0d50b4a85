package sentence

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"duizhao/internal/lang"
)

// abbreviated reports whether the full stop at i belongs to its word and does not
// end the sentence. after is where the next word begins.
func (s *scanner) abbreviated(i, after int) bool {
	word := lastWord(s.text[s.from:i])
	next := firstWord(s.text[after:])
	digit := unicode.IsDigit(first(next))
	switch {
	case word == "":
		return false
	case s.numbering(word, i):
		return true
	case initial(word):
		return !(word == "I" && starters[next])
	}
	low := strings.ToLower(word)
	switch {
	case always[low]:
		return true
	case beforeNumber[low]:
		return digit || roman(next)
	case months[low]:
		return digit || !starters[next]
	case sometimes[low], dottedLetters(word):
		return !starters[next]
	}
	return false
}

// numbering reports whether a word is the number of a list item at the beginning of
// its sentence: 1. or IV. or a.
func (s *scanner) numbering(word string, i int) bool {
	if strings.TrimLeft(s.text[s.from:i-len(word)], " \t　(（*_") != "" || len(word) > 5 {
		return false
	}
	return strings.Trim(word, "0123456789.") == "" || roman(word) || len(word) == 1
}

// lastWord returns the text before a full stop, back to a blank or an opening mark.
func lastWord(s string) string {
	for i := len(s); i > 0; {
		r, n := utf8.DecodeLastRuneInString(s[:i])
		if unicode.IsSpace(r) || lang.Opens(r) || lang.Ideographic(r) || strings.ContainsRune("—–-/，。：；、", r) {
			return s[i:]
		}
		i -= n
	}
	return s
}

func firstWord(s string) string {
	s = strings.TrimLeftFunc(s, lang.Opens)
	if i := strings.IndexFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '\'' && r != '’' }); i >= 0 {
		return s[:i]
	}
	return s
}

func first(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

// initial reports whether a word is a single capital, as in J. Reed.
func initial(word string) bool {
	r, n := utf8.DecodeRuneInString(word)
	return unicode.IsUpper(r) && n == len(word)
}

// dottedLetters recognises U.S and Ph.D and a.m: letters in ones and twos with dots
// between.
func dottedLetters(word string) bool {
	if !strings.Contains(word, ".") {
		return false
	}
	for part := range strings.SplitSeq(word, ".") {
		if part == "" || utf8.RuneCountInString(part) > 2 || strings.IndexFunc(part, func(r rune) bool { return !unicode.IsLetter(r) }) >= 0 {
			return false
		}
	}
	return true
}

func roman(word string) bool {
	return word != "" && strings.Trim(word, "IVXLC") == "" || word != "" && strings.Trim(word, "ivxlc") == "" && len(word) > 1
}

func set(words string) map[string]bool {
	out := map[string]bool{}
	for w := range strings.FieldsSeq(words) {
		out[w] = true
	}
	return out
}

var (
	// always holds those that never end a sentence.
	always = set(`mr mrs ms mx dr prof st mt ft messrs mme mlle gen col maj capt lt cmdr sgt cpl adm rev hon sen rep gov
		pres supt insp det vs cf viz e.g i.e ca approx resp esp incl ed eds trans tr repr
		ave blvd rd bldg dept univ assn bros`)
	// beforeNumber holds those that come before a number, and may otherwise be
	// words.
	beforeNumber = set(`no nos vol vols p pp ch chap sec sect art par para fig figs tab eq eqs ex n nn l ll v vv pt app cap q`)
	months       = set(`jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun`)
	// sometimes holds those that may end a sentence, and do so before one of
	// starters.
	sometimes = set(`inc ltd co corp llc plc gmbh jr sr esq etc al ph.d m.d b.a m.a u.s u.k u.n e.u d.c a.m p.m a.d b.c est min max avg ext tel`)
	starters  = set(`The A An He She It They We I You But And Or So In On At By For From With As If When While Where Who What Why How
		This That These Those There Here His Her Its Their Our My Your No Not Yet Then Now Once After Before Since Because Although Though
		However Still Some Many Most All Each Every One Two To Of Let Do Does Did Is Are Was Were Will Would Could Should Can May
		Another Other Such Only Even Perhaps Meanwhile Instead Nor Until Unless Among During Under Over`)
)
