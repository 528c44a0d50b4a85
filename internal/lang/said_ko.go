package lang

// korean is what the program says in Korean.
var korean = Said{
	Figure: FigureWords{
		About: "약 ", Log: "로그 눈금", Approximate: "대략", Since: "%s부터", Until: "%s까지", Between: "%s–%s", From: "시작", To: "끝", Notes: "설명", Open: "(",
		Close: ")",
	},
	Citation: CitationWords{
		Open: "(", Close: ")", Items: "; ", Year: " ", Locator: ", ", NoDate: "연도 미상", Han: true,
		Labels: Labels{
			Page: "p./pp.", Table: "표", Figure: "그림", Section: "절", Chapter: "장", Paragraph: "문단", Note: "주", Line: "행", Volume: "권", Issue: "호",
			Column: "단", Equation: "식", Appendix: "부록", Part: "부", Slide: "슬라이드",
		},
	},
	Import: ImportWords{
		Licensed:      "이 글은 여기에 밝힌 이용 허락 조건에 따라 나눌 수 있습니다.",
		NoCounterpart: "[대응하는 글 없음]",
		RightsUnknown: "이 글의 권리자는 아직 확인되지 않았습니다. 이 사본은 개인 열람용입니다.",
	},
}
