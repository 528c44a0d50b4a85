package lang

// arabic is what the program says in Arabic.
var arabic = Said{
	Figure: FigureWords{
		About: "نحو ", Log: "مقياس لوغاريتمي", Approximate: "تقريبي", Since: "منذ %s", Until: "حتى %s", Between: "%s – %s", From: "من", To: "إلى",
		Notes: "التفاصيل", Open: " (", Close: ")",
	},
	Citation: CitationWords{
		Open: "(", Close: ")", Items: "؛ ", Year: " ", Locator: "، ", NoDate: "د. ت.", Others: " وآخرون",
		Labels: Labels{
			Page: "ص.", Table: "جدول", Figure: "شكل", Section: "فقرة", Chapter: "فصل", Paragraph: "فقرة", Note: "حاشية", Line: "سطر", Volume: "مج.",
			Issue: "ع.", Column: "عمود", Equation: "معادلة", Appendix: "ملحق", Part: "جزء", Slide: "شريحة",
		},
		Terms: Terms{
			Editor: "محرر", Editors: "محررون", Compiler: "جمع", Compilers: "جمع", Director: "إخراج", Host: "تقديم", Translator: "ترجمة",
			EditedBy: "تحرير ", TranslatedBy: "ترجمة ", InterviewBy: "حوار ", ReviewOf: "مراجعة كتاب ", Via: "نقلًا عن ", In: "في: ", Volume: "مج. ",
			Issue: "ع. ", Version: "الإصدار ", Accessed: "اطُّلع عليه في ", Edition: "ط. %s",
		},
	},
	Import: ImportWords{
		Licensed:      "يجوز تداول هذا النص وفق الرخصة المذكورة هنا.",
		NoCounterpart: "[لا مقابل هنا]",
		RightsUnknown: "لم يُعرف بعد صاحب الحقوق في هذا النص، وهذه النسخة للقراءة الخاصة.",
	},
}
