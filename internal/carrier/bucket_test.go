package carrier

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"duizhao/internal/deploy"
)

// TestBucket keeps and reads objects through files, and leaves none of these.
func TestBucket(t *testing.T) {
	folder, err := deploy.OpenFolder(filepath.Join(t.TempDir(), "there"), filepath.Join(t.TempDir(), "built"))
	must(t, err)
	defer folder.Close()
	dir := t.TempDir()
	b := bucketOf(linked(t, folder), dir)
	large := []byte(strings.Repeat("對照", 1<<18))
	must(t, b.Put(t.Context(), "a/one", large))
	must(t, b.Put(t.Context(), "a/two", nil))
	keys, err := b.List(t.Context(), "a/")
	must(t, err)
	if !slices.Equal(keys, []string{"a/one", "a/two"}) {
		t.Errorf("%q", keys)
	}
	if got, err := b.Get(t.Context(), "a/one"); err != nil || !slices.Equal(got, large) {
		t.Errorf("%d bytes, %v", len(got), err)
	}
	if got, err := b.Get(t.Context(), "a/two"); err != nil || len(got) > 0 {
		t.Errorf("%d bytes, %v", len(got), err)
	}
	must(t, b.Delete(t.Context(), "a/one"))
	must(t, b.Delete(t.Context(), "a/one"))
	if _, err := b.Get(t.Context(), "a/one"); err == nil {
		t.Error("what is gone is got")
	}
	if left, err := os.ReadDir(dir); err != nil || len(left) > 0 {
		t.Errorf("%d files are left, %v", len(left), err)
	}
}
