package script

import (
	"strings"
	"sync"
	"unicode/utf8"
)

// A proof is what texts are proofread against: OpenCC's dictionaries, read as
// evidence of how words are written in Traditional.
//
// A Simplified character may stand for several Traditional ones, 干 for 乾, 幹 and
// 干. Such a family is contested: only the word shows which is right. The words
// that show it are those of OpenCC's Simplified to Traditional (s2tw) that have a
// contested character in them.
type proof struct {
	plain    [1 << 16]uint16 // by character: its Simplified form; 0 for itself
	kinds    [1 << 16]kind
	print    [1 << 16]uint16 // by Traditional character: the one that stands for its forms in print; 0 for itself
	trad     map[rune]rune   // by Simplified character: its usual Traditional one
	families map[rune][]rune // by Simplified character: its Traditional ones, the usual first, if there are several
	words    *lexicon        // by Simplified word: its Traditional forms, separated by spaces
	pairs    [1 << 16]uint32 // a bitmap over hashes of the pairs of neighbours in words
}

// kind is what a character may be in a Traditional text.
type kind uint8

const (
	contested  kind = 1 << iota // one of several that share a Simplified form
	simplified                  // Simplified, and nothing in Traditional
	rare                        // Simplified, and something rare in Traditional
)

// alike lists characters that houses choose among freely, or that OpenCC's
// dictionaries distinguish more finely than print does: none is wrong where
// another is expected. The forms of OpenCC's lists for Taiwan and Hong Kong are
// added to them.
const alike = `台臺檯 占佔 布佈 周週 游遊 注註 才纔 升昇 岳嶽 岩巖 嘆歎 飢饑 淒悽 迹跡蹟 鑒鑑 針鍼 煙菸烟 恤卹
雇僱 欲慾 泛氾汎 熏燻 簽籤 贊讚 仿彷 它牠 吊弔 回迴 幸倖 扣釦 背揹 局侷 志誌 念唸 涌湧 杯盃 昆崑 朱硃 梁樑 蒙濛矇懞 家傢 巨鉅
了瞭 復覆 並併幷 向嚮曏 盡儘 毀燬譭 匯彙 厘釐 坐座 個箇 鏈鍊煉 秘祕 着著 爲為 裏裡 啓啟 群羣 峰峯 床牀 吃喫 線綫 賬帳 汙污 洩泄 抬擡 核覈 恒恆 泪淚 叠疊 晒曬 衛衞 閑閒 果菓
雕鵰 伙夥 借藉 嘗嚐 彩綵 挽輓 搜蒐 杆桿 僵殭 弦絃 夫伕 奸姦 俊儁 修脩 咨諮 凌淩 咽嚥 哄鬨 唇脣 嚙齧 喂餵 噪譟
佣傭 糰團 庵菴 愈癒 戚慼 折摺 抵牴 拐柺 挂掛 挨捱 旋鏇 暗闇 沈沉 沾霑 漓灕 玩翫 璇璿 症癥 矩榘 秋鞦 艷豔 苔薹 蔭廕 盪蕩 謚諡
贗贋 跖蹠 鍾鐘 鑽鉆 剷鏟 鐮鎌 蹤踪 尸屍 痴癡 勳勛 凶兇 祇只 証證 剋克 帘簾 席蓆 沖衝`

// ours lists words that the dictionaries lack, or have differently, each with the
// forms it may have in Traditional.
const ours = `仿佛=彷彿,仿佛 历数=歷數,曆數 向往=嚮往 西里尔字母=西里爾字母 万里春愁直=萬里春愁直 美制=美制,美製 名表=名錶,名表 语系=語系,語係 挽起袖子=挽起袖子 卷起袖子=捲起袖子 卷袖子=捲袖子`

// rarely lists Simplified characters that exist in Traditional too, where nobody
// expects them: they count as left over unless a known word has them.
const rarely = "万价党几术极柜据确种筑苹胜叶广厂仆虫愿么适蜡并"

// Prepare loads what [Check], [Damage] and [Detect] need, in about 60 ms. They
// load it themselves; a caller with other things to do first may call Prepare
// early, in a goroutine of its own.
func Prepare() { proofs() }

var proofs = sync.OnceValue(newProof)

