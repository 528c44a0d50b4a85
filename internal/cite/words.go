package cite

import (
	"strings"

	"duizhao/internal/lang"
)

// wordsOf returns the marks and words of citations in a language.
func wordsOf(tag string) *lang.CitationWords { return &lang.SaidIn(tag).Citation }

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
	if others := wordsOf(tag).Others; others != "" {
		return entryWords{two, last, others}
	}
	return entryWords{two, last, " et al."}
}

// label is a kind of locator, with the words for it in a language and the forms in which
// it is recognised.
type label struct {
	term  string
	in    func(*lang.Labels) string
	forms string // recognised, separated by spaces, in lower case without a final point
}

var labels = []label{
	{"page", func(l *lang.Labels) string { return l.Page }, "p pp pg page pages 頁 页 s"},
	{"table", func(l *lang.Labels) string { return l.Table }, "tbl tbls tab table tables 表 tabelle tabl tabla табл"},
	{"figure", func(l *lang.Labels) string { return l.Figure }, "fig figs figure figures 圖 图 abb abbildung рис"},
	{"section", func(l *lang.Labels) string { return l.Section }, "sec secs sect section sections § §§ 節 节"},
	{"chapter", func(l *lang.Labels) string { return l.Chapter }, "ch chs chap chaps chapter chapters 章 kap kapitel cap гл"},
	{"paragraph", func(l *lang.Labels) string { return l.Paragraph }, "para paras par paragraph paragraphs ¶ ¶¶ 段 abs absatz párr"},
	{"note", func(l *lang.Labels) string { return l.Note }, "n nn note notes fn 註 注 anm anmerkung"},
	{"line", func(l *lang.Labels) string { return l.Line }, "l ll line lines 行"},
	{"volume", func(l *lang.Labels) string { return l.Volume }, "vol vols volume volumes 卷 冊 册 bd band"},
	{"issue", func(l *lang.Labels) string { return l.Issue }, "no nos issue issues number 期 號 号 nr"},
	{"column", func(l *lang.Labels) string { return l.Column }, "col cols column columns 欄 栏"},
	{"equation", func(l *lang.Labels) string { return l.Equation }, "eq eqs equation equations 式"},
	{"appendix", func(l *lang.Labels) string { return l.Appendix }, "app apps appendix appendices 附錄 附录"},
	{"part", func(l *lang.Labels) string { return l.Part }, "pt pts part parts 部"},
	{"slide", func(l *lang.Labels) string { return l.Slide }, "slide slides 投影片 幻灯片"},
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

// word returns the label as written before a number; after one that is not in Chinese
// characters or kana comes a no-break space.
func (l *label) word(tag string, many bool) string {
	one, more, _ := strings.Cut(l.in(&wordsOf(tag).Labels), "/")
	if many && more != "" {
		one = more
	}
	if lang.Squares(tag) && strings.ContainsFunc(one, lang.CJK) {
		return one
	}
	return one + "\u00a0"
}
