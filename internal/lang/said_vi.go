package lang

// vietnamese is what the program says in Vietnamese.
var vietnamese = Said{
	Figure: FigureWords{
		About: "khoảng ", Log: "thang logarit", Approximate: "ước chừng", Since: "từ %s", Until: "đến %s", Between: "%s – %s", From: "Từ", To: "Đến",
		Notes: "Chi tiết", Open: " (", Close: ")",
	},
	Citation: CitationWords{
		Open: "(", Close: ")", Items: "; ", Year: " ", Locator: ", ", NoDate: "không rõ năm", Others: " và cộng sự",
		Labels: Labels{
			Page: "tr.", Table: "bảng", Figure: "hình", Section: "mục", Chapter: "chương", Paragraph: "đoạn", Note: "chú thích", Line: "dòng",
			Volume: "tập", Issue: "số", Column: "cột", Equation: "phương trình", Appendix: "phụ lục", Part: "phần", Slide: "slide",
		},
		Terms: Terms{
			Editor: "biên tập", Editors: "biên tập", Compiler: "biên soạn", Compilers: "biên soạn", Director: "đạo diễn", Host: "dẫn chương trình",
			Translator: "dịch", EditedBy: "biên tập: ", TranslatedBy: "người dịch: ", InterviewBy: "phỏng vấn: ", ReviewOf: "điểm sách của ",
			Via: "theo ", In: "Trong ", Volume: "tập ", Issue: "số ", Version: "phiên bản ", Accessed: "Truy cập ", Edition: "in lần thứ %s",
		},
	},
	Import: ImportWords{
		Licensed:      "Văn bản này có thể được chia sẻ theo giấy phép nêu ở đây.",
		NoCounterpart: "[không có phần tương ứng]",
		RightsUnknown: "Chưa xác định được ai giữ quyền đối với văn bản này; bản này chỉ để đọc riêng.",
	},
}
