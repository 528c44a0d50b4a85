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

// wordsIn are the words by language; English serves for the rest.
var wordsIn = map[string]pageWords{
	lang.English:  {open: "(", close: ")", items: "; ", year: " ", locator: ", ", noDate: "n.d."},
	lang.Hant:     {open: "（", close: "）", items: "；", year: "，", locator: "，", noDate: "無日期", han: true},
	lang.Hans:     {open: "（", close: "）", items: "；", year: "，", locator: "，", noDate: "无日期", han: true},
	lang.Japanese: {open: "（", close: "）", items: "；", year: " ", locator: "、", noDate: "刊行年不明", han: true},
	lang.Korean:   {open: "(", close: ")", items: "; ", year: " ", locator: ", ", noDate: "연도 미상", han: true},
	"de":          {open: "(", close: ")", items: "; ", year: " ", locator: ", ", noDate: "o. J."},
	"fr":          {open: "(", close: ")", items: "\u202f; ", year: " ", locator: ", ", noDate: "s. d."},
	"es":          {open: "(", close: ")", items: "; ", year: " ", locator: ", ", noDate: "s. f."},
	"ru":          {open: "(", close: ")", items: "; ", year: " ", locator: ", ", noDate: "б. г."},
	"vi":          {open: "(", close: ")", items: "; ", year: " ", locator: ", ", noDate: "không rõ năm"},
	"ar":          {open: "(", close: ")", items: "؛ ", year: " ", locator: "، ", noDate: "د. ت."},
	"he":          {open: "(", close: ")", items: "; ", year: " ", locator: ", ", noDate: "ח״ת"},
}

func wordsOf(tag string) pageWords {
	if w, ok := wordsIn[lang.Of(tag).Tag]; ok {
		return w
	}
	return wordsIn[lang.English]
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
	if others := andOthers[lang.Of(tag).Tag]; others != "" {
		return entryWords{two, last, others}
	}
	return entryWords{two, last, " et al."}
}

// andOthers is what follows the first of many names, where it is not et al.
var andOthers = map[string]string{
	"de": " u. a.", "ru": " и др.", "vi": " và cộng sự", "ar": " وآخرون", "he": " ואחרים",
}

// label is a kind of locator (CSL 1.0.2 specification, appendix II) with the
// words for it on a page and the forms in which it is recognised.
type label struct {
	term       string
	one, many  string // English
	hant, hans string
	others     string // in other languages, in the order of otherLabels: one, and more after a stroke
	forms      string // recognised, separated by spaces, in lower case without a final point
}

// otherLabels is which of a label's others is a language's, from 1.
var otherLabels = map[string]int{
	lang.Japanese: 1, lang.Korean: 2, "de": 3, "fr": 4, "es": 5, "ru": 6, "vi": 7, "ar": 8, "he": 9,
}

var labels = []label{
	{"page", "p.", "pp.", "頁", "页", "p./pp. p./pp. S. p./p. p./pp. с. tr. ص. עמ׳", "p pp pg page pages 頁 页 s"},
	{"table", "tbl.", "tbls.", "表", "表", "表 표 Tab. tabl. tabla табл. bảng جدول טבלה", "tbl tbls tab table tables 表 tabelle tabl tabla табл"},
	{"figure", "fig.", "figs.", "圖", "图", "図 그림 Abb. fig. fig. рис. hình شكل איור", "fig figs figure figures 圖 图 abb abbildung рис"},
	{"section", "§", "§§", "節", "节", "節 절 § §/§§ §/§§ § mục فقرة §", "sec secs sect section sections § §§ 節 节"},
	{"chapter", "ch.", "chs.", "章", "章", "章 장 Kap. chap. cap./caps. гл. chương فصل פרק", "ch chs chap chaps chapter chapters 章 kap kapitel cap гл"},
	{"paragraph", "para.", "paras.", "段", "段", "段落 문단 Abs. par. párr./párrs. абз. đoạn فقرة פסקה",
		"para paras par paragraph paragraphs ¶ ¶¶ 段 abs absatz párr"},
	{"note", "n.", "nn.", "註", "注", "注 주 Anm. n. n./nn. прим. chú_thích حاشية הערה", "n nn note notes fn 註 注 anm anmerkung"},
	{"line", "l.", "ll.", "行", "行", "行 행 Z. l. l./ll. стк. dòng سطر שורה", "l ll line lines 行"},
	{"volume", "vol.", "vols.", "卷", "卷", "巻 권 Bd./Bde. vol. vol./vols. т. tập مج. כרך/כרכים", "vol vols volume volumes 卷 冊 册 bd band"},
	{"issue", "no.", "nos.", "期", "期", "号 호 Nr. nᵒ n.º № số ع. גיליון", "no nos issue issues number 期 號 号 nr"},
	{"column", "col.", "cols.", "欄", "栏", "段 단 Sp. col. col./cols. стб. cột عمود טור", "col cols column columns 欄 栏"},
	{"equation", "eq.", "eqs.", "式", "式", "式 식 Gl. éq. ec./ecs. ур. phương_trình معادلة משוואה", "eq eqs equation equations 式"},
	{"appendix", "app.", "apps.", "附錄", "附录", "付録 부록 Anh. app. ap./aps. прил. phụ_lục ملحق נספח", "app apps appendix appendices 附錄 附录"},
	{"part", "pt.", "pts.", "部", "部", "部 부 T. part. parte/partes ч. phần جزء חלק", "pt pts part parts 部"},
	{"slide", "slide", "slides", "投影片", "幻灯片", "スライド 슬라이드 Folie/Folien diapo. diapositiva/diapositivas слайд slide شريحة שקופית", "slide slides 投影片 幻灯片"},
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
	case otherLabels[own] > 0:
		one, more, _ := strings.Cut(strings.ReplaceAll(strings.Fields(l.others)[otherLabels[own]-1], "_", " "), "/")
		if many && more != "" {
			one = more
		}
		if own == lang.Japanese && strings.ContainsFunc(one, lang.CJK) {
			return one
		}
		return one + "\u00a0"
	case l.one == "§" && many:
		return "§§\u00a0"
	case l.one == "§":
		return "§\u00a0"
	case many:
		return l.many + "\u00a0"
	}
	return l.one + "\u00a0"
}

