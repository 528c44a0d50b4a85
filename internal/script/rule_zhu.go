package script

import (
	"strings"

	"duizhao/internal/lang"
)

// overSimplified finds words in which a conversion to Simplified, or to the 着 of
// Hong Kong, changed a character too many: 着名 for 著名, 显着 for 显著, 干坤 for
// 乾坤.
func overSimplified(pg *page) []Finding {
	var out []Finding
	for i, r := range pg.chars {
		switch {
		case r == '着' && zhu(pg, i):
			from := i // with the character that makes a word with it
			if !strings.ContainsRune(fame, pg.at(i-1)) {
				out = append(out, pg.finding(i, i+2, "著"+string(pg.chars[i+1])))
				continue
			}
			from--
			out = append(out, pg.finding(from, i+1, string(pg.chars[from])+"著"))
		case r == '干' && pg.lang == lang.Hans && strings.ContainsRune("坤隆", pg.at(i+1)):
			out = append(out, pg.finding(i, i+2, "乾"+string(pg.chars[i+1])))
		}
	}
	return out
}

// fame lists characters that make a word with the 著 that follows them, but not
// with a 着 (the particle, or zhuó), which always begins the next word: 簽名|着重.
const fame = "显卓昭彰巨名原拙遗土"

// zhu reports whether the 着 at index i should be 著. The particle is far more
// frequent: wherever a verb may precede it, it is left alone.
func zhu(pg *page, i int) bool {
	before, after := pg.at(i-1), pg.at(i+1)
	if strings.ContainsRune(fame, before) {
		return !strings.ContainsRune("重手陆眼色装急想力落实地火凉魔迷", after)
	}
	switch after {
	case '名', '作':
		if strings.ContainsRune("字单片牌册业文曲画", pg.at(i+2)) {
			return false
		}
		return !lang.Han(before) || strings.ContainsRune("的最是个位等很常更极些之和与", before)
	case '称': // 以…著称, and 笑着称
		for k := i - 1; k >= max(0, i-10) && lang.Han(pg.plain[k]); k-- {
			if pg.plain[k] == '以' {
				return true
			}
		}
	}
	return false
}
