package main

import (
	"cmp"
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"duizhao/internal/config"
	"duizhao/internal/diag"
	"duizhao/internal/disk"
	"duizhao/internal/output"
	"duizhao/internal/render/web"
	"duizhao/internal/source"
	"duizhao/internal/theme"
	"duizhao/static"
	"duizhao/templates"
)

type themeCommand struct {
	List   themeListCommand   `cmd:"" help:"List the themes, and the files of a site that replace the program's."`
	Copy   themeCopyCommand   `cmd:"" help:"Copy a theme or a file of the program's into a site, to be changed."`
	Diff   themeDiffCommand   `cmd:"" help:"Show what the program has changed in files since a site copied them."`
	Fields themeFieldsCommand `cmd:"" help:"List what the template of a kind of page is given."`
}

// Help is the lesson of theme --help.
func (*themeCommand) Help() string {
	return `Pages are made with templates, style sheets, scripts and the words of the
interface. A file of the site's, in templates/ or static/, replaces the program's
file of the same name. What the site has of its own goes on when the program
changes; diff says what it has changed, so that you can follow.

Examples:

    duizhao theme copy note.html      into templates/note.html
    duizhao theme fields note         what it may use
    duizhao theme list                which files replace which
    duizhao theme diff                after an update of the program`
}

// brought is what the program lays out pages with.
var brought = theme.Program{Templates: templates.FS, Static: static.FS}

// themeSite is what the commands that look at a site share.
type themeSite struct {
	Site string `default:"." placeholder:"DIR" help:"The site's folder (default: this folder)."`
}

// open opens the site.
func (t *themeSite) open() (*os.Root, error) {
	root, err := openSite(t.Site)
	if err != nil {
		return nil, err
	}
	if err := needSite(root, "name the site's folder with --site"); err != nil {
		root.Close()
		return nil, err
	}
	return root, nil
}

// themeOf returns what the settings of a site say of its theme. Mistakes in them are
// for check.
func themeOf(site fs.FS) string {
	var settings config.Site
	if f := source.Read(site, config.File, &diag.List{}); f != nil {
		f.YAML(&settings, &diag.List{})
	}
	return settings.Theme
}

type themeListCommand struct{ themeSite }

// Help is the lesson of theme list --help.
func (*themeListCommand) Help() string {
	return `Each file of the site's that replaces one of the program's is listed, and whether
the program has changed its own since it was copied. So are the partials, which the
templates of pages include.

Examples:

    duizhao theme list
    duizhao theme list --site my-site`
}

// Run lists themes and files.
func (c *themeListCommand) Run(u *ui) error {
	root, err := c.open()
	if err != nil {
		return err
	}
	defer root.Close()
	site := disk.FS(root)
	uses := themeOf(site)
	own, err := brought.Own(site, uses)
	if err != nil {
		return unreadable(c.Site, err)
	}
	names := slices.Concat([]string{theme.Default}, brought.Themes(), theme.OfSite(site))
	u.themes.list(names, cmp.Or(uses, theme.Default), func(name string) string { return brought.About(site, name) })
	u.themes.ownFiles(c.Site, own)
	partials, err := fs.Glob(brought.Templates, "partials/*.html")
	if err != nil {
		return err
	}
	u.themes.partials(partials)
	return nil
}

type themeCopyCommand struct {
	Name string `arg:"" name:"NAME" help:"A theme, or a file: note.html, partials/entry.html, words/en.yaml, css/web.css."`
	themeSite
}

// Help is the lesson of theme copy --help.
func (*themeCopyCommand) Help() string {
	return `A file goes into the site's templates/ or static/, where it replaces the
program's; a theme, with all its files, into themes/NAME. What was copied is kept a
second time, in a folder .base beside it: diff needs it. Both are part of the site;
commit both. What is there already is never overwritten.

Examples:

    duizhao theme copy note.html
    duizhao theme copy partials/entry.html
    duizhao theme copy words/de.yaml`
}

