package lang

// russian is what the program says in Russian.
var russian = Said{
	Figure: FigureWords{
		About: "около ", Log: "логарифмическая шкала", Approximate: "приблизительно", Since: "с %s", Until: "до %s", Between: "%s – %s", From: "С",
		To: "По", Notes: "Подробности", Open: " (", Close: ")",
	},
	Citation: CitationWords{
		Open: "(", Close: ")", Items: "; ", Year: " ", Locator: ", ", NoDate: "б. г.", Others: " и др.",
		Labels: Labels{
			Page: "с.", Table: "табл.", Figure: "рис.", Section: "§", Chapter: "гл.", Paragraph: "абз.", Note: "прим.", Line: "стк.", Volume: "т.",
			Issue: "№", Column: "стб.", Equation: "ур.", Appendix: "прил.", Part: "ч.", Slide: "слайд",
		},
		Terms: Terms{
			Editor: "ред.", Editors: "ред.", Compiler: "сост.", Compilers: "сост.", Director: "реж.", Host: "ведущий", Translator: "пер.",
			EditedBy: "под ред. ", TranslatedBy: "пер. ", InterviewBy: "интервью взял ", ReviewOf: "рецензия на работу: ", Via: "по: ",
			In: "В кн.: ", Volume: "т. ", Issue: "№ ", Version: "версия ", Accessed: "Дата обращения: ", Edition: "%s-е изд.",
		},
	},
	Import: ImportWords{
		Licensed:      "Этот текст можно распространять на условиях указанной здесь лицензии.",
		NoCounterpart: "[здесь соответствия нет]",
		RightsUnknown: "Правообладатель этого текста ещё не установлен; этот экземпляр предназначен для личного чтения.",
	},
}
