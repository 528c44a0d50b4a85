package intake

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"duizhao/internal/edition"
	"duizhao/internal/lang"
)

// reach is how many blocks at the beginning are searched for what is not the text;
// at the end it is three times as many.
const reach = 14

// headReader takes title, author and day from the blocks before a text.
type headReader struct{ doc *Document }

// read takes the title, bylines, datelines and lead-ins off the beginning.
func (d headReader) read(blocks []Block) []Block {
	var out []Block
	top := true // nothing of the text has come yet
	above := false
	for i := range blocks {
		b := &blocks[i]
		text := b.Plain()
		if i >= reach || b.Kind == edition.Code {
			return append(out, blocks[i:]...)
		}
		var next *Block
		if i+1 < len(blocks) {
			next = &blocks[i+1]
		}
		titled := above // the block before is the title
		above = false
		switch {
		case top && d.second(b, text):
			d.doc.aside(IsTitle, b.Line, "", text)
		case top && d.title(b, text, i, next):
			d.doc.aside(IsTitle, b.Line, "", text)
			above = true
		case b.Kind == edition.Heading && b.Level > 1 && !b.Guessed, b.Kind == edition.Item, b.Kind == edition.Rule:
			out = append(out, *b)
			top = top && b.Kind == edition.Rule
		case d.leadIn(text, blocks[i+1:]):
			d.doc.aside(LeadIn, b.Line, "", text)
		case d.byline(text, b.Line):
			d.doc.aside(IsAuthor, b.Line, "", text)
		case top && titled && d.bare(b, next, text):
			d.doc.aside(IsAuthor, b.Line, "", text)
		case d.dateline(text, b.Line):
			d.doc.aside(Dateline, b.Line, "", text)
		case cells(text) <= 60 && creditForm().MatchString(text):
			d.doc.aside(Credit, b.Line, "", text)
		case top && cells(text) <= 120 && headForm().MatchString(text):
			d.doc.aside(Navigation, b.Line, "", text)
		default:
			if top && titled && short(b, next, text) {
				d.doc.below = text
			}
			out = append(out, *b)
			top = top && cells(text) < 60
		}
	}
	return out
}

// title reports whether a block is the title of the work: a heading of level 1, or
// what the file elsewhere calls its title, or in plain text a first line that is not
// a sentence.
func (d headReader) title(b *Block, text string, i int, next *Block) bool {
	known := fold(d.doc.Meta.Title.Value)
	switch folded := fold(text); {
	case folded == "":
		return false
	case known != "" && (folded == known || len(folded) > 12 && strings.HasPrefix(known, folded)):
		d.doc.Meta.Title = Found{oneLine(text), b.Line, "title"} // as printed, without the name of the site
		return true
	case b.Kind == edition.Heading && b.Level == 1:
		d.doc.Meta.Title = Found{oneLine(text), b.Line, "heading"}
		return true
	case known != "" || i > 0 || d.doc.Format != Text || next == nil || b.Kind != edition.Paragraph && !b.Guessed:
		return false
	}
	if m := titleForm().FindStringSubmatch(text); m != nil {
		d.doc.Meta.Title = Found{m[1], b.Line, "title"}
		return true
	}
	if cells(text) > 90 || ended(text) || nameIn(text) != "" && !names(next.Plain()) || labelOf(text) != "" {
		return false
	}
	last, _ := utf8.DecodeLastRuneInString(text)
	if strings.ContainsRune("。.", last) || cells(text) >= 30 && !unicode.IsLetter(last) && cells(next.Plain()) < 2*cells(text) {
		return false
	}
	d.doc.Meta.Title = Found{text, b.Line, "first line"}
	return true
}

// second recognises the title of a bilingual file in its second language.
func (d headReader) second(b *Block, text string) bool {
	first := d.doc.Meta.Title
	if !d.doc.mixed || first.Value == "" || d.doc.Meta.Second.Value != "" || cells(text) > 120 || ended(text) || nameIn(text) != "" ||
		datePattern(text) {
		return false
	}
	if lang := language(text); lang == "" || lang == language(first.Value) || b.Kind != edition.Heading && b.Line > first.Line+2 {
		return false
	}
	d.doc.Meta.Second = Found{oneLine(text), b.Line, "second title"}
	return true
}

