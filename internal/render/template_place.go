package render

import (
	"html/template"
	"regexp"
	"sort"
	"strings"
	"sync"
)

// located returns the error of a template that does not parse, with its column, which
// the package of templates does not say. set is that to which it was to be added.
func located(set *template.Template, name, text string, err error) *TemplateError {
	e := NewTemplateError(err)
	if e.File != name || e.Line == 0 || e.Col > 0 {
		return e
	}
	at := -1
	switch m := templateFault.FindStringSubmatch(err.Error()); {
	case m[4] == "unexpected EOF":
		at = unclosed(text)
	case strings.HasPrefix(m[4], "unclosed action"):
		at = strings.LastIndex(text, "{{")
	default:
		at = begins(text, ends(set, name, text, err.Error()), m[4])
	}
	if at >= 0 {
		e.Line = 1 + strings.Count(text[:at], "\n")
		e.Col = at - strings.LastIndexByte(text[:at], '\n')
	}
	return e
}

// ends returns the length of the shortest beginning of a text that has its error: where
// the parser had read enough to see it.
func ends(set *template.Template, name, text, says string) int {
	return sort.Search(len(text), func(n int) bool {
		t, err := set.Clone()
		if err == nil {
			_, err = t.New(name).Parse(text[:n])
		}
		return err != nil && err.Error() == says
	})
}

// quotedPart is what an error of the parser quotes of the text.
var quotedPart = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`"(.+?)"|'(.+?)'|<(.+?)>|(\{\{\w+\}\})|\bfor (\w+)$`)
})

// begins returns where what an error quotes begins, which ends at or shortly before a
// place; else that place.
func begins(text string, end int, says string) int {
	const near = 4 // what the parser reads ahead
	for _, m := range quotedPart().FindAllStringSubmatch(says, -1) {
		quoted := strings.Join(m[1:], "")
		if i := strings.LastIndex(text[:end], quoted); i >= 0 && i+len(quoted) >= end-near {
			return i
		}
	}
	if i := strings.LastIndex(text[:end], "{{"); i >= 0 {
		return i
	}
	return max(end-1, 0)
}

// keyword finds what begins and ends a part of a template, and comments.
var keyword = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?s)\{\{-?\s*(?:/\*.*?\*/|(if|range|with|define|block|end)\b)`)
})

// unclosed returns where the innermost part begins that has no end, or -1.
func unclosed(text string) int {
	var open []int
	for _, m := range keyword().FindAllStringSubmatchIndex(text, -1) {
		switch {
		case m[2] < 0: // a comment
		case text[m[2]:m[3]] != "end":
			open = append(open, m[0])
		case len(open) > 0:
			open = open[:len(open)-1]
		}
	}
	if len(open) == 0 {
		return -1
	}
	return open[len(open)-1]
}
