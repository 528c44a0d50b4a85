package disk

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"golang.org/x/sys/unix"
)

// TestBelow holds that a folder says the same, by one call of the system, as by going to
// each name folder by folder: of files, folders and links, of what is not there, and of
// what leads out.
func TestBelow(t *testing.T) {
	t.Parallel()
	top := t.TempDir()
	at := func(name string) string { return filepath.Join(top, "in", name) }
	err := errors.Join(os.MkdirAll(at("a/b"), 0o777),
		os.WriteFile(at("a/b/x"), []byte("one"), 0o666), os.WriteFile(filepath.Join(top, "out"), []byte("secret"), 0o666),
		os.Symlink("b/x", at("a/link")), os.Symlink("a", at("folder")), os.Symlink("none", at("dangling")), os.Symlink("loop", at("loop")),
		os.Symlink("../out", at("escape")), os.Symlink(at("a/b/x"), at("absolute")), os.Symlink("..", at("up")), unix.Mkfifo(at("pipe"), 0o666),
		os.WriteFile(at("large"), make([]byte, 1<<20), 0o666), os.WriteFile(at("empty"), nil, 0o666), os.WriteFile(at("closed"), []byte("x"), 0))
	if err != nil {
		t.Fatal(err)
	}
	root, err := os.OpenRoot(at(""))
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	quick, slow := FS(root), &Folder{root: root, below: func() *Below { return nil }}
	said := func(err error) string {
		if err == nil {
			return ""
		}
		return err.Error()
	}
	for _, name := range []string{".", "a", "a/b", "a/b/x", "a/link", "folder", "folder/b/x", "dangling", "loop", "escape", "absolute", "up", "up/out",
		"pipe", "large", "empty", "closed", "none", "none/x", "a/b/x/y", "../out", "/etc/passwd", "", "a/"} {
		a, ma, ea := quick.Marked(name)
		b, mb, eb := slow.Marked(name)
		if string(a) != string(b) || ma != mb || said(ea) != said(eb) || errors.Is(ea, fs.ErrNotExist) != errors.Is(eb, fs.ErrNotExist) {
			t.Errorf("%s reads as %d bytes, %v (%v), and should as %d, %v (%v)", name, len(a), ma, ea, len(b), mb, eb)
		}
		ia, ea := quick.Stat(name)
		ib, eb := slow.Stat(name)
		if said(ea) != said(eb) || ea == nil && (ia.Name() != ib.Name() || ia.Mode() != ib.Mode() || ia.Size() != ib.Size() || !os.SameFile(ia, ib)) {
			t.Errorf("%s is %v (%v), and should be %v (%v)", name, ia, ea, ib, eb)
		}
		la, ea := fs.ReadDir(quick, name)
		lb, eb := fs.ReadDir(slow, name)
		if len(la) != len(lb) || said(ea) != said(eb) {
			t.Errorf("%s lists %v (%v), and should %v (%v)", name, la, ea, lb, eb)
		}
	}
}

// TestBelowWrites holds that files and folders are made in the folder, never through a
// link, and never in the place of another.
func TestBelowWrites(t *testing.T) {
	t.Parallel()
	top := t.TempDir()
	in := filepath.Join(top, "in")
	if err := errors.Join(os.Mkdir(in, 0o777), os.Mkdir(filepath.Join(top, "out"), 0o777),
		os.Symlink("../out", filepath.Join(in, "escape")), os.Symlink("a", filepath.Join(in, "link"))); err != nil {
		t.Fatal(err)
	}
	root, err := os.OpenRoot(in)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	b := BelowOf(root)
	defer b.Close()
	if _, err := b.open(".", unix.O_PATH, 0, 0); err != nil {
		t.Skipf("the system has no openat2: %v", err)
	}
	for _, c := range []struct {
		name string
		made bool
	}{{"a", true}, {"a", false}, {"a/b", true}, {"escape/x", false}, {"link/x", false}, {"none/x", false}, {"../x", false}, {"escape", false}} {
		if b.Mkdir(c.name) != c.made {
			t.Errorf("the folder %s: made is %t", c.name, !c.made)
		}
	}
	for _, c := range []struct {
		name string
		made bool
	}{{"a/f", true}, {"a/f", false}, {"a/b/g", true}, {"escape/f", false}, {"link/f", false}, {"none/f", false}, {"../f", false}, {"a/b", false}} {
		if done, err := b.WriteNew(c.name, []byte("text")); done != c.made || err != nil {
			t.Errorf("the file %s: made is %t (%v)", c.name, done, err)
		}
	}
	if data, err := root.ReadFile("a/b/g"); string(data) != "text" || err != nil {
		t.Errorf("%q, %v", data, err)
	}
	if list, _ := os.ReadDir(filepath.Join(top, "out")); len(list) > 0 {
		t.Errorf("outside there is %v", list)
	}
	var none *Below
	if done, _ := none.WriteNew("x", nil); done || none.Mkdir("y") {
		t.Error("nothing makes something")
	}
}
