package manual

import (
	"regexp"
	"slices"
	"strings"

	"duizhao/internal/sentence"
)

// gap parts what is typed from what is said of it, in an indented list of a lesson.
var gap = regexp.MustCompile(` {2,}`)

// lesson writes what --help says of a command besides its flags: its paragraphs, and
// what is indented between them. Its examples are written elsewhere.
func (r *Reference) lesson(t *text, c Command) {
	n, examples := 0, false
	next := func() string {
		n++
		return id(c.Name, "lesson", string(rune('a'+n-1)))
	}
	for part := range strings.SplitSeq(strings.Trim(c.Lesson, "\n"), "\n\n") {
		if strings.TrimSpace(part) == "" {
			continue
		}
		if !strings.HasPrefix(part, "    ") {
			if examples = strings.TrimSpace(part) == "Examples:"; !examples {
				t.block(next(), sentences(r.said(strings.Join(strings.Fields(part), " ")))...)
			}
			continue
		}
		rows, whole := rowsOf(part)
		switch {
		case examples:
		case whole:
			for _, row := range rows {
				t.entry(next(), row.Name, said{}, r.said(row.Doc))
			}
		default:
			t.code(next(), "text", unindented(part))
		}
	}
}

// rowsOf returns the rows of an indented list; whole is whether each says something of
// what is typed. What goes on is indented deeper.
func rowsOf(part string) (rows []Row, whole bool) {
	for line := range strings.Lines(strings.Trim(part, "\n")) {
		line = strings.TrimRight(strings.TrimPrefix(line, "    "), "\n")
		if strings.HasPrefix(line, " ") && len(rows) > 0 {
			last := &rows[len(rows)-1]
			last.Doc = strings.TrimSpace(last.Doc + " " + strings.TrimSpace(line))
			continue
		}
		row := Row{Name: line}
		if at := gap.FindStringIndex(line); at != nil {
			row = Row{Name: line[:at[0]], Doc: line[at[1]:]}
		}
		rows = append(rows, row)
	}
	return rows, !slices.ContainsFunc(rows, func(r Row) bool { return r.Doc == "" || strings.HasSuffix(r.Name, ":") })
}

// unindented returns an indented part of a lesson as it is typed.
func unindented(part string) string {
	var b strings.Builder
	for line := range strings.Lines(part) {
		b.WriteString(strings.TrimPrefix(line, "    "))
	}
	return b.String()
}

// sentences returns the sentences of a paragraph as lines of a block; all in one where the
// two languages part it differently.
func sentences(s said) []said {
	var parts [2][]string
	for k := range s {
		parts[k] = sentence.Sentences(s[k])
	}
	if len(parts[0]) != len(parts[1]) {
		return []said{shown(s)}
	}
	var out []said
	for i := range parts[0] {
		out = append(out, shown(said{parts[0][i], parts[1][i]}))
	}
	return out
}

// shown returns words as Markdown that shows them as they are.
func shown(s said) said {
	for k := range s {
		s[k] = markdown(strings.TrimSpace(s[k]))
	}
	return s
}
