package figure

import "duizhao/internal/lang"

// words are the few words that figures use themselves.
type words struct {
	han                             bool
	about, log, since, until        string
	approximate                     string
	item, value, date, event, notes string
	from, to, arrow, open           string
	openMark, closeMark             string // round brackets
}

var (
	english = words{
		about: "about ", log: "log scale", approximate: "approximate", since: "from", until: "until",
		item: "Item", value: "Value", date: "Date", event: "Event", notes: "Details",
		from: "From", to: "To", arrow: "Arrow", open: "open", openMark: " (", closeMark: ")",
	}
	hant = words{
		han: true, about: "約", log: "對數刻度", approximate: "約略", since: "起", until: "至",
		item: "項目", value: "數值", date: "日期", event: "事件", notes: "說明",
		from: "起", to: "迄", arrow: "箭頭", open: "不限", openMark: "（", closeMark: "）",
	}
	hans = words{
		han: true, about: "约", log: "对数刻度", approximate: "约略", since: "起", until: "至",
		item: "项目", value: "数值", date: "日期", event: "事件", notes: "说明",
		from: "起", to: "止", arrow: "箭头", open: "不限", openMark: "（", closeMark: "）",
	}
)

func wordsOf(tag string) words {
	switch lang.Of(tag).Tag {
	case lang.Hant:
		return hant
	case lang.Hans:
		return hans
	}
	return english
}

// valueText returns a value with its “about”.
func valueText(n Number, approx bool, lang string) string {
	if approx && !n.Absent() {
		return wordsOf(lang).about + n.String()
	}
	return n.String()
}
