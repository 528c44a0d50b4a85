package output

import (
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"duizhao/internal/disk"
)

// spares is a folder to publish to with a shelf beside it.
type spares struct {
	dir   string
	shelf folderShelf
}

func newSpares(t *testing.T) *spares {
	t.Helper()
	top := t.TempDir()
	s := &spares{filepath.Join(top, "public"), folderShelf(filepath.Join(top, "shelf"))}
	if err := os.Mkdir(string(s.shelf), 0o700); err != nil {
		t.Fatal(err)
	}
	root, err := os.OpenRoot(top)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	if m := disk.MarksIn(root); m == nil {
		t.Skip("the temporary folder is on a disk whose marks are not believed")
	} else {
		m.Close()
	}
	return s
}

// begin begins a build of a site, which is small and has a spare tree all the same.
func (s *spares) begin(t *testing.T, of site) *Stage {
	t.Helper()
	st, err := NewStage(s.dir, StageOptions{Shelf: s.shelf})
	if err != nil {
		t.Fatal(err)
	}
	st.least = 0
	for _, p := range slices.Sorted(maps.Keys(of)) {
		if err := st.Put(p, []byte(of[p])); err != nil {
			t.Fatal(err)
		}
	}
	return st
}

// publish publishes a site and reports whether the spare tree became it.
func (s *spares) publish(t *testing.T, of site) (adopted bool) {
	t.Helper()
	st := s.begin(t, of)
	if _, err := st.Commit(); err != nil {
		t.Fatal(err)
	}
	check(t, s.dir, of)
	return st.renewal.adopted != nil
}

// spare returns the folder of the spare tree; there must be at most one.
func (s *spares) spare(t *testing.T) string {
	t.Helper()
	list, err := filepath.Glob(filepath.Join(string(s.shelf), "tree-*-*"))
	if err != nil || len(list) > 1 {
		t.Errorf("spare trees: %v (%v)", list, err)
	}
	if len(list) == 0 {
		return ""
	}
	return list[0]
}

// edit changes a site at random: texts, new and removed files, files where folders were.
func edit(random *rand.Rand, of site) site {
	out := maps.Clone(of)
	for range 1 + random.IntN(4) {
		p := fmt.Sprintf("%c/%c/%d.html", 'a'+random.IntN(3), 'a'+random.IntN(3), random.IntN(3))
		switch random.IntN(6) {
		case 0:
			p = p[:1]
		case 1:
			p = p[:3]
		case 2:
			p = p[4:]
		}
		for q := range out { // a path is no file and folder
			if p == q && random.IntN(2) == 0 || strings.HasPrefix(q, p+"/") || strings.HasPrefix(p, q+"/") {
				delete(out, q)
			}
		}
		if random.IntN(4) > 0 {
			out[p] = fmt.Sprint("text ", random.IntN(3))
		}
	}
	return out
}

// TestSpare publishes sites one after another, edited at random, with somebody who does
// things to the spare tree and to the published one now and then: what is published is
// always right, what stays is the same file, and the spare tree is used.
func TestSpare(t *testing.T) {
	random := rand.New(rand.NewPCG(7, 7))
	s := newSpares(t)
	of := files("one", "index.html", "a/a/1.html", "b/b/2.html")
	used, mode := 0, os.FileMode(0o755)
	for round := range 150 {
		before, old := of, map[string]os.FileInfo{}
		s.disturb(t, random, before)
		for p := range before {
			data, err := os.ReadFile(filepath.Join(s.dir, p))
			if old[p], _ = os.Stat(filepath.Join(s.dir, p)); err != nil || string(data) != before[p] {
				delete(old, p)
			}
		}
		if of = edit(random, of); s.publish(t, of) {
			used++
		}
		for p, info := range old {
			if now, err := os.Stat(filepath.Join(s.dir, p)); of[p] == before[p] && info != nil && (err != nil || !os.SameFile(info, now)) && of[p] != "" {
				t.Errorf("round %d: %s is another file now (%v)", round, p, err)
			}
		}
		if info, err := os.Stat(s.dir); err != nil || info.Mode().Perm() != mode {
			t.Errorf("round %d: the mode is %v (%v)", round, info.Mode(), err)
		}
		if sp := s.spare(t); sp != "" {
			if info, err := os.Stat(sp); err != nil || info.Mode().Perm() != 0o700 {
				t.Errorf("round %d: others may read the spare tree: %v (%v)", round, info.Mode(), err)
			}
		}
		if t.Failed() {
			return
		}
	}
	if used < 50 {
		t.Errorf("the spare tree was used %d times of 150", used)
	}
}

