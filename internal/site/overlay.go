package site

import (
	"errors"
	"io/fs"
	"path"
	"slices"
	"strings"

	"duizhao/internal/check"
	"duizhao/internal/config"
	"duizhao/internal/diag"
	"duizhao/internal/theme"
)

// overlay is folders laid over each other, the topmost first: a file hides those of the
// same name below it.
type overlay []fs.FS

// layer is a folder of an overlay. Its files are called dir/NAME in problems.
type layer struct {
	fs.FS
	dir string
	own bool // of the site, and not the program's
}

// layers returns the folders that a part, templates or static, is laid out from, the
// topmost first: the site's, its theme's, the program's.
func (o *Options) layers(uses, part string) []layer {
	var out []layer
	add := func(own bool, fsys fs.FS, dir, called string) {
		if fsys == nil {
			return
		}
		if sub, err := fs.Sub(fsys, dir); err == nil {
			out = append(out, layer{sub, called, own})
		}
	}
	add(true, o.FS, part, part)
	switch in := path.Join(theme.Folder, uses, part); {
	case uses == "" || uses == theme.Default:
	case strings.HasPrefix(uses, theme.Folder+"/"):
		add(true, o.FS, path.Join(uses, part), path.Join(uses, part))
	default:
		add(false, o.Templates, in, path.Join("templates", in))
	}
	if part == "static" {
		add(false, o.Static, ".", part)
	} else {
		add(false, o.Templates, ".", part)
	}
	return out
}

// over lays the folders of a part over each other.
func over(list []layer) overlay {
	var out overlay
	for _, l := range list {
		out = append(out, l.FS)
	}
	return out
}

// called returns how a file of a part is called in problems: by the topmost folder that
// has it.
func called(list []layer, name string) string {
	for _, l := range list {
		if _, err := fs.Stat(l.FS, name); err == nil {
			return path.Join(l.dir, name)
		}
	}
	return path.Join(list[len(list)-1].dir, name)
}

// own returns the folders of templates that are the site's.
func (c *templateFiles) own() []check.Folder {
	var out []check.Folder
	for _, l := range c.templates {
		if l.own {
			out = append(out, check.Folder{FS: l.FS, Dir: l.dir})
		}
	}
	return out
}

// isOwn reports whether a template is the site's, and not the program's.
func (c *templateFiles) isOwn(name string) bool {
	for _, l := range c.templates {
		if _, err := fs.Stat(l.FS, name); err == nil {
			return l.own
		}
	}
	return false
}

// theme returns the theme of the site; "" after a problem.
func (c *content) theme(problems *diag.List) string {
	uses, has := c.corpus.Config.Theme, theme.Program{Templates: c.options.Templates}.Themes()
	all := append(append([]string{theme.Default}, has...), theme.OfSite(c.options.FS)...)
	if uses == "" || slices.Contains(all, uses) {
		return uses
	}
	hint := diag.DidYouMean(uses, all)
	if hint == "" {
		hint = "themes: " + strings.Join(all, ", ") + "; one of your own is a folder " + theme.Folder + "/NAME of the site, with templates/ and static/ in it"
	}
	problems.Add(diag.Errorf("theme-unknown", c.corpus.Docs[config.File].Pos("theme"), "there is no theme %q", uses).WithHint(hint))
	return ""
}

func (o overlay) Open(name string) (fs.File, error) {
	var first error
	for _, l := range o {
		f, err := l.Open(name)
		if err == nil || !errors.Is(err, fs.ErrNotExist) {
			return f, err
		}
		if first == nil {
			first = err
		}
	}
	if first == nil {
		first = &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	return nil, first
}

// ReadDir lists all folders, each name once, sorted.
func (o overlay) ReadDir(name string) ([]fs.DirEntry, error) {
	var out []fs.DirEntry
	var failed error
	there := false
	for _, l := range o {
		list, err := fs.ReadDir(l, name)
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return nil, err
		}
		there = there || err == nil
		failed = err
		for _, e := range list {
			if path.Ext(e.Name()) != ".go" && !slices.ContainsFunc(out, func(d fs.DirEntry) bool { return d.Name() == e.Name() }) {
				out = append(out, e)
			}
		}
	}
	if !there {
		return nil, failed
	}
	slices.SortFunc(out, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	return out, nil
}
