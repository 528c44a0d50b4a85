package output

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"duizhao/internal/diag"
)

// target is the folder to publish to.
type target struct {
	name   string      // as the user named it, for messages
	path   string      // absolute, without symbolic links
	info   fs.FileInfo // nil if there is no such folder yet
	parent string      // the folder that it is in, which may not exist yet
	dir    *os.Root    // parent, once it exists
	base   string      // its name in parent
}

// resolve finds the folder that name means: links are followed first, since the
// folder is replaced and not the link to it.
func resolve(name string) (*target, error) {
	if name == "" {
		return nil, &diag.Fault{Text: "no folder to publish to", Hint: "name one with --output", Err: ErrNotFolder}
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
		return nil, &diag.Fault{Text: fmt.Sprintf("%s is the root of the file system", name), Hint: elsewhere, Err: ErrProtected}
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
		return &diag.Fault{
			Text: t.name + " is a link to a folder that is not there",
			Hint: "make that folder, remove the link, or " + elsewhere, Err: ErrNotFolder,
		}
	case !info.IsDir():
		return &diag.Fault{
			Text: t.name + " is a file, not a folder",
			Hint: "remove it, or " + elsewhere, Err: ErrNotFolder,
		}
	default:
		t.info = info
	}
	return nil
}

// follow resolves the links in as much of path as exists.
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
		return &diag.Fault{
			Text: fmt.Sprintf("cannot publish to %s: it %s", t.name, what),
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

// Refuse returns the error for writing, by other means than a stage, into a folder that
// is, holds or is in what a site is made from, or nil.
func Refuse(dir string, o StageOptions) error {
	path, err := filepath.Abs(dir)
	if err == nil {
		path, err = follow(path)
	}
	if err != nil {
		return explain("read", dir, err)
	}
	t := &target{name: dir, path: path}
	if t.info, err = os.Stat(path); err != nil {
		t.info = nil
	}
	err = t.protect(o)
	var fault *diag.Fault
	if errors.As(err, &fault) {
		fault.Hint = "name another folder"
	}
	return err
}

// covers reports whether path is the target or is in it.
func (t *target) covers(path string) bool {
	return t.info != nil && within(path, t.path)
}

// wouldBe reports whether the target is, or is in, a folder of sources that does not
// exist yet: a build must not make it. Only names can be compared then, without
// regard to case, since many disks have none.
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

// within reports whether path is folder or is below it, however the two are spelled.
// Nothing is within a folder that does not exist.
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