var (
	titleForm  = pattern(`^(?i:標題|标题|題目|题目|title)\s*[:：]\s*(.+)$`)
	bylineForm = pattern(`^[【\[（(]?\s*(?:(?:文|作者|撰文|撰稿|著者|原作者|主筆|主笔|文字|特約撰稿|特约撰稿|記者|记者|作者名|原著|作|Author|Written by|Words by|Text by|Words|By|BY|by|` +
		foreignLabel + `)\s*[|｜丨/／:：・･]\s*|(?:作者|撰文|文|作)[ 　]+|(?:By|BY|by|Written by|Words by|Text by|` + foreignBy + `)\s+)(\S.{0,60}?)\s*[】\]）)]?$`)
	bylineTail = pattern(`^(\S{2,12})\s*[/／|｜]?\s*(?:著|撰文|文|作|撰|\s기자|\s지음|\s글|\s씀)$`)
	nameEnds   = pattern(`\s*(?:[|｜丨•·]\s|[,，;；/／]|\s(?:and photographs|illustrations|photography|編輯|编辑|圖|图|來源|来源|翻譯|翻译|譯|译|攝影|摄影)|\d{4}[-年/.]|(?:` +
		monthNames + `)\s+\d).*$`)
	nameLatin = pattern(`^(?:` +
		anyOf(
			`[\p{Lu}][\p{L}.’'-]*|de|van|von|der|den|la|le|du|di|da|del|dos|do|zu|al|bin|el|and|&`,
			`st\.`,
		) +
		`)(?:\s+(?:` +
		anyOf(
			`[\p{Lu}][\p{L}.’'-]*|de|van|von|der|den|la|le|du|di|da|del|dos|do|zu|al|bin|el|and|&`,
		) +
		`))*$`)
	nameHan = pattern(`^[\p{Han}·•・‧、 \p{L}\d_-]{1,24}$`)
)

// What precedes an author's name in other languages: a label with a colon, or a
// word.
var foreignLabel = anyOf(
	`Autor(?:in)?|Verfasser(?:in)?|Auteure?|Autrice|Autora?|Auteur|Text|Texte|Texto|Testo`,
	`Tekst|Автор|Текст|Συγγραφέας|مؤلف|الكاتب|الكاتبة|الكاتِب|تأليف|글|글쓴이|작성자|저자|지은이|엮은이|著`,
	`Tác giả|Người viết|מחבר(?:ת)?|כותב(?:ת)?|Yazan|Forfatter|Författare|Szerző|Autorius`,
)

const foreignBy = `[Vv]on|VON|[Pp]ar|PAR|[Pp]or|POR|[Dd]oor|DOOR|[Dd]i|DI|[Aa]v|AV|[Aa]f|AF|` +
	`Przez|Текст|Του|Της|بقلم|كتبه|كتبته|تأليف|글|글쓴이|지은이|מאת|Bởi|Yazan`