func newProof() *proof {
	p := &proof{trad: map[rune]rune{}, families: map[rune][]rune{}, words: sizedLexicon(1 << 16)}
	p.forms()
	type entry struct {
		word   string
		values []string
	}
	all := make([]entry, 0, 50_000)
	traditional, inWords := make([]bool, 1<<18), make([]bool, 1<<18)
	forms := make([]rune, 1<<18) // by Simplified character: one form in print, -1 for several
	entries("s2tw", func(step int, word string, values []string) {
		if step > 0 {
			return
		}
		key, alone := utf8.DecodeRuneInString(word)
		if alone == len(word) {
			p.trad[key], _ = utf8.DecodeRuneInString(values[0])
			if len(values) > 1 {
				p.families[key] = []rune(strings.Join(values, ""))
			}
		} else {
			all = append(all, entry{word, values})
		}
		for _, v := range values {
			rest := word
			for _, r := range v {
				s, n := utf8.DecodeRuneInString(rest)
				rest = rest[n:]
				if alone == len(word) {
					traditional[r] = true
				} else {
					inWords[r] = true
				}
				if form := p.printed(r); forms[s] == 0 {
					forms[s] = form
				} else if forms[s] != form {
					forms[s] = -1
				}
			}
		}
	})
	for _, line := range strings.Fields(ours) {
		word, values, _ := strings.Cut(line, "=")
		all = append(all, entry{word, strings.Split(values, ",")})
	}
	for r := range p.trad {
		if r < 1<<16 && !traditional[r] && p.print[r] == 0 {
			if p.kinds[r] |= simplified; inWords[r] {
				p.kinds[r] |= rare
			}
		}
	}
	for _, r := range rarely {
		p.kinds[r] = rare
	}
	for r := range rune(1 << 16) {
		if r >= 0x3400 && forms[p.simple(r)] == -1 {
			p.kinds[r] |= contested
		}
	}
	for _, e := range all {
		if strings.ContainsFunc(e.word, func(r rune) bool { return forms[r] == -1 || p.kind(r)&rare != 0 }) {
			p.words.add(e.word, strings.Join(e.values, " "))
			p.meet(e.word)
		}
	}
	return p
}

// forms fills the tables of single characters.
func (p *proof) forms() {
	for step, l := range tw2s() {
		l.each(func(from rune, to string) {
			if r, n := utf8.DecodeRuneInString(to); n == len(to) && from < 1<<16 && r < 1<<16 {
				if step == 0 {
					if s, ok := tw2s()[1].get(to); ok {
						r, _ = utf8.DecodeRuneInString(s)
					}
				}
				p.plain[from] = uint16(r)
			}
		})
	}
	of := map[rune]rune{}
	root := func(r rune) rune {
		for of[r] != 0 && of[r] != r {
			r = of[r]
		}
		return r
	}
	join := func(family string) { // families that share a character become one
		first, _ := utf8.DecodeRuneInString(family)
		for _, r := range family {
			of[root(r)] = root(first)
		}
	}
	for _, family := range strings.Fields(alike) {
		join(family)
	}
	for _, conversion := range []string{"t2tw", "t2hk"} {
		entries(conversion, func(_ int, word string, values []string) { join(word + strings.Join(values, "")) })
	}
	for r := range of {
		p.print[r] = uint16(root(r))
	}
}

// simple returns the Simplified form of a character.
func (p *proof) simple(r rune) rune {
	if r < 1<<16 && p.plain[r] != 0 {
		return rune(p.plain[r])
	}
	return r
}

// printed returns the character that stands for all those that print uses alike.
func (p *proof) printed(r rune) rune {
	if r < 1<<16 && p.print[r] != 0 {
		return rune(p.print[r])
	}
	return r
}

// onlyTraditional reports whether a character is in Traditional and not in
// Simplified.
func (p *proof) onlyTraditional(r rune) bool {
	return r >= 0x3400 && p.simple(r) != r && p.trad[r] == 0 && r != '著' && r != '乾'
}

func (p *proof) kind(r rune) kind {
	if r < 1<<16 {
		return p.kinds[r]
	}
	return 0
}

// each calls f with every word that is one character of the first plane.
func (l *lexicon) each(f func(word rune, with string)) {
	for r, at := range l.head {
		if at != 0 && l.nodes[at].word {
			f(rune(r), l.nodes[at].with)
		}
	}
}

// meet records the pairs of a word.
func (p *proof) meet(word string) {
	var last rune
	for i, r := range word {
		if h := pairHash(last, r); i > 0 {
			p.pairs[h/32] |= 1 << (h % 32)
		}
		last = r
	}
}

// joined reports whether two characters may be neighbours in a word.
func (p *proof) joined(a, b rune) bool {
	h := pairHash(a, b)
	return p.pairs[h/32]&(1<<(h%32)) != 0
}

// pairHash is Fibonacci hashing to 21 bits.
func pairHash(a, b rune) uint32 {
	return uint32((uint64(a)<<21 | uint64(b)) * 0x9E3779B97F4A7C15 >> 43)
}
