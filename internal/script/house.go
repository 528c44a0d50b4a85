package script

import (
	"slices"
	"strings"

	"duizhao/internal/edition"
	"duizhao/internal/lang"
)

// House sets a Traditional text in a house's style and returns the map from the
// old text to the new. Each line is a paragraph. What is right already stays, so
// that House(House(text)) is House(text).
func House(text string, style edition.House) (string, *Offsets) {
	return Apply(text, HouseEdits(text, style))
}

// HouseEdits returns the changes that [House] makes, in the order of the text.
func HouseEdits(text string, style edition.House) []Edit {
	edits := forms(text, style)
	if style.Quotes != "" || style.Titles {
		edits = append(edits, quotes(text, style)...)
	}
	if style.Punctuation != "" {
		edits = append(edits, width(text)...)
	}
	return ordered(edits)
}

// forms chooses among forms of a character.
func forms(text string, style edition.House) []Edit {
	var edits []Edit
	for i, r := range text {
		to := ""
		switch r {
		case '爲', '為':
			to = style.Wei
		case '裏', '裡':
			to = style.Li
		case '着':
			to = style.Zhe
		case '著':
			if style.Zhe == "着" && !written(text, i) {
				to = style.Zhe
			}
		}
		if to != "" && to != string(r) {
			edits = append(edits, Edit{i, i + len(string(r)), to})
		}
	}
	return edits
}

// written reports whether the 著 at text[at:] is the one of writing and fame
// (zhù), which is 著 in every house: 著作, 名著, 顯著. The characters beside it
// decide, unless those further on show that it is the particle after all:
// 跟著|名師, 叫著|名字, 做著|作業.
func written(text string, at int) bool {
	before, after := text[:at], text[at+len("著"):]
	has := func(list []string, in func(string, string) bool, s string) bool {
		return slices.ContainsFunc(list, func(w string) bool { return in(s, w) })
	}
	if has(particleBefore, strings.HasSuffix, before) || has(particleAfter, strings.HasPrefix, after) {
		return false
	}
	return has(zhuAfter, strings.HasPrefix, after) || has(zhuBefore, strings.HasSuffix, before)
}

// What is next to a 著 that is zhù, and next to one that only looks so.
var (
	zhuAfter       = strings.Fields("名 作 稱 称 述 者 書立 书立 書人 书人 錄 录 於世 于世 於書 于书 有《 有〈 有「 有多 有一")
	zhuBefore      = strings.Fields("名 原 編 编 論 论 專 专 合 譯 译 遺 遗 巨 鉅 钜 顯 显 昭 卓 彰 土 拙 新 舊 旧 所 較 较")
	particleAfter  = strings.Fields("名字 名單 名单 名片 名牌 名冊 作業 作业 作文 作曲 作畫 作画 錄音 录音 錄影 录影")
	particleBefore = strings.Fields("跟 看 聽 听 隨 随 對 对 帶 带 拿 憑 凭 靠 朝 向 沿 順 顺 為 爲 为 等 陪 想 寫 写 讀 读 抱 穿 戴 握 有 當 当 藉 借 接 念 唸 背 捧 執 执 沉 附 膠 胶 黏 湊合 " +
		"凑合 配合 結合 结合 綜合 综合 融合")
)

// paragraphs calls f with the offset of each line that has Han in it.
func paragraphs(text string, f func(at int, line string)) {
	at := 0
	for line := range strings.Lines(text) {
		if strings.IndexFunc(line, lang.Han) >= 0 {
			f(at, line)
		}
		at += len(line)
	}
}
