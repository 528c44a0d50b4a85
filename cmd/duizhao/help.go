package main

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"duizhao/internal/diag"

	"github.com/alecthomas/kong"
)

// The text of --help is beside what it explains: one line in the struct tags, the
// lesson in the Help method of the command. This file lays it out.

const about = `Duizhao sets a text and its translations side by side, sentence by sentence,
with notes, checked claims and sources, as a site of plain files.`

const aboutMore = `Start here:

    duizhao help tutorial          from two text files to a site, step by step
    duizhao new my-site            make a small complete site
    duizhao serve my-site          read it in the browser, edit, watch it change
    duizhao build my-site          write it to my-site/public

The exit status is 0 when all is well, 1 when the content has problems or
something outside failed, 2 when the command line is wrong.`

// helpFlag is --help. It ends parsing before a missing argument is an error.
type helpFlag bool

// errAnswered ends parsing when a flag was all that was asked.
var errAnswered = errors.New("the question was answered")

// IgnoreDefault makes --help of a command take precedence over its default command.
func (helpFlag) IgnoreDefault() {}

// BeforeReset shows the help of the command named so far.
func (helpFlag) BeforeReset(ctx *kong.Context, u *ui) error {
	node := ctx.Selected()
	if node == nil {
		node = ctx.Model.Node
	}
	writeHelp(u.out, node)
	return errAnswered
}

// helpCommand is help, for those who expect it as a command.
type helpCommand struct {
	Command []string `arg:"" optional:"" name:"COMMAND" help:"The command to explain, such as build or new edition, or a topic of the manual (default: all of them, in brief)."`
	Lang    string   `default:"en" placeholder:"TAG" help:"Language of the manual: en or zh-Hant (default: en)."`
}

// Help is the lesson of help --help.
func (*helpCommand) Help() string {
	return `Of a command, the same as COMMAND --help; of a topic, the manual.

Examples:

    duizhao help
    duizhao help check
    duizhao help new edition
    duizhao help tutorial | less
    duizhao help editor --lang zh-Hant`
}

// Run explains the command.
func (c *helpCommand) Run(k *kong.Context, u *ui) error {
	node := k.Model.Node
	rows := topics()
	if len(c.Command) == 1 && slices.ContainsFunc(rows, func(row [2]string) bool { return row[0] == c.Command[0] }) {
		return writeTopic(u.out, c.Command[0], c.Lang)
	}
	for _, word := range c.Command {
		next := childOf(node, word)
		if next == nil {
			return &diag.Fault{Misuse: true, Text: "there is no command " + strings.Join(c.Command, " "), Hint: "see: " + node.FullPath() + " --help"}
		}
		node = next
	}
	writeHelp(u.out, node)
	return nil
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
	columns(w, "Commands", commandRows(n))
	columns(w, "Arguments", argumentRows(n))
	columns(w, "Flags", flagRows(n))
	if n.Parent == nil {
		columns(w, "The manual", topics())
		fmt.Fprintf(w, "\nMore on a command or a part of the manual: %s help NAME\n", n.Name)
		return
	}
	if topic := topicOf[strings.Fields(n.FullPath())[1]]; topic != "" {
		fmt.Fprintf(w, "\nIn the manual: duizhao help %s\n", topic)
	}
}

func commandRows(n *kong.Node) (rows [][2]string) {
	for _, child := range n.Children {
		if !child.Hidden {
			rows = append(rows, [2]string{child.Name, child.Help})
		}
	}
	return rows
}

func argumentRows(n *kong.Node) (rows [][2]string) {
	for _, arg := range n.Positional {
		rows = append(rows, [2]string{arg.Name, arg.Help})
	}
	return rows
}

func flagRows(n *kong.Node) (rows [][2]string) {
	for _, flag := range flagsOf(n) {
		rows = append(rows, [2]string{flagName(flag), flag.Help})
	}
	return rows
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

// flagsOf lists the visible flags that may follow n, its own first. --version
// may follow anything and is listed once, with the program's own.
func flagsOf(n *kong.Node) []*kong.Flag {
	var out []*kong.Flag
	for at := n; at != nil; at = at.Parent {
		for _, flag := range at.Flags {
			if !flag.Hidden && (flag.Name != "version" || at == n) {
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
		name += " " + flag.PlaceHolder
		if flag.IsSlice() && flag.Tag.Sep != -1 {
			name += ",…"
		}
	}
	return name
}

func columns(w io.Writer, title string, rows [][2]string) {
	width := 0
	for _, row := range rows {
		width = max(width, utf8.RuneCountInString(row[0]))
	}
	if len(rows) > 0 {
		fmt.Fprintf(w, "\n%s:\n", title)
	}
	for _, row := range rows {
		name := row[0]
		for _, line := range wrapped(row[1], lineWidth-width-4) {
			fmt.Fprintf(w, "  %-*s  %s\n", width, name, line)
			name = ""
		}
	}
}

// lineWidth is what fits into a terminal of the usual width.
const lineWidth = 80

// wrapped breaks a text into lines of at most so many characters, between words; a
// longer word has a line to itself. There is always at least one line.
func wrapped(s string, most int) []string {
	lines := []string{""}
	for word := range strings.FieldsSeq(s) {
		last := &lines[len(lines)-1]
		switch {
		case *last == "":
			*last = word
		case utf8.RuneCountInString(*last)+1+utf8.RuneCountInString(word) <= most:
			*last += " " + word
		default:
			lines = append(lines, word)
		}
	}
	return lines
}
