package cite

import (
	"fmt"
	"strings"

	"duizhao/internal/lang"
)

// terms are the words of an entry in the list, in the language that the entry is put
// together in.
type terms lang.Terms

func termsOf(tag string) terms {
	if t := wordsOf(tag).Terms; t.Editor != "" {
		return terms(t)
	}
	return terms(wordsOf(lang.English).Terms)
}

// role returns the word after the names of n people in a role; none for authors.
func (t *terms) role(role string, n int) string {
	switch {
	case role == "editor" && n > 1:
		return t.Editors
	case role == "compiler" && n > 1:
		return t.Compilers
	}
	return map[string]string{"editor": t.Editor, "compiler": t.Compiler, "director": t.Director, "host": t.Host, "translator": t.Translator}[role]
}

// numbered returns which edition a book is in: 2nd ed. for 2, and words as they are.
func (t *terms) numbered(edition string) string {
	switch {
	case strings.Trim(edition, "0123456789") != "":
		return edition
	case t.Edition == "":
		return ordinalEdition(edition)
	}
	return fmt.Sprintf(t.Edition, edition)
}

// day returns a date in words, as English or as the language has it, on one line; "" if
// only the year is known, which then adds nothing.
func (d Date) day(tag string) string { return strings.ReplaceAll(d.words(tag), " ", "\u00a0") }

func (d Date) words(tag string) string {
	if lang.Same(tag, lang.English) || d.Year == 0 || d.Year < 0 || d.Month == 0 && d.Season > 0 {
		return d.English()
	}
	if d.Month == 0 {
		return ""
	}
	return lang.Date(tag, d.ISO())
}
