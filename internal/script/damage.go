package script

import (
	"cmp"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"
)

// A Finding is a place of a text that is doubtful: text[From:To] is Wrong, and
// Right is what should stand there, or "" where that is not known.
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
	Over        = "over-converted"  // wrongly converted to Traditional
	Typo        = "typo"            // mistyped, or written twice
	Punctuation = "punctuation"     // half-width, or the wrong quotation marks
)

// A rule finds one kind of fault. Each is in a file of its own, rule_*.go; what
// it is for, and an example, is in rules/CODE.txtar of the package that reports
// it, check.
type rule struct {
	code  string
	class string
	langs string // zh-Hant, zh-Hans
	find  func(*page) []Finding
}

var rules = []rule{
	{"script-simplified", Left, "zh-Hant", simplifiedLeft},
	{"script-traditional", Left, "zh-Hans", traditionalLeft},
	{"script-under", Under, "zh-Hant", underConverted},
	{"script-over", Over, "zh-Hant", overConverted},
	{"script-typo", Typo, "zh-Hant zh-Hans", mistyped},
	{"script-doubled", Typo, "zh-Hant zh-Hans", doubled},
	{"script-width", Punctuation, "zh-Hant zh-Hans", halfWidth},
	{"script-quotes", Punctuation, "zh-Hant", curlyQuotes},
	{"script-quotes", Punctuation, "zh-Hans", cornerQuotes},
}

// Damage finds what conversion and copying did to a text that is Traditional,
// all but its punctuation. The findings are in the order of the text and do not
// overlap.
func Damage(text string) []Finding {
	return find(text, "zh-Hant", func(r *rule) bool { return r.class != Punctuation })
}

// Check finds everything that the rules for a language, zh-Hant or zh-Hans, find.
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

// hasHan tells whether a text has a character that may be Han, without decoding.
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
	lang   string // it is said to be in
	chars  []rune // as written
	plain  []rune // in Simplified
	offs   []int  // where each begins in text, and where the text ends
	doubts []int  // indexes of what is contested, Simplified or rare
}

var pages = sync.Pool{New: func() any { return &page{} }}

