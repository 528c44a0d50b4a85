package script

import (
	"strings"

	"duizhao/internal/lang"
)

// once lists grammatical words of one character that do not occur twice in a row.
const once = "的是在和就也都而且及並并又與与被"

// ending lists words that end with one of those, after which it may follow again:
// 目的|的, 現在|在, 首都|都; beginning lists words that begin with one, which it
// may precede: 是|是否. They are in Simplified, as is all that follows.
var (
	ending    = strings.Fields("目的 标的 端的 现在 存在 所在 实在 内在 外在 潜在 正在 自在 首都 京都 成都 古都 国都 温和 总和 饱和 缓和 调和 随和 共和 成就 造就 将就 而且 以及 埃及 普及 危及 参与 棉被 合并 兼并 吞并 可是 但是 于是 还是 就是")
	beginning = strings.Fields("是否 是非 的确 在在 都市 都会 就业 就是 与会 被告 并且 并购 和平 和解 及格 及时")
)

// firmly lists phrases of two characters that nobody says twice in a row.
var firmly = strings.Fields("我们 你们 他们 她们 它们 这个 那个 因为 所以 但是 如果 已经 因此 就是 自己 以及 或者 而且 并且 虽然 为了 关于 对于 由于 其中 其他 之后 之前 以后 以前 根据 通过 公司 中国 美国")

// doubled finds what occurs twice in a row by mistake: a grammatical word
// (是是在), a pronoun or conjunction (因為因為), three characters or more, a Latin
// word. Chinese doubles many words on purpose (慢慢, 討論討論); those are left
// alone.
func doubled(pg *page) []Finding {
	var out []Finding
	for i := 0; i+1 < len(pg.chars); i++ {
		n, gap := 0, 0 // the length of what is repeated, and of the space between
		switch r := pg.plain[i]; {
		case lang.Han(r):
			n = twice(pg, i)
		case latin(r) && (i == 0 || !latin(pg.plain[i-1])):
			n, gap = latinTwice(pg, i), 1
		}
		if n > 0 {
			to := i + n + gap + n
			f := pg.finding(i, to, "")
			f.Right = pg.text[f.From:pg.offs[i+n]]
			out = append(out, f)
			i = to - 1
		}
	}
	return out
}

// twice returns the length of the Han word at index i that is repeated by mistake,
// or 0.
func twice(pg *page, i int) int {
	r := pg.plain[i]
	if pg.chars[i+1] == pg.chars[i] {
		if strings.ContainsRune(once, r) && pg.at(i-1) != r && pg.at(i+2) != r && (lang.Han(pg.at(i+2)) || strings.ContainsRune("的在和与及", r)) &&
			!pg.stands(ending, i+1, true) && !pg.stands(beginning, i+1, false) {
			return 1
		}
		return 0
	}
	for n := 2; n <= 12 && i+2*n <= len(pg.plain); n++ {
		if !lang.Han(pg.plain[i+n-1]) {
			return 0
		}
		if pg.plain[i+n] == r && pg.same(i, i+n, n) && (n > 3 || n == 3 && !repeats(pg, i, 3) || n == 2 && pg.stands(firmly, i, false)) {
			return n
		}
	}
	return 0
}

// stands reports whether one of the words begins at index i or, if end is set,
// ends before it.
func (pg *page) stands(words []string, i int, end bool) bool {
	for _, w := range words {
		r := []rune(w)
		from := i
		if end {
			from = i - len(r)
		}
		if from < 0 || from+len(r) > len(pg.plain) {
			continue
		}
		same := true
		for k := range r {
			same = same && pg.plain[from+k] == r[k]
		}
		if same {
			return true
		}
	}
	return false
}

// same compares n characters at two indexes.
func (pg *page) same(a, b, n int) bool {
	for k := range n {
		if pg.plain[a+k] != pg.plain[b+k] {
			return false
		}
	}
	return true
}

// repeats reports whether n characters repeat one themselves, as 轟隆隆 and 慢慢來
// do.
func repeats(pg *page, i, n int) bool {
	for k := i; k+1 < i+n; k++ {
		if pg.plain[k] == pg.plain[k+1] {
			return true
		}
	}
	return false
}

func latin(r rune) bool {
	return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= 0xC0 && r < 0x250 || r == '\'' || r == '-'
}

// latinTwice returns the length of the Latin word at index i that is repeated
// after a space, or 0. Names are made of doubled words, too, but of short ones.
func latinTwice(pg *page, i int) int {
	n := 0
	for i+n < len(pg.plain) && latin(pg.plain[i+n]) {
		n++
	}
	if n < 3 || strings.ContainsRune("“\"'「`", pg.at(i-1)) || pg.at(i+n) != ' ' || i+2*n+1 > len(pg.plain) || !pg.same(i, i+n+1, n) || latin(pg.at(i+2*n+1)) {
		return 0
	}
	return n
}
