package cite

import (
	"encoding/json"
	"os"
	"strings"
	"testing"

	"duizhao/internal/diag"
)

func TestParseProblems(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"fine", `[{"id":"a","type":"book","title":"T"}]`, ""},
		{"empty list", `[]`, ""},
		{"not JSON", "[\n {\"id\": \"a\",}\n]", "b.json:2:13: error: invalid character '}' looking for beginning of object key string [bib-json]"},
		{"cut off", `[{"id": "a"`, "b.json:1:12: error: the file ends in the middle of a value [bib-json]"},
		{"not a list", `{"items": []}`, "b.json:1:1: error: a bibliography is a list of entries, and this is an object [bib-form]"},
		{"not an entry", `[ 3 ]`, "b.json:1:3: error: an entry is an object in braces, and this is a number [bib-form]"},
		{"no id", `[{"type":"book","title":"T"}]`, "b.json:1:2: error: this entry has no id [bib-id]"},
		{"number as id", `[{"id":7,"type":"book","title":"T"}]`, ""},
		{"no type", `[{"id":"a","title":"T"}]`, `b.json:1:2: error: the entry "a" has no type [bib-type]`},
		{"no title", `[{"id":"a","type":"book"}]`, `b.json:1:2: error: the entry "a" has no title [bib-title]`},
		{"id with a space", `[{"id":"a b","type":"book","title":"T"}]`, "b.json:1:8: error: the id \"a b\" cannot be cited: it has a space, " +
			"or one of \" [ ] { } ; , @ \\ [bib-id]"},
		{"twins", "[{\"id\":\"a\",\"type\":\"book\",\"title\":\"T\"},\n{\"id\":\"a\",\"type\":\"book\",\"title\":\"U\"}]",
			`b.json:2:7: error: the id "a" is used twice [bib-id-twice]`},
		{"unknown type", `[{"id":"a","type":"bok","title":"T"}]`, `b.json:1:19: warning: "bok" is not a type of CSL 1.0.2 [bib-type-unknown]`},
		{"unknown field, column in characters", `[{"title":"題名","id":"a","type":"book","publsher":"P"}]`,
			`b.json:1:39: warning: "publsher" is not a variable of CSL 1.0.2 [bib-field-unknown]`},
		{"field twice", `[{"id":"a","type":"book","title":"T","title":"U"}]`, `b.json:1:38: error: the field "title" is given twice [bib-twice]`},
		{"field of a wrong kind", `[{"id":"a","type":"book","title":["T"]}]`, `b.json:1:34: error: "title" must be a string, and this is a list [bib-value]
b.json:1:2: error: the entry "a" has no title [bib-title]`},
		{"as Zotero has it",
			`[{"id":"http://zotero.org/users/1/items/AB","type":"article-journal","title":"T","abstract":"A","DOI":"10.1/x","ISSN":"1234","shortTitle":"S","journalAbbreviation":"J","citation-key":"k","accessed":{"date-parts":[["2024",12,"26"]]},"license":"CC","source":"arXiv","custom":{"x":{"y":[1]}},"categories":["a"]}]`, ""},
		{"raw dates", `[{"id":"a","type":"book","title":"T","issued":{"raw":"2024-12-26"},"accessed":"2025-01-02T10:00:00Z"}]`, ""},
		{"no such day", `[{"id":"a","type":"book","title":"T","issued":{"date-parts":[[2023,2,29]]}}]`,
			"b.json:1:62: error: there is no day 29 in that month [bib-date]"},
		{"no such month", `[{"id":"a","type":"book","title":"T","issued":{"date-parts":[[2023,"x"]]}}]`,
			"b.json:1:68: error: year, month and day are whole numbers [bib-date]"},
		{"date list too flat", `[{"id":"a","type":"book","title":"T","issued":{"date-parts":[2023]}}]`,
			"b.json:1:62: error: a date is a list of year, month and day [bib-date]"},
		{"part of a date", `[{"id":"a","type":"book","title":"T","issued":{"date-part":[[2023]]}}]`,
			`b.json:1:48: warning: "date-part" is not a part of a date in CSL [bib-field-unknown]`},
		{"author as a string", `[{"id":"a","type":"book","title":"T","author":"A"}]`,
			`b.json:1:47: error: "author" is a list of names, and this is a string [bib-name]`},
		{"part of a name", `[{"id":"a","type":"book","title":"T","author":[{"familiy":"X","given":"Y"}]}]`,
			`b.json:1:49: warning: "familiy" is not a part of a name in CSL [bib-field-unknown]`},
		{"empty name", `[{"id":"a","type":"book","title":"T","author":[{}]}]`, `b.json:1:48: error: this name is empty [bib-name]`},
		{"URL", `[{"id":"a","type":"book","title":"T","URL":"javascript:alert(1)"}]`,
			`b.json:1:44: warning: "javascript:alert(1)" is not a web address and will not be linked [bib-url]`},
		{"language", `[{"id":"a","type":"book","title":"T","language":"Englich!"}]`,
			`b.json:1:49: warning: "Englich!" is not a language tag (BCP 47) [bib-lang]`},
		{"nulls", `[{"id":"a","type":"book","title":"T","author":null,"issued":null,"URL":null}]`, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var problems diag.List
			Parse([]byte(tt.in), "b.json", nil, &problems)
			if got := summary(problems.Sorted()); got != sortLines(tt.want) {
				t.Errorf("got\n%s\nwant\n%s", got, sortLines(tt.want))
			}
		})
	}
}

func summary(problems []diag.Problem) string {
	var lines []string
	for _, p := range problems {
		lines = append(lines, p.Pos.String()+": "+p.Severity.String()+": "+p.Text+" ["+p.Code+"]")
	}
	return sortLines(strings.Join(lines, "\n"))
}

