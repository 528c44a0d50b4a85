package site_test

import (
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"duizhao/internal/site"
	"duizhao/templates"
)

// unread is a site's folder in which a file may be asked for and not read.
type unread struct {
	fs.FS
	t    *testing.T
	name string
}

func (u unread) ReadFile(name string) ([]byte, error) {
	if name == u.name {
		u.t.Errorf("%s is read", name)
	}
	return fs.ReadFile(u.FS, name)
}

// TestLargeStatic holds that a file of static/ that would fill the memory is refused with
// its size, and before it is read.
func TestLargeStatic(t *testing.T) {
	dir := t.TempDir()
	for name, f := range tiny(map[string]string{"static/small.bin": "x"}) {
		at := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(at), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(at, f.Data, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	film := filepath.Join(dir, "static", "film.bin")
	if err := os.WriteFile(film, nil, 0o666); err != nil {
		t.Fatal(err)
	}
	if err := os.Truncate(film, 3<<30); err != nil { // a hole, which takes no room
		t.Skip(err)
	}
	fsys := unread{os.DirFS(dir), t, "static/film.bin"}
	report, err := site.Check(context.Background(), site.Options{FS: fsys, Templates: templates.FS, Static: plainStatic})
	if err != nil {
		t.Fatal(err)
	}
	want := "static/film.bin: error: this file has 3221225472 bytes; files of static/ may have at most 104857600 [file-size]\n"
	if got := written(report); !strings.Contains(got, want) {
		t.Errorf("check says\n%sand not\n%s", got, want)
	}
	if err := os.Truncate(film, 3<<20); err != nil {
		t.Fatal(err)
	}
	files, problems := built(t, site.Options{FS: os.DirFS(dir), Templates: templates.FS, Static: plainStatic})
	if len(files["film.bin"]) != 3<<20 {
		t.Errorf("a file of three million bytes has %d after a build\n%s", len(files["film.bin"]), problems)
	}
}
