package lang

// hebrew is what the program says in Hebrew.
var hebrew = Said{
	Figure: FigureWords{
		About: "כ־", Log: "סולם לוגריתמי", Approximate: "בקירוב", Since: "מאז %s", Until: "עד %s", Between: "%s – %s", From: "מ־", To: "עד",
		Notes: "פרטים", Open: " (", Close: ")",
	},
	Citation: CitationWords{
		Open: "(", Close: ")", Items: "; ", Year: " ", Locator: ", ", NoDate: "ח״ת", Others: " ואחרים",
		Labels: Labels{
			Page: "עמ׳", Table: "טבלה", Figure: "איור", Section: "§", Chapter: "פרק", Paragraph: "פסקה", Note: "הערה", Line: "שורה",
			Volume: "כרך/כרכים", Issue: "גיליון", Column: "טור", Equation: "משוואה", Appendix: "נספח", Part: "חלק", Slide: "שקופית",
		},
		Terms: Terms{
			Editor: "עורך", Editors: "עורכים", Compiler: "מלקט", Compilers: "מלקטים", Director: "במאי", Host: "הנחיה", Translator: "תרגום",
			EditedBy: "בעריכת ", TranslatedBy: "תרגום ", InterviewBy: "ריאיון: ", ReviewOf: "ביקורת על ספר מאת ", Via: "לפי ", In: "בתוך: ",
			Volume: "כרך ", Issue: "גיליון ", Version: "גרסה ", Accessed: "נצפה ב־", Edition: "מהד׳ %s",
		},
	},
	Import: ImportWords{
		Licensed:      "מותר לשתף טקסט זה לפי הרישיון הנקוב כאן.",
		NoCounterpart: "[אין כאן מקביל]",
		RightsUnknown: "טרם נקבע מי בעל הזכויות בטקסט זה; עותק זה נועד לקריאה פרטית.",
	},
}
