//go:build unix

package disk

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
	"testing"
	"testing/fstest"
	"time"
)

// soon fails unless do ends within a second: it is waiting for somebody.
func soon(t *testing.T, what string, do func()) {
	t.Helper()
	done := make(chan struct{})
	go func() {
		do()
		close(done)
	}()
	select {
	case <-done:
	case <-time.After(time.Second):
		t.Fatalf("%s still waits", what)
	}
}

// odd makes a folder with a pipe, a socket and, for root, a device in it.
func odd(t *testing.T) (dir string, names []string) {
	t.Helper()
	dir = t.TempDir()
	if err := syscall.Mkfifo(filepath.Join(dir, "pipe"), 0o666); err != nil {
		t.Skip(err)
	}
	names = []string{"pipe"}
	if syscall.Mknod(filepath.Join(dir, "device"), syscall.S_IFCHR|0o666, 1<<8|5) == nil { // like /dev/zero
		names = append(names, "device")
	}
	return dir, names
}

func TestIrregular(t *testing.T) {
	dir, names := odd(t)
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	for _, name := range names {
		path := filepath.Join(dir, name)
		for what, do := range map[string]func() error{
			"Open":     func() error { _, err := Open(path); return err },
			"Read":     func() error { _, err := Read(path, 10); return err },
			"FS":       func() error { _, err := FS(root).Open(name); return err },
			"ReadFile": func() error { _, err := fs.ReadFile(FS(root), name); return err },
		} {
			soon(t, what+" "+name, func() {
				if err := do(); !errors.Is(err, ErrIrregular) {
					t.Errorf("%s of a %s: %v", what, name, err)
				}
			})
		}
		soon(t, "OpenRoot "+name, func() {
			if _, err := OpenRoot(path); !errors.Is(err, syscall.ENOTDIR) {
				t.Errorf("OpenRoot of a %s: %v", name, err)
			}
		})
	}
	if _, err := Read(dir, 10); !errors.Is(err, syscall.EISDIR) {
		t.Errorf("Read of a folder: %v", err)
	}
}

func TestFolder(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{"a": "one", "b/c": "two", "b/empty": ""} {
		if err := errors.Join(os.MkdirAll(filepath.Join(dir, filepath.Dir(name)), 0o777),
			os.WriteFile(filepath.Join(dir, name), []byte(text), 0o666)); err != nil {
			t.Fatal(err)
		}
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	if err := fstest.TestFS(FS(root), "a", "b/c", "b/empty"); err != nil {
		t.Error(err)
	}
	if _, err := Read(filepath.Join(dir, "a"), 2); !errors.Is(err, ErrTooLarge) {
		t.Errorf("a file of 3 bytes, of which 2 are wanted: %v", err)
	}
	if data, err := Read(filepath.Join(dir, "a"), 3); string(data) != "one" || err != nil {
		t.Errorf("%q, %v", data, err)
	}
}

// TestNoDescriptors holds that a lack of descriptors is the folder's fault, and that
// one that passes is not.
func TestNoDescriptors(t *testing.T) {
	root, err := os.OpenRoot(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	d, tries := FS(root), 0
	if _, err := again(d, func() (int, error) {
		if tries++; tries < 3 {
			return 0, syscall.EMFILE
		}
		return 1, nil
	}); err != nil || d.Fault() != nil {
		t.Errorf("after two refusals: %v, %v", err, d.Fault())
	}
	if _, err := again(d, func() (int, error) { return 0, &fs.PathError{Op: "open", Path: "x", Err: syscall.ENFILE} }); err == nil ||
		!errors.Is(d.Fault(), syscall.ENFILE) {
		t.Errorf("after refusals only: %v, %v", err, d.Fault())
	}
}
