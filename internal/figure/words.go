package figure

import "duizhao/internal/lang"

// words are the few words that figures use themselves.
type words struct {
	about, log                      string
	since, until, between           string // with %s for a date; between has two
	approximate                     string
	item, value, date, event, notes string
	from, to, arrow, open           string
	openMark, closeMark             string // round brackets
}

// wordsIn are the words by language; English serves for the rest.
var wordsIn = map[string]words{
	lang.Japanese: {
		about: "約", log: "対数目盛", approximate: "概数", since: "%sから", until: "%sまで", between: "%sから%sまで",
		item: "項目", value: "値", date: "日付", event: "出来事", notes: "説明",
		from: "開始", to: "終了", arrow: "矢印", open: "未定", openMark: "（", closeMark: "）",
	},
	lang.Korean: {
		about: "약 ", log: "로그 눈금", approximate: "대략", since: "%s부터", until: "%s까지", between: "%s–%s",
		item: "항목", value: "값", date: "날짜", event: "사건", notes: "설명",
		from: "시작", to: "끝", arrow: "화살표", open: "미정", openMark: "(", closeMark: ")",
	},
	"de": {
		about: "etwa ", log: "logarithmische Skala", approximate: "ungefähr", since: "seit %s", until: "bis %s", between: "%s – %s",
		item: "Gegenstand", value: "Wert", date: "Datum", event: "Ereignis", notes: "Näheres",
		from: "Von", to: "Bis", arrow: "Pfeil", open: "offen", openMark: " (", closeMark: ")",
	},
	"fr": {
		about: "environ ", log: "échelle logarithmique", approximate: "approximatif", since: "depuis %s", until: "jusqu’à %s", between: "%s – %s",
		item: "Élément", value: "Valeur", date: "Date", event: "Événement", notes: "Précisions",
		from: "De", to: "À", arrow: "Flèche", open: "ouvert", openMark: " (", closeMark: ")",
	},
	"es": {
		about: "cerca de ", log: "escala logarítmica", approximate: "aproximado", since: "desde %s", until: "hasta %s", between: "%s – %s",
		item: "Elemento", value: "Valor", date: "Fecha", event: "Acontecimiento", notes: "Detalles",
		from: "Desde", to: "Hasta", arrow: "Flecha", open: "abierto", openMark: " (", closeMark: ")",
	},
	"ru": {
		about: "около ", log: "логарифмическая шкала", approximate: "приблизительно", since: "с %s", until: "до %s", between: "%s – %s",
		item: "Предмет", value: "Значение", date: "Дата", event: "Событие", notes: "Подробности",
		from: "С", to: "По", arrow: "Стрелка", open: "не определено", openMark: " (", closeMark: ")",
	},
	"vi": {
		about: "khoảng ", log: "thang logarit", approximate: "ước chừng", since: "từ %s", until: "đến %s", between: "%s – %s",
		item: "Mục", value: "Giá trị", date: "Ngày", event: "Sự kiện", notes: "Chi tiết",
		from: "Từ", to: "Đến", arrow: "Mũi tên", open: "chưa định", openMark: " (", closeMark: ")",
	},
	"ar": {
		about: "نحو ", log: "مقياس لوغاريتمي", approximate: "تقريبي", since: "منذ %s", until: "حتى %s", between: "%s – %s",
		item: "البند", value: "القيمة", date: "التاريخ", event: "الحدث", notes: "التفاصيل",
		from: "من", to: "إلى", arrow: "سهم", open: "مفتوح", openMark: " (", closeMark: ")",
	},
	"he": {
		about: "כ־", log: "סולם לוגריתמי", approximate: "בקירוב", since: "מאז %s", until: "עד %s", between: "%s – %s",
		item: "פריט", value: "ערך", date: "תאריך", event: "אירוע", notes: "פרטים",
		from: "מ־", to: "עד", arrow: "חץ", open: "פתוח", openMark: " (", closeMark: ")",
	},
	lang.English: english,
	lang.Hant:    hant,
	lang.Hans:    hans,
}

var (
	english = words{
		about: "about ", log: "log scale", approximate: "approximate", since: "from %s", until: "until %s", between: "%s – %s",
		item: "Item", value: "Value", date: "Date", event: "Event", notes: "Details",
		from: "From", to: "To", arrow: "Arrow", open: "open", openMark: " (", closeMark: ")",
	}
	hant = words{
		about: "約", log: "對數刻度", approximate: "約略", since: "%s起", until: "至%s", between: "%s至%s",
		item: "項目", value: "數值", date: "日期", event: "事件", notes: "說明",
		from: "起", to: "迄", arrow: "箭頭", open: "不限", openMark: "（", closeMark: "）",
	}
	hans = words{
		about: "约", log: "对数刻度", approximate: "约略", since: "%s起", until: "至%s", between: "%s至%s",
		item: "项目", value: "数值", date: "日期", event: "事件", notes: "说明",
		from: "起", to: "止", arrow: "箭头", open: "不限", openMark: "（", closeMark: "）",
	}
)

func wordsOf(tag string) words {
	if w, ok := wordsIn[lang.Of(tag).Tag]; ok {
		return w
	}
	return english
}

// valueText returns a value with its “about”.
func valueText(n Number, approx bool, lang string) string {
	if approx && !n.Absent() {
		return wordsOf(lang).about + n.In(lang)
	}
	return n.In(lang)
}
