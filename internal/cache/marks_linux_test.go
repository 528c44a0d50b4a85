package cache

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"sync/atomic"
	"testing"
	"time"

	"duizhao/internal/disk"
)

// counted is a folder that counts what is opened in it.
type counted struct {
	*disk.Folder
	n *atomic.Int64
}

func (f counted) Open(name string) (fs.File, error) {
	f.n.Add(1)
	return f.Folder.Open(name)
}

func (f counted) Marked(name string) ([]byte, disk.Mark, error) {
	f.n.Add(1)
	return f.Folder.Marked(name)
}

func (f counted) Within(dir string) (fs.FS, func()) { return nil, nil }

// TestUnmoved asks about a folder on a disk that nobody has touched for a while: then
// nothing is read again, and each kind of change is found all the same.
func TestUnmoved(t *testing.T) {
	t.Parallel()
	type change struct {
		what    string
		do      func(at func(string) string) error
		changed bool
	}
	changes := []change{
		{"nothing", func(func(string) string) error { return nil }, false},
		{"all times", func(at func(string) string) error { return os.Chtimes(at("a/x"), time.Unix(1, 0), time.Unix(1, 0)) }, false},
		{"other bytes, with size and time as before", func(at func(string) string) error {
			info, err := os.Stat(at("a/x"))
			if err != nil {
				return err
			}
			return errors.Join(os.WriteFile(at("a/x"), []byte("eno"), 0o666), os.Chtimes(at("a/x"), info.ModTime(), info.ModTime()))
		}, true},
		{"another file in its place", func(at func(string) string) error { return os.Rename(at("b/y"), at("a/x")) }, true},
		{"a new file", func(at func(string) string) error { return os.WriteFile(at("b/new"), nil, 0o666) }, true},
		{"a file that was not there", func(at func(string) string) error { return os.WriteFile(at("none"), nil, 0o666) }, true},
		{"a link in the place of a folder", func(at func(string) string) error {
			return errors.Join(os.Rename(at("b"), at("c")), os.Symlink("c", at("b")))
		}, false}, // the names in it are the same; of the folder around it nobody asked
		{"a file that is gone", func(at func(string) string) error { return os.Remove(at("a/x")) }, true},
	}
	var tops []string
	for range changes {
		top := t.TempDir()
		tops = append(tops, top)
		err := errors.Join(os.Mkdir(filepath.Join(top, "a"), 0o777), os.Mkdir(filepath.Join(top, "b"), 0o777),
			os.WriteFile(filepath.Join(top, "a", "x"), []byte("one"), 0o666), os.WriteFile(filepath.Join(top, "b", "y"), []byte("two"), 0o666))
		if err != nil {
			t.Fatal(err)
		}
	}
	time.Sleep(2100 * time.Millisecond)
	for i, c := range changes {
		root, err := os.OpenRoot(tops[i])
		if err != nil {
			t.Fatal(err)
		}
		defer root.Close()
		under := counted{disk.FS(root), new(atomic.Int64)}
		if m := under.Marks(); m == nil {
			t.Skip("the temporary folder is on a disk whose marks are not believed")
		} else {
			m.Close()
		}
		var reads Reads
		fsys := reads.Of(0, under)
		fs.ReadFile(fsys, "a/x")
		fs.ReadDir(fsys, "b")
		fs.Stat(fsys, "b/y")
		fs.Stat(fsys, "none")
		list, ok := reads.List()
		if !ok || len(list) != 4 {
			t.Fatalf("%v %v", list, ok)
		}
		under.n.Store(0)
		if changed, anew, err := Changed(context.Background(), list, []fs.FS{under}, 1); len(changed) > 0 || anew || err != nil || under.n.Load() > 0 {
			t.Errorf("untouched: %v, %v, %v, and %d were opened", changed, anew, err, under.n.Load())
		}
		if err := c.do(func(name string) string { return filepath.Join(tops[i], name) }); err != nil {
			t.Fatal(err)
		}
		if changed, _, err := Changed(context.Background(), list, []fs.FS{under}, 1); err != nil || (len(changed) > 0) != c.changed {
			t.Errorf("%s: changed is %v (%v)", c.what, changed, err)
		}
	}
}
