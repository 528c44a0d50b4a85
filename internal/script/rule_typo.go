package script

import (
	"strings"
	"sync"

	"duizhao/internal/lang"
)

// typos lists frequent mistypings, which are never right, of words with the same
// sound or nearly the same look, each followed by the right word. They are in
// Simplified and serve both scripts.
const typos = `诺大偌大
名列前矛名列前茅 迫不急待迫不及待 一愁莫展一筹莫展 莫明其妙莫名其妙 鬼鬼崇崇鬼鬼祟祟 变本加利变本加厉 穿流不息川流不息 一股作气一鼓作气
按步就班按部就班 甘败下风甘拜下风 委屈求全委曲求全 相形见拙相形见绌 走头无路走投无路 饮鸠止渴饮鸩止渴 沧海一栗沧海一粟 病入膏盲病入膏肓
如火如茶如火如荼 脍灸人口脍炙人口 草管人命草菅人命 不径而走不胫而走 直接了当直截了当 首曲一指首屈一指 提心掉胆提心吊胆 黄梁一梦黄粱一梦
再接再励再接再厉 默守成规墨守成规 默守陈规墨守成规 谈笑风声谈笑风生 自抱自弃自暴自弃 流连忘反流连忘返 美仑美奂美轮美奂 仗义直言仗义执言
不可思意不可思议 出奇不意出其不意 滥芋充数滥竽充数 金榜提名金榜题名 不落巢臼不落窠臼 蛛丝蚂迹蛛丝马迹 声名雀起声名鹊起 悬梁刺骨悬梁刺股
汗流夹背汗流浃背 既往不究既往不咎 食不裹腹食不果腹 有持无恐有恃无恐 世外桃园世外桃源 残无人道惨无人道 矫揉做作矫揉造作 无耐何无奈何
倍受关注备受关注 倍受瞩目备受瞩目 既使如此即使如此 不能自己的感动不能自已的感动`

// mistyped finds the words of our list of typos.
func mistyped(pg *page) []Finding {
	var out []Finding
	list := typoList()
	for i := 0; i < len(pg.plain); i++ {
		at := list.first(pg.plain[i])
		for k := i; at != 0; {
			node := &list.nodes[at]
			if k++; node.word {
				if !promised(pg, i, k) {
					out = append(out, pg.retyped(i, k, node.with))
				}
				i = k - 1
				break
			}
			if k >= len(pg.plain) {
				break
			}
			at = list.follow(at, pg.plain[k])
		}
	}
	return out
}

// promised reports whether a 諾大 is no mistyped 偌大 but the end of one word and
// the beginning of the next, as in 承諾|大家 and 伊利諾|大學.
func promised(pg *page, from, to int) bool {
	return pg.plain[from] == '诺' && (strings.ContainsRune("承允许应然一利", pg.at(from-1)) || !strings.ContainsRune("的一个之", pg.at(to)))
}

// retyped returns the finding that replaces the characters which differ from the
// right ones, in the script of the text.
func (pg *page) retyped(from, to int, right string) Finding {
	word := []rune(right)
	for i, r := range word {
		if r == pg.plain[from+i] {
			word[i] = pg.chars[from+i]
		} else if t, ok := pg.proof.trad[r]; ok && pg.lang == lang.Hant {
			word[i] = t
		}
	}
	return pg.finding(from, to, string(word))
}

var typoList = sync.OnceValue(func() *lexicon {
	l := newLexicon()
	for _, pair := range strings.Fields(typos) {
		r := []rune(pair)
		l.add(string(r[:len(r)/2]), string(r[len(r)/2:]))
	}
	return l
})
