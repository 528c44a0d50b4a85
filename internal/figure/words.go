package figure

import "duizhao/internal/lang"

// words are the few words that figures use themselves.
type words struct {
	about, log            string
	since, until, between string // with %s for a date; between has two
	approximate           string
	from, to, notes       string
	openMark, closeMark   string // round brackets
}

// wordsIn are the words by language; English serves for the rest.
var wordsIn = map[string]words{
	lang.Japanese: {
		about: "約", log: "対数目盛", approximate: "概数", since: "%sから", until: "%sまで", between: "%sから%sまで",
		from: "開始", to: "終了", notes: "説明", openMark: "（", closeMark: "）",
	},
	lang.Korean: {
		about: "약 ", log: "로그 눈금", approximate: "대략", since: "%s부터", until: "%s까지", between: "%s–%s",
		from: "시작", to: "끝", notes: "설명", openMark: "(", closeMark: ")",
	},
	"de": {
		about: "etwa ", log: "logarithmische Skala", approximate: "ungefähr", since: "seit %s", until: "bis %s", between: "%s – %s",
		from: "Von", to: "Bis", notes: "Näheres", openMark: " (", closeMark: ")",
	},
	"fr": {
		about: "environ ", log: "échelle logarithmique", approximate: "approximatif", since: "depuis %s", until: "jusqu’à %s", between: "%s – %s",
		from: "De", to: "À", notes: "Précisions", openMark: " (", closeMark: ")",
	},
	"es": {
		about: "cerca de ", log: "escala logarítmica", approximate: "aproximado", since: "desde %s", until: "hasta %s", between: "%s – %s",
		from: "Desde", to: "Hasta", notes: "Detalles", openMark: " (", closeMark: ")",
	},
	"ru": {
		about: "около ", log: "логарифмическая шкала", approximate: "приблизительно", since: "с %s", until: "до %s", between: "%s – %s",
		from: "С", to: "По", notes: "Подробности", openMark: " (", closeMark: ")",
	},
	"vi": {
		about: "khoảng ", log: "thang logarit", approximate: "ước chừng", since: "từ %s", until: "đến %s", between: "%s – %s",
		from: "Từ", to: "Đến", notes: "Chi tiết", openMark: " (", closeMark: ")",
	},
	"ar": {
		about: "نحو ", log: "مقياس لوغاريتمي", approximate: "تقريبي", since: "منذ %s", until: "حتى %s", between: "%s – %s",
		from: "من", to: "إلى", notes: "التفاصيل", openMark: " (", closeMark: ")",
	},
	"he": {
		about: "כ־", log: "סולם לוגריתמי", approximate: "בקירוב", since: "מאז %s", until: "עד %s", between: "%s – %s",
		from: "מ־", to: "עד", notes: "פרטים", openMark: " (", closeMark: ")",
	},
	lang.English: english,
	lang.Hant:    hant,
	lang.Hans:    hans,
}

var (
	english = words{
		about: "about ", log: "log scale", approximate: "approximate", since: "from %s", until: "until %s", between: "%s – %s",
		from: "From", to: "To", notes: "Details", openMark: " (", closeMark: ")",
	}
	hant = words{
		about: "約", log: "對數刻度", approximate: "約略", since: "%s起", until: "至%s", between: "%s至%s",
		from: "起", to: "迄", notes: "說明", openMark: "（", closeMark: "）",
	}
	hans = words{
		about: "约", log: "对数刻度", approximate: "约略", since: "%s起", until: "至%s", between: "%s至%s",
		from: "起", to: "止", notes: "说明", openMark: "（", closeMark: "）",
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