// disturb does something to the trees, now and then.
func (s *spares) disturb(t *testing.T, random *rand.Rand, of site) {
	t.Helper()
	tree := s.spare(t)
	paths := slices.Sorted(maps.Keys(of))
	if tree == "" || len(paths) == 0 {
		return
	}
	p := paths[random.IntN(len(paths))]
	var err error
	switch random.IntN(8) {
	case 0: // a file of the spare tree is replaced; it may not be in it
		if os.WriteFile(filepath.Join(tree, p+".new"), []byte("wrong"), 0o666) == nil {
			err = os.Rename(filepath.Join(tree, p+".new"), filepath.Join(tree, p))
		}
	case 1:
		os.Remove(filepath.Join(tree, p))
	case 2:
		err = os.WriteFile(filepath.Join(tree, "foreign"), nil, 0o666)
	case 3:
		err = os.Chmod(s.dir, 0o755)
	case 4: // a published file is edited, which may be one with that of the spare tree
		err = os.WriteFile(filepath.Join(s.dir, p), []byte("by hand"), 0o666)
	case 5: // or replaced by one of the same bytes
		if err = os.WriteFile(filepath.Join(s.dir, p+".new"), []byte(of[p]), 0o666); err == nil {
			err = os.Rename(filepath.Join(s.dir, p+".new"), filepath.Join(s.dir, p))
		}
	case 6: // a build without the shelf
		publish(t, s.dir, edit(random, of))
		publish(t, s.dir, of)
	}
	if err != nil {
		t.Fatal(err)
	}
}

// TestSpareUnmoved lets time pass so that marks are believed, and holds that a tree that
// was a spare one has no folder or file with another mark but what differs.
func TestSpareUnmoved(t *testing.T) {
	t.Parallel()
	s := newSpares(t)
	of := files("one", "index.html", "a/x/index.html", "a/y/index.html", "b/index.html", "c/index.html")
	s.publish(t, of)
	of["c/index.html"] = "two"
	s.publish(t, of)
	time.Sleep(2100 * time.Millisecond)
	of["b/index.html"] = "three"
	if !s.publish(t, of) {
		t.Fatal("the spare tree is not used")
	}
	time.Sleep(2100 * time.Millisecond)
	of["b/index.html"] = "four"
	st := s.begin(t, of)
	for dir, loose := range map[string]bool{"a": false, "a/x": false, "a/y": false, "b": true, "c": true} {
		if st.stands.loose[dir] != loose { // c was brought up to date, b was edited
			t.Errorf("%s is read: %v", dir, st.stands.loose[dir])
		}
	}
	sp := st.renewal.find()
	if sp == nil {
		t.Fatal("there is no spare tree")
	}
	if sp.close(); sp.loose["a/x"] || len(sp.Stale) != 1 || sp.Stale[0] != "b/index.html" {
		t.Errorf("loose %v, stale %v", sp.loose, sp.Stale)
	}
	// Somebody edits a file of a folder that is not read, and replaces one in the spare tree.
	other := filepath.Join(s.spare(t), "a", "x", "index.html")
	if err := errors.Join(os.WriteFile(other+"~", []byte("wrong"), 0o666), os.Rename(other+"~", other)); err != nil {
		t.Fatal(err)
	}
	if _, err := st.Commit(); err != nil || st.renewal.adopted == nil {
		t.Fatalf("%v, and the spare tree was used: %v", err, st.renewal.adopted != nil)
	}
	check(t, s.dir, of)
}

// TestSpareStray holds that what somebody puts into the published folder during a build
// is carried over, though that tree is to be a spare one.
func TestSpareStray(t *testing.T) {
	s := newSpares(t)
	of := files("one", "index.html", "a/index.html")
	s.publish(t, of)
	of["index.html"] = "two"
	s.publish(t, of)
	of["index.html"] = "three"
	st := s.begin(t, of)
	write(t, filepath.Join(s.dir, "a", "diary.txt"), "mine")
	if _, err := st.Commit(); err != nil {
		t.Fatal(err)
	}
	of["a/diary.txt"] = "mine"
	if got := read(t, s.dir); !maps.Equal(got, of) {
		t.Errorf("published: %v", got)
	}
	if s.spare(t) != "" {
		t.Error("a tree with a file of somebody's is kept as a spare one")
	}
	alone(t, s.dir)
}
