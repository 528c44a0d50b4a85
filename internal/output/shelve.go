package output

import (
	"crypto/rand"
	"crypto/sha256"
	"os"
	"slices"
	"strings"
	"sync"

	"duizhao/internal/disk"
)

// shelve keeps the tree that was published until now, called name, as a spare one, and
// reports whether it did. It does not if that tree is too small, or has something in it
// that has to be carried over.
func (s *renewal) shelve(name string, now []string) bool {
	if s.stage.shelf == nil || s.stage.shelf.Place() == "" || s.stage.stands == nil || s.copied || len(now) < s.stage.least {
		return false
	}
	place, err := disk.OpenRoot(s.stage.shelf.Place())
	if err != nil {
		return false
	}
	defer place.Close()
	tree, err := openFolder(s.stage.target.dir, name)
	if err != nil {
		return false
	}
	defer tree.Close()
	marks := disk.MarksIn(tree)
	if marks == nil {
		return false
	}
	root := marks.Folder(".")
	marks.Close()
	sp := &spare{Root: disk.Mark{Device: root.Device, Inode: root.Inode}, Folders: slices.Clone(s.stage.stands.folders)}
	t := &spareTree{spare: sp, tree: tree, place: place, loose: map[string]bool{".": true}}
	if !t.asLeft(s.stage.old) {
		return false
	}
	for i := range sp.Folders {
		if f := &sp.Folders[i]; t.loose[f.Path] { // somebody may have put other files there
			f.Mark = disk.Mark{}
		}
	}
	sp.Stale = s.unlikeOld(now)
	clearSpares(place, s.stage.target.onShelf()+"-")
	sp.Name = s.stage.target.onShelf() + "-" + strings.ToLower(rand.Text())
	if tree.Chmod(".", 0o700) != nil {
		return false
	}
	if err := s.putAway(place, name, sp.Name); err != nil {
		return false
	}
	sum := sha256.Sum256(formatManifest(now))
	if !s.stage.shelf.Save(s.stage.target.onShelf(), &shelved{Manifest: string(sum[:]), Folders: s.newFolders(now), Spare: sp}) {
		place.RemoveAll(sp.Name)
	}
	return true
}

// unlikeOld returns the sorted paths where the new tree is not what the old one was.
func (s *renewal) unlikeOld(now []string) []string {
	kept := make(map[string]bool, len(s.stage.kept))
	for _, p := range s.stage.kept {
		kept[p] = true
	}
	var out []string
	for _, list := range [][]string{now, s.stage.old} {
		for _, p := range list {
			if !kept[p] {
				out = append(out, p)
			}
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// newFolders returns the folders of the new tree. Those that were in a spare tree and
// have not been touched have the marks that they had in it.
func (s *renewal) newFolders(now []string) []folder {
	marks := map[string]disk.Mark{}
	if s.adopted != nil {
		for _, f := range s.adopted.Folders {
			if !s.touched[f.Path] {
				marks[f.Path] = f.Mark
			}
		}
	}
	var out []folder
	seen := map[string]bool{}
	for _, p := range now {
		for dir := parent(p); dir != "" && !seen[dir]; dir = parent(dir) {
			seen[dir] = true
			out = append(out, folder{Path: dir, Mark: marks[dir]})
		}
	}
	slices.SortFunc(out, func(a, b folder) int { return strings.Compare(a.Path, b.Path) })
	return out
}

// putAway moves a tree from beside the target to the place of a shelf.
func (s *renewal) putAway(place *os.Root, name, as string) error {
	from, err := s.stage.target.dir.Open(".")
	if err != nil {
		return err
	}
	defer from.Close()
	to, err := place.Open(".")
	if err != nil {
		return err
	}
	defer to.Close()
	return relocate(from, name, to, as)
}

// unshelve removes the spare tree that there was, when no other is kept.
func (s *renewal) unshelve() {
	if s.stage.stands == nil || s.stage.stands.spare == nil {
		return
	}
	if place, err := disk.OpenRoot(s.stage.shelf.Place()); err == nil {
		defer place.Close()
		clearSpares(place, s.stage.target.onShelf()+"-")
	}
}

// clearSpares removes spare trees that no record names any more.
func clearSpares(place *os.Root, prefix string) {
	entries, err := readDir(place, ".")
	if err != nil {
		return
	}
	var wait sync.WaitGroup
	for _, e := range entries {
		if e.IsDir() && strings.HasPrefix(e.Name(), prefix) {
			wait.Go(func() { place.RemoveAll(e.Name()) })
		}
	}
	wait.Wait()
}
