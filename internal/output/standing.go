package output

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"duizhao/internal/diag"
	"duizhao/internal/disk"
)

// standing is what is published, as a build finds it.
type standing struct {
	paths   []string        // of the manifest
	folders []folder        // sorted, without the root
	loose   map[string]bool // folders that were not as they were since the last build published
	spare   *spare          // that the shelf had; or nil
}

// folder is a folder of a tree, and the mark that it had when there was nothing in it
// but what belongs there. The root has none, since it is renamed.
type folder struct {
	Path  string
	Mark  disk.Mark
	Apart bool // its files may be others than those of the same names in the spare tree
}

// shelved is what a shelf keeps of a published tree.
type shelved struct {
	Manifest string // SHA-256
	Folders  []folder
	Spare    *spare // or nil
}

// onShelf returns the name of what a shelf keeps of the target.
func (t *target) onShelf() string {
	sum := sha256.Sum256([]byte(t.path))
	return "tree-" + hex.EncodeToString(sum[:12])
}

// standing reads what is published in the target, open as live, and refuses a target
// with anything in it that is not in its manifest. Folders that are as they were on the
// shelf need not be read for that.
func (t *target) standing(live *os.Root, shelf Shelf) (*standing, error) {
	data, err := readManifest(live)
	if errors.Is(err, fs.ErrNotExist) {
		l := look{live: live, name: t.name}
		if err := l.bare(); err != nil {
			return nil, err
		}
		return &standing{}, l.refuse()
	}
	if err != nil && !errors.Is(err, errIrregular) {
		return nil, explain("read", filepath.Join(t.name, Reserved), err)
	}
	paths, ok := parseManifest(data)
	if !ok {
		return nil, &diag.Fault{
			Text: fmt.Sprintf("%s, the list of the files that duizhao wrote, is damaged", filepath.Join(t.name, Reserved)),
			Hint: fmt.Sprintf("remove the folder %s if nothing in it is yours, or %s", t.name, elsewhere), Err: ErrForeign,
		}
	}
	sum := sha256.Sum256(data)
	was := shelved{}
	if shelf == nil || !shelf.Load(t.onShelf(), &was) || was.Manifest != string(sum[:]) {
		was = shelved{Manifest: string(sum[:])}
	}
	l := look{live: live, name: t.name, paths: paths, read: map[string]bool{}, here: map[string]bool{}}
	if err := l.over(was.Folders); err != nil {
		return nil, err
	}
	if l.anew && shelf != nil {
		was.Folders = l.folders
		shelf.Save(t.onShelf(), &was)
	}
	return &standing{paths, l.folders, l.loose(), was.Spare}, l.refuse()
}

// look finds what is in a published tree and not in its manifest.
type look struct {
	live    *os.Root
	name    string // of the tree, for messages
	paths   []string
	foreign []string
	folders []folder
	anew    bool // one of them has a mark that it had not

	read, here map[string]bool // folders that were read; those known before that are in one of these
}

// bare looks at a tree without a manifest: its folders are not walked, since any of them
// is foreign.
func (l *look) bare() error {
	entries, err := l.names(".")
	for _, e := range entries {
		if e.IsDir() {
			l.foreign = append(l.foreign, e.Name()+"/")
		} else if !Ignorable(e.Name()) {
			l.foreign = append(l.foreign, e.Name())
		}
	}
	return err
}

// over looks at the tree. was are its folders as they were found before.
func (l *look) over(was []folder) error {
	moved := unlike(l.live, was)
	marks := disk.MarksIn(l.live)
	defer marks.Close()
	find := func(dir string) bool { return has(was, dir) }
	if err := l.visit(".", marks, find); err != nil {
		return err
	}
	for k, f := range was { // what a folder is in comes before it
		switch here, read := l.here[f.Path], l.read[path.Dir(f.Path)]; {
		case read && !here: // it is gone, or something else has its place
			l.read[f.Path] = true
		case !moved[k]:
			l.folders = append(l.folders, f)
		default:
			if err := l.visit(f.Path, marks, find); err != nil {
				return err
			}
		}
	}
	slices.SortFunc(l.folders, func(a, b folder) int { return strings.Compare(a.Path, b.Path) })
	return nil
}

// visit looks at a folder, and at those in it that known does not have.
func (l *look) visit(dir string, marks *disk.Marks, known func(dir string) bool) error {
	mark := marks.Settled(dir)
	entries, err := l.names(dir)
	if err != nil {
		return err
	}
	l.read[dir] = true
	if dir != "." {
		l.folders = append(l.folders, folder{dir, mark, true})
		l.anew = l.anew || mark != (disk.Mark{})
	}
	for _, e := range entries {
		name := path.Join(dir, e.Name())
		switch {
		case e.IsDir():
			if known(name) {
				l.here[name] = true
				break
			}
			if err := l.visit(name, marks, known); err != nil {
				return err
			}
		case Ignorable(e.Name()) || name == Reserved:
		default:
			if _, ok := slices.BinarySearch(l.paths, name); !ok {
				l.foreign = append(l.foreign, name)
			}
		}
	}
	return nil
}

func (l *look) names(dir string) ([]fs.DirEntry, error) {
	entries, err := readDir(l.live, dir)
	return entries, explain("read", filepath.Join(l.name, dir), err)
}

// loose returns the folders whose files may be others than those of a spare tree.
func (l *look) loose() map[string]bool {
	out := map[string]bool{".": true}
	for _, f := range l.folders {
		if f.Apart {
			out[f.Path] = true
		}
	}
	return out
}

// refuse fails if there is something foreign.
func (l *look) refuse() error {
	if len(l.foreign) == 0 {
		return nil
	}
	slices.Sort(l.foreign)
	const most = 5
	list := strings.Join(l.foreign[:min(most, len(l.foreign))], ", ")
	if more := len(l.foreign) - most; more > 0 {
		list += fmt.Sprintf(" and %d more", more)
	}
	return &diag.Fault{
		Text: fmt.Sprintf("%s holds what duizhao did not write: %s", l.name, list),
		Hint: "put files to publish under static/ and remove them there, or " + elsewhere, Err: ErrForeign,
	}
}
