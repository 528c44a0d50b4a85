package intake

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/abadojack/whatlanggo"
	tags "golang.org/x/text/language"
)

// tongue tells the language of a text that is neither Chinese, Japanese nor
// Korean, as a tag, and whether that is certain enough not to ask.
//
// Two witnesses are heard. The detector goes by letters in threes: its 84
// languages weigh 400 kB, others weigh a hundred times as much; but what it says
// of its own certainty is of no use (1 for Latin taken for French, -12 for twenty
// pages of English), and it has no Latin. So it is asked about each of many
// pieces, and the small words of a language, without which nobody writes a page,
// are counted beside it.
func tongue(text string) (tag string, sure bool) {
	votes, pieces := map[string]int{}, 0
	for _, piece := range piecesOf(text) {
		found := whatlanggo.DetectLang(piece)
		if l := found.Iso6391(); l != "" {
			votes[l]++
		} else if l := found.Iso6393(); l != "" {
			votes[l]++
		}
		pieces++
	}
	most := leading(votes)
	word, words := smallWordsOf(text)
	first := leading(words)
	rest := maps.Clone(words)
	delete(rest, first)
	second := leading(rest)
	switch n := words[first]; {
	case n >= 3 && n*10 >= word && n*4 >= words[second]*5:
		return first, true
	case smallWords[most] != "" || pieces == 0: // the detector's language has small words, and they are not there
		return cmp.Or(most, "und"), false
	case first != "" && n*10 >= word:
		return most, false
	}
	latin := false
	if l, err := tags.Parse(most); err == nil {
		code, _ := l.Script()
		latin = code.String() == "Latn"
	}
	return cmp.Or(most, "und"), votes[most]*10 >= pieces*7 && (pieces >= 3 || !latin) // letters that few languages have tell at once
}

// piecesOf cuts a text into pieces of some lines, at most forty of them.
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

// leading is the key with the highest count, or "".
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
	for w := range strings.FieldsFuncSeq(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) }) {
		words++
		for l, list := range smallWords {
			if strings.Contains(list, " "+w+" ") {
				found[l]++
			}
		}
	}
	return words, found
}

// smallWords are the commonest articles, prepositions, conjunctions and forms of
// "to be" of languages in Latin letters.
var smallWords = map[string]string{
	"en": " the and of to in is that it was for with as on not be at by are this from his her he they have which an were but had has you its ",
	"de": " der die und das den von zu mit sich des auf ist ein eine nicht als auch es an dem im für war er sie wie aus bei nach einer um hat noch ",
	"fr": " le la les des et de du un une que qui dans est pas pour sur au en il elle ne se ce par plus son sa avec aux ou ont était sont je vous ",
	"es": " el la los las de y que en un una no se por con su para es al lo del como más pero sus le ha fue está hay era ser ",
	"pt": " o os as de e que em um uma não se por com para é ao do da no na dos das como mais mas seu sua foi está são ser pelo pela ",
	"it": " il lo la gli le di e che in un una non si per con del della dei è al nel come più ma alla sono da suo sua era ha dal anche ",
	"nl": " de het een en van in is dat op te zijn met niet voor er aan die was als ook bij naar hij om door maar uit over wie nog tot ",
	"sv": " och att det som en ett i på är av för med den till inte har de om var från men han hon så vid kan när ",
	"da": " og at det som en et i på er af for med den til ikke har de om var fra men han hun så ved kan når blev ",
	"nb": " og å det som en et i på er av for med den til ikke har de om var fra men han hun så ved kan når ble ",
	"fi": " ja on ei se että oli hän mutta kun niin ovat myös jos kuin joka sen tai mitä ole en sitä ",
	"pl": " i w na z się nie do że to jest jak o po od za ale co przez tak dla był było jego tym który są czy ",
	"cs": " a v na se je že to s z do o i ale jako za by k po pro tak od jeho byl jsou při jak která ",
	"hu": " a az és hogy nem is egy ez volt de meg van csak már mint ha még vagy azt ki el ",
	"ro": " și de în la a cu nu pe un o care să că din mai este pentru ca sau sunt dar al au fost prin ",
	"tr": " ve bir bu da de için ile çok ne daha olarak gibi o kadar ama sonra olan değil her en var ",
	"ca": " el la els les de i que en un una no es per amb a del al com més però seu seva és són va pel ",
	"id": " yang dan di dari ini itu dengan untuk tidak dalam pada adalah ke akan juga oleh karena saya ada bisa ",
	"vi": " và của là có trong được không cho một các những với người này đã khi để cũng từ đến ra ",
	"la": " et in est non ad ut cum quod qui sed per ex ab si esse quae sunt enim nec hoc aut quam de dum etiam ",
}

// scripts by their codes (ISO 15924), of those that a language may be told by.
var scripts = map[string]*unicode.RangeTable{
	"Latn": unicode.Latin, "Cyrl": unicode.Cyrillic, "Grek": unicode.Greek, "Hebr": unicode.Hebrew, "Arab": unicode.Arabic,
	"Deva": unicode.Devanagari, "Beng": unicode.Bengali, "Thai": unicode.Thai, "Geor": unicode.Georgian, "Armn": unicode.Armenian,
	"Taml": unicode.Tamil, "Telu": unicode.Telugu, "Gujr": unicode.Gujarati, "Guru": unicode.Gurmukhi, "Knda": unicode.Kannada,
	"Mlym": unicode.Malayalam, "Sinh": unicode.Sinhala, "Khmr": unicode.Khmer, "Laoo": unicode.Lao, "Mymr": unicode.Myanmar,
	"Tibt": unicode.Tibetan, "Ethi": unicode.Ethiopic, "Mong": unicode.Mongolian,
	"Hant": unicode.Han, "Hans": unicode.Han, "Jpan": unicode.Han, "Kore": unicode.Hangul,
}

// credible reports whether a text can be in the language that its file declares:
// whether a third of its letters are of a script that the language is written in.
// Pages often keep the declaration of the template that they were made with.
func credible(declared, text string) bool {
	tag, err := tags.Parse(declared)
	if err != nil {
		return false
	}
	code, _ := tag.Script()
	table := scripts[code.String()]
	if table == nil {
		return true
	}
	own, letters := 0, 0
	for _, r := range text {
		if !unicode.IsLetter(r) {
			continue
		}
		letters++
		if unicode.Is(table, r) || code.String() == "Jpan" && (unicode.Is(unicode.Hiragana, r) || unicode.Is(unicode.Katakana, r)) || code.String() == "Kore" && unicode.Is(unicode.Han, r) {
			own++
		}
	}
	return own*3 >= letters
}
