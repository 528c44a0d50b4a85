// Package theme knows where the files come from that lay out a site's pages, and what
// became of those that a site has copied from the program.
//
// # Layers
//
// Templates and static files are looked for in folders templates/ and static/: in
// those of the site first, then in those of its theme, then in the program's. A theme
// is a folder that has such folders: themes/NAME of the site, or one that comes with
// the program. It has what differs from the program's own files and nothing else.
//
// # Copies
//
// A file of the site stands for the program's for good, while the program goes on. So
// what is copied is kept a second time, as it was, in a hidden folder beside it:
// templates/note.html in templates/.base/default/note.html, where default is the
// origin, the theme of the program that it came from. With it there are three texts:
// the site's, the one that was copied, and what the program says now. [Own] compares
// them, line by line.
package theme

import (
	"errors"
	"io/fs"
	"path"
	"slices"
	"strings"
)

const (
	// Default is the name of what the program lays out pages with if a site has no
	// theme.
	Default = "default"
	// Folder is the folder of themes, of a site and of the program's templates.
	Folder = "themes"
	// base is the folder of what was copied, in the folder that it was copied to.
	base = ".base"
	// about is the file that says what a theme is.
	about = "README.md"
)

// parts are the folders of files that lay out pages.
var parts = []string{"templates", "static"}

// Program is what the program brings.
type Program struct{ Templates, Static fs.FS }

// Themes returns the names of the themes that the program brings, sorted, without the
// default.
func (p Program) Themes() []string { return themesIn(p.Templates) }

// OfSite returns the names of the themes in a site's folder, such as themes/mine,
// sorted.
func OfSite(site fs.FS) []string {
	names := themesIn(site)
	for i, name := range names {
		names[i] = path.Join(Folder, name)
	}
	return names
}

func themesIn(fsys fs.FS) []string {
	var out []string
	if fsys == nil {
		return nil
	}
	list, _ := fs.ReadDir(fsys, Folder) // none if it cannot be read
	for _, e := range list {
		if e.IsDir() && !strings.HasPrefix(e.Name(), ".") {
			out = append(out, e.Name())
		}
	}
	return out
}

// About returns the first sentence that a theme says of itself, in its README.md after
// the heading; or "". A theme is named as in site.yaml.
func (p Program) About(site fs.FS, name string) string {
	fsys, dir := p.Templates, path.Join(Folder, name)
	if strings.Contains(name, "/") {
		fsys, dir = site, name
	}
	data, err := fs.ReadFile(fsys, path.Join(dir, about))
	if err != nil {
		return ""
	}
	for paragraph := range strings.SplitSeq(string(data), "\n\n") {
		if text := strings.Join(strings.Fields(paragraph), " "); text != "" && text[0] != '#' {
			first, _, _ := strings.Cut(text, ". ")
			return strings.TrimSuffix(first, ".")
		}
	}
	return ""
}

// Files returns the files of an origin, a theme of the program's or the default, by
// their paths in a site: templates/note.html. They are sorted.
func (p Program) Files(origin string) []string {
	var out []string
	for _, part := range parts {
		fsys, dir := p.place(origin, part)
		fs.WalkDir(fsys, dir, func(name string, e fs.DirEntry, err error) error {
			switch {
			case err != nil:
				return nil // a part that the theme does not have
			case origin == Default && part == "templates" && name == Folder:
				return fs.SkipDir
			case e.IsDir() || path.Ext(name) == ".go":
				return nil
			}
			out = append(out, path.Join(part, strings.TrimPrefix(strings.TrimPrefix(name, dir), "/")))
			return nil
		})
	}
	slices.Sort(out)
	return out
}

// place returns where the program has a part of an origin.
func (p Program) place(origin, part string) (fsys fs.FS, dir string) {
	if origin != Default {
		return p.Templates, path.Join(Folder, origin, part)
	}
	if part == "static" {
		return p.Static, "."
	}
	return p.Templates, "."
}

// read returns a file of an origin by its path in a site; nil if there is none.
func (p Program) read(origin, name string) ([]byte, error) {
	part, rest, _ := strings.Cut(name, "/")
	if !slices.Contains(parts, part) || rest == "" || path.Ext(rest) == ".go" || origin == Default && strings.HasPrefix(name, "templates/"+Folder+"/") {
		return nil, nil
	}
	fsys, dir := p.place(origin, part)
	if info, err := fs.Stat(fsys, path.Join(dir, rest)); err == nil && info.IsDir() {
		return nil, nil
	}
	data, err := fs.ReadFile(fsys, path.Join(dir, rest))
	if errors.Is(err, fs.ErrNotExist) || errors.Is(err, fs.ErrInvalid) {
		return nil, nil
	}
	return data, err
}

// Copy is a file to be written twice: where it counts, and as what was copied.
type Copy struct {
	Path, Base string
	Data       []byte
}

// File returns the copy of one file for the site's own folders. uses is the theme of
// the site: a file that it has of the program's is taken from there.
func (p Program) File(name, uses string) (Copy, error) {
	for _, origin := range []string{uses, Default} {
		if origin == "" || strings.Contains(origin, "/") {
			continue
		}
		if data, err := p.read(origin, name); err != nil || data != nil {
			return p.copyOf(".", origin, name, data), err
		}
	}
	return Copy{}, fs.ErrNotExist
}

// Theme returns the copies of all files of a theme of the program's, for a folder of
// that name among the site's themes.
func (p Program) Theme(name string) ([]Copy, error) {
	dir := path.Join(Folder, name)
	out := []Copy{}
	for _, file := range p.Files(name) {
		data, err := p.read(name, file)
		if err != nil {
			return nil, err
		}
		out = append(out, p.copyOf(dir, name, file, data))
	}
	if data, err := fs.ReadFile(p.Templates, path.Join(dir, about)); err == nil {
		out = append(out, Copy{Path: path.Join(dir, about), Data: data})
	}
	return out, nil
}

// copyOf returns a copy for a folder that has the parts: that of a theme, or that of
// the site.
func (p Program) copyOf(dir, origin, name string, data []byte) Copy {
	part, rest, _ := strings.Cut(name, "/")
	return Copy{Path: path.Join(dir, name), Base: path.Join(dir, part, base, origin, rest), Data: data}
}
