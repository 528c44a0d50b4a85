package output

import (
	"errors"
	"io/fs"
	"path"
	"slices"

	"duizhao/internal/disk"
)

// renewal is a tree that was published before, brought up to date in place of a new one.
type renewal struct {
	stage *Stage

	adopted *spareTree      // what the new tree was before, or nil
	touched map[string]bool // folders of it that are not as they were
	copied  bool            // a file that stays is another one now
}

// adopt makes the spare tree the new one, and reports whether it did: the files that
// differ are moved into it from the tree in which they were written, or linked, and
// those that are gone are removed. Before the first change it loses its manifest, so
// that the next build knows what a killed one left.
func (s *renewal) adopt(now []string) (bool, error) {
	t := s.find()
	if t == nil {
		return false, nil
	}
	defer t.close()
	name, err := s.fetch(t)
	if err != nil {
		return false, nil // another disk, or no right to
	}
	written, from := s.stage.tree, s.stage.tmp
	s.stage.tree, s.stage.tmp, s.adopted = t.tree, name, t
	defer func() {
		written.Close()
		s.stage.target.dir.RemoveAll(from)
	}()
	s.stage.below.Close()
	s.stage.below = nil
	if s.stage.tree, err = openFolder(s.stage.target.dir, name); err != nil {
		return true, err
	}
	return true, s.differ(now, from)
}

// fetch moves the spare tree to its place beside the target.
func (s *renewal) fetch(t *spareTree) (name string, err error) {
	from, err := t.place.Open(".")
	if err != nil {
		return "", err
	}
	defer from.Close()
	to, err := s.stage.target.dir.Open(".")
	if err != nil {
		return "", err
	}
	defer to.Close()
	return free(s.stage.target.beside("new"), func(as string) error { return relocate(from, t.Name, to, as) })
}

// differ brings the new tree from what it was to what it has to be.
func (s *renewal) differ(now []string, from string) error {
	if err := s.stage.tree.Remove(Reserved); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	kept := make(map[string]bool, len(s.stage.kept))
	for _, p := range s.stage.kept {
		kept[p] = true
	}
	there, err := s.strip(kept)
	if err != nil {
		return err
	}
	s.stage.made.Clear()
	s.stage.fresh = nil
	for _, p := range now {
		switch {
		case there[p]:
		case kept[p]:
			if err := s.stage.keep(p); err != nil {
				return err
			}
			s.touched[parent(p)] = true
		default:
			if err := s.stage.mkdir(parent(p)); err != nil {
				return err
			}
			if err := s.stage.target.dir.Rename(path.Join(from, p), path.Join(s.stage.tmp, p)); err != nil {
				return err
			}
			s.stage.fresh = append(s.stage.fresh, p)
			s.touched[parent(p)] = true
		}
	}
	for dir := range s.touched {
		s.stage.made.Store(dir, nil) // to be synced
	}
	s.stage.made.Delete("")
	return nil
}

// strip removes from the new tree, which was a spare one, what does not stay in it, and
// returns what does: the same files as those published.
func (s *renewal) strip(kept map[string]bool) (there map[string]bool, err error) {
	t := s.adopted
	s.touched = map[string]bool{}
	there = make(map[string]bool, len(s.stage.old))
	drop := func(p string) error {
		s.touched[parent(p)] = true
		if err := s.stage.tree.Remove(p); err != nil && !errors.Is(err, fs.ErrNotExist) && !gone(err) {
			return err
		}
		return nil
	}
	for _, p := range t.Stale {
		if err := drop(p); err != nil {
			return nil, err
		}
	}
	a, b := disk.MarksIn(s.stage.tree), disk.MarksIn(s.stage.live)
	defer a.Close()
	defer b.Close()
	for _, p := range s.stage.old {
		if _, stale := slices.BinarySearch(t.Stale, p); stale {
			continue
		}
		dir := path.Dir(p)
		if kept[p] && (!t.loose[dir] && !s.stage.stands.loose[dir] || oneFile(a.Of(p), b.Of(p))) {
			there[p] = true
		} else if err := drop(p); err != nil {
			return nil, err
		}
	}
	var empty []string
	for dir := range s.touched {
		for ; dir != ""; dir = parent(dir) {
			empty = append(empty, dir)
		}
	}
	slices.Sort(empty)
	for _, dir := range slices.Backward(slices.Compact(empty)) {
		if s.stage.tree.Remove(dir) == nil { // fails if there is something in it
			delete(s.touched, dir)
			s.touched[parent(dir)] = true
		}
	}
	return there, nil
}

// oneFile reports whether two marks are of one file.
func oneFile(a, b disk.Mark) bool {
	return a.Inode != 0 && a.Inode == b.Inode && a.Device == b.Device
}
