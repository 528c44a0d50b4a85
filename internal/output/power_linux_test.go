package output

import (
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"golang.org/x/sys/unix"
)

// drive is a small ext4 in a file, mounted, whose power can be cut.
type drive struct{ image, dir string }

// newDisk makes and mounts a disk, or skips the test where that is not allowed.
func newDisk(t *testing.T) *drive {
	t.Helper()
	base := t.TempDir()
	d := &drive{filepath.Join(base, "image"), filepath.Join(base, "disk")}
	if err := os.WriteFile(d.image, nil, 0o666); err != nil {
		t.Fatal(err)
	}
	if err := os.Truncate(d.image, 64<<20); err != nil {
		t.Fatal(err)
	}
	if out, err := exec.Command("mkfs.ext4", "-q", "-F", d.image).CombinedOutput(); err != nil {
		t.Skipf("cannot make a file system here: %v %s", err, out)
	}
	mountImage(t, d.image, d.dir)
	return d
}

func mountImage(t *testing.T, image, dir string) {
	t.Helper()
	if err := os.Mkdir(dir, 0o777); err != nil {
		t.Fatal(err)
	}
	// Without noauto_da_alloc ext4 makes up for some programs that forget to sync.
	if out, err := exec.Command("mount", "-o", "loop,noauto_da_alloc", image, dir).CombinedOutput(); err != nil {
		t.Skipf("may not mount here: %v %s", err, out)
	}
	t.Cleanup(func() { unix.Unmount(dir, unix.MNT_DETACH) })
}

// cut cuts the power: what is on the disk at this moment is all that is left. It
// returns where that is mounted, with its journal replayed.
func (d *drive) cut(t *testing.T) string {
	t.Helper()
	left := d.image + "-left"
	if out, err := exec.Command("cp", "--sparse=always", d.image, left).CombinedOutput(); err != nil {
		t.Fatal(err, string(out))
	}
	mountImage(t, left, d.dir+"-left")
	return d.dir + "-left"
}

// TestPower publishes a site over another and cuts the power when Commit has
// returned: the new one is whole. With syncfs, and file by file.
func TestPower(t *testing.T) {
	for name, sync := range map[string]func(*os.Root, []string) error{"syncfs": syncTree, "each": syncEach} {
		t.Run(name, func(t *testing.T) {
			d := newDisk(t)
			public := filepath.Join(d.dir, "www", "public")
			for _, version := range []string{"A", "B"} {
				s := stage(t, public, pages(version))
				s.sync = sync
				if _, err := s.Commit(); err != nil {
					t.Fatal(err)
				}
			}
			left := d.cut(t)
			if got := read(t, filepath.Join(left, "www", "public")); !maps.Equal(got, pages("B")) {
				whole := 0
				for p, text := range pages("B") {
					if got[p] == text {
						whole++
					}
				}
				t.Errorf("after the power failed %d of %d files are whole", whole, len(pages("B")))
			}
			stage(t, filepath.Join(left, "www", "public"), pages("C")).Abort() // the next build can begin
		})
	}
}

// TestPowerLost shows that the test above can fail: without a sync files are lost.
func TestPowerLost(t *testing.T) {
	d := newDisk(t)
	s := stage(t, filepath.Join(d.dir, "public"), pages("A"))
	s.sync = func(*os.Root, []string) error { return nil }
	if _, err := s.Commit(); err != nil {
		t.Fatal(err)
	}
	if maps.Equal(read(t, filepath.Join(d.cut(t), "public")), pages("A")) {
		t.Error("nothing was lost without a sync: what the disk wrote on its own cannot be told from what it was made to write")
	}
}

// TestPowerFiles does the same for files and folders that are not a site.
func TestPowerFiles(t *testing.T) {
	d := newDisk(t)
	one := []File{{"a/b/c.txt", []byte("new")}, {"d.txt", make([]byte, 1<<16)}}
	for name, do := range map[string]func() error{
		"WriteFile": func() error { return WriteFile(filepath.Join(d.dir, "book.pdf"), make([]byte, 1<<20)) },
		"WriteTree": func() error { return WriteTree(filepath.Join(d.dir, "x", "new site"), one) },
	} {
		if err := do(); err != nil {
			t.Fatal(name, err)
		}
	}
	root, err := os.OpenRoot(d.dir)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	if err := WriteFolder(root, "x/edition", one, ""); err != nil {
		t.Fatal(err)
	}
	if err := WriteFolder(root, "x/edition", one[:1], "x/edition~"); err != nil {
		t.Fatal(err)
	}
	if err := Replace(root, "x/edition/a/b/c.txt", []byte("replaced")); err != nil {
		t.Fatal(err)
	}
	left := d.cut(t)
	want := site{"book.pdf": string(make([]byte, 1<<20)), "x/new site/a/b/c.txt": "new", "x/new site/d.txt": string(one[1].Data),
		"x/edition/a/b/c.txt": "replaced", "x/edition~/a/b/c.txt": "new", "x/edition~/d.txt": string(one[1].Data)}
	os.Remove(filepath.Join(left, "lost+found"))
	if got := read(t, left); !maps.Equal(got, want) {
		for p := range want {
			t.Errorf("%s: %d bytes are left, %d were written", p, len(got[p]), len(want[p]))
		}
	}
}
