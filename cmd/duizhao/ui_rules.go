package main

import (
	"encoding/json"
	"fmt"
	"io"
	"strconv"
	"strings"

	"duizhao/internal/rule"
)

// rulesUI explains the rules of check.
type rulesUI struct {
	out io.Writer
}

// list lists the catalogue by group: code, severity, title.
func (u *rulesUI) list(all rule.Catalogue) {
	width := 0
	for _, r := range all {
		width = max(width, len(r.Code))
	}
	for _, g := range rule.Groups {
		first := true
		for _, r := range all {
			if r.Group != g.ID {
				continue
			}
			if first {
				fmt.Fprintf(u.out, "%s:\n", g.Title)
				first = false
			}
			fmt.Fprintf(u.out, "  %-*s  %-7s  %s\n", width, r.Code, r.Severity, r.Title)
		}
		if !first {
			fmt.Fprintln(u.out)
		}
	}
	fmt.Fprintf(u.out, "%s. More on one: duizhao check --explain CODE\n", plural(len(all), "rule"))
}

// rule explains one rule: what it forbids and why, what to do, and an example with
// the report of check and the correction.
func (u *rulesUI) rule(r *rule.Rule) {
	fmt.Fprintf(u.out, "%s: %s (%s)\n", r.Code, r.Title, r.Severity)
	for _, p := range append(r.Why, r.Do) {
		fmt.Fprintf(u.out, "\n%s\n", p)
	}
	fmt.Fprint(u.out, "\nWrong:\n")
	u.example(r.Bad)
	fmt.Fprint(u.out, "\nWhat check says of it:\n\n")
	u.indented(r.Says)
	fmt.Fprint(u.out, "\nRight:\n")
	u.example(r.Good)
}

// example shows files, each below its name.
func (u *rulesUI) example(files []rule.File) {
	for _, f := range files {
		name := f.Name
		switch f.Note {
		case "":
		case "absent":
			name += " is not there"
		case "link":
			name += " is a symbolic link to"
		case "quoted":
			name += ", with its bytes as Go writes them"
		default:
			name += ", " + f.Note + " over"
		}
		fmt.Fprintf(u.out, "\n  %s\n", name)
		u.indented(f.Text)
	}
}

func (u *rulesUI) indented(text string) {
	for line := range strings.Lines(text) {
		if line = strings.TrimRight(line, "\n"); line != "" {
			line = "    " + line
		}
		fmt.Fprintln(u.out, line)
	}
}

// rulesJSON prints rules as data, each paragraph on one line.
func (u *rulesUI) rulesJSON(rules rule.Catalogue) error {
	line := func(s string) string { return strings.ReplaceAll(s, "\n", " ") }
	for _, r := range rules {
		for i := range r.Why {
			r.Why[i] = line(r.Why[i])
		}
		r.Do = line(r.Do)
	}
	enc := json.NewEncoder(u.out)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(struct {
		Rules rule.Catalogue `json:"rules"`
	}{rules})
}

// quoted returns what the user wrote in quotation marks.
func quoted(s string) string { return strconv.Quote(s) }
