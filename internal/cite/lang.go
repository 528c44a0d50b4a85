package cite

import (
	"strings"
	"unicode"

	"golang.org/x/text/language"
)

// languageNames are what people type into Zotero's language field for a tag.
var languageNames = map[string]string{
	"english": "en", "eng": "en", "chinese": "zh", "chi": "zh", "zho": "zh", "中文": "zh",
	"繁體中文": "zh-Hant", "繁体中文": "zh-Hant", "正體中文": "zh-Hant",
	"簡體中文": "zh-Hans", "简体中文": "zh-Hans", "traditional chinese": "zh-Hant", "simplified chinese": "zh-Hans",
	"german": "de", "deutsch": "de", "french": "fr", "français": "fr", "spanish": "es", "japanese": "ja",
	"日本語": "ja", "korean": "ko", "英文": "en", "日文": "ja",
}

func (p *parser) language(e *Entry, m *member) {
	s := strings.TrimSpace(m.text)
	if s == "" {
		return
	}
	if m.kind != 's' {
		p.errorf("bib-value", m.from, "", "\"language\" must be a string, and this is %s", m.what())
		return
	}
	if tag, ok := languageNames[strings.ToLower(s)]; ok {
		s = tag
	}
	tag, err := language.Parse(strings.ReplaceAll(s, "_", "-"))
	if err != nil || tag == language.Und {
		p.warnf("bib-lang", m.from, "write a tag such as en-GB, zh-Hant or zh-Hans", "\"%s\" is not a language tag (BCP 47)", s)
		return
	}
	e.fields["language"] = s
	e.Lang = canonical(tag)
}

// canonical is the tag as used in lang attributes: Chinese by script and not by
// place, since it is the script that fonts and spelling go by.
func canonical(tag language.Tag) string {
	base, _ := tag.Base()
	if base.String() != "zh" {
		return tag.String()
	}
	_, script, region := tag.Raw()
	if script.String() == "Zzzz" && region.String() == "ZZ" {
		return "zh"
	}
	s, _ := tag.Script()
	return "zh-" + s.String()
}

// guessLang goes by the script of the title, else of the author.
func guessLang(e *Entry) string {
	text := e.Title
	if text == "" {
		for _, n := range e.names["author"] {
			text += n.Full()
		}
	}
	return scriptLang(text)
}

// scriptLang is the language that a text's script speaks for: Japanese by its
// kana, Korean by its letters, Chinese in either script where at least a third
// of the letters are Han, else English.
func scriptLang(s string) string {
	han, letters := 0, 0
	for _, r := range s {
		switch {
		case unicode.In(r, unicode.Hiragana, unicode.Katakana) && r != 'ー':
			return "ja"
		case unicode.Is(unicode.Hangul, r):
			return "ko"
		case unicode.Is(unicode.Han, r):
			han++
			letters++
		case unicode.IsLetter(r):
			letters++
		}
	}
	if han*6 < letters || han == 0 { // a Han character is worth two letters
		return "en"
	}
	return chinese(s)
}

// simplified are frequent characters that only Simplified Chinese has.
const simplified = "们这来时会个说发开关门车东长见书学习国过还进对动实现点电话语读写请谁让认识记论议设计许证评词试该详误调谈谢变头买卖" +
	"产业务网络软终简单双应广场馆饭饮银钱铁锁镇队阳阴际陈险随难风飞马鸟鱼龙齐龄亚战争讯连远运选团园围图圆员闻问间闲龙张刘赵孙杨吴郑兴劳势励医华协卢卫历压厂县参丽"

func chinese(s string) string {
	if strings.ContainsAny(s, simplified) && !strings.ContainsAny(s, traditional) {
		return "zh-Hans"
	}
	return "zh-Hant"
}

// traditional are the same for Traditional Chinese: a text that has both, a
// converter's leftovers, counts as Traditional.
const traditional = "們這來時會個說發開關門車東長見書學習國過還進對動實現點電話語讀寫請誰讓認識記論議設計許證評詞試該詳誤調談謝變頭買賣" +
	"產業務網絡軟終簡單雙應廣場館飯飲銀錢鐵鎖鎮隊陽陰際陳險隨難風飛馬鳥魚龍齊齡亞戰爭訊連遠運選團園圍圖圓員聞問間閒張劉趙孫楊吳鄭興勞勢勵醫華協盧衛歷壓廠縣參麗"

func baseLang(lang string) string {
	base, _, _ := strings.Cut(strings.ToLower(lang), "-")
	return base
}

func hanLang(lang string) bool {
	return isOneOf(baseLang(lang), "zh", "ja", "ko", "yue", "lzh", "cmn", "wuu", "nan", "hak")
}

// simplifiedLang tells whether a page or entry is in Simplified characters.
func simplifiedLang(lang string) bool {
	l := strings.ToLower(lang)
	return strings.Contains(l, "hans") || isOneOf(l, "zh", "zh-cn", "zh-sg", "zh-my")
}

func hasHan(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool {
		return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul)
	})
}
