package lang

// german is what the program says in German.
var german = Said{
	Figure: FigureWords{
		About: "etwa ", Log: "logarithmische Skala", Approximate: "ungefähr", Since: "seit %s", Until: "bis %s", Between: "%s – %s", From: "Von",
		To: "Bis", Notes: "Näheres", Open: " (", Close: ")",
	},
	Citation: CitationWords{
		Open: "(", Close: ")", Items: "; ", Year: " ", Locator: ", ", NoDate: "o. J.", Others: " u. a.",
		Labels: Labels{
			Page: "S.", Table: "Tab.", Figure: "Abb.", Section: "§", Chapter: "Kap.", Paragraph: "Abs.", Note: "Anm.", Line: "Z.",
			Volume: "Bd./Bde.", Issue: "Nr.", Column: "Sp.", Equation: "Gl.", Appendix: "Anh.", Part: "T.", Slide: "Folie/Folien",
		},
		Terms: Terms{
			Editor: "Hrsg.", Editors: "Hrsg.", Compiler: "Bearb.", Compilers: "Bearb.", Director: "Regie", Host: "Moderation", Translator: "Übers.",
			EditedBy: "hrsg. von ", TranslatedBy: "übers. von ", InterviewBy: "Gespräch mit ", ReviewOf: "Rezension eines Werks von ", Via: "nach ",
			In: "In: ", Volume: "Bd. ", Issue: "Nr. ", Version: "Version ", Accessed: "Abgerufen am ", Edition: "%s. Aufl.",
		},
	},
	Import: ImportWords{
		Licensed:      "Dieser Text darf unter der hier genannten Lizenz weitergegeben werden.",
		NoCounterpart: "[hier ohne Gegenstück]",
		RightsUnknown: "Wer die Rechte an diesem Text hält, ist noch nicht geklärt; dieses Exemplar dient der privaten Lektüre.",
	},
}
