package manual

import (
	"fmt"
	"slices"
	"strings"
)

// Words are the texts of the program and what they are in Chinese.
type Words struct {
	byText map[string]*word
	order  []string
}

type word struct {
	chinese string
	used    bool
}

// ParseWords reads words.txt: pairs of lines, a text of the program's and below it the
// same in Chinese, with an empty line after each pair. What follows # is a comment.
func ParseWords(data []byte) (Words, error) {
	w := Words{byText: map[string]*word{}}
	english := ""
	for n, line := range strings.Split(string(data), "\n") {
		switch {
		case strings.HasPrefix(line, "#"):
		case line == "" && english != "":
			return w, fmt.Errorf("words.txt:%d: there is no Chinese for %q", n+1, english)
		case line == "":
		case english == "":
			english = line
		case w.byText[english] != nil:
			return w, fmt.Errorf("words.txt:%d: %q is there twice", n+1, english)
		default:
			w.byText[english] = &word{chinese: line}
			w.order = append(w.order, english)
			english = ""
		}
	}
	return w, nil
}

func (w Words) chinese(english string) (string, bool) {
	found := w.byText[english]
	if found == nil {
		return english, false
	}
	found.used = true
	return found.chinese, true
}

func (w Words) unused() []string {
	return slices.DeleteFunc(slices.Clone(w.order), func(text string) bool { return w.byText[text].used })
}
