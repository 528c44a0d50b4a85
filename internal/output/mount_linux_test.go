package output

import (
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"golang.org/x/sys/unix"
)

// mount mounts a small tmpfs on dir, or skips the test.
func mount(t *testing.T, dir, options string) {
	t.Helper()
	if err := os.MkdirAll(dir, 0o777); err != nil {
		t.Fatal(err)
	}
	if err := unix.Mount("tmpfs", dir, "tmpfs", 0, options); err != nil {
		t.Skipf("may not mount here: %v", err)
	}
	t.Cleanup(func() { unix.Unmount(dir, unix.MNT_DETACH) })
}

// fails checks an error's text, with DIR for dir, and that one is published.
func fails(t *testing.T, err, is error, dir, want string, one site) {
	t.Helper()
	if !errors.Is(err, is) {
		t.Fatalf("%v is not %v", err, is)
	}
	if got := strings.ReplaceAll(err.Error(), dir, "DIR"); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	check(t, filepath.Join(dir, "public"), one)
}

func TestDiskFull(t *testing.T) {
	dir := t.TempDir()
	mount(t, dir, "size=256k")
	one := files("one", "index.html", "a/index.html")
	publish(t, filepath.Join(dir, "public"), one)
	s := stage(t, filepath.Join(dir, "public"), files("two", "index.html"))
	err := s.Put("big.html", make([]byte, 1<<20))
	want := "cannot write DIR/public/big.html: the disk is full; make room and build again"
	s.Abort()
	fails(t, err, unix.ENOSPC, dir, want, one)

	s = stage(t, filepath.Join(dir, "public"), files("two", "index.html"))
	s.Put("big.html", make([]byte, 1<<20))
	_, err = s.Commit()
	fails(t, err, unix.ENOSPC, dir, want, one)

	// No room for the folders of the files that stay, which Commit finds out.
	dir = t.TempDir()
	mount(t, dir, "nr_inodes=12")
	publish(t, filepath.Join(dir, "public"), one)
	s = stage(t, filepath.Join(dir, "public"), site{"index.html": "two", "a/index.html": one["a/index.html"]})
	for i := 0; ; i++ {
		if err := os.Mkdir(filepath.Join(dir, strings.Repeat("x", i+1)), 0o777); err != nil {
			break
		}
	}
	_, err = s.Commit()
	fails(t, err, unix.ENOSPC, dir, "cannot write DIR/public/a/index.html: the disk is full; make room and build again", one)
}

func TestReadOnly(t *testing.T) {
	dir := t.TempDir()
	mount(t, dir, "size=256k")
	one := files("one", "index.html")
	publish(t, filepath.Join(dir, "public"), one)
	if err := unix.Mount("", dir, "", unix.MS_REMOUNT|unix.MS_RDONLY, ""); err != nil {
		t.Skip(err)
	}
	_, err := NewStage(filepath.Join(dir, "public"), StageOptions{})
	fails(t, err, unix.EROFS, dir, "cannot make a file beside DIR/public: the file system is read-only; choose another folder with --output", one)
}

func TestMountPoint(t *testing.T) {
	for name, bind := range map[string]bool{"another device": false, "bound from the same device": true} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			public := filepath.Join(dir, "public")
			mount(t, public, "size=256k")
			if bind {
				if err := errors.Join(unix.Unmount(public, 0), os.Mkdir(filepath.Join(dir, "from"), 0o777)); err != nil {
					t.Fatal(err)
				}
				if err := unix.Mount(filepath.Join(dir, "from"), public, "", unix.MS_BIND, ""); err != nil {
					t.Skip(err)
				}
			}
			_, err := NewStage(public, StageOptions{})
			want := "DIR/public is a mount point, or part of a container's image, and cannot be replaced as a whole; choose a folder inside " +
				"it with --output DIR/public/site"
			if !errors.Is(err, ErrMount) || strings.ReplaceAll(err.Error(), dir, "DIR") != want {
				t.Errorf("got  %v\nwant %s", err, want)
			}
			alone(t, public)
			one := files("one", "index.html")
			publish(t, filepath.Join(public, "site"), one)
			check(t, filepath.Join(public, "site"), one)
		})
	}
}

// TestImageLayer: a folder from a lower layer of an overlay, as in a container
// whose image holds the published site, cannot be renamed.
func TestImageLayer(t *testing.T) {
	dir := t.TempDir()
	mount(t, dir, "size=1m")
	one := files("one", "index.html")
	publish(t, filepath.Join(dir, "lower", "public"), one)
	for _, d := range []string{"upper", "work", "merged"} {
		if err := os.Mkdir(filepath.Join(dir, d), 0o777); err != nil {
			t.Fatal(err)
		}
	}
	merged := filepath.Join(dir, "merged")
	options := strings.ReplaceAll("lowerdir=DIR/lower,upperdir=DIR/upper,workdir=DIR/work,redirect_dir=off", "DIR", dir)
	if err := unix.Mount("overlay", merged, "overlay", 0, options); err != nil {
		t.Skipf("no overlays here: %v", err)
	}
	t.Cleanup(func() { unix.Unmount(merged, unix.MNT_DETACH) })
	_, err := stage(t, filepath.Join(merged, "public"), files("two", "index.html")).Commit()
	fails(t, err, ErrMount, merged, "DIR/public is a mount point, or part of a container's image, and cannot be replaced as a whole; choose a "+
		"folder inside it with --output DIR/public/site", one)
}

// TestNoPermission runs the checks as a user who may not write. Root always may, so
// the test gives a thread another identity.
func TestNoPermission(t *testing.T) {
	if os.Geteuid() != 0 {
		t.Skip("needs root, to become somebody else")
	}
	dir, err := os.MkdirTemp("", "duizhao")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(dir) })
	one := files("one", "index.html")
	publish(t, filepath.Join(dir, "public"), one)
	if err := os.Chmod(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	failed := make(chan error)
	go func() {
		// The thread keeps the file system identity of nobody and dies with the
		// goroutine, which stays locked to it.
		runtime.LockOSThread()
		if err := unix.Setfsuid(65534); err != nil {
			failed <- err
			return
		}
		_, err := NewStage(filepath.Join(dir, "public"), StageOptions{})
		failed <- err
	}()
	fails(t, <-failed, os.ErrPermission, dir,
		"cannot make a file beside DIR/public: permission denied; get access to it and to the folder that holds it, or choose another folder "+
			"with --output", one)
}
