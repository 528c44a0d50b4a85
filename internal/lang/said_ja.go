package lang

// japanese is what the program says in Japanese.
var japanese = Said{
	Figure: FigureWords{
		About: "約", Log: "対数目盛", Approximate: "概数", Since: "%sから", Until: "%sまで", Between: "%sから%sまで", From: "開始", To: "終了", Notes: "説明", Open: "（",
		Close: "）",
	},
	Citation: CitationWords{
		Open: "（", Close: "）", Items: "；", Year: " ", Locator: "、", NoDate: "刊行年不明", Han: true,
		Labels: Labels{
			Page: "p./pp.", Table: "表", Figure: "図", Section: "節", Chapter: "章", Paragraph: "段落", Note: "注", Line: "行", Volume: "巻", Issue: "号",
			Column: "段", Equation: "式", Appendix: "付録", Part: "部", Slide: "スライド",
		},
	},
	Import: ImportWords{
		Licensed:      "本文は、ここに記す許諾条件のもとで共有できます。",
		NoCounterpart: "［対応する文なし］",
		RightsUnknown: "本文の権利者は確認できていません。この写しは私的な閲覧のためのものです。",
	},
}
