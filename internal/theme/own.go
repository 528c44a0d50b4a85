package theme

import (
	"bytes"
	"errors"
	"io/fs"
	"path"
	"slices"
	"strings"

	"github.com/rogpeppe/go-internal/diff"
)

// Own is a file of the site that stands for one of the program's.
type Own struct {
	Path   string // in the site's folder
	Base   string // of what was copied; where it would be if it was not kept
	Origin string // the theme of the program that has the file, or [Default]
	Name   string // of the file there: templates/note.html

	Mine []byte // what the site says
	Then []byte // what was copied; nil if that was not kept
	Now  []byte // what the program says; nil if it has no such file any more

	Below []byte // what would be used without the file; nil for nothing
}

// State is how a file of the site stands to the program's.
type State int

const (
	Same    State = iota // both say the same: the site's has no effect
	Current              // the program's is as it was when it was copied
	Behind               // the program's has changed, in other lines than the site's
	Clash                // both have changed the same lines
	Unknown              // what was copied was not kept
	Gone                 // the program has no such file any more
	Needed               // both say the same, but without the site's another would be used, or none
)

// State returns how the file stands to the program's.
func (o *Own) State() State {
	switch {
	case o.Now == nil:
		return Gone
	case bytes.Equal(o.Mine, o.Now) && bytes.Equal(o.Mine, o.Below):
		return Same
	case bytes.Equal(o.Mine, o.Now):
		return Needed
	case o.Then == nil:
		return Unknown
	case bytes.Equal(o.Then, o.Now):
		return Current
	}
	if _, clash := Merge(o.Then, o.Mine, o.Now); len(clash) > 0 {
		return Clash
	}
	return Behind
}

// Since returns what the program has changed since the file was copied, or, if what
// was copied was not kept, how the program's differs from the site's: a unified diff.
func (o *Own) Since() []byte {
	before, called := o.Then, "as copied"
	if before == nil {
		before, called = o.Mine, "yours"
	}
	return diff.Diff(o.Path+" ("+called+")", before, o.Path+" (now)", o.Now)
}

// Own returns the files of a site, or of its themes, that stand for the program's,
// sorted. uses is the theme of the site.
func (p Program) Own(site fs.FS, uses string) ([]Own, error) {
	var out []Own
	for _, dir := range append([]string{"."}, OfSite(site)...) {
		origin := uses
		if dir != "." {
			origin = path.Base(dir)
		}
		for _, part := range parts {
			list, err := p.ownIn(site, dir, part, origin, uses)
			if err != nil {
				return nil, err
			}
			out = append(out, list...)
		}
	}
	slices.SortFunc(out, func(a, b Own) int { return strings.Compare(a.Path, b.Path) })
	return out, nil
}

// ownIn returns the files of one part. A file without a base is taken to stand for
// that of the origin, if it has one, and else for the program's own.
func (p Program) ownIn(site fs.FS, dir, part, origin, uses string) ([]Own, error) {
	top := path.Join(dir, part)
	var out []Own
	err := fs.WalkDir(site, top, func(file string, e fs.DirEntry, err error) error {
		switch {
		case errors.Is(err, fs.ErrNotExist):
			return nil
		case err != nil:
			return err
		case strings.HasPrefix(e.Name(), ".") && e.IsDir():
			return fs.SkipDir
		case e.IsDir():
			return nil
		}
		rest := strings.TrimPrefix(file, top+"/")
		o := Own{Path: file, Name: path.Join(part, rest)}
		if err := p.fill(site, &o, top, rest, origin); err != nil || o.Now == nil && o.Then == nil {
			return err // a file of the site's own has no origin
		}
		if o.Mine, err = fs.ReadFile(site, file); err != nil {
			return err
		}
		if o.Below, err = p.below(site, dir, o.Name, uses); err != nil {
			return err
		}
		out = append(out, o)
		return nil
	})
	return out, err
}

// below returns what would be used without a file in the folder of a site, ".", or of one
// of its themes: for the site's that of the theme it uses, and for all the program's own. A
// theme of the site's does not fall back to the one that it was copied from.
func (p Program) below(site fs.FS, dir, name, uses string) ([]byte, error) {
	if dir == "." && strings.HasPrefix(uses, Folder+"/") {
		if data, err := fs.ReadFile(site, path.Join(uses, name)); err == nil {
			return data, nil
		}
	} else if dir == "." && uses != "" {
		if data, err := p.read(uses, name); err != nil || data != nil {
			return data, err
		}
	}
	return p.read(Default, name)
}

// fill finds what was copied and what the program says now.
func (p Program) fill(site fs.FS, o *Own, top, rest, uses string) (err error) {
	kept, _ := fs.ReadDir(site, path.Join(top, base)) // none if it cannot be read
	for _, k := range kept {
		at := path.Join(top, base, k.Name(), rest)
		if data, err := fs.ReadFile(site, at); err == nil {
			o.Base, o.Origin, o.Then = at, k.Name(), data
			o.Now, err = p.read(o.Origin, o.Name)
			return err
		}
	}
	for _, origin := range []string{uses, Default} {
		if origin == "" || o.Now != nil {
			continue
		}
		o.Base, o.Origin = path.Join(top, base, origin, rest), origin
		if o.Now, err = p.read(origin, o.Name); err != nil {
			return err
		}
	}
	return nil
}
