package output

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
)

// discard removes a tree that is no longer published, or never was: the old
// site after a swap, or what a killed build left. A file in it that no
// manifest lists was laid there by somebody while a build ran: it moves to
// the same place in the folder live, where the next build will point it out.
// The manifest goes last, so that discard can be resumed.
func discard(dir, live string) error {
	data, err := os.ReadFile(filepath.Join(dir, Reserved))
	if errors.Is(err, fs.ErrNotExist) {
		return os.RemoveAll(dir) // put together in part, all of it ours
	}
	if err != nil {
		return err
	}
	paths, ok := parseManifest(data)
	if !ok {
		return os.RemoveAll(dir) // killed while it wrote the manifest
	}
	groups := byTop(paths)
	if err := parallel(len(groups), func(i int) error { return removeAll(dir, groups[i]) }); err != nil {
		return err
	}
	if err := sweep(dir, live, ""); err != nil {
		return err
	}
	if err := os.Remove(filepath.Join(dir, Reserved)); err != nil {
		return err
	}
	return os.Remove(dir)
}

// byTop groups sorted paths by their first part.
func byTop(paths []string) [][]string {
	var groups [][]string
	start := 0
	for i := range paths {
		if i+1 == len(paths) || top(paths[i+1]) != top(paths[i]) {
			groups = append(groups, paths[start:i+1])
			start = i + 1
		}
	}
	return groups
}

func top(path string) string {
	for dir := parent(path); dir != ""; dir = parent(dir) {
		path = dir
	}
	return path
}

// removeAll removes the files of one group and the folders that are empty
// then.
func removeAll(dir string, paths []string) error {
	var folders []string
	last := ""
	for _, p := range paths {
		if err := os.Remove(dir + "/" + p); err != nil && !gone(err) {
			return err
		}
		if parent(p) == last {
			continue
		}
		last = parent(p)
		for f := last; f != ""; f = parent(f) {
			folders = append(folders, f)
		}
	}
	slices.Sort(folders)
	for _, f := range slices.Backward(slices.Compact(folders)) {
		os.Remove(dir + "/" + f) // what is not empty is swept
	}
	return nil
}

// gone tells whether a removal failed for want of anything to remove, or for
// another kind of thing in its place, which sweep looks after.
func gone(err error) bool {
	return errors.Is(err, fs.ErrNotExist) || errors.Is(err, fs.ErrExist) || isAny(err, errNotEmpty)
}

// sweep removes what is left below sub: desktops' files and empty folders.
// Anything else it moves to live, unless that has a file of the name: the
// site's own files come before.
func sweep(dir, live, sub string) error {
	entries, err := readDir(filepath.Join(dir, sub))
	if err != nil {
		return err
	}
	for _, e := range entries {
		name := path.Join(sub, e.Name())
		from, to := filepath.Join(dir, name), filepath.Join(live, name)
		switch {
		case name == Reserved:
			continue
		case e.IsDir():
			if err := sweep(dir, live, name); err != nil {
				return err
			}
		case !ignorable(e.Name()):
			if _, err := os.Lstat(to); !errors.Is(err, fs.ErrNotExist) {
				break
			}
			if err := os.MkdirAll(filepath.Dir(to), 0o777); err != nil {
				return err
			}
			if err := os.Rename(from, to); err != nil {
				return err
			}
			continue
		}
		if err := os.Remove(from); err != nil {
			return err
		}
	}
	return nil
}
