package lang

// spanish is what the program says in Spanish.
var spanish = Said{
	Figure: FigureWords{
		About: "cerca de ", Log: "escala logarítmica", Approximate: "aproximado", Since: "desde %s", Until: "hasta %s", Between: "%s – %s",
		From: "Desde", To: "Hasta", Notes: "Detalles", Open: " (", Close: ")",
	},
	Citation: CitationWords{
		Open: "(", Close: ")", Items: "; ", Year: " ", Locator: ", ", NoDate: "s. f.",
		Labels: Labels{
			Page: "p./pp.", Table: "tabla", Figure: "fig.", Section: "§/§§", Chapter: "cap./caps.", Paragraph: "párr./párrs.", Note: "n./nn.",
			Line: "l./ll.", Volume: "vol./vols.", Issue: "n.º", Column: "col./cols.", Equation: "ec./ecs.", Appendix: "ap./aps.",
			Part: "parte/partes", Slide: "diapositiva/diapositivas",
		},
		Terms: Terms{
			Editor: "ed.", Editors: "eds.", Compiler: "comp.", Compilers: "comps.", Director: "dir.", Host: "presentación", Translator: "trad.",
			EditedBy: "edición de ", TranslatedBy: "traducción de ", InterviewBy: "entrevista de ", ReviewOf: "reseña de una obra de ",
			Via: "según ", In: "En ", Volume: "vol. ", Issue: "n.º ", Version: "versión ", Accessed: "Consultado el ", Edition: "%s.ª ed.",
		},
	},
	Import: ImportWords{
		Licensed:      "Este texto puede compartirse según la licencia aquí indicada.",
		NoCounterpart: "[aquí sin correspondencia]",
		RightsUnknown: "Aún no se ha establecido quién tiene los derechos de este texto; esta copia es para lectura privada.",
	},
}