func sortLines(s string) string {
	lines := strings.Split(s, "\n")
	for i := range lines { // few enough
		for j := i + 1; j < len(lines); j++ {
			if lines[j] < lines[i] {
				lines[i], lines[j] = lines[j], lines[i]
			}
		}
	}
	return strings.Join(lines, "\n")
}

func TestEntry(t *testing.T) {
	lib := parse(t, `[
{"id":"a","type":"book","title":"<i>Moby-Dick</i> & <span class=\"nocase\">Co</span>","language":"zh_CN","DOI":"https://doi.org/10.1/x","issued":{"date-parts":[[2024,12]],"circa":true}},
{"id":"b","type":"book","title":"开始","URL":"https://example.org/"},
{"id":"c","type":"book","title":"開始怀疑這"},
{"id":"d","type":"book","title":"はじめ"},
{"id":"e","type":"book","title":"DeepSeek"}]`)
	a := lib.Entry("a")
	for _, tt := range []struct{ name, got, want string }{
		{"title", a.Title, "Moby-Dick & Co"},
		{"language of a place", a.Lang, "zh-Hans"},
		{"DOI", a.DOI(), "10.1/x"},
		{"link", a.Link(), "https://doi.org/10.1/x"},
		{"ISO", a.Date("issued").ISO(), "2024-12"},
		{"circa", a.Year("en"), "[2024]"},
		{"position", a.Pos.String(), "b.json:2:1"},
		{"URL", lib.Entry("b").Link(), "https://example.org/"},
		{"Simplified", lib.Entry("b").Lang, "zh-Hans"},
		{"both", lib.Entry("c").Lang, "zh-Hant"},
		{"Japanese", lib.Entry("d").Lang, "ja"},
		{"Latin", lib.Entry("e").Lang, "en"},
	} {
		if tt.got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.name, tt.got, tt.want)
		}
	}
	if !json.Valid(lib.Entry("e").Raw) || !strings.HasPrefix(string(lib.Entry("e").Raw), `{"id":"e"`) {
		t.Errorf("Raw is %s", lib.Entry("e").Raw)
	}
	if lib.DidYouMean("ee") == "" || lib.Entry("nobody") != nil {
		t.Error("unknown ids")
	}
}

// TestRealFiles reads the dossier and the site's own bibliography where they are.
func TestRealFiles(t *testing.T) {
	for _, path := range []string{"../../../shared/dossier/sources.csl.json", "../../content/bibliography.json"} {
		t.Run(path, func(t *testing.T) {
			data, err := os.ReadFile(path)
			if err != nil {
				t.Skipf("%s is not there", path)
			}
			var problems diag.List
			lib := Parse(data, path, nil, &problems)
			for _, p := range problems.Sorted() {
				t.Errorf("%s: %s", p.Pos, p.Text)
			}
			if len(lib.Entries()) < 50 {
				t.Errorf("only %d entries", len(lib.Entries()))
			}
			seen := map[string]string{}
			for _, e := range lib.Entries() {
				s := Text(lib.Cite([]Item{{Key: e.ID}}, Options{Lang: "en"}))
				if other := seen[s]; other != "" {
					t.Errorf("%s and %s are both cited %s", e.ID, other, s)
				}
				seen[s] = e.ID
				pieces, _ := lib.Reference(e)
				wellWritten(t, e.ID, pieces, e.Lang)
			}
		})
	}
}

func wellWritten(t *testing.T, id string, pieces []Piece, lang string) {
	t.Helper()
	text := Text(pieces)
	for _, bad := range []string{"..", ",,", " ,", "  ", "?.", "!.", ". .", ",.", ".”,", "()", "[]", "“”", "http://http"} {
		if strings.Contains(text, bad) {
			t.Errorf("%s: %q in %s", id, bad, text)
		}
	}
	if !strings.HasSuffix(strings.TrimRight(text, "”’"), ".") {
		t.Errorf("%s does not end in a full stop: %s", id, text)
	}
	if err := wellFormed(HTML(pieces, lang)); err != nil {
		t.Errorf("%s: %v", id, err)
	}
}

func parse(t *testing.T, in string) *Library {
	t.Helper()
	var problems diag.List
	lib := Parse([]byte(in), "b.json", nil, &problems)
	for _, p := range problems.Sorted() {
		t.Errorf("%s: %s", p.Pos, p.Text)
	}
	return lib
}

func FuzzParse(f *testing.F) {
	f.Add([]byte(`[{"id":"a","type":"book","title":"<i>T</i> 'x' \"y\"","author":[{"family":"F","given":"G"},{"literal":"et al."}],"issued":{"date-parts":[["2024",13]]}}]`))
	f.Add([]byte(`[{"id":"a","type":"article-newspaper","title":"題","language":"zh-TW","editor":[{"family":"王","given":"五"}],"issued":"2024-02","page":"3","container-title":"報"}]`))
	f.Add([]byte(`[{"id":"a","type":"book","title":"\u0008'0' \ufffe","language":"\u0001"}]`))
	f.Add([]byte("[{\n\"id\":1}]"))
	f.Fuzz(func(t *testing.T, data []byte) {
		var problems diag.List
		lib := Parse(data, "b.json", nil, &problems)
		for _, e := range lib.Entries() {
			for _, lang := range []string{"en", "zh-Hant"} {
				HTML(lib.Cite([]Item{{Key: e.ID, Locator: "p. 1-2"}}, Options{Lang: lang}), lang)
			}
			pieces, _ := lib.Reference(e)
			if err := wellFormed(HTML(pieces, e.Lang)); err != nil {
				t.Errorf("%s: %v", HTML(pieces, e.Lang), err)
			}
			COinS(e)
		}
	})
}
