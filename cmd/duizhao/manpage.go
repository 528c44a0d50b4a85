package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/alecthomas/kong"
)

// manCommand writes the manual pages, for a release: duizhao.1 and a page for each
// command, such as duizhao-new-edition.1. They have the text of --help, from the
// same source. A library for this (mango-kong) makes one page of all commands, fills
// the examples like prose and leaves out arguments.
type manCommand struct {
	Dir string `arg:"" name:"DIR"`
}

// Run writes the pages.
func (c *manCommand) Run(k *kong.Context) error {
	day, fixed, err := sourceDate()
	if err != nil {
		return err
	}
	date := "" // of the source, if known: a clock would change every page
	if fixed {
		date = day.Format(time.DateOnly)
	}
	if err := os.MkdirAll(c.Dir, 0o777); err != nil {
		return err
	}
	return manPages(k.Model.Node, c.Dir, date)
}

func manPages(n *kong.Node, dir, date string) error {
	if n.Hidden {
		return nil
	}
	name := filepath.Join(dir, pageName(n)+".1")
	if err := os.WriteFile(name, []byte(manPage(n, date)), 0o666); err != nil {
		return err
	}
	for _, child := range n.Children {
		if err := manPages(child, dir, date); err != nil {
			return err
		}
	}
	return nil
}

// pageName returns the name of a command's page: duizhao-new-edition.
func pageName(n *kong.Node) string { return strings.ReplaceAll(n.FullPath(), " ", "-") }

// manPage returns a page in the macros of man(7).
func manPage(n *kong.Node, date string) string {
	var b strings.Builder
	line := func(format string, args ...any) { fmt.Fprintf(&b, format+"\n", args...) }
	line(`.TH %s 1 "%s" "duizhao %s" "Duizhao"`, strings.ToUpper(pageName(n)), date, roff(programVersion()))
	brief, lesson := n.Help, n.Detail
	if n.Parent == nil {
		brief, lesson = "bilingual annotated reading editions from Markdown", about+"\n\n"+aboutMore
	}
	line(".SH NAME\n%s \\- %s", roff(pageName(n)), roff(lowered(strings.TrimSuffix(brief, "."))))
	line(".SH SYNOPSIS\n.B %s", roff(usageLine(n)))
	line(".SH DESCRIPTION")
	if n.Parent != nil {
		line("%s", roff(brief))
	}
	if n.Parent != nil && lesson != "" {
		line(".PP")
	}
	b.WriteString(manText(lesson))
	list := func(title string, rows [][2]string) {
		if len(rows) > 0 {
			line(".SH %s", title)
		}
		for _, row := range rows {
			line(".TP\n.B %s\n%s", roff(strings.TrimSpace(row[0])), roff(row[1]))
		}
	}
	list("COMMANDS", commandRows(n))
	list("ARGUMENTS", argumentRows(n))
	list("OPTIONS", flagRows(n))
	var also []string
	if n.Parent != nil {
		also = append(also, pageName(n.Parent))
	}
	for _, child := range n.Children {
		if !child.Hidden {
			also = append(also, pageName(child))
		}
	}
	for i, name := range also {
		also[i] = fmt.Sprintf(".BR %s (1)", roff(name))
	}
	if len(also) > 0 {
		line(".SH SEE ALSO\n%s", strings.Join(also, ",\n"))
	}
	return b.String()
}

// manText formats a lesson: paragraphs are filled, lines that begin with a blank are
// kept.
func manText(s string) string {
	var b strings.Builder
	as := false // within lines that are kept
	blank := false
	for line := range strings.Lines(strings.TrimSpace(s) + "\n") {
		line = strings.TrimRight(line, "\n")
		if line == "" {
			blank = true
			continue
		}
		if kept := line[0] == ' '; kept != as {
			as = kept
			if kept {
				b.WriteString(".PP\n.nf\n")
			} else {
				b.WriteString(".fi\n.PP\n")
			}
		} else if blank && kept {
			b.WriteString("\n")
		} else if blank {
			b.WriteString(".PP\n")
		}
		blank = false
		b.WriteString(roff(line) + "\n")
	}
	if as {
		b.WriteString(".fi\n")
	}
	return b.String()
}

// roff escapes what troff would interpret.
func roff(s string) string {
	s = strings.NewReplacer(`\`, `\e`, "-", `\-`, "'", `\(aq`, "`", `\(ga`, "^", `\(ha`, "~", `\(ti`).Replace(s)
	if strings.HasPrefix(s, ".") {
		s = `\&` + s
	}
	return s
}

// lowered returns a sentence in the form that follows a dash.
func lowered(s string) string { return strings.ToLower(s[:1]) + s[1:] }
