package lang

// simplified is what the program says in Chinese in Simplified characters.
var simplified = Said{
	Figure: FigureWords{
		About: "约", Log: "对数刻度", Approximate: "约略", Since: "%s起", Until: "至%s", Between: "%s至%s", From: "起", To: "止", Notes: "说明", Open: "（",
		Close: "）",
	},
	Citation: CitationWords{
		Open: "（", Close: "）", Items: "；", Year: "，", Locator: "，", NoDate: "无日期", Han: true,
		Labels: Labels{
			Page: "页", Table: "表", Figure: "图", Section: "节", Chapter: "章", Paragraph: "段", Note: "注", Line: "行", Volume: "卷", Issue: "期",
			Column: "栏", Equation: "式", Appendix: "附录", Part: "部", Slide: "幻灯片",
		},
	},
	Import: ImportWords{
		Licensed:      "本文依下列授权条款流通。",
		NoCounterpart: "〔此处无对应文字〕",
		RightsUnknown: "本文的权利归属尚未查明，此份仅供私人阅读。",
	},
}
