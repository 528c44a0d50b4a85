package main

import (
	"fmt"
	"io/fs"
	"os"
	"strings"

	"duizhao/internal/manual"
	"duizhao/internal/output"
	"duizhao/internal/render/web"

	"github.com/alecthomas/kong"
)

// manualCommand writes the reference of the manual into the site that is its other
// part: make docs calls it. What it says is what --help, the schemas and theme fields
// say, from the same source.
type manualCommand struct {
	Dir string `arg:"" name:"DIR"`
}

// Run writes the reference.
func (c *manualCommand) Run(k *kong.Context) error {
	reference, err := readReference(os.DirFS(c.Dir), k.Model.Node)
	if err != nil {
		return err
	}
	files, err := reference.Files()
	if err != nil {
		return err
	}
	root, err := os.OpenRoot(c.Dir)
	if err != nil {
		return err
	}
	defer root.Close()
	for _, f := range files {
		if err := output.Replace(root, f.Path, f.Data); err != nil {
			return err
		}
	}
	return nil
}

// readReference reads what the reference is made from: the manual's folder, and the
// program itself.
func readReference(dir fs.FS, program *kong.Node) (*manual.Reference, error) {
	data, err := fs.ReadFile(dir, "words.txt")
	if err != nil {
		return nil, err
	}
	words, err := manual.ParseWords(data)
	if err != nil {
		return nil, err
	}
	examples, err := fs.Sub(dir, "examples")
	if err != nil {
		return nil, err
	}
	r := &manual.Reference{Words: words, Examples: examples, Commands: explained(program)}
	briefs, err := kindsOfPages()
	if err != nil {
		return nil, err
	}
	for k, kind := range web.Described() {
		r.Kinds = append(r.Kinds, manual.Kind{Name: kind, Brief: briefs[k][1]})
	}
	return r, nil
}

// explained lists the commands below one, those with commands of their own first.
func explained(n *kong.Node) (out []manual.Command) {
	for _, child := range n.Children {
		if child.Hidden {
			continue
		}
		c := manual.Command{Name: strings.TrimPrefix(child.FullPath(), "duizhao "), Usage: usageLine(child), Brief: child.Help, Lesson: child.Detail}
		for _, row := range append(argumentRows(child), flagRows(child)...) {
			if !strings.Contains(row[0], "--help") { // every command has it
				c.Rows = append(c.Rows, manual.Row{Name: row[0], Doc: row[1]})
			}
		}
		out = append(append(out, c), explained(child)...)
	}
	return out
}

// kindsOfPages lists the templates of kinds of pages, each with what it says of itself.
func kindsOfPages() (rows [][2]string, err error) {
	for _, kind := range web.Described() {
		data, err := fs.ReadFile(brought.Templates, kind+".html")
		if err != nil {
			return nil, err
		}
		_, text, _ := strings.Cut(string(data), "/* ")
		text, _, found := strings.Cut(strings.Join(strings.Fields(text), " "), ". ")
		if !found {
			return nil, fmt.Errorf("templates/%s.html does not say what it is", kind)
		}
		rows = append(rows, [2]string{kind, text})
	}
	return rows, nil
}
