package output

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"
)

// discard removes a tree that is no longer published, or never was: the old site
// after a swap, or what a killed build left. It is the folder name of dir. A file in
// it that no manifest lists was put there by somebody while a build ran: it moves to
// the same place in the folder live, where the next build will report it. The
// manifest goes last, so that discard can be resumed.
func discard(dir *os.Root, name, live string) error {
	tree, err := openFolder(dir, name)
	if err != nil {
		return err
	}
	defer tree.Close()
	data, err := readManifest(tree)
	if errors.Is(err, fs.ErrNotExist) || errors.Is(err, errIrregular) {
		return removeTree(dir, tree, name) // half-made, all of it ours
	}
	if err != nil {
		return err
	}
	paths, ok := parseManifest(data)
	if !ok {
		return removeTree(dir, tree, name) // killed while it wrote the manifest
	}
	groups := byTop(paths)
	if err := parallel(len(groups), func(i int) error { return removeAll(tree, groups[i]) }); err != nil {
		return err
	}
	s := sweeper{dir: dir, tree: tree, name: name, live: live}
	if err := s.sweep("."); err != nil {
		return err
	}
	if err := tree.Remove(Reserved); err != nil {
		return err
	}
	return dir.Remove(name)
}

// removeTree removes the open folder tree, called name in dir, with everything in it.
func removeTree(dir, tree *os.Root, name string) error {
	entries, err := readDir(tree, ".")
	if err != nil {
		return err
	}
	for _, e := range entries {
		if err := tree.RemoveAll(e.Name()); err != nil {
			return err
		}
	}
	return dir.Remove(name) // fails if something else has the name now
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

// removeAll removes the files of one group, and the folders that are then empty.
func removeAll(tree *os.Root, paths []string) error {
	var folders []string
	last := ""
	for _, p := range paths {
		if err := tree.Remove(p); err != nil && !gone(err) {
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
		tree.Remove(f) // what is not empty is left to sweep
	}
	return nil
}

// gone reports whether a removal failed because there was nothing to remove, or
// something else in its place, which is left to sweep: a folder, or a link out of the
// tree, for which package os has no error of its own.
func gone(err error) bool {
	return strings.Contains(err.Error(), "path escapes") || errors.Is(err, fs.ErrNotExist) || errors.Is(err, fs.ErrExist) || isAny(err, errNotEmpty)
}

// sweeper empties a tree of what its manifest does not list.
type sweeper struct {
	dir        *os.Root // holds both trees
	tree       *os.Root // the one to be removed, called name in dir
	name, live string
}

// sweep removes what is left below sub: desktops' files and empty folders. Anything
// else it moves to live, unless a file there has the name: the site's own files take
// precedence.
func (s *sweeper) sweep(sub string) error {
	entries, err := readDir(s.tree, sub)
	if err != nil {
		return err
	}
	for _, e := range entries {
		name := path.Join(sub, e.Name())
		to := path.Join(s.live, name)
		switch {
		case name == Reserved:
			continue
		case e.IsDir():
			if err := s.sweep(name); err != nil {
				return err
			}
		case !Ignorable(e.Name()):
			if _, err := s.dir.Lstat(to); !errors.Is(err, fs.ErrNotExist) {
				break
			}
			if err := s.dir.MkdirAll(path.Dir(to), 0o777); err != nil {
				return err
			}
			if err := s.dir.Rename(path.Join(s.name, name), to); err != nil {
				return err
			}
			continue
		}
		if err := s.tree.Remove(name); err != nil {
			return err
		}
	}
	return nil
}
