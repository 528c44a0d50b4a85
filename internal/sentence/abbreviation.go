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
	case s.numbering(word, i), s.ordinal(word, next, i):
		return true
	case lettered(word, s.text[after:]):
		return true
	case s.spelled(word, i):
		return !starters[next]
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

// ordinal reports whether a word is a number that German reads as an ordinal: before a
// month, or after an article or a preposition with one. The next word is a noun, with a
// capital: am 12. Januar, der 2. Weltkrieg.
func (s *scanner) ordinal(word, next string, i int) bool {
	if len(word) > 2 || strings.Trim(word, "0123456789") != "" {
		return false
	}
	before := lastWord(strings.TrimRight(s.text[s.from:i-len(word)], " \u00a0\u202f"))
	return germanMonths[next] || beforeOrdinal[strings.ToLower(before)] && !starters[next]
}

// lettered reports whether a word is a single letter that one or two more with a full
// stop follow, as in z. B. and v. Chr.
func lettered(word, rest string) bool {
	next := firstWord(rest)
	return lower(word) && strings.HasPrefix(rest[len(next):], ".") && (utf8.RuneCountInString(next) <= 2 || next == "Chr") && letters(next)
}

// spelled reports whether a word is a single letter after another with a full stop, as
// in u. a.
func (s *scanner) spelled(word string, i int) bool {
	before, ok := strings.CutSuffix(strings.TrimRight(s.text[s.from:i-len(word)], " \u00a0\u202f"), ".")
	return ok && lower(word) && lower(lastWord(before))
}

// lower reports whether a word is a single small letter.
func lower(word string) bool {
	r, n := utf8.DecodeRuneInString(word)
	return unicode.IsLower(r) && n == len(word)
}

func letters(word string) bool {
	return word != "" && strings.IndexFunc(word, func(r rune) bool { return !unicode.IsLetter(r) }) < 0
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
		if utf8.RuneCountInString(part) > 2 || !letters(part) {
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
		ave blvd rd bldg dept univ assn bros
		vgl bzw ggf evtl bzgl sog hrsg z.b d.h`)
	// beforeNumber holds those that come before a number, and may otherwise be
	// words.
	beforeNumber = set(`no nos vol vols p pp ch chap sec sect art par para fig figs tab eq eqs ex n nn l ll v vv pt app cap q
		nr abs abb bd bde kap anm aufl`)
	months = set(`jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun`)
	// sometimes holds those that may end a sentence, and do so before one of
	// starters.
	sometimes     = set(`inc ltd co corp llc plc gmbh jr sr esq etc al ph.d m.d b.a m.a u.s u.k u.n e.u d.c a.m p.m a.d b.c est min max avg ext tel usw geb`)
	germanMonths  = set(`Januar Jänner Februar Feber März Mai Juni Juli Oktober Dezember`) // those that are not English, too
	beforeOrdinal = set(`am im vom zum zur beim der die das den dem des`)
	starters      = set(`The A An He She It They We I You But And Or So In On At By For From With As If When While Where Who What Why How
		This That These Those There Here His Her Its Their Our My Your No Not Yet Then Now Once After Before Since Because Although Though
		However Still Some Many Most All Each Every One Two To Of Let Do Does Did Is Are Was Were Will Would Could Should Can May
		Another Other Such Only Even Perhaps Meanwhile Instead Nor Until Unless Among During Under Over`)
)
