package disk

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"

	"golang.org/x/sys/unix"
)

// TestMarks does to a file and to a folder what may be done to them, and holds that
// their marks are others, even where sizes and times were set back; and that what a
// link leads to has none.
func TestMarks(t *testing.T) {
	t.Parallel()
	top := t.TempDir()
	at := func(name string) string { return filepath.Join(top, name) }
	err := errors.Join(os.MkdirAll(at("a/b"), 0o777), os.WriteFile(at("a/b/x"), []byte("one"), 0o666), os.WriteFile(at("a/y"), []byte("two"), 0o666),
		os.Symlink("b", at("a/link")), os.Symlink("y", at("a/other")), unix.Mkfifo(at("a/pipe"), 0o666))
	if err != nil {
		t.Fatal(err)
	}
	root, err := os.OpenRoot(top)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	d := FS(root)
	m := d.Marks()
	if m == nil {
		t.Skip("the temporary folder is on a disk whose marks are not believed")
	}
	defer m.Close()
	if _, mark, err := d.Marked("a/b/x"); err != nil || mark != (Mark{}) {
		t.Errorf("a file that was just written has the mark %v (%v)", mark, err)
	}
	time.Sleep(settled + 100*time.Millisecond)
	data, mark, err := d.Marked("a/b/x")
	if string(data) != "one" || err != nil || mark == (Mark{}) || m.Of("a/b/x") != mark {
		t.Errorf("%q, %v: the mark is %v, and %v without opening it", data, err, mark, m.Of("a/b/x"))
	}
	if now := m.Folder("a/b"); now == (Mark{}) || m.Settled("a/b") != now || m.Of("a/b") != now || m.Folder(".") == (Mark{}) {
		t.Errorf("the folder has %v", now)
	}
	for _, name := range []string{"a/link", "a/link/x", "a/other", "a/pipe", "a/y/z", "../x", "/etc/passwd"} {
		if mark := m.Of(name); mark != (Mark{}) {
			t.Errorf("%s has the mark %v", name, mark)
		}
	}
	if m.Folder("a/link") != (Mark{}) || m.Folder("a/y") != (Mark{}) {
		t.Error("a link or a file is a folder")
	}
	for _, name := range []string{"none", "a/none", "a/none/x"} {
		if m.Of(name) != Absent {
			t.Errorf("%s has the mark %v", name, m.Of(name))
		}
	}
	info, err := os.Stat(at("a/b/x"))
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		what string
		do   func() error
	}{
		{"other bytes, with size and time as before", func() error {
			return errors.Join(os.WriteFile(at("a/b/x"), []byte("eno"), 0o666), os.Chtimes(at("a/b/x"), info.ModTime(), info.ModTime()))
		}},
		{"the mode", func() error { return os.Chmod(at("a/b/x"), 0o600) }},
		{"another file in its place", func() error { return os.Rename(at("a/y"), at("a/b/x")) }},
		{"gone", func() error { return os.Remove(at("a/b/x")) }},
	} {
		file, folder := m.Of("a/b/x"), m.Folder("a/b")
		if err := c.do(); err != nil {
			t.Fatal(err)
		}
		if m.Of("a/b/x") == file {
			t.Errorf("%s: the file has the mark that it had", c.what)
		}
		if same := c.what != "another file in its place" && c.what != "gone"; same != (m.Folder("a/b") == folder) {
			t.Errorf("%s: the folder had %v and has %v", c.what, folder, m.Folder("a/b"))
		}
	}
}

// TestSettled holds that a mark is not believed as long as what it is of may change
// without another, nor one of a time to come.
func TestSettled(t *testing.T) {
	now := time.Unix(1e9, 0)
	for ago, believed := range map[time.Duration]bool{-time.Hour: false, 0: false, settled - 1: false, settled: true, time.Hour: true} {
		m := Mark{Inode: 1, Changed: now.Add(-ago).UnixNano()}
		if got := m.Settled(now) == m; got != believed {
			t.Errorf("changed %v ago: believed is %v", ago, got)
		}
	}
	if Absent.Settled(now) != Absent {
		t.Error("what is not there has to wait")
	}
}