var (
	// names in scripts without capitals, or with capitals other than Latin
	nameOther = pattern(`^[\p{Arabic}\p{Hebrew}\p{Hangul}\p{Cyrillic}\p{Greek}\p{Hiragana}\p{Katakana}\p{M}.’'·・-]+` +
		`(?:\s+[\p{Arabic}\p{Hebrew}\p{Hangul}\p{Cyrillic}\p{Greek}\p{Hiragana}\p{Katakana}\p{M}.’'·・-]+){0,4}$`)
	bareName = pattern(`^\p{Lu}[\p{L}’'.-]*(?:\s+(?:de|van|von|der|den|la|le|du|di|da|del|dos|do|zu|al|bin|el))*(?:\s+\p{Lu}[\p{L}’'.-]*){1,3}$`)
	// 黛娜・李維, a foreign name in Chinese, has dots between its parts
	bareHan = pattern(`^(?:\p{Han}{1,6}(?:[・·•‧]\p{Han}{1,6}){1,3}|[` + surnames + `]\p{Han}{1,2}|` +
		`(?:歐陽|欧阳|司馬|司马|諸葛|诸葛|上官|夏侯|令狐|皇甫|尉遲|尉迟|公孫|公孙|慕容|宇文|長孫|长孙|東方|东方)\p{Han}{1,2})$`)
	noName = pattern(`(?i)^(?:` +
		anyOf(
			`the|a|an|der|die|das|ein|eine|le|la|les|un|une|el|los|las|il|lo|gli|chapter|part|book`,
			`section|act|scene|canto|letter|volume|kapitel|teil|buch|chapitre|partie|livre`,
			`cap[ií]tulo|parte|libro|capitolo|introduction|preface|prologue|contents|abstract|notes?`,
		) +
		`)\b`)
)

// surnames has the commonest Chinese surnames, in both scripts.
const surnames = "" +
	"王李張张劉刘陳陈楊杨黃黄趙赵吳吴周徐孫孙馬马朱胡郭何林高羅罗鄭郑梁謝谢宋唐許许鄧" +
	"邓韓韩馮冯曹彭曾蕭萧田董潘袁蔡蔣蒋余于杜葉叶程魏蘇苏呂吕丁任盧卢姚沈鍾钟姜崔譚谭" +
	"陸陆范汪廖石金韋韦賈贾夏付方鄒邹熊白孟秦邱侯江尹薛閆闫段雷龍龙黎史陶賀贺毛郝顧顾" +
	"龔龚邵萬万覃武錢钱戴嚴严莫孔湯汤溫温魯鲁"

// names reports whether a line is a byline, or nothing but a name.
func names(text string) bool {
	return nameIn(text) != "" || bareHan().MatchString(text) || bareName().MatchString(text) && !noName().MatchString(text) && cells(text) <= 40
}

// bare recognises a line right below the title that is nothing but a name.
func (d headReader) bare(b, next *Block, text string) bool {
	if d.doc.Meta.Author.Value != "" || d.doc.Meta.Title.Value == "" || d.doc.mixed || next == nil || b.Kind != edition.Paragraph ||
		next.Kind != edition.Paragraph {
		return false
	}
	// A first paragraph may be one short sentence; a line of verse is none.
	follows := next.Plain()
	long := cells(follows) >= 40
	if bareHan().MatchString(text) && (long || strings.HasSuffix(follows, "。")) ||
		long && bareName().MatchString(text) && !noName().MatchString(text) && cells(text) <= 40 {
		d.doc.Meta.Author.fill(text, belowTitle, b.Line)
		return true
	}
	return false
}

// byline recognises a line that names the author, and keeps the name.
func (d headReader) byline(text string, line int) bool {
	name := nameIn(text)
	if name == "" {
		return false
	}
	if first := d.doc.Meta.Author.Value; d.doc.mixed && first != "" && language(first) != language(name) {
		d.doc.Meta.SecondAuthor.fill(name, "byline", line)
	}
	d.doc.Meta.Author.fill(name, "byline", line)
	if date, _, ok := findDate(text); ok {
		d.doc.Meta.Date.fill(date, "byline", line)
	}
	return true
}

// nameIn returns the author whom a line names and does nothing else, or "".
func nameIn(text string) string {
	if cells(text) > 90 {
		return ""
	}
	name := ""
	text = strings.ReplaceAll(text, "　", " ")
	if m := bylineForm().FindStringSubmatch(text); m != nil {
		name = m[1]
	} else if m := bylineTail().FindStringSubmatch(text); m != nil && nameHan().MatchString(m[1]) {
		name = m[1]
	}
	name = strings.TrimSpace(nameEnds().ReplaceAllString(name, ""))
	if name == "" || ended(name) || !nameLatin().MatchString(name) && !nameOther().MatchString(name) &&
		!(strings.ContainsFunc(name, lang.Han) && nameHan().MatchString(name)) {
		return ""
	}
	return name
}

