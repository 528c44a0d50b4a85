package lang

// english is what the program says in English.
var english = Said{
	Figure: FigureWords{
		About: "about ", Log: "log scale", Approximate: "approximate", Since: "from %s", Until: "until %s", Between: "%s – %s", From: "From",
		To: "To", Notes: "Details", Open: " (", Close: ")",
	},
	Citation: CitationWords{
		Open: "(", Close: ")", Items: "; ", Year: " ", Locator: ", ", NoDate: "n.d.",
		Labels: Labels{
			Page: "p./pp.", Table: "tbl./tbls.", Figure: "fig./figs.", Section: "§/§§", Chapter: "ch./chs.", Paragraph: "para./paras.",
			Note: "n./nn.", Line: "l./ll.", Volume: "vol./vols.", Issue: "no./nos.", Column: "col./cols.", Equation: "eq./eqs.",
			Appendix: "app./apps.", Part: "pt./pts.", Slide: "slide/slides",
		},
		Terms: Terms{
			Editor: "ed.", Editors: "eds.", Compiler: "comp.", Compilers: "comps.", Director: "dir.", Host: "host", Translator: "trans.",
			EditedBy: "edited by ", TranslatedBy: "translated by ", InterviewBy: "interview by ", ReviewOf: "review of a work by ", Via: "via ",
			In: "In ", Volume: "vol. ", Issue: "no. ", Version: "version ", Accessed: "Accessed ",
		},
	},
	Import: ImportWords{
		Licensed:      "This text may be shared under the licence named here.",
		NoCounterpart: "[no counterpart here]",
		RightsUnknown: "Who holds the rights in this text has yet to be established; this copy is for private reading.",
	},
}
