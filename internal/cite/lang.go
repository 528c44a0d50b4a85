package cite

import (
	"strings"
	"unicode"

	"duizhao/internal/diag"
	"duizhao/internal/lang"
)

func (p *parser) language(e *Entry, m *member) {
	s := strings.TrimSpace(m.text)
	if s == "" {
		return
	}
	if m.kind != 's' {
		p.problems.Add(diag.Errorf("bib-value", p.file.Pos(m.from), "\"language\" must be a string, and this is %s", m.what()))
		return
	}
	if tag, ok := lang.Named(s); ok {
		s = tag
	}
	tag := lang.Canonical(s)
	if tag == "" || tag == lang.Undetermined {
		p.problems.Add(diag.Warnf("bib-lang", p.file.Pos(m.from), "\"%s\" is not a language tag (BCP 47)",
			s).WithHint("write a tag such as en-GB, zh-Hant or zh-Hans"))
		return
	}
	e.fields["language"] = s
	e.Lang = tag
}

// guessLang guesses the language from the script of the title, else of the author.
func guessLang(e *Entry) string {
	text := e.Title
	if text == "" {
		for _, n := range e.names["author"] {
			text += n.Full()
		}
	}
	return scriptLang(text)
}

// scriptLang returns the language that a text's script suggests: Japanese for
// kana, Korean for hangul, Chinese in either script if at least a third of the
// letters are Han, else English, or the language of a script other than Latin.
func scriptLang(s string) string {
	han, letters := 0, 0
	for _, r := range s {
		switch {
		case lang.Kana(r) && r != 'ー':
			return lang.Japanese
		case lang.Hangul(r):
			return lang.Korean
		case lang.Han(r):
			han++
			letters++
		case unicode.IsLetter(r):
			letters++
		}
	}
	if han*6 < letters || han == 0 { // a Han character is worth two letters
		return lang.OfName(s, lang.English)
	}
	return chinese(s)
}

// simplified lists frequent characters that only Simplified Chinese has.
const simplified = "们这来时会个说发开关门车东长见书学习国过还进对动实现点电话语读写请谁让认识记论议设计许证评词试该详误调谈谢变头买卖" +
	"产业务网络软终简单双应广场馆饭饮银钱铁锁镇队阳阴际陈险随难风飞马鸟鱼龙齐龄亚战争讯连远运选团园围图圆员闻问间闲龙张刘赵孙杨吴郑兴劳势励医华协卢卫历压厂县参丽"

func chinese(s string) string {
	if strings.ContainsAny(s, simplified) && !strings.ContainsAny(s, traditional) {
		return lang.Hans
	}
	return lang.Hant
}

// traditional lists the same for Traditional Chinese: a text that has both,
// because a conversion left some, counts as Traditional.
const traditional = "們這來時會個說發開關門車東長見書學習國過還進對動實現點電話語讀寫請誰讓認識記論議設計許證評詞試該詳誤調談謝變頭買賣" +
	"產業務網絡軟終簡單雙應廣場館飯飲銀錢鐵鎖鎮隊陽陰際陳險隨難風飛馬鳥魚龍齊齡亞戰爭訊連遠運選團園圍圖圓員聞問間閒張劉趙孫楊吳鄭興勞勢勵醫華協盧衛歷壓廠縣參麗"

// hanLang reports whether works in a language are listed as Chinese ones are.
func hanLang(tag string) bool {
	primary := lang.Primary(tag) // also of pinyin
	return lang.Squares(primary) || primary == lang.Korean
}

// simplifiedLang reports whether a page or entry is in Simplified characters.
func simplifiedLang(tag string) bool { return lang.Of(tag).Tag == lang.Hans }

func hasHan(s string) bool { return strings.ContainsFunc(s, lang.CJK) }
