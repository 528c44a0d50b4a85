package cite

import (
	"fmt"
	"strings"

	"duizhao/internal/lang"
)

func termsOf(tag string) terms {
	if t, ok := termsIn[lang.Of(tag).Tag]; ok {
		return t
	}
	return termsIn[lang.English]
}

// role returns the word after the names of n people in a role; none for authors.
func (t *terms) role(role string, n int) string {
	switch {
	case role == "editor" && n > 1:
		return t.editors
	case role == "compiler" && n > 1:
		return t.compilers
	}
	return map[string]string{"editor": t.editor, "compiler": t.compiler, "director": t.director, "host": t.host, "translator": t.translator}[role]
}

// numbered returns which edition a book is in: 2nd ed. for 2, and words as they are.
func (t *terms) numbered(edition string) string {
	switch {
	case strings.Trim(edition, "0123456789") != "":
		return edition
	case t.edition == "":
		return ordinalEdition(edition)
	}
	return fmt.Sprintf(t.edition, edition)
}

// day returns a date in words, as English or as the language has it; "" if only the
// year is known, which then adds nothing.
func (d Date) day(tag string) string {
	if lang.Same(tag, lang.English) || d.Year == 0 || d.Year < 0 || d.Month == 0 && d.Season > 0 {
		return d.English()
	}
	if d.Month == 0 {
		return ""
	}
	return lang.Date(tag, d.ISO())
}
