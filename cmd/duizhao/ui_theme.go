package main

import (
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"duizhao/internal/render/web"
	"duizhao/internal/theme"
)

// themeUI says what a site has of the files that lay out pages.
type themeUI struct {
	rules *rulesUI
	out   io.Writer
}

// list lists themes with what they say of themselves; uses is that of the site.
func (u *themeUI) list(names []string, uses string, about func(name string) string) {
	width := 0
	for _, name := range names {
		width = max(width, len(name))
	}
	for _, name := range names {
		mark, text := " ", about(name)
		if name == uses {
			mark = "*"
		}
		if name == theme.Default {
			text = "what the program lays out pages with"
		}
		fmt.Fprintln(u.out, strings.TrimRight(fmt.Sprintf("%s %-*s  %s", mark, width, name, text), " "))
	}
	fmt.Fprintln(u.out, "* is that of the site")
}

// standings say how a file of the site's stands to the program's.
var standings = map[theme.State]string{
	theme.Same:    "says what the program's says: it could go",
	theme.Needed:  "says what the program's says; keep it, since without it another file would be used, or none",
	theme.Current: "the program's is as it was when it was copied",
	theme.Behind:  "the program's has changed since, in lines that you have not changed",
	theme.Clash:   "the program's has changed since, in lines that you have changed too",
	theme.Unknown: "copied by hand, from an unknown version",
	theme.Gone:    "the program has no such file any more, and nothing reads it",
}

// ownFiles lists the files of the site's that replace the program's.
func (u *themeUI) ownFiles(dir string, own []theme.Own) {
	if len(own) == 0 {
		fmt.Fprintln(u.out, "\nNo file of the site replaces one of the program's")
		return
	}
	fmt.Fprintln(u.out)
	for i := range own {
		fmt.Fprintf(u.out, "%s: %s\n", inSite(dir, own[i].Path), standings[own[i].State()])
	}
}

// partials lists what templates of pages include.
func (u *themeUI) partials(names []string) {
	fmt.Fprintln(u.out, "\nPartials, which the templates of pages include")
	for _, line := range wrapped(strings.Join(names, " "), 78) {
		fmt.Fprintln(u.out, "  "+line)
	}
	fmt.Fprintln(u.out, "change one: duizhao theme copy "+names[0])
}

// ownFile shows how one file stands, and what has changed.
func (u *themeUI) ownFile(dir string, o *theme.Own) {
	state := o.State()
	fmt.Fprintf(u.out, "%s: %s\n", inSite(dir, o.Path), standings[state])
	switch state {
	case theme.Clash:
		var lines []string
		for _, n := range o.Lines() {
			lines = append(lines, fmt.Sprintf("%s:%d", inSite(dir, o.Path), n))
		}
		fmt.Fprintf(u.out, "  make these changes by hand, above all at %s; then: duizhao theme diff %s --settled\n", strings.Join(lines, ", "), o.Path)
		fallthrough
	case theme.Behind, theme.Unknown:
		_, text, _ := strings.Cut(string(o.Since()), "\n") // after a line for programs
		u.rules.indented(text)
	}
}

// applied reports that a file has the program's changes now.
func (u *themeUI) applied(dir string, o *theme.Own) {
	fmt.Fprintf(u.out, "%s has the program's changes now\n", inSite(dir, o.Path))
}

// settled reports that what the program says now counts as what was copied.
func (u *themeUI) settled(dir string, o *theme.Own) {
	fmt.Fprintf(u.out, "%s is taken as copied from what the program says now\n", inSite(dir, o.Path))
}

// compared ends theme diff.
func (u *themeUI) compared(files, open int, applied, settled bool) {
	switch {
	case settled:
	case files == 0:
		fmt.Fprintln(u.out, "No file of the site replaces one of the program's")
	case open == 0:
		fmt.Fprintf(u.out, "Nothing is open in %s\n", plural(files, "file"))
	case applied:
		fmt.Fprintf(u.out, "%s open\n", plural(open, "file"))
	default:
		fmt.Fprintf(u.out, "%s open; where no line was changed by both, make the changes with: duizhao theme diff --apply\n", plural(open, "file"))
	}
}

// copied reports what theme copy wrote.
func (u *themeUI) copied(dir, name string, copies []theme.Copy) {
	f := copies[0]
	if len(copies) == 1 {
		fmt.Fprintf(u.out, "Copied %s\n", inSite(dir, f.Path))
		if kind := strings.TrimSuffix(filepath.Base(f.Path), ".html"); described(kind) {
			fmt.Fprintf(u.out, "  what it may use: duizhao theme fields %s\n", kind)
		}
		return
	}
	fmt.Fprintf(u.out, "Copied %s of the theme %s into %s\n", plural(len(copies), "file"), name, inSite(dir, theme.Folder+"/"+name))
}

func described(kind string) bool {
	list, err := web.Fields(kind)
	return err == nil && list != nil
}

// inSite returns a file as the user would name it.
func inSite(dir, name string) string { return filepath.Join(dir, filepath.FromSlash(name)) }

// kinds lists the kinds of pages with what they are, in the words of their templates.
func (u *themeUI) kinds() error {
	rows, err := kindsOfPages()
	if err != nil {
		return err
	}
	fmt.Fprintln(u.out, "Each kind of page has a template, KIND.html, and around it is base.html.")
	columns(u.out, "Templates", rows)
	columns(u.out, "In all of them", functions)
	fmt.Fprintln(u.out, "\nMore on one: duizhao theme fields KIND")
	return nil
}

// functions are what all templates may call, as docs/add-a-template.md has them.
var functions = [][2]string{
	{"wt KEY", "a word of the interface in each language of the page, for the template \"tagged\""},
	{"wl KEY", "the same in one line, for an attribute"},
	{"w KEY", "the word in the first language of the page"},
	{"tongue TAG", "the attributes lang and dir of an element in a language"},
	{"name TAG", "what a version in a language is called"},
	{"inc N", "the next number"},
}

// fields shows the types that a template is given, its own first.
func (u *themeUI) fields(kind string, list []web.Type) {
	for i, t := range list {
		if i > 0 {
			fmt.Fprintln(u.out)
		}
		for _, line := range wrapped(t.Doc, lineWidth) {
			fmt.Fprintln(u.out, line)
		}
		var rows [][2]string
		var all []string
		for _, f := range t.Fields {
			if f.Name == "" {
				all = append(all, strings.TrimLeft(f.Type, "*"))
				continue
			}
			rows = append(rows, [2]string{"." + f.Name + " " + f.Type, f.Doc})
		}
		columns(u.out, t.Name, rows)
		for _, name := range all {
			fmt.Fprintf(u.out, "  and all fields of %s, below\n", name)
		}
	}
}
