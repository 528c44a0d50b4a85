// Package disk reads what a user names or a site has, and only if it is a file.
//
// A pipe, a socket or a device in the place of a file could make the program wait for
// ever, or fill the memory. So everything is opened without waiting for anybody, and
// checked through the descriptor before a byte is read: between a look at a name and
// its opening, something else may have taken its place.
//
// When the system has no descriptors left, the file that was asked for last is not at
// fault: it is tried again for a moment, since others are closed all the time, and
// then the failure is kept as the fault of the whole [Folder].
package disk

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"sync"
	"syscall"
	"time"
)

// ErrIrregular is the error for anything but a regular file or, in a Folder, a
// folder.
var ErrIrregular = errors.New("not a regular file but a pipe, a socket or a device")

// ErrTooLarge is the error for a file that is larger than asked for.
var ErrTooLarge = errors.New("too large")

// Open opens the regular file name for reading.
func Open(name string) (*os.File, error) {
	f, err := os.OpenFile(name, os.O_RDONLY|syscall.O_NONBLOCK, 0)
	if err != nil {
		return nil, err
	}
	return ordinary(f, name, false)
}

// ordinary returns f if it is a file, and else closes it.
func ordinary(f *os.File, name string, folder bool) (*os.File, error) {
	info, err := f.Stat()
	if err == nil && !info.Mode().IsRegular() && !(folder && info.IsDir()) {
		err = ErrIrregular
		if info.IsDir() {
			err = syscall.EISDIR
		}
		err = &fs.PathError{Op: "open", Path: name, Err: err}
	}
	if err != nil {
		f.Close()
		return nil, err
	}
	return f, nil
}

// Read reads the regular file name, or fails with ErrTooLarge if it has more than
// most bytes. It reads at most one byte more than that.
func Read(name string, most int) ([]byte, error) {
	f, err := Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return Limited(f, most)
}

// Limited reads r to its end, or fails with ErrTooLarge.
func Limited(r io.Reader, most int) ([]byte, error) {
	data, err := io.ReadAll(io.LimitReader(r, int64(most)+1))
	if err == nil && len(data) > most {
		return nil, ErrTooLarge
	}
	return data, err
}

// OpenRoot is os.OpenRoot, except that it does not wait for a pipe.
func OpenRoot(dir string) (*os.Root, error) {
	if info, err := os.Stat(dir); err != nil {
		return nil, err
	} else if !info.IsDir() {
		return nil, &fs.PathError{Op: "open", Path: dir, Err: syscall.ENOTDIR}
	}
	return os.OpenRoot(dir)
}

// Folder is the file system of a folder. No path leads out of it, not even
// through a link.
type Folder struct {
	root  *os.Root
	below func() *Below

	mu    sync.Mutex
	fault error
}

// FS returns the file system of a folder.
func FS(root *os.Root) *Folder {
	return &Folder{root: root, below: sync.OnceValue(func() *Below { return BelowOf(root) })}
}

// Fault returns the first error that was the system's and no file's, or nil.
func (d *Folder) Fault() error {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.fault
}

// Open opens a regular file or a folder.
func (d *Folder) Open(name string) (fs.File, error) { return d.open(name) }

func (d *Folder) open(name string) (*os.File, error) {
	if !fs.ValidPath(name) {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrInvalid}
	}
	if f, ok, err := d.below().file(name); err != nil && ok {
		return nil, err
	} else if ok {
		return ordinary(f, name, true)
	}
	f, err := again(d, func() (*os.File, error) { return d.root.OpenFile(name, os.O_RDONLY|syscall.O_NONBLOCK, 0) })
	if err != nil {
		return nil, err
	}
	return ordinary(f, name, true)
}

// Stat describes a file without opening it.
func (d *Folder) Stat(name string) (fs.FileInfo, error) {
	if !fs.ValidPath(name) {
		return nil, &fs.PathError{Op: "stat", Path: name, Err: fs.ErrInvalid}
	}
	if info, ok, err := d.below().stat(name); ok {
		return info, err
	}
	return again(d, func() (fs.FileInfo, error) { return d.root.Stat(name) })
}

// ReadFile reads a regular file.
func (d *Folder) ReadFile(name string) ([]byte, error) {
	data, _, err := d.Marked(name)
	return data, err
}

// readAll reads a file that may have this size.
func readAll(f *os.File, size int64) ([]byte, error) {
	data := make([]byte, 0, size+512)
	for {
		n, err := f.Read(data[len(data):cap(data)])
		data = data[:len(data)+n]
		if err == io.EOF {
			return data, nil
		}
		if err != nil {
			return nil, err
		}
		if len(data) == cap(data) {
			data = append(data, 0)[:len(data)]
		}
	}
}

// Marks begins to take marks in the folder. It returns nil where there are none.
func (d *Folder) Marks() *Marks { return MarksIn(d.root) }

// again retries for a tenth of a second while there are no descriptors.
func again[T any](d *Folder, do func() (T, error)) (T, error) {
	for wait := time.Millisecond; ; wait *= 2 {
		v, err := do()
		if err == nil || !errors.Is(err, syscall.EMFILE) && !errors.Is(err, syscall.ENFILE) {
			return v, err
		}
		if wait > 64*time.Millisecond {
			d.mu.Lock()
			if d.fault == nil {
				d.fault = fmt.Errorf("cannot read the site: %w", err)
			}
			d.mu.Unlock()
			return v, err
		}
		time.Sleep(wait)
	}
}