func (pg *page) read(text, lang string) {
	p := proofs()
	pg.proof, pg.text, pg.lang = p, text, lang
	n := utf8.RuneCountInString(text)
	pg.chars, pg.plain, pg.offs = sized(pg.chars, n), sized(pg.plain, n), sized(pg.offs, n+1)
	pg.doubts = pg.doubts[:0]
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

// sized is a slice of a length, of the same memory if it has room.
func sized[T any](s []T, n int) []T { return slices.Grow(s[:0], n)[:n] }

// finding replaces the characters from:to.
func (pg *page) finding(from, to int, right string) Finding {
	if !strings.ContainsAny(pg.text, "爲裏着") {
		right = taiwanese().replace(right)
	}
	return Finding{From: pg.offs[from], To: pg.offs[to], Right: right}
}

// taiwanese turns OpenCC's forms into those of Taiwan: 裏 to 裡.
var taiwanese = sync.OnceValue(func() *lexicon { return chain("t2tw")[0] })

// replace is appendTo for a string.
func (l *lexicon) replace(text string) string { return string(l.appendTo(nil, text)) }

// A verdict is what the words of the dictionary say of one character.
type verdict struct {
	right    rune // what should stand there; 0 where nothing is known
	from, to int  // the shortest word that says so, of several the last: 製造 in 嘗試製造
	fine     bool // some word has the character as it is written
}

// over calls f with all words of the dictionary of two characters and more that
// begin at an index.
func (pg *page) over(start int, f func(to int, with string)) {
	l := pg.proof.words
	for at, k := l.first(pg.plain[start]), start; at != 0; {
		node := &l.nodes[at]
		if k++; node.word && k > start+1 {
			f(k, node.with)
		}
		if !node.on || k >= len(pg.plain) {
			return
		}
		at = l.follow(at, pg.plain[k])
	}
}

// judge looks at all words of the dictionary that stand over the character at
// index i. What is written is fine when one of the longest has it so; wrong when
// none has, or only words shorter by two characters.
func (pg *page) judge(i int) verdict {
	p := pg.proof
	written := p.printed(pg.chars[i])
	fine, longest := 0, 0
	var v verdict
	first := i // where a word over i may begin
	for first > max(0, i-window+1) && p.joined(pg.plain[first-1], pg.plain[first]) {
		first--
	}
	if first == i && !(i+1 < len(pg.plain) && p.joined(pg.plain[i], pg.plain[i+1])) {
		return v
	}
	for start := first; start <= i; start++ {
		pg.over(start, func(to int, with string) {
			if to <= i {
				return
			}
			n := to - start
			right, ok := p.asks(with, i-start, written)
			switch {
			case ok:
				fine = max(fine, n)
			case n == 2 && p.unlikely(right, with) || n < 4 && pg.crossed(start, to, i):
			case v.right == 0 || n > longest && right != v.right:
				longest, v.right, v.from, v.to = n, right, start, to
			case right == v.right:
				longest = max(longest, n)
				if old := v.to - v.from; n < old || n == old && !strings.ContainsRune(particles, pg.plain[to-1]) {
					v.from, v.to = start, to
				}
			}
		})
	}
	v.fine = fine > 0
	if fine >= longest || fine > 0 && longest < fine+2 {
		v.right = 0
	}
	return v
}

// particles do not end the word that a finding shows: it is 瞄準 and not 準的.
const particles = "的了是在不和也"

// crossed tells whether a word from:to is cut by another as long, which has not
// the character at index i: in 去幹|制造 there is no 干制. Numbers cut nothing:
// 幾萬|里 are 萬里, too.
func (pg *page) crossed(from, to, i int) bool {
	found := false
	for start := max(0, from-window+1); start < to; start++ {
		if start == from || start > from && start <= i {
			continue
		}
		pg.over(start, func(end int, _ string) {
			if end-start < to-from || start < from && (end <= from || end > i) || start > i && end <= to {
				return
			}
			if strings.Trim(string(pg.plain[start:end]), "几数一二三四五六七八九十百千万亿两半") != "" {
				found = true
			}
		})
	}
	return found
}

// asks tells what character n of a word should be, and whether the one written
// is good for it. values are the word's forms, parted by spaces.
func (p *proof) asks(values string, n int, written rune) (right rune, fine bool) {
	for form := range strings.SplitSeq(values, " ") {
		k := 0
		for _, r := range form {
			if k == n {
				if p.printed(r) == written {
					return r, true
				}
				if right == 0 {
					right = r
				}
			}
			k++
		}
	}
	return right, false
}

// unlikely tells whether a word of two characters with a certain one in it is
// more often the end of one word and the beginning of another: 參數|裡 is not 數里.
func (p *proof) unlikely(right rune, word string) bool {
	words := ""
	switch right {
	case '里':
		words = "萬里 千里 百里 十里 公里 英里 海里 華里 阿里 鄰里 故里 鄉里 鄰里 巷里 里巷"
	case '后':
		words = "皇后 太后 王后 母后 天后 影后 歌后 帝后 后妃 后羿 后土 后稷 后冠 封后 視后 后宮"
	case '隻':
		words = "一隻 兩隻 二隻 三隻 四隻 五隻 六隻 七隻 八隻 九隻 十隻 百隻 千隻 幾隻 每隻 船隻 艦隻 隻身 隻字"
	case '几':
		words = "茶几 案几 几案 窗几"
	case '于', '云', '丑', '余', '舍', '曲', '幷':
	default:
		return false
	}
	return !strings.Contains(" "+words+" ", " "+word+" ")
}

// misspelt are the findings of the contested and rare characters for which
// which says yes, each with the word around it; one word is one finding.
func (pg *page) misspelt(which func(i int) bool) []Finding {
	var out []Finding
	last := 0
	for _, i := range pg.doubts {
		if i < last || pg.proof.kind(pg.chars[i])&contested == 0 || !which(i) {
			continue
		}
		v := pg.judge(i)
		if v.right == 0 {
			continue
		}
		right := []rune(pg.text[pg.offs[v.from]:pg.offs[v.to]])
		for k := v.from; k < v.to; k++ { // other characters of the word that are wrong in the same way
			if k == i {
				right[k-v.from] = v.right
			} else if pg.proof.kind(pg.chars[k])&contested != 0 && which(k) {
				if w := pg.judge(k); w.right != 0 {
					right[k-v.from] = w.right
				}
			}
		}
		out = append(out, pg.finding(v.from, v.to, string(right)))
		last = v.to
	}
	return out
}
