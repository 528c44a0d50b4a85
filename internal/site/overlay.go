package site

import (
	"errors"
	"io/fs"
	"path"
	"slices"
	"strings"
)

// overlay is a folder of the site laid over the program's own: a file of the site's
// hides the one of the same name.
type overlay struct {
	site, program fs.FS
}

// over lays the folder dir of the site over that of the program.
func over(site fs.FS, dir string, program fs.FS) fs.FS {
	sub, err := fs.Sub(site, dir)
	if err != nil {
		return program
	}
	return overlay{sub, program}
}

// layers returns the two folders that over lays over each other, the program's first.
func layers(site fs.FS, dir string, program fs.FS) []fs.FS {
	out := []fs.FS{program}
	if sub, err := fs.Sub(site, dir); err == nil {
		out = append(out, sub)
	}
	return out
}

func (o overlay) Open(name string) (fs.File, error) {
	f, err := o.site.Open(name)
	if err == nil || o.program == nil || !errors.Is(err, fs.ErrNotExist) {
		return f, err
	}
	return o.program.Open(name)
}

// ReadDir lists both folders, each name once, sorted.
func (o overlay) ReadDir(name string) ([]fs.DirEntry, error) {
	list, err := fs.ReadDir(o.site, name)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	if o.program != nil {
		more, err2 := fs.ReadDir(o.program, name)
		if err != nil && err2 != nil {
			return nil, err2
		}
		for _, e := range more {
			if !slices.ContainsFunc(list, func(d fs.DirEntry) bool { return d.Name() == e.Name() }) {
				list = append(list, e)
			}
		}
	} else if err != nil {
		return nil, err
	}
	list = slices.DeleteFunc(list, func(e fs.DirEntry) bool { return path.Ext(e.Name()) == ".go" })
	slices.SortFunc(list, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	return list, nil
}
