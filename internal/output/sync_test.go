package output

import (
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"testing"
)

// TestSyncedBeforeSwap holds, on any machine, that every folder of the new tree and
// every file in it that was not published before is synced before the trees are
// swapped, and the folder around them after that.
func TestSyncedBeforeSwap(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	one := files("one", "index.html", "a/index.html", "a/en/index.html", "b/x.html")
	publish(t, dir, one)
	one["a/index.html"], one["c/d/new.html"] = "changed", "new"
	s := stage(t, dir, one)
	var synced []string
	s.sync = func(tree *os.Root, names []string) error {
		synced = names
		return syncEach(tree, names) // each can be opened
	}
	swapped := false
	s.exchange = func(d *os.File, a, b string) error {
		swapped = true
		var want []string
		err := fs.WalkDir(os.DirFS(filepath.Join(filepath.Dir(dir), a)), ".", func(p string, e fs.DirEntry, err error) error {
			old, stat := os.Stat(filepath.Join(dir, p))
			if info, _ := e.Info(); e.IsDir() || stat != nil || !os.SameFile(info, old) {
				want = append(want, p)
			}
			return err
		})
		slices.Sort(synced)
		if err != nil || !slices.Equal(synced, want) || len(want) != 9 {
			t.Errorf("synced before the swap: %v\nand should be: %v, %v", synced, want, err)
		}
		return exchange(d, a, b)
	}
	if _, err := s.Commit(); err != nil || !swapped {
		t.Fatal(swapped, err)
	}
	check(t, dir, one)

	s = stage(t, dir, files("two", "index.html"))
	s.sync = func(*os.Root, []string) error { return fs.ErrInvalid }
	if _, err := s.Commit(); err == nil {
		t.Error("what could not be synced was published")
	}
	check(t, dir, one)
}
