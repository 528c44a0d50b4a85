package script

import (
	"cmp"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"duizhao/internal/lang"
)

// A Finding is a doubtful place in a text: text[From:To] is Wrong, and Right is
// what should be there, or "" if that is not known.
type Finding struct {
	From, To     int // bytes
	Wrong, Right string
	Class        string // one of those below
	Code         string // of the rule of duizhao check, permanent
}

// Classes of findings, as emendations have them.
const (
	Left        = "simplified-left" // Simplified left in Traditional, or the reverse
	Under       = "under-converted" // not converted to Traditional
	Over        = "over-converted"  // wrongly converted
	Typo        = "typo"            // mistyped, or written twice
	Punctuation = "punctuation"     // half-width, or the wrong quotation marks
)

// A rule finds one kind of fault. Each is in a file of its own, rule_*.go; what
// it is for, and an example, is in rules/CODE.txtar of the package that reports
// it, check.
type rule struct {
	code  string
	class string
	langs string // the language that it applies to, or both
	find  func(*page) []Finding
}

const both = lang.Hant + " " + lang.Hans

var rules = []rule{
	{"script-simplified", Left, lang.Hant, simplifiedLeft},
	{"script-traditional", Left, lang.Hans, traditionalLeft},
	{"script-under", Under, lang.Hant, underConverted},
	{"script-over", Over, lang.Hant, overConverted},
	{"script-over", Over, both, overSimplified},
	{"script-typo", Typo, both, mistyped},
	{"script-doubled", Typo, both, doubled},
	{"script-width", Punctuation, both, halfWidth},
	{"script-quotes", Punctuation, lang.Hant, curlyQuotes},
	{"script-quotes", Punctuation, lang.Hans, cornerQuotes},
}

// Damage finds what conversion and copying did to a Traditional text, except to
// its punctuation. The findings are in the order of the text and do not overlap.
func Damage(text string) []Finding {
	return find(text, lang.Hant, func(r *rule) bool { return r.class != Punctuation })
}

// Mend repairs what [Damage] finds and knows the repair of: it sets a text that may be
// Simplified in Traditional characters, except where there is doubt.
func Mend(text string) string {
	var edits []Edit
	for _, f := range Damage(text) {
		if f.Right != "" && f.Class != Typo {
			edits = append(edits, Edit{f.From, f.To, f.Right})
		}
	}
	mended, _ := Apply(text, edits)
	return mended
}

// Check applies all rules for a language, zh-Hant or zh-Hans.
func Check(text, lang string) []Finding {
	return find(text, lang, func(*rule) bool { return true })
}

func find(text, lang string, which func(*rule) bool) []Finding {
	if !hasHan(text) {
		return nil
	}
	pg := pages.Get().(*page)
	defer pages.Put(pg)
	pg.read(text, lang)
	var out []Finding
	for i := range rules {
		if r := &rules[i]; strings.Contains(r.langs, lang) && which(r) {
			for _, f := range r.find(pg) {
				f.Wrong, f.Class, f.Code = text[f.From:f.To], r.class, r.code
				out = append(out, f)
			}
		}
	}
	if len(out) < 2 {
		return out
	}
	slices.SortStableFunc(out, func(a, b Finding) int { return cmp.Or(a.From-b.From, b.To-a.To) })
	end := 0
	return slices.DeleteFunc(out, func(f Finding) bool {
		overlaps := f.From < end
		end = max(end, f.To)
		return overlaps
	})
}

// hasHan reports whether a text has a character that may be Han, without decoding.
func hasHan(text string) bool {
	for i := range len(text) {
		if text[i] >= 0xE3 {
			return true
		}
	}
	return false
}

// A page is a text laid out for proofreading.
type page struct {
	proof  *proof
	text   string
	lang   string // the language it is declared to be in
	chars  []rune // as written
	plain  []rune // in Simplified
	offs   []int  // where each character begins in text, then the end of text
	doubts []int  // indexes of characters that are contested, simplified or rare
	older  bool   // it has forms that are not written in Taiwan
}

var pages = sync.Pool{New: func() any { return &page{} }}

func (pg *page) read(text, lang string) {
	p := proofs()
	pg.proof, pg.text, pg.lang = p, text, lang
	n := utf8.RuneCountInString(text)
	pg.chars, pg.plain, pg.offs = sized(pg.chars, n), sized(pg.plain, n), sized(pg.offs, n+1)
	pg.doubts = pg.doubts[:0]
	pg.older = strings.Contains(text, "爲") || strings.Contains(text, "裏") || strings.Contains(text, "着")
	n = 0
	for i, r := range text {
		plain := r
		if r >= 0x3400 {
			plain = p.simple(r)
			if p.kind(r) != 0 {
				pg.doubts = append(pg.doubts, n)
			}
		}
		pg.chars[n], pg.plain[n], pg.offs[n] = r, plain, i
		n++
	}
	pg.offs[n] = len(text)
}

// sized returns a slice of length n, in the memory of s if it has room.
func sized[T any](s []T, n int) []T { return slices.Grow(s[:0], n)[:n] }

// finding returns the finding that replaces the characters from:to.
func (pg *page) finding(from, to int, right string) Finding {
	if !pg.older {
		right = taiwanese().replace(right)
	}
	return Finding{From: pg.offs[from], To: pg.offs[to], Right: right}
}

// taiwanese turns OpenCC's forms into those of Taiwan: 裏 to 裡, and 賬 to 帳,
// which its list leaves out.
var taiwanese = sync.OnceValue(func() *lexicon {
	l := chain("t2tw")[0]
	l.add("賬", "帳")
	return l
})

// replace is appendTo for a string.
func (l *lexicon) replace(text string) string { return string(l.appendTo(nil, text)) }

// misspelt returns the findings for the contested characters that which accepts,
// each with the word around it; a word is one finding.
func (pg *page) misspelt(which func(i int) bool) []Finding {
	var out []Finding
	last := 0
	for _, i := range pg.doubts {
		if i < last || pg.proof.kind(pg.chars[i])&(contested|simplified) != contested || !which(i) {
			continue
		}
		v := pg.judge(i)
		if v.right == 0 {
			continue
		}
		right := []rune(pg.text[pg.offs[v.from]:pg.offs[v.to]])
		for k := v.from; k < v.to; k++ { // the word's other wrong characters
			r := pg.chars[k]
			switch kind := pg.proof.kind(r); {
			case k == i:
				right[k-v.from] = v.right
			case kind&(contested|simplified) != 0:
				if w := pg.judge(k); w.right != 0 {
					right[k-v.from] = w.right
				} else if kind&simplified != 0 {
					right[k-v.from] = pg.proof.trad[r]
				}
			}
		}
		out = append(out, pg.finding(v.from, v.to, string(right)))
		last = v.to
	}
	return out
}