// terms are the words of an entry in the list, in the language that the entry is put
// together in. A % stands for a number.
type terms struct {
	editor, editors, compiler, compilers, director, host, translator string // after names
	editedBy, translatedBy, interviewBy, reviewOf, via               string // before names
	in, volume, issue, version, accessed                             string // before what they name
	edition                                                          string // around its number; "" in English, which has ordinals
}

// termsIn are the terms by language; English serves for the rest.
var termsIn = map[string]terms{
	lang.English: {
		editor: "ed.", editors: "eds.", compiler: "comp.", compilers: "comps.", director: "dir.", host: "host", translator: "trans.",
		editedBy: "edited by ", translatedBy: "translated by ", interviewBy: "interview by ", reviewOf: "review of a work by ", via: "via ",
		in: "In ", volume: "vol. ", issue: "no. ", version: "version ", accessed: "Accessed ",
	},
	"de": {
		editor: "Hrsg.", editors: "Hrsg.", compiler: "Bearb.", compilers: "Bearb.", director: "Regie", host: "Moderation", translator: "Übers.",
		editedBy: "hrsg. von ", translatedBy: "übers. von ", interviewBy: "Gespräch mit ", reviewOf: "Rezension eines Werks von ", via: "nach ",
		in: "In: ", volume: "Bd. ", issue: "Nr. ", version: "Version ", accessed: "Abgerufen am ", edition: "%s. Aufl.",
	},
	"fr": {
		editor: "éd.", editors: "éd.", compiler: "comp.", compilers: "comp.", director: "réal.", host: "présentation", translator: "trad.",
		editedBy: "édité par ", translatedBy: "traduit par ", interviewBy: "entretien avec ", reviewOf: "compte rendu d’un ouvrage de ", via: "d’après ",
		in: "Dans ", volume: "vol. ", issue: "nᵒ ", version: "version ", accessed: "Consulté le ", edition: "%se éd.",
	},
	"es": {
		editor: "ed.", editors: "eds.", compiler: "comp.", compilers: "comps.", director: "dir.", host: "presentación", translator: "trad.",
		editedBy: "edición de ", translatedBy: "traducción de ", interviewBy: "entrevista de ", reviewOf: "reseña de una obra de ", via: "según ",
		in: "En ", volume: "vol. ", issue: "n.º ", version: "versión ", accessed: "Consultado el ", edition: "%s.ª ed.",
	},
	"ru": {
		editor: "ред.", editors: "ред.", compiler: "сост.", compilers: "сост.", director: "реж.", host: "ведущий", translator: "пер.",
		editedBy: "под ред. ", translatedBy: "пер. ", interviewBy: "интервью взял ", reviewOf: "рецензия на работу: ", via: "по: ",
		in: "В кн.: ", volume: "т. ", issue: "№ ", version: "версия ", accessed: "Дата обращения: ", edition: "%s-е изд.",
	},
	"vi": {
		editor: "biên tập", editors: "biên tập", compiler: "biên soạn", compilers: "biên soạn", director: "đạo diễn",
		host: "dẫn chương trình", translator: "dịch",
		editedBy: "biên tập: ", translatedBy: "người dịch: ", interviewBy: "phỏng vấn: ", reviewOf: "điểm sách của ", via: "theo ",
		in: "Trong ", volume: "tập ", issue: "số ", version: "phiên bản ", accessed: "Truy cập ", edition: "in lần thứ %s",
	},
	"ar": {
		editor: "محرر", editors: "محررون", compiler: "جمع", compilers: "جمع", director: "إخراج", host: "تقديم", translator: "ترجمة",
		editedBy: "تحرير ", translatedBy: "ترجمة ", interviewBy: "حوار ", reviewOf: "مراجعة كتاب ", via: "نقلًا عن ",
		in: "في: ", volume: "مج. ", issue: "ع. ", version: "الإصدار ", accessed: "اطُّلع عليه في ", edition: "ط. %s",
	},
	"he": {
		editor: "עורך", editors: "עורכים", compiler: "מלקט", compilers: "מלקטים", director: "במאי", host: "הנחיה", translator: "תרגום",
		editedBy: "בעריכת ", translatedBy: "תרגום ", interviewBy: "ריאיון: ", reviewOf: "ביקורת על ספר מאת ", via: "לפי ",
		in: "בתוך: ", volume: "כרך ", issue: "גיליון ", version: "גרסה ", accessed: "נצפה ב־", edition: "מהד׳ %s",
	},
}
