package output

import (
	"os"
	"path"
	"slices"
	"strings"

	"duizhao/internal/disk"
)

// spare is a tree that was published before the one that is: most of its files are the
// same files, so that it becomes the next one by the difference. It is in the place of a
// shelf.
type spare struct {
	Name    string
	Root    disk.Mark // the folder itself: only which one
	Folders []folder
	Stale   []string // paths, sorted, where it is not what is published
}

// worthwhile is how many files a site has for which a spare tree is kept: a smaller one
// is linked and removed in less time than anybody notices.
const worthwhile = 1000

// spareTree is a spare tree that is being looked at.
type spareTree struct {
	*spare
	tree  *os.Root
	place *os.Root
	loose map[string]bool // folders whose names may lead to other files than those published
}

func (t *spareTree) close() {
	t.tree.Close()
	t.place.Close()
}

// find opens the spare tree if it is there as it was left. What is in its loose
// folders is in the manifest of the site that is published, or stale.
func (s *renewal) find() *spareTree {
	if s.stage.stands == nil || s.stage.stands.spare == nil || s.stage.target.info == nil {
		return nil
	}
	place, err := disk.OpenRoot(s.stage.shelf.Place())
	if err != nil {
		return nil
	}
	t := &spareTree{spare: s.stage.stands.spare, place: place, loose: map[string]bool{".": true}}
	if t.tree, err = openFolder(place, t.Name); err != nil {
		place.Close()
		return nil
	}
	if !t.asLeft(s.stage.old) {
		t.close()
		return nil
	}
	return t
}

// asLeft reports whether a spare tree can be used, and finds its loose folders, which
// get the marks that they have now.
func (t *spareTree) asLeft(published []string) bool {
	marks := disk.MarksIn(t.tree)
	defer marks.Close()
	if root := marks.Folder("."); root.Inode == 0 || root.Inode != t.Root.Inode || root.Device != t.Root.Device {
		return false
	}
	moved := unlike(t.tree, t.Folders)
	for i, m := range moved {
		if m {
			t.loose[t.Folders[i].Path] = true
		}
	}
	known := func(list []string, name string) bool { _, ok := slices.BinarySearch(list, name); return ok }
	for dir := range t.loose {
		mark := marks.Settled(dir)
		entries, err := readDir(t.tree, dir)
		if err != nil {
			return false
		}
		for _, e := range entries {
			name := path.Join(dir, e.Name())
			switch {
			case e.IsDir():
				if !has(t.Folders, name) {
					return false
				}
			case name != Reserved && !known(published, name) && !known(t.Stale, name):
				return false
			}
		}
		if i, ok := find(t.Folders, dir); ok {
			t.Folders[i].Mark = mark
		}
	}
	return true
}

// unlike returns for each folder whether it is not what it was.
func unlike(tree *os.Root, folders []folder) []bool {
	out := make([]bool, len(folders))
	const part = 512 // folders: the work of one call of a goroutine
	parallel((len(folders)+part-1)/part, func(i int) error {
		marks := disk.MarksIn(tree)
		defer marks.Close()
		for k := i * part; k < min((i+1)*part, len(folders)); k++ {
			out[k] = folders[k].Mark == (disk.Mark{}) || marks.Of(folders[k].Path) != folders[k].Mark
		}
		return nil
	})
	return out
}

func find(folders []folder, dir string) (int, bool) {
	return slices.BinarySearchFunc(folders, dir, func(f folder, dir string) int { return strings.Compare(f.Path, dir) })
}

func has(folders []folder, dir string) bool {
	_, ok := find(folders, dir)
	return ok
}
