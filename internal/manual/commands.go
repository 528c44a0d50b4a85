package manual

import (
	"io/fs"
	"strings"
)

// commands writes the reference of the commands.
func (r *Reference) commands() *text {
	t := &text{}
	more, err := fs.ReadFile(r.Examples, "commands.txt")
	if err != nil {
		r.problem = err
	}
	t.block("p1", ended(r.said("This is what --help says of each command, with examples. "+
		"SITE is the folder that holds content/; without it, the folder that you are in.")))
	for _, c := range r.Commands {
		if strings.Contains(c.Name, " ") { // a part of the command before it
			t.entry(id(c.Name), "duizhao "+c.Name, said{}, r.said(c.Brief))
		} else {
			t.heading(2, id(c.Name), both("`duizhao "+c.Name+"`"))
			t.block(id(c.Name, "what"), ended(r.said(c.Brief)))
		}
		t.code(id(c.Name, "usage"), "text", c.Usage)
		r.lesson(t, c)
		for _, row := range c.Rows {
			name := strings.TrimSpace(row.Name)
			t.entry(id(c.Name, "of", name), name, said{}, r.said(row.Doc))
		}
		if lines := append(examplesIn(c.Lesson), linesOf(string(more), c.Name)...); len(lines) > 0 {
			t.code(id(c.Name, "example"), "text", strings.Join(lines, "\n"))
		}
	}
	return t
}

// Lines returns the command lines that a reference shows for a command.
func (r *Reference) Lines(c Command) ([]string, error) {
	more, err := fs.ReadFile(r.Examples, "commands.txt")
	return append(examplesIn(c.Lesson), linesOf(string(more), c.Name)...), err
}

// examplesIn returns the command lines of a lesson, without what is said beside them.
func examplesIn(lesson string) []string {
	var out []string
	_, lesson, _ = strings.Cut(lesson, "Examples:\n")
	for line := range strings.Lines(lesson) {
		line = strings.TrimSpace(line)
		if strings.HasPrefix(line, "duizhao ") {
			line, _, _ = strings.Cut(line, "  ")
			out = append(out, strings.TrimSpace(line))
		}
	}
	return out
}

// linesOf returns the lines of commands.txt for a command.
func linesOf(more, name string) []string {
	var out []string
	on := false
	for line := range strings.Lines(more) {
		line = strings.TrimSpace(line)
		switch {
		case line == "" || strings.HasPrefix(line, "#"):
		case strings.HasSuffix(line, ":"):
			on = line == name+":"
		case on:
			out = append(out, line)
		}
	}
	return out
}
