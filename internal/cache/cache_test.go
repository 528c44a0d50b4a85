package cache

import (
	"bytes"
	"context"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
)

type kept struct {
	Name  string
	Lines []string
}

// folderOf returns a cache and what it says.
func folderOf(dir string) (*Folder, *[]string) {
	var said []string
	return New(dir, func(s string) { said = append(said, s) }), &said
}

func TestFolder(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "a", "b")
	f, said := folderOf(dir)
	var got kept
	if f.Load("x", &got) {
		t.Error("something is in a cache that is not there")
	}
	f.Save("x", &kept{"n", []string{"one", "two"}})
	if !f.Load("x", &got) || fmt.Sprint(got) != "{n [one two]}" || len(*said) > 0 {
		t.Errorf("%v, and said %q", got, *said)
	}
	if list, err := os.ReadDir(dir); err != nil || len(list) != 1 {
		t.Errorf("beside what is kept there is something else: %v (%v)", list, err)
	}
	var none *Folder
	if none.Save("x", &got); none.Load("x", &got) {
		t.Error("no cache has something")
	}
}

// TestDamaged cuts what is kept at every place and changes every byte of it, and puts
// other things there: none is believed, each is noticed and removed.
func TestDamaged(t *testing.T) {
	dir := t.TempDir()
	f, said := folderOf(dir)
	name := filepath.Join(dir, "x")
	f.Save("x", &kept{"n", []string{"one", "two"}})
	whole, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	bad := map[string][]byte{
		"of another program": []byte("PK\x03\x04 and so on"),
		"of another version": bytes.Replace(whole, []byte("Duizhao 5"), []byte("Duizhao 1"), 1),
		"longer":             append(bytes.Clone(whole), 0),
	}
	for i := range whole {
		bad[fmt.Sprintf("cut at %d", i)] = whole[:i]
		other := bytes.Clone(whole)
		other[i] ^= 0x10
		bad[fmt.Sprintf("changed at %d", i)] = other
	}
	for what, data := range bad {
		if err := os.WriteFile(name, data, 0o600); err != nil {
			t.Fatal(err)
		}
		*said = nil
		var got kept
		if f.Load("x", &got) || len(*said) != 1 || strings.Contains((*said)[0], "\n") {
			t.Errorf("%s: %v is believed, and said %q", what, got, *said)
		}
		if _, err := os.Lstat(name); err == nil {
			t.Errorf("%s: it is left there", what)
		}
	}
	f.Save("x", 7) // a value of another type
	*said = nil
	var got kept
	if f.Load("x", &got) || len(*said) != 1 {
		t.Errorf("another type: %v, and said %q", got, *said)
	}
}

// TestNoPlace keeps things where nothing can be kept.
func TestNoPlace(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, dir := range []string{file, filepath.Join(file, "below"), "/proc/none"} {
		f, said := folderOf(dir)
		if f.Save("x", &kept{}); len(*said) != 1 {
			t.Errorf("%s: said %q", dir, *said)
		}
	}
	f, said := folderOf(filepath.Dir(file))
	if err := os.Mkdir(filepath.Join(filepath.Dir(file), "x"), 0o700); err != nil {
		t.Fatal(err)
	}
	var got kept
	if f.Load("x", &got) || len(*said) != 1 {
		t.Errorf("a folder in the place of a file: said %q", *said)
	}
}

// TestTwoAtOnce holds that of two that keep something at a time one has its way, whole.
func TestTwoAtOnce(t *testing.T) {
	f, said := folderOf(t.TempDir())
	values := []kept{{"a", make([]string, 9000)}, {"b", make([]string, 5000)}}
	var wg sync.WaitGroup
	for _, v := range values {
		wg.Go(func() {
			for range 20 {
				f.Save("x", &v)
				var got kept
				if !f.Load("x", &got) || len(got.Lines) != map[string]int{"a": 9000, "b": 5000}[got.Name] {
					t.Errorf("half of something: %q with %d lines", got.Name, len(got.Lines))
				}
			}
		})
	}
	if wg.Wait(); len(*said) > 0 {
		t.Errorf("said %q", *said)
	}
}

// TestReads holds that each kind of change is another answer, and nothing else is.
func TestReads(t *testing.T) {
	old := func() fstest.MapFS {
		return fstest.MapFS{"a/x.md": {Data: []byte("one")}, "a/y.md": {Data: []byte("two")}, "b/z.md": {Data: []byte("three")}, "unread": {Data: []byte("4")}}
	}
	ask := func(fsys fs.FS) {
		fs.ReadFile(fsys, "a/x.md")
		fs.Stat(fsys, "a/none.md")
		fs.ReadDir(fsys, "a")
		fs.WalkDir(fsys, "b", func(name string, d fs.DirEntry, err error) error {
			if d != nil {
				d.Info()
			}
			return err
		})
		if sub, err := fs.Sub(fsys, "a"); err == nil {
			if f, err := sub.Open("y.md"); err == nil {
				f.Close() // without reading: all of it counts
			}
		}
	}
	var reads Reads
	ask(reads.Of(0, old()))
	list, ok := reads.List()
	if !ok || len(list) < 6 {
		t.Fatalf("%v of %d", ok, len(list))
	}
	for _, c := range []struct {
		what   string
		change func(f fstest.MapFS)
		same   bool
	}{
		{"nothing", func(fstest.MapFS) {}, true},
		{"a file that nobody asked for", func(f fstest.MapFS) { f["unread"].Data = []byte("5") }, true},
		{"other bytes of the same length", func(f fstest.MapFS) { f["a/x.md"].Data = []byte("eno") }, false},
		{"a file that was only opened", func(f fstest.MapFS) { f["a/y.md"].Data = []byte("owt") }, false},
		{"the size of a file that was only looked at", func(f fstest.MapFS) { f["b/z.md"].Data = []byte("thre") }, false},
		{"a file that was not there", func(f fstest.MapFS) { f["a/none.md"] = &fstest.MapFile{} }, false},
		{"a new file in a folder", func(f fstest.MapFS) { f["b/new.md"] = &fstest.MapFile{} }, false},
		{"a file that is gone", func(f fstest.MapFS) { delete(f, "a/x.md") }, false},
		{"a folder in the place of a file", func(f fstest.MapFS) { delete(f, "a/x.md"); f["a/x.md/in"] = &fstest.MapFile{} }, false},
	} {
		now := old()
		c.change(now)
		if got := Same(context.Background(), list, []fs.FS{now}, 2); got != c.same {
			t.Errorf("%s: same is %v", c.what, got)
		}
	}
	if Same(context.Background(), list, []fs.FS{nil}, 1) {
		t.Error("a file system that is not there is the same")
	}
}

// TestUnsteady holds that what changes while it is read is not recorded.
func TestUnsteady(t *testing.T) {
	for what, change := range map[string]func(f fstest.MapFS){
		"bytes": func(f fstest.MapFS) { f["x"].Data = []byte("two") },
		"size":  func(f fstest.MapFS) { f["x"].Data = []byte("three") },
		"gone":  func(f fstest.MapFS) { delete(f, "x") },
	} {
		var reads Reads
		under := fstest.MapFS{"x": {Data: []byte("one")}}
		fsys := reads.Of(0, under)
		fs.Stat(fsys, "x")
		fs.ReadFile(fsys, "x")
		if _, ok := reads.List(); !ok {
			t.Errorf("%s: it is not steady before the change", what)
		}
		change(under)
		fs.ReadFile(fsys, "x")
		if _, ok := reads.List(); ok {
			t.Errorf("%s: two contents are taken for one", what)
		}
	}
}
