package lang

// french is what the program says in French.
var french = Said{
	Figure: FigureWords{
		About: "environ ", Log: "échelle logarithmique", Approximate: "approximatif", Since: "depuis %s", Until: "jusqu’à %s", Between: "%s – %s",
		From: "De", To: "À", Notes: "Précisions", Open: " (", Close: ")",
	},
	Citation: CitationWords{
		Open: "(", Close: ")", Items: "\u202f; ", Year: " ", Locator: ", ", NoDate: "s. d.",
		Labels: Labels{
			Page: "p./p.", Table: "tabl.", Figure: "fig.", Section: "§/§§", Chapter: "chap.", Paragraph: "par.", Note: "n.", Line: "l.",
			Volume: "vol.", Issue: "nᵒ", Column: "col.", Equation: "éq.", Appendix: "app.", Part: "part.", Slide: "diapo.",
		},
		Terms: Terms{
			Editor: "éd.", Editors: "éd.", Compiler: "comp.", Compilers: "comp.", Director: "réal.", Host: "présentation", Translator: "trad.",
			EditedBy: "édité par ", TranslatedBy: "traduit par ", InterviewBy: "entretien avec ", ReviewOf: "compte rendu d’un ouvrage de ",
			Via: "d’après ", In: "Dans ", Volume: "vol. ", Issue: "nᵒ ", Version: "version ", Accessed: "Consulté le ", Edition: "%se éd.",
		},
	},
	Import: ImportWords{
		Licensed:      "Ce texte peut être partagé selon la licence indiquée ici.",
		NoCounterpart: "[sans correspondance ici]",
		RightsUnknown: "Le titulaire des droits sur ce texte n’a pas encore été identifié ; cet exemplaire est destiné à la lecture privée.",
	},
}
