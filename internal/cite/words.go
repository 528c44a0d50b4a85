package cite

import (
	"strings"

	"duizhao/internal/lang"
)

// pageWords are the marks and words for citations in the text of a page.
type pageWords struct {
	open, close string
	items       string // between works
	year        string // between author and year
	locator     string // before a locator
	noDate      string
	han         bool
}

var (
	latinWords = pageWords{open: "(", close: ")", items: "; ", year: " ", locator: ", ", noDate: "n.d."}
	hantWords  = pageWords{open: "（", close: "）", items: "；", year: "，", locator: "，", noDate: "無日期", han: true}
	hansWords  = pageWords{open: "（", close: "）", items: "；", year: "，", locator: "，", noDate: "无日期", han: true}
)

func wordsOf(tag string) pageWords {
	switch lang.Of(tag).Tag {
	case lang.Hant:
		return hantWords
	case lang.Hans:
		return hansWords
	}
	return latinWords
}

// entryWords are the words that an entry brings along in its own language.
type entryWords struct {
	and2 string // between two names
	and  string // before the last of several
	etAl string // after the first name
}

// entryWordsOf returns the words of a language: Chicago puts “and” between names;
// lists in other languages have their own.
func entryWordsOf(tag string) entryWords {
	switch {
	case lang.Same(tag, lang.Japanese):
		return entryWords{"・", "・", "ほか"}
	case lang.Same(tag, lang.Korean):
		return entryWords{"・", "・", " 외"}
	case lang.IsChinese(tag):
		return entryWords{"、", "、", "等"}
	}
	two, _, last := lang.And(tag)
	return entryWords{two, last, " et al."}
}

// label is a kind of locator (CSL 1.0.2 specification, appendix II) with the
// words for it on a page and the forms in which it is recognised.
type label struct {
	term       string
	one, many  string // English
	hant, hans string
	forms      string // recognised, separated by spaces, in lower case without a final point
}

var labels = []label{
	{"page", "p.", "pp.", "頁", "页", "p pp pg page pages 頁 页"},
	{"table", "tbl.", "tbls.", "表", "表", "tbl tbls tab table tables 表"},
	{"figure", "fig.", "figs.", "圖", "图", "fig figs figure figures 圖 图"},
	{"section", "§", "§§", "節", "节", "sec secs sect section sections § §§ 節 节"},
	{"chapter", "ch.", "chs.", "章", "章", "ch chs chap chaps chapter chapters 章"},
	{"paragraph", "para.", "paras.", "段", "段", "para paras par paragraph paragraphs ¶ ¶¶ 段"},
	{"note", "n.", "nn.", "註", "注", "n nn note notes fn 註 注"},
	{"line", "l.", "ll.", "行", "行", "l ll line lines 行"},
	{"volume", "vol.", "vols.", "卷", "卷", "vol vols volume volumes 卷 冊 册"},
	{"issue", "no.", "nos.", "期", "期", "no nos issue issues number 期 號 号"},
	{"column", "col.", "cols.", "欄", "栏", "col cols column columns 欄 栏"},
	{"equation", "eq.", "eqs.", "式", "式", "eq eqs equation equations 式"},
	{"appendix", "app.", "apps.", "附錄", "附录", "app apps appendix appendices 附錄 附录"},
	{"part", "pt.", "pts.", "部", "部", "pt pts part parts 部"},
	{"slide", "slide", "slides", "投影片", "幻灯片", "slide slides 投影片 幻灯片"},
}

var labelForms = func() map[string]*label {
	forms := map[string]*label{}
	for i := range labels {
		for form := range strings.FieldsSeq(labels[i].forms) {
			forms[form] = &labels[i]
		}
	}
	return forms
}()

// word returns the label as written before a number; after a Latin one comes a
// no-break space.
func (l *label) word(tag string, many bool) string {
	switch own := lang.Of(tag).Tag; {
	case own == lang.Hans:
		return l.hans
	case own == lang.Hant:
		return l.hant
	case l.one == "§" && many:
		return "§§\u00a0"
	case l.one == "§":
		return "§\u00a0"
	case many:
		return l.many + "\u00a0"
	}
	return l.one + "\u00a0"
}