// Run copies a file or a theme.
func (c *themeCopyCommand) Run(u *ui) error {
	root, err := c.open()
	if err != nil {
		return err
	}
	defer root.Close()
	copies, err := c.copies(themeOf(disk.FS(root)))
	if err != nil {
		return err
	}
	var files []output.File
	for _, f := range copies {
		name := filepath.Join(c.Site, filepath.FromSlash(f.Path))
		if _, err := root.Lstat(f.Path); err == nil {
			return &diag.Fault{Misuse: true, Text: "there is " + name + " already", Hint: "move it away first"}
		}
		files = append(files, output.File{Path: f.Path, Data: f.Data})
		if _, err := root.Lstat(f.Base); f.Base != "" && errors.Is(err, fs.ErrNotExist) {
			files = append(files, output.File{Path: f.Base, Data: f.Data})
			continue
		}
		if f.Base != "" { // of a file that was copied before, and moved away
			if err := output.Replace(root, f.Base, f.Data); err != nil {
				return unwritable(c.Site, err)
			}
		}
	}
	if err := output.WriteTree(c.Site, files); err != nil {
		return unwritable(c.Site, err)
	}
	u.themes.copied(c.Site, c.Name, copies)
	return nil
}

// copies finds what a name on the command line means.
func (c *themeCopyCommand) copies(uses string) ([]theme.Copy, error) {
	name := path.Clean(filepath.ToSlash(c.Name))
	if slices.Contains(brought.Themes(), name) {
		return brought.Theme(name)
	}
	for _, try := range spellings(name) {
		f, err := brought.File(try, uses)
		if err == nil {
			return []theme.Copy{f}, nil
		}
		if !errors.Is(err, fs.ErrNotExist) {
			return nil, err
		}
	}
	hint := diag.DidYouMean(name, copyable())
	if hint == "" {
		hint = "templates are listed by: duizhao theme fields; other files as in partials/entry.html, words/en.yaml, css/web.css"
	}
	return nil, &diag.Fault{Misuse: true, Text: "the program has no theme and no file " + quoted(c.Name), Hint: hint}
}

// spellings returns the files that a name may mean, by their paths in a site.
func spellings(name string) []string {
	out := []string{name}
	for _, dir := range []string{"templates", "static"} {
		out = append(out, path.Join(dir, name))
	}
	return append(out, path.Join("templates", name+".html"))
}

// copyable returns what copy can be given, themes first.
func copyable() []string {
	out := brought.Themes()
	for _, f := range brought.Files(theme.Default) {
		_, name, _ := strings.Cut(f, "/")
		out = append(out, name)
	}
	return out
}

// themeValues lists what the argument of a command of theme can become; nothing means
// a file.
func themeValues(command string) []string {
	switch command {
	case "copy":
		return copyable()
	case "fields":
		return web.Described()
	}
	return nil
}

type themeFieldsCommand struct {
	Kind string `arg:"" optional:"" name:"KIND" help:"A kind of page, such as note, base or epub/title (default: list the kinds)."`
}

// Help is the lesson of theme fields --help.
func (*themeFieldsCommand) Help() string {
	return `Each kind of page has a template, templates/KIND.html, which is given a type of
its own; base.html puts the rest of the page around it. Those below epub/ make the
documents of EPUBs, whole and as XML, those below print/ the parts of a printed book
before its text and after it. Types are written as in Go: []Link is a list of Link,
*Link one or none. HTML is ready to be placed; everything else is data, and escaped
where it is placed.

Examples:

    duizhao theme fields
    duizhao theme fields note
    duizhao theme fields base
    duizhao theme fields epub/title`
}

// Run lists kinds, or the fields of one.
func (c *themeFieldsCommand) Run(u *ui) error {
	if c.Kind == "" {
		return u.themes.kinds()
	}
	kind := strings.TrimSuffix(filepath.ToSlash(c.Kind), ".html")
	if i := strings.LastIndex(kind, "templates/"); i >= 0 { // named as the file
		kind = kind[i+len("templates/"):]
	}
	list, err := web.Fields(kind)
	if err != nil {
		return err
	}
	if list == nil {
		hint := diag.DidYouMean(kind, web.Described())
		if hint == "" {
			hint = "kinds of pages: " + strings.Join(web.Described(), ", ")
		}
		return &diag.Fault{Misuse: true, Text: "there is no kind of page " + quoted(c.Kind), Hint: hint}
	}
	u.themes.fields(kind, list)
	return nil
}

// unreadable words an error of reading a site.
func unreadable(dir string, err error) error {
	return &diag.Fault{Text: "cannot read " + dir + ": " + cause(err).Error()}
}
