package main

import (
	"fmt"
	"strings"

	"duizhao/internal/site"

	"github.com/alecthomas/kong"
)

type completionCommand struct {
	Shell string `arg:"" name:"SHELL" enum:"bash,zsh,fish" help:"bash, zsh or fish."`
}

// Help is the lesson of completion --help.
func (*completionCommand) Help() string {
	return `Prints a few lines for your shell, which then asks this program itself what
can come next. Put them where the shell finds them:

    duizhao completion bash > ~/.local/share/bash-completion/completions/duizhao
    duizhao completion zsh > ~/.zfunc/_duizhao      (a folder in your fpath)
    duizhao completion fish > ~/.config/fish/completions/duizhao.fish`
}

// If the program offers nothing, the shell offers files.
var completionScripts = map[string]string{
	"bash": `_duizhao() {
	local IFS=$'\n'
	COMPREPLY=($(duizhao __complete "${COMP_WORDS[@]:1:COMP_CWORD}" | cut -f1))
}
complete -o default -F _duizhao duizhao
`,
	"zsh": `#compdef duizhao
_duizhao() {
	local -a words_
	words_=(${(f)"$(duizhao __complete "${(@)words[2,CURRENT]}" | sed -e 's/:/\\:/g' -e $'s/\t/:/')"})
	if (( $#words_ )); then _describe duizhao words_; else _files; fi
}
if [ "$funcstack[1]" = _duizhao ]; then _duizhao "$@"; else compdef _duizhao duizhao; fi
`,
	"fish": `function __duizhao
	set -l words (commandline -opc) (commandline -ct)
	set -l found (duizhao __complete $words[2..-1])
	if test (count $found) -gt 0
		printf '%s\n' $found
	else
		__fish_complete_path (commandline -ct)
	end
end
complete -c duizhao -f -a '(__duizhao)'
`,
}

// Run prints the script.
func (c *completionCommand) Run(u *ui) error {
	fmt.Fprint(u.out, completionScripts[c.Shell])
	return nil
}

// completeCommand answers the scripts: given the words of a command line, the last
// of them empty or incomplete, it prints what that one can become, one per line,
// with an explanation after a tab.
type completeCommand struct {
	Words []string `arg:"" optional:"" passthrough:""`
}

// Run prints the candidates.
func (c *completeCommand) Run(k *kong.Context, u *ui) error {
	words := c.Words
	if len(words) > 0 && words[0] == "--" {
		words = words[1:]
	}
	if len(words) == 0 {
		words = []string{""}
	}
	var parts [][2]string // of the manual
	if last := words[len(words)-1]; len(words) > 1 && words[0] == "help" && !strings.HasPrefix(last, "-") {
		words = words[1:] // what can be explained is what can be called
		if len(words) == 1 {
			parts = topics()
		}
	}
	rows := candidates(k.Model.Node, words)
	for _, row := range parts {
		if strings.HasPrefix(row[0], words[0]) {
			rows = append(rows, row)
		}
	}
	for _, row := range rows {
		fmt.Fprintf(u.out, "%s\t%s\n", row[0], row[1])
	}
	return nil
}

// candidates lists what the last of words can become below n: commands, flags, or
// the values of an argument. Nothing means a file, or a free value.
func candidates(n *kong.Node, words []string) [][2]string {
	last := words[len(words)-1]
	place := 0 // of the positional argument
	for i, word := range words[:len(words)-1] {
		if child := childOf(n, word); child != nil && place == 0 {
			n = child
			continue
		}
		if strings.HasPrefix(word, "-") {
			if flag := flagOf(n, word); i == len(words)-2 && flag != nil && !flag.IsBool() && !strings.Contains(word, "=") {
				return valuesOf(flag, last)
			}
			continue
		}
		if i > 0 {
			if flag := flagOf(n, words[i-1]); flag != nil && !flag.IsBool() {
				continue // word is the flag's value
			}
		}
		place++
	}
	var out [][2]string
	offer := func(word, help string) {
		if strings.HasPrefix(word, last) {
			out = append(out, [2]string{word, help})
		}
	}
	if strings.HasPrefix(last, "-") {
		for _, flag := range flagsOf(n) {
			offer("--"+flag.Name, flag.Help)
		}
		return out
	}
	if place == 0 {
		for _, child := range n.Children {
			if !child.Hidden {
				offer(child.Name, child.Help)
			}
		}
	}
	if place < len(n.Positional) && n.Positional[place].Enum != "" {
		for _, value := range n.Positional[place].EnumSlice() {
			offer(value, "")
		}
	}
	if place == 0 && n.Parent != nil && n.Parent.Name == "theme" {
		for _, value := range themeValues(n.Name) {
			offer(value, "")
		}
	}
	return out
}

// valuesOf lists what the value of a flag can become: the codes of rules, if it
// takes them. After a comma comes another.
func valuesOf(flag *kong.Flag, begun string) [][2]string {
	if flag.Name != "explain" && flag.Name != "rule" {
		return nil
	}
	before := ""
	if flag.Name == "rule" {
		i := strings.LastIndexByte(begun, ',') + 1
		before, begun = begun[:i], begun[i:]
	}
	var out [][2]string
	for _, r := range site.Rules() {
		if strings.HasPrefix(r.Code, begun) {
			out = append(out, [2]string{before + r.Code, r.Title})
		}
	}
	return out
}

func childOf(n *kong.Node, name string) *kong.Node {
	for _, child := range n.Children {
		if child.Name == name && !child.Hidden {
			return child
		}
	}
	return nil
}

func flagOf(n *kong.Node, word string) *kong.Flag {
	name, _, _ := strings.Cut(word, "=")
	for _, flag := range flagsOf(n) {
		if name == "--"+flag.Name || flag.Short != 0 && name == "-"+string(flag.Short) {
			return flag
		}
	}
	return nil
}
