package script

import "strings"

// A verdict is what the words of the dictionary show about one character.
type verdict struct {
	right    rune // what should be there; 0 if not known
	from, to int  // the shortest word that shows it, of several the last: 製造 in 嘗試製造
	fine     bool // some word has the character as it is written
}

// over calls f with every word of the dictionary, of two characters or more, that
// begins at an index.
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

// judge looks at all words of the dictionary that cover the character at index i.
// What is written is right if one of the longest words has it; wrong if none has,
// or only words shorter by two characters or more.
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
			case p.unlikely(right, with, n) || n < 4 && pg.crossed(start, to, i):
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

// particles should not end the word that a finding shows: 瞄準, not 準的.
const particles = "的了是在不和也"

// crossed reports whether a word from:to is cut by another, at least as long, that
// does not contain the character at index i: in 想幹|制造 there is no 干制.
// Numbers cut nothing: 幾萬|里 still has 萬里.
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

// asks returns what character n of a word should be, and whether the written one
// will do. values are the word's forms, separated by spaces.
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

// unlikely reports whether a word of n characters, with a certain one in it, is
// less likely than what is written. Some words of two characters are more often
// the end of one word and the beginning of the next: 參數|裡 is not 數里. Among
// longer words the dictionary has 裏 in names that are written with 里: 弗羅里達.
func (p *proof) unlikely(right rune, word string, n int) bool {
	if n > 2 {
		return right == '裏' && !strings.HasSuffix(word, "裏") && !strings.Contains(word, "裏面") && !strings.Contains(word, "裏頭") &&
			!strings.Contains(word, "裏邊") && !strings.Contains(word, "裏外") && !strings.Contains(word, "裏應")
	}
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
