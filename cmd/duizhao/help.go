package main

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/alecthomas/kong"
)

// The words of --help stand beside what they explain: one line in the struct
// tags, the lesson in the Help method of the command. This file lays them out.

const about = `Duizhao sets a text and its translations side by side, sentence by sentence,
with notes, checked claims and sources, as a site of plain files.`

const aboutMore = `Start here:

    duizhao new my-site            make a small complete site
    duizhao serve my-site          read it in the browser, edit, watch it change
    duizhao build my-site          write it to my-site/public

The exit status is 0 when all is well, 1 when the content has problems or
something outside failed, 2 when the command line is wrong.`

// helpFlag is --help. It ends parsing before anything is asked for.
type helpFlag bool

var errHelped = errors.New("help was shown")

// IgnoreDefault makes --help of a command come before its default command.
func (helpFlag) IgnoreDefault() {}

// BeforeReset shows the help of the command that was named so far.
func (helpFlag) BeforeReset(ctx *kong.Context, u *ui) error {
	node := ctx.Selected()
	if node == nil {
		node = ctx.Model.Node
	}
	writeHelp(u.out, node)
	return errHelped
}

// writeHelp explains a command: how it is called, what it does, with which
// arguments, flags and commands.
func writeHelp(w io.Writer, n *kong.Node) {
	fmt.Fprintf(w, "Usage: %s\n\n%s\n", usageLine(n), n.Help)
	detail := n.Detail
	if n.Parent == nil {
		detail = aboutMore
	}
	if detail != "" {
		fmt.Fprintf(w, "\n%s\n", strings.TrimSpace(detail))
	}
	var rows [][2]string
	for _, child := range n.Children {
		if !child.Hidden {
			rows = append(rows, [2]string{child.Name, child.Help})
		}
	}
	columns(w, "Commands", rows)
	rows = nil
	for _, arg := range n.Positional {
		rows = append(rows, [2]string{arg.Name, arg.Help})
	}
	columns(w, "Arguments", rows)
	rows = nil
	for _, flag := range flagsOf(n) {
		rows = append(rows, [2]string{flagName(flag), flag.Help})
	}
	columns(w, "Flags", rows)
	if n.Parent == nil {
		fmt.Fprintf(w, "\nMore on a command: %s COMMAND --help\n", n.Name)
	}
}

func usageLine(n *kong.Node) string {
	words := []string{n.FullPath()}
	if len(n.Children) > 0 {
		words = append(words, "COMMAND")
	}
	for _, arg := range n.Positional {
		if arg.Required {
			words = append(words, arg.Name)
		} else {
			words = append(words, "["+arg.Name+"]")
		}
	}
	return strings.Join(append(words, "[flags]"), " ")
}

// flagsOf lists the visible flags that may follow n, its own first.
func flagsOf(n *kong.Node) []*kong.Flag {
	var out []*kong.Flag
	for ; n != nil; n = n.Parent {
		for _, flag := range n.Flags {
			if !flag.Hidden {
				out = append(out, flag)
			}
		}
	}
	return out
}

func flagName(flag *kong.Flag) string {
	name := "    --" + flag.Name
	if flag.Short != 0 {
		name = fmt.Sprintf("-%c, --%s", flag.Short, flag.Name)
	}
	if !flag.IsBool() {
		name += " " + flag.FormatPlaceHolder()
	}
	return name
}

func columns(w io.Writer, title string, rows [][2]string) {
	width := 0
	for _, row := range rows {
		width = max(width, len(row[0]))
	}
	if len(rows) > 0 {
		fmt.Fprintf(w, "\n%s:\n", title)
	}
	for _, row := range rows {
		fmt.Fprintf(w, "  %-*s  %s\n", width, row[0], row[1])
	}
}