// what a line may have beside a date
var besideDate = pattern(anyOf(
	`(?i)\d{1,2}\s*[:：]\s*\d{2}(?:\s*[:：]\s*\d{2})?(?:\.\d+)?\s*(?:[ap]\.?m\.?|[A-Z]{2,4}T?|[+-]\d{2}:?\d{2}|Z)?`,
	`上午|下午|晚上|凌晨|(?:星期|週|周|禮拜)[一二三四五六日天]|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b,?`,
	`發[佈布表]於?|发[布表]于?|發表時間|刊於|刊于|更新|時間|时间|日期|来源|來源|編輯|编辑|責編|责编|作者|閱讀|阅读|評論|评论|瀏覽|浏览`,
	`veröffentlicht|erschienen|stand|aktualisiert|publiée?|paru|mis à jour|publicado`,
	`actualizado|pubblicato|gepubliceerd|опубликовано|обновлено|дата|نُ?شر(?:ت)?|تاريخ النشر`,
	`الثلاثاء|פורסם|עודכן|입력|수정|발행|등록|公開日?|更新日?|掲載|đăng|cập nhật|ngày|\bam\b|\ble\b|\bel\b`,
	`\bil\b|في|ב־?|г\.|published|posted|updated|last|on|at|editor|source|date`,
	`min(?:ute)?s? read|views?|comments?|[:：|｜丨/·•,，()（）\[\]-]`,
))

// dateline recognises a line that has the date of publication and little else.
func (d headReader) dateline(text string, line int) bool {
	date := dayIn(text)
	if date == "" {
		return false
	}
	d.doc.Meta.Date.fill(date, "dateline", line)
	return true
}

// dayIn returns the date that a line has beside little else, or "".
func dayIn(text string) string {
	date, at, ok := findDate(text)
	if !ok || cells(text) > 120 || ended(text) && len(date) < 10 {
		return ""
	}
	rest := text[:at[0]] + " " + text[at[1]:]
	words := strings.Fields(besideDate().ReplaceAllString(rest, " "))
	if size := cells(strings.Join(words, "")); size > 30 || size > 16 && cells(text) < 3*size/2 || strings.ContainsAny(rest, "。！？!?") {
		return ""
	}
	if len(date) == 4 && len(words) > 0 {
		return ""
	}
	return date
}

var (
	leadForm = pattern(`^[【\[（(]?\s*(?:導讀|导读|摘要|內容摘要|内容摘要|導語|导语|提要|內容提要|内容提要|核心提示|編者按|编者按|(?i:summary|abstract|tl;dr|lead))\s*[】\]）):：]?\s*`)
	dotsForm = pattern(`\s*(?:\.{2,}|…+|⋯+|。{2,}|\[…\]|\[\.\.\.\])\s*(?:[\[(（【]?\s*(?:更多|詳細|详细|閱讀全文|阅读全文|全文|(?i:read more|more))\s*[\])）】]?)?\s*$`)
)

// leadIn recognises a labelled or broken-off block that repeats the beginning of
// what follows. One with words of its own is text.
func (d headReader) leadIn(text string, rest []Block) bool {
	label := leadForm().FindString(text)
	dots := dotsForm().FindStringIndex(text)
	if label == "" && dots == nil {
		return false
	}
	body := text[len(label):]
	if dots != nil && dots[0] > len(label) {
		body = text[len(label):dots[0]]
	}
	folded := fold(body)
	if utf8.RuneCountInString(folded) < 12 {
		return false
	}
	var b strings.Builder
	for i := range rest {
		if b.Len() > 2*len(folded)+4000 {
			break
		}
		b.WriteString(fold(rest[i].Plain()))
	}
	return strings.Contains(b.String()[:min(b.Len(), len(folded)+1500)], folded)
}
