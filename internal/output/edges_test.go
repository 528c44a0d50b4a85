package output

import (
	"archive/zip"
	"bytes"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// TestChanged checks which files are those of another site: by their bytes, whether both
// keep sums or not.
func TestChanged(t *testing.T) {
	site := func(files map[string]string) *Memory {
		m := &Memory{}
		for path, data := range files {
			if err := m.Put(path, []byte(data)); err != nil {
				t.Fatal(err)
			}
		}
		return m
	}
	old := site(map[string]string{"same": "abc", "other": "abc", "longer": "abc", "shorter": "abc", "gone": "abc", "empty": ""})
	now := site(map[string]string{"same": "abc", "other": "abd", "longer": "abcd", "shorter": "ab", "new": "abc", "empty": ""})
	if got, want := now.Changed(old), strings.Fields("gone longer new other shorter"); !slices.Equal(got, want) {
		t.Errorf("changed are %v, want %v", got, want)
	}
	if got := now.Changed(now); len(got) > 0 {
		t.Errorf("of itself changed are %v", got)
	}
	if got := now.Changed(nil); len(got) != 6 {
		t.Errorf("of nothing changed are %v", got)
	}
}

// TestBundleMethods checks that what becomes shorter is compressed in an archive, and
// what does not is stored as it is.
func TestBundleMethods(t *testing.T) {
	noise := make([]byte, 4096)
	rng := rand.New(rand.NewPCG(1, 2))
	for i := range noise {
		noise[i] = byte(rng.Uint32())
	}
	_, data := bundled(t, site{"index.html": "x", "text.html": strings.Repeat("side by side ", 300), "noise.jpg": string(noise), "empty.txt": ""}, 1)
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range z.File {
		stored := f.CompressedSize64 == f.UncompressedSize64
		if want := !strings.HasSuffix(f.Name, "text.html"); stored != want || f.Method == zip.Store != want {
			t.Errorf("%s: %d bytes of %d, by the method %d", f.Name, f.CompressedSize64, f.UncompressedSize64, f.Method)
		}
	}
}

// TestReplaceLink checks that a link, even one to a folder, is replaced and not followed,
// and that nothing is left behind where a file cannot be.
func TestReplaceLink(t *testing.T) {
	dir := t.TempDir()
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	if err := os.Mkdir(filepath.Join(dir, "folder"), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink("folder", filepath.Join(dir, "link")); err != nil {
		t.Skip("no links here: ", err)
	}
	if err := Replace(root, "link", []byte("text")); err != nil {
		t.Fatal(err)
	}
	info, err := os.Lstat(filepath.Join(dir, "link"))
	if data, _ := os.ReadFile(filepath.Join(dir, "link")); err != nil || !info.Mode().IsRegular() || string(data) != "text" {
		t.Errorf("the link is now %v with %q", info.Mode(), data)
	}
	if err := Replace(root, "link/below", []byte("text")); err == nil {
		t.Error("a file below a file is written")
	}
	if list, _ := os.ReadDir(dir); len(list) != 2 {
		t.Errorf("left behind: %v", list)
	}
}
