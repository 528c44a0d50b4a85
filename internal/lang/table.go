package lang

// A Language is a row of the table: what cannot be looked up in CLDR.
type Language struct {
	Tag    string // as in BCP 47; the row also answers for varieties of it
	Script string // ISO 15924, as in likely subtags

	// Setting.
	Squares  bool // characters fill a square: no blank between words or lines
	Vertical bool // readers also expect it in vertical lines
	Hyphens  bool // words are hyphenated at the ends of lines
	Face     Face // the role of faces that it is set in

	// Search. static/js-search/query.js says the same of Onsets and Joined.
	Inner  bool   // what is within a word is found, too, anywhere in it
	Onsets string // compounds are written as one word: what the syllables of a part may begin with before a vowel
	Joined string // what is written before a word as a part of it, the longest first

	// Words beside words.
	Gap    string    // between a label and what it names; "" is a blank
	Title  [2]string // around the title of a piece in a citation; none: quotation marks
	Within string    // within quotation marks, before and after what is quoted

	// Names of it elsewhere.
	Name    string // for itself, in a row of others; "" is CLDR's
	Dates   string // the locale of CLDR for its dates; "" is its own
	Locale  string // as Open Graph names it; "" is its tag
	Reading string // the tag of readings over its names; "" for none

	Said Said // what the program says in it; none: what it says in the language that it is a variety of
}

// Face is a role of faces: which of the families that a style sheet names comes
// first. Each family lacks the characters of the others, or has them in a shape
// that readers of another language find foreign.
type Face string

// The roles.
const (
	Latin     Face = "latin" // also for Greek and Cyrillic
	HantFace  Face = "hant"
	HansFace  Face = "hans"
	SystemOwn Face = "" // no family of ours: what the reader's machine has
)

// table has one row per language. docs/add-a-language.md says how to add one.
var table = []Language{
	{Tag: English, Said: english, Script: "Latn", Hyphens: true, Face: Latin, Dates: "en-GB", Locale: "en-GB"}, // of no region: dates as in 2 May 2026
	{Tag: "en-US", Script: "Latn", Hyphens: true, Face: Latin, Dates: English},
	{Tag: Hant, Said: traditional, Script: "Hant", Name: "繁體", Squares: true, Vertical: true, Face: HantFace, Gap: "　",
		Title: [2]string{"〈", "〉"}, Locale: "zh-TW",
		Reading: Pinyin},
	{Tag: Hans, Said: simplified, Script: "Hans", Name: "简体", Squares: true, Face: HansFace, Gap: "　",
		Title: [2]string{"〈", "〉"}, Locale: "zh-CN", Reading: Pinyin},
	{Tag: Japanese, Said: japanese, Script: "Jpan", Squares: true, Vertical: true, Gap: "　"},
	{Tag: Korean, Said: korean, Script: "Kore", Inner: true},
	{Tag: "de", Said: german, Script: "Latn", Hyphens: true, Inner: true, Onsets: germanOnsets, Face: Latin},
	{Tag: "fr", Said: french, Script: "Latn", Hyphens: true, Face: Latin, Within: "\u202f"}, // a narrow blank that does not break
	{Tag: "es", Said: spanish, Script: "Latn", Hyphens: true, Face: Latin},
	{Tag: "ar", Said: arabic, Script: "Arab", Joined: arabicJoined},
	{Tag: "he", Said: hebrew, Script: "Hebr"},
	{Tag: "vi", Said: vietnamese, Script: "Latn", Face: Latin}, // syllables are words: nothing to hyphenate
	{Tag: "ru", Said: russian, Script: "Cyrl", Hyphens: true, Face: Latin},
}

// germanOnsets are the consonants that German syllables begin with, in words of its own and
// in those that it has from elsewhere.
const germanOnsets = "b bl br c ch chr d dr f fl fr g gl gn gr h j k kl kn kr l m n p pf pfl pfr ph pl pr ps q r " +
	"s sch schl schm schn schr schw sk sp spl spr st str t th tr ts tsch v w wr x z zw"

// arabicJoined is the article, with or without and, in or like before it; and and alone.
const arabicJoined = "وبال وكال وال ولل فبال فكال فال فلل بال كال ال لل و ف"

// other is the row of every language without one.
var other = Language{Face: Latin}

// rows finds a row by its tag.
var rows = func() map[string]int {
	m := make(map[string]int, len(table))
	for k := range table {
		m[table[k].Tag] = k
	}
	return m
}()
