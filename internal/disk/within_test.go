package disk

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"
)

// TestWithin holds that a folder answers alike whether one of its folders is open or not:
// for files, what is not there, folders in the place of files, links within the site and
// out of it, and names elsewhere.
func TestWithin(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"a/b/file", "a/other", "a/b/c/deep"} {
		if err := os.MkdirAll(filepath.Join(dir, filepath.Dir(name)), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, name), []byte(name), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	for name, to := range map[string]string{"beside": "file", "above": "../other", "out": "../../../etc/passwd", "nowhere": "none", "up": "../none"} {
		if err := os.Symlink(to, filepath.Join(dir, "a", "b", name)); err != nil {
			t.Skip(err)
		}
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	whole := FS(root)
	in, leave := whole.Within("a/b")
	defer leave()
	w := in.(*within)
	for _, name := range []string{"a/b/file", "a/b/none", "a/b/c", "a/b/c/deep", "a/b/c/none", "a/b/beside", "a/b/above", "a/b/out", "a/b/nowhere",
		"a/b/up", "a/b", "a/other", "a/none", "none/x", ".", "/a", "a/b/"} {
		data, err := w.ReadFile(name)
		want, wanted := whole.ReadFile(name)
		if string(data) != string(want) || fmt.Sprint(err) != fmt.Sprint(wanted) {
			t.Errorf("%s: %q, %v; and should be %q, %v", name, data, err, want, wanted)
		}
		info, err := w.Stat(name)
		is, wanted := whole.Stat(name)
		if fmt.Sprint(err) != fmt.Sprint(wanted) || err == nil && !os.SameFile(info, is) {
			t.Errorf("%s: %v; and should be %v", name, err, wanted)
		}
	}
	for _, name := range []string{"a/none", ".", "a/other", "../x"} {
		if in, _ := whole.Within(name); in != nil {
			t.Errorf("%s is a folder", name)
		}
	}
}
