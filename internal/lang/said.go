package lang

// Said is what the program itself says in a language besides the words of the interface:
// in figures and citations, and in what an import writes.
type Said struct {
	Figure   FigureWords
	Citation CitationWords
	Import   ImportWords
}

// FigureWords are the few words that figures use themselves.
type FigureWords struct {
	About, Approximate    string // before a value; beside a date
	Log                   string // of an axis
	Since, Until, Between string // with %s for a date; Between has two
	From, To, Notes       string // heads of a table
	Open, Close           string // round brackets
}

// CitationWords are the marks and words of citations.
type CitationWords struct {
	Open, Close string // around a citation in the text
	Items       string // between works
	Year        string // between author and year
	Locator     string // before a locator
	NoDate      string
	Han         bool   // works in Chinese are cited as Chinese has it
	Others      string // after the first of many authors, where it is not et al.
	Labels      Labels
	Terms       Terms // none where entries are put together as Chinese has it
}

// Labels are kinds of locators (CSL 1.0.2 specification, appendix II), as written before
// a number: one, and after a stroke more than one, if that differs.
type Labels struct {
	Page, Table, Figure, Section, Chapter, Paragraph, Note, Line, Volume, Issue, Column, Equation, Appendix, Part, Slide string
}

// Terms are the words of an entry in the list of sources. A % stands for a number.
type Terms struct {
	Editor, Editors, Compiler, Compilers, Director, Host, Translator string // after names
	EditedBy, TranslatedBy, InterviewBy, ReviewOf, Via               string // before names
	In, Volume, Issue, Version, Accessed                             string // before what they name
	Edition                                                          string // around its number; "" in English, which has ordinals
}

// ImportWords are what an import writes where its files say nothing.
type ImportWords struct {
	Licensed      string // of a text with a licence
	NoCounterpart string // in the place of a sentence that a version lacks
	RightsUnknown string // of a text of which nobody has said whose it is
}

// SaidIn returns what the program says in a language: its own, that of the language that
// it is a variety of, or English.
func SaidIn(tag string) *Said {
	for t := range Chain(tag) {
		if k, ok := rows[t]; ok && table[k].Said.Citation.Open != "" {
			return &table[k].Said
		}
	}
	return &table[rows[English]].Said
}
