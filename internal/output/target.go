package output

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// target is the folder to publish to.
type target struct {
	name   string      // as the user named it, for messages
	path   string      // absolute, without symbolic links
	info   fs.FileInfo // nil when there is no such folder yet
	parent string      // the folder it stands in; may not be there yet
	dir    *os.Root    // that folder, once it is there
	base   string      // its name there
}

// resolve finds the folder that name stands for: links are followed first,
// since it is the folder that is replaced and not the link to it.
func resolve(name string) (*target, error) {
	if name == "" {
		return nil, &Error{Text: "no folder to publish to", Hint: "name one with --output", Err: ErrNotFolder}
	}
	path, err := filepath.Abs(name)
	if err != nil {
		return nil, explain("find", name, err)
	}
	path, err = follow(path)
	if err != nil {
		return nil, explain("find", name, err)
	}
	t := &target{name: name, path: path, parent: filepath.Dir(path), base: filepath.Base(path)}
	if t.parent == t.path {
		return nil, &Error{Path: name, Text: fmt.Sprintf("%s is the root of the file system", name), Hint: elsewhere, Err: ErrProtected}
	}
	return t, t.look()
}

// look sets info.
func (t *target) look() error {
	lstat := func() (fs.FileInfo, error) { return os.Lstat(t.path) }
	if t.dir != nil {
		lstat = func() (fs.FileInfo, error) { return t.dir.Lstat(t.base) }
	}
	info, err := lstat()
	switch {
	case errors.Is(err, fs.ErrNotExist):
		t.info = nil
	case err != nil:
		return explain("read", t.name, err)
	case info.Mode()&fs.ModeSymlink != 0:
		return &Error{
			Path: t.name, Text: t.name + " is a link to a folder that is not there",
			Hint: "make that folder, remove the link, or " + elsewhere, Err: ErrNotFolder,
		}
	case !info.IsDir():
		return &Error{
			Path: t.name, Text: t.name + " is a file, not a folder",
			Hint: "remove it, or " + elsewhere, Err: ErrNotFolder,
		}
	default:
		t.info = info
	}
	return nil
}

// follow resolves the links in as much of path as there is.
func follow(path string) (string, error) {
	real, err := filepath.EvalSymlinks(path)
	if err == nil || !errors.Is(err, fs.ErrNotExist) {
		return real, err
	}
	dir, base := filepath.Split(path)
	dir = filepath.Clean(dir)
	if dir == path {
		return path, nil
	}
	if dir, err = follow(dir); err != nil {
		return "", err
	}
	return filepath.Join(dir, base), nil
}

// protect refuses a target that would replace the site's sources.
func (t *target) protect(o StageOptions) error {
	refuse := func(what string) error {
		return &Error{
			Path: t.name, Text: fmt.Sprintf("cannot publish to %s: it %s", t.name, what),
			Hint: elsewhere, Err: ErrProtected,
		}
	}
	if o.Site != "" && t.covers(o.Site) {
		return refuse("is or holds the site's own folder")
	}
	for _, p := range o.Protect {
		if t.covers(p) || within(t.path, p) || t.wouldBe(p) {
			return refuse(fmt.Sprintf("is, holds or lies in %s, which the site is made from", p))
		}
	}
	return nil
}

// covers tells whether path is the target or lies in it.
func (t *target) covers(path string) bool {
	return t.info != nil && within(path, t.path)
}

// wouldBe tells whether the target is, or lies in, a folder of sources that is
// not there yet: a build may not make it. Only names can be compared then; how
// they are cased does not matter, since on many disks it does not.
func (t *target) wouldBe(folder string) bool {
	path, err := filepath.Abs(folder)
	if err != nil {
		return false
	}
	if path, err = follow(path); err != nil {
		return false
	}
	for dir := t.path; ; dir = filepath.Dir(dir) {
		if strings.EqualFold(dir, path) {
			return true
		}
		if dir == filepath.Dir(dir) {
			return false
		}
	}
}

// within tells whether path is folder or lies below it, however the two are
// spelled. What is not there lies nowhere.
func within(path, folder string) bool {
	want, err := os.Stat(folder)
	if err != nil {
		return false
	}
	path, err = filepath.Abs(path)
	if err != nil {
		return false
	}
	if path, err = follow(path); err != nil {
		return false
	}
	for {
		if info, err := os.Stat(path); err == nil && os.SameFile(info, want) {
			return true
		}
		up := filepath.Dir(path)
		if up == path {
			return false
		}
		path = up
	}
}
