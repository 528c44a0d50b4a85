package main

import (
	"os"
	"path"
	"path/filepath"
	"strings"

	"duizhao/internal/diag"
	"duizhao/internal/disk"
	"duizhao/internal/output"
	"duizhao/internal/theme"
)

type themeDiffCommand struct {
	File string `arg:"" optional:"" name:"FILE" help:"A file or a folder of the site's (default: all that replace the program's)."`
	themeSite
	Apply   bool `help:"Make the program's changes in the site's files, where both have not changed the same lines."`
	Settled bool `help:"Take what the program says now as what FILE was copied from: its changes are dealt with."`
}

// Help is the lesson of theme diff --help.
func (*themeDiffCommand) Help() string {
	return `Compares three texts: the site's file, what was copied (kept in .base beside it),
and what the program says now. It shows what the program has changed since, and
says whether that is in lines that you have changed too. Of a file that was copied
by hand it shows how it differs.

--apply makes the changes in the site's file, if no line was changed by both; else
make them by hand, and say so with --settled. The status is 1 while something is
open, so that a script can tell.

Examples:

    duizhao theme diff
    duizhao theme diff note.html
    duizhao theme diff --apply
    duizhao theme diff note.html --settled`
}

// Run compares, and does what it is asked to.
func (c *themeDiffCommand) Run(u *ui) error {
	switch {
	case c.Apply && c.Settled:
		return &diag.Fault{Misuse: true, Text: "--apply and --settled say two things", Hint: "leave one of them out"}
	case c.Settled && c.File == "":
		return &diag.Fault{Misuse: true, Text: "--settled needs to know what", Hint: "name the file: duizhao theme diff note.html --settled"}
	}
	root, err := c.open()
	if err != nil {
		return err
	}
	defer root.Close()
	own, err := c.own(root)
	if err != nil {
		return err
	}
	open := 0
	for i := range own {
		o := &own[i]
		state := o.State()
		switch {
		case c.Settled && o.Now != nil:
			if err := c.keep(root, o); err != nil {
				return err
			}
			u.themes.settled(c.Site, o)
		case c.Apply && state == theme.Behind:
			if err := output.Replace(root, o.Path, o.Merged()); err != nil {
				return unwritable(c.Site, err)
			}
			if err := c.keep(root, o); err != nil {
				return err
			}
			u.themes.applied(c.Site, o)
		default:
			u.themes.ownFile(c.Site, o)
			if state == theme.Behind || state == theme.Clash || state == theme.Gone {
				open++
			}
		}
	}
	u.themes.compared(len(own), open, c.Apply, c.Settled)
	if open > 0 {
		return errProblems
	}
	return nil
}

// own returns the files asked for.
func (c *themeDiffCommand) own(root *os.Root) ([]theme.Own, error) {
	all, err := brought.Own(disk.FS(root), themeOf(disk.FS(root)))
	if err != nil {
		return nil, unreadable(c.Site, err)
	}
	if c.File == "" {
		return all, nil
	}
	name := path.Clean(filepath.ToSlash(c.File))
	var out []theme.Own
	var paths []string
	for _, o := range all {
		_, short, _ := strings.Cut(o.Path, "/")
		paths = append(paths, o.Path, short)
		for _, try := range spellings(name) {
			if o.Path == try || strings.HasPrefix(o.Path, try+"/") {
				out = append(out, o)
				break
			}
		}
	}
	if len(out) == 0 {
		hint := diag.DidYouMean(name, paths)
		if hint == "" {
			hint = "those that there are: " + onSite("duizhao theme list", c.siteFlag())
		}
		return nil, &diag.Fault{Misuse: true, Text: "no file " + c.File + " of the site replaces one of the program's", Hint: hint}
	}
	return out, nil
}

// siteFlag returns the site as the commands of theme take it.
func (t *themeSite) siteFlag() string {
	if t.Site == "." {
		return t.Site
	}
	return "--site " + t.Site
}

// keep writes what the program says now as what was copied.
func (c *themeDiffCommand) keep(root *os.Root, o *theme.Own) error {
	if err := root.MkdirAll(path.Dir(o.Base), 0o777); err != nil {
		return unwritable(c.Site, err)
	}
	if err := output.Replace(root, o.Base, o.Now); err != nil {
		return unwritable(c.Site, err)
	}
	return nil
}
