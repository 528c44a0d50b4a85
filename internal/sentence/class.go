package sentence

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"duizhao/internal/lang"
)

func dotted(r rune) bool { return r == '.' || r == '…' || r == '⋯' }

// raised reports whether a character is a raised figure or sign that marks a note.
func raised(r rune) bool { return strings.ContainsRune("⁰¹²³⁴⁵⁶⁷⁸⁹†‡", r) }

// goesOn reports whether a character continues the sentence after a stop in
// quotation marks or brackets: 「真的？」，他想
func goesOn(r rune) bool {
	return strings.ContainsRune("，、；：,;:—–―－~～·•/／%％=", r) || lang.Closes(r) && r != '"' && r != '\''
}

// starts reports whether a sentence may begin with a character.
func starts(r rune) bool {
	return unicode.IsUpper(r) || unicode.IsTitle(r) || unicode.IsDigit(r) || lang.Opens(r) || lang.Ideographic(r) ||
		unicode.IsLetter(r) && !unicode.IsLower(r) || unicode.In(r, unicode.So, unicode.Sc)
}

// particle reports whether a quotation is followed by a character that continues its
// sentence: 「咦？」的一聲 is one sentence.
func particle(next rune, closed bool) bool {
	return closed && strings.ContainsRune("的地得之等了這这那而是", next)
}

// quoted reports whether a Japanese sentence goes on after a quotation with a
// particle that makes it part of the sentence: 「来た。」と彼は言った。 Words that
// begin with the same characters, such as とても, begin a sentence.
func quoted(rest string) bool {
	for _, p := range quotedBy {
		if strings.HasPrefix(rest, p) {
			return !slices.ContainsFunc(notQuotedBy, func(w string) bool { return strings.HasPrefix(rest, w) })
		}
	}
	return false
}

var (
	quotedBy    = []string{"と", "って", "を", "など", "なんて", "なる", "の"}
	notQuotedBy = []string{"とても", "ところ", "とにかく", "とき", "とうとう", "とりあえず", "となり", "とつぜん", "とっくに", "ともかく", "ともあれ", "とんでも", "のち", "のんびり"}
)

// said reports whether a Chinese sentence continues after a quotation by naming the
// speaker: 「來了？」他問。 The verb is looked for in the clause that follows.
func said(rest string) bool {
	const reach = 12 // characters: 那位年老的看門人低聲說
	n := 0
	for i, r := range rest {
		if n++; n > reach || strings.ContainsRune("，。！？；：「『“‘!?;:\n", r) {
			return n <= reach+1 && i > 0 && saying(rest[:i])
		}
	}
	return saying(rest)
}

// saying reports whether a clause ends in a verb of speech.
func saying(clause string) bool {
	for _, verb := range saidVerbs {
		if strings.HasSuffix(clause, verb) && !strings.ContainsAny(clause, ".") {
			return true
		}
	}
	return false
}

var saidVerbs = []string{"說", "说", "道", "問", "问", "答", "喊", "叫", "想", "嚷", "笑", "說道", "说道", "說著", "回答", "問著", "驚呼", "惊呼",
	"嘆息", "叹息", "表示", "指出", "寫道", "写道", "自語", "自语", "反問", "反问", "追問", "追问", "解釋", "解释", "補充", "补充"}

// saidAfterName is said for English: "Why?" Tom asked. It wants a name before the
// verb.
func saidAfterName(rest string) bool {
	words := strings.Fields(rest[:min(len(rest), 80)])
	for i, w := range words[:min(len(words), 4)] {
		switch strings.TrimRight(w, ".,;:") {
		case "said", "says", "asked", "asks", "replied", "replies", "answered", "cried", "shouted", "whispered", "added", "wrote", "exclaimed",
			"muttered", "wondered":
			return i > 0
		}
		if strings.ContainsAny(w, ".!?") && !strings.HasSuffix(w, ".") {
			return false
		}
	}
	return false
}

// brackets returns the stretches of a text inside matching brackets, none longer
// than a long aside, so that one left open does no harm. A stop in round brackets,
// in a title 《…》 or in 【…】 ends nothing outside.
func brackets(text string) [][2]int {
	const longest = 600 // bytes
	const deepest = 16  // levels of nesting: any more were never closed
	if !strings.ContainsAny(text, "(（《〈【[") {
		return nil
	}
	type open struct {
		at    int
		close rune
	}
	var stack []open
	var out [][2]int
	for i, r := range text {
		if r == '\n' {
			stack = stack[:0]
			continue
		}
		if c := counterpart(r); c != 0 {
			if len(stack) == deepest {
				stack = append(stack[:0], stack[1:]...)
			}
			stack = append(stack, open{i, c})
			continue
		}
		if !strings.ContainsRune(")）》〉】]", r) {
			continue
		}
		for k := len(stack) - 1; k >= 0; k-- {
			if stack[k].close != r {
				continue
			}
			// Brackets that hold whole sentences, and begin one, are cut like any
			// text; so are those too long for an aside.
			if i-stack[k].at <= longest && !wholly(text, stack[k].at, i) {
				for len(out) > 0 && out[len(out)-1][0] > stack[k].at {
					out = out[:len(out)-1] // inside this one
				}
				out = append(out, [2]int{stack[k].at, i + utf8.RuneLen(r)})
			}
			stack = stack[:k]
			break
		}
	}
	return out
}

// wholly reports whether brackets are between sentences: their content ends with a
// stop, and they follow a stop or nothing.
func wholly(text string, open, close int) bool {
	last, _ := utf8.DecodeLastRuneInString(text[:close])
	before := strings.TrimRightFunc(text[:open], unicode.IsSpace)
	r, _ := utf8.DecodeLastRuneInString(before)
	return lang.Stop(last) && (before == "" || lang.Stop(r) || lang.Closes(r))
}

func counterpart(r rune) rune {
	switch r {
	case '(':
		return ')'
	case '（':
		return '）'
	case '《':
		return '》'
	case '〈':
		return '〉'
	case '【':
		return '】'
	case '[':
		return ']'
	}
	return 0
}
