package lang

// traditional is what the program says in Chinese in Traditional characters.
var traditional = Said{
	Figure: FigureWords{
		About: "約", Log: "對數刻度", Approximate: "約略", Since: "%s起", Until: "至%s", Between: "%s至%s", From: "起", To: "迄", Notes: "說明", Open: "（",
		Close: "）",
	},
	Citation: CitationWords{
		Open: "（", Close: "）", Items: "；", Year: "，", Locator: "，", NoDate: "無日期", Han: true,
		Labels: Labels{
			Page: "頁", Table: "表", Figure: "圖", Section: "節", Chapter: "章", Paragraph: "段", Note: "註", Line: "行", Volume: "卷", Issue: "期",
			Column: "欄", Equation: "式", Appendix: "附錄", Part: "部", Slide: "投影片",
		},
	},
	Import: ImportWords{
		Licensed:      "本文依下列授權條款流通。",
		NoCounterpart: "〔此處無對應文字〕",
		RightsUnknown: "本文的權利歸屬尚未查明，此份僅供私人閱讀。",
	},
}
