package cite

import (
	"encoding/json"
	"slices"
	"strings"

	"duizhao/internal/diag"
)

// Entry is one source of the bibliography.
type Entry struct {
	ID    string
	Type  string // a CSL type; an unknown one is kept as written and treated as "document"
	Title string // plain text, without the markup that CSL allows in titles
	Lang  string // BCP 47: zh-Hant, zh-Hans, en-GB…; from the script of the title if the file does not say
	Pos   diag.Pos
	Raw   json.RawMessage // the entry as the file has it

	rich   []run // the title with its italics
	fields map[string]string
	names  map[string][]Name
	dates  map[string]Date
	forms  map[string][]textForm // fields in other languages
	suffix string                // letter after the year, or ""
}

// Field returns a text or number variable by its CSL name, such as
// "container-title", "volume" or "DOI"; "" when absent.
func (e *Entry) Field(name string) string { return e.fields[name] }

// Names returns the people in a role by its CSL name: "author", "editor",
// "translator", "interviewer"…
func (e *Entry) Names(role string) []Name { return e.names[role] }

// Date returns a date variable by its CSL name: "issued", "accessed",
// "original-date"…; the zero Date when absent.
func (e *Entry) Date(name string) Date { return e.dates[name] }

// Link returns the address a reader follows: the DOI's, else the URL, else "". It
// begins with https:// or http://.
func (e *Entry) Link() string {
	if doi := e.DOI(); doi != "" {
		return "https://doi.org/" + doi
	}
	if url := e.Field("URL"); webAddress(url) {
		return url
	}
	return ""
}

// DOI returns the bare DOI, 10.…, whatever prefix the file gives it.
func (e *Entry) DOI() string {
	doi := e.Field("DOI")
	for _, prefix := range []string{"https://", "http://", "dx.", "doi.org/", "doi:"} {
		if len(doi) >= len(prefix) && strings.EqualFold(doi[:len(prefix)], prefix) {
			doi = strings.TrimSpace(doi[len(prefix):])
		}
	}
	if !strings.HasPrefix(doi, "10.") || strings.ContainsAny(doi, " \t\n") {
		return ""
	}
	return doi
}

// Year returns the year as cited, with its letter: 2024a. If the file has no date
// it is "n.d." or 無日期 in the language of the page.
func (e *Entry) Year(lang string) string {
	d := e.Date("issued")
	switch {
	case d.Year != 0:
		return d.YearText() + e.suffix
	case d.Literal != "":
		return d.Literal + e.suffix
	}
	w := wordsOf(lang)
	if e.suffix != "" && !w.Han {
		return w.NoDate + "-" + e.suffix
	}
	return w.NoDate + e.suffix
}

// Han reports whether the entry is written in Han script (Chinese, Japanese,
// Korean) and so listed after GB/T 7714.
func (e *Entry) Han() bool { return hanLang(e.Lang) }

// Responsible returns the people or bodies that an entry is listed under, and
// their role: the authors, or if there are none the editors, compilers, directors,
// hosts or translators.
func (e *Entry) Responsible() (names []Name, role string) {
	for _, role := range []string{"author", "editor", "compiler", "director", "host", "translator"} {
		if n := e.names[role]; len(n) > 0 {
			return n, role
		}
	}
	return nil, ""
}

func webAddress(s string) bool {
	lower := strings.ToLower(s)
	return (strings.HasPrefix(lower, "https://") || strings.HasPrefix(lower, "http://")) &&
		!strings.ContainsFunc(s, func(r rune) bool { return r <= ' ' || r == 0x7f })
}

func isOneOf(s string, list ...string) bool { return slices.Contains(list, s) }
