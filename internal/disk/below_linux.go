package disk

import (
	"os"
	"path"
	"sync/atomic"
	"syscall"
	"time"

	"golang.org/x/sys/unix"
)

// Below reaches what is below a folder with one call of the system each (openat2), where
// an [os.Root] opens each folder on the way: a site has ten times as many of these as
// files. It never leaves the folder. What it cannot do it leaves undone, for the Root to
// do, or to say why it cannot be done. A nil Below can do nothing.
type Below struct {
	dir  *os.File
	name string
	none atomic.Bool // the system has no such call, or does not allow it
}

// BelowOf returns what reaches below the folder of a root, or nil.
func BelowOf(root *os.Root) *Below {
	dir, err := root.Open(".")
	if err != nil {
		return nil
	}
	return &Below{dir: dir, name: root.Name()}
}

// Close ends it.
func (b *Below) Close() {
	if b != nil {
		b.dir.Close()
	}
}

// open opens a name; fd is -1 if it cannot.
func (b *Below) open(name string, flags, mode, resolve uint64) (fd int, err error) {
	if b == nil || b.none.Load() {
		return -1, unix.ENOSYS
	}
	how := unix.OpenHow{Flags: flags | unix.O_CLOEXEC, Mode: mode, Resolve: unix.RESOLVE_BENEATH | unix.RESOLVE_NO_MAGICLINKS | resolve}
	fd, err = unix.Openat2(int(b.dir.Fd()), name, &how)
	if err == unix.ENOSYS || err == unix.EPERM {
		b.none.Store(true)
	}
	return fd, err
}

// WriteNew writes a new file, in a folder that no link leads to. done is false if it made
// none.
func (b *Below) WriteNew(name string, data []byte) (done bool, err error) {
	fd, err := b.open(name, unix.O_WRONLY|unix.O_CREAT|unix.O_EXCL, 0o666, unix.RESOLVE_NO_SYMLINKS)
	if err != nil {
		return false, nil
	}
	for len(data) > 0 {
		n, err := unix.Write(fd, data)
		if err != nil && err != unix.EINTR {
			unix.Close(fd)
			return true, &os.PathError{Op: "write", Path: name, Err: err}
		}
		data = data[max(n, 0):]
	}
	if err := unix.Close(fd); err != nil {
		return true, &os.PathError{Op: "close", Path: name, Err: err}
	}
	return true, nil
}

// Mkdir makes a folder, in one that no link leads to, and reports whether it did.
func (b *Below) Mkdir(name string) bool {
	fd, err := b.open(path.Dir(name), unix.O_PATH|unix.O_DIRECTORY, 0, unix.RESOLVE_NO_SYMLINKS)
	if err != nil {
		return false
	}
	defer unix.Close(fd)
	return unix.Mkdirat(fd, path.Base(name), 0o777) == nil
}

// read reads a regular file, with the mark that it had before. ok is false if there may be
// something that it cannot read.
func (b *Below) read(name string) (data []byte, m Mark, ok bool, err error) {
	fd, err := b.open(name, unix.O_RDONLY|unix.O_NONBLOCK, 0, 0)
	if err != nil {
		return nil, Mark{}, err == unix.ENOENT, absent("openat", name)
	}
	defer unix.Close(fd)
	var st unix.Stat_t
	if unix.Fstat(fd, &st) != nil || st.Mode&unix.S_IFMT != unix.S_IFREG {
		return nil, Mark{}, false, nil
	}
	data = make([]byte, 0, st.Size+512)
	for {
		n, err := unix.Read(fd, data[len(data):cap(data)])
		switch {
		case err == unix.EINTR:
			continue
		case err != nil:
			return nil, Mark{}, false, nil
		case n == 0:
			return data, Mark{st.Dev, st.Ino, st.Size, st.Ctim.Nano()}.Settled(time.Now()), true, nil
		}
		if data = data[:len(data)+n]; len(data) == cap(data) {
			data = append(data, 0)[:len(data)]
		}
	}
}

// stat describes what a name leads to.
func (b *Below) stat(name string) (info os.FileInfo, ok bool, err error) {
	fd, err := b.open(name, unix.O_PATH, 0, 0)
	if err != nil {
		return nil, err == unix.ENOENT, absent("statat", name)
	}
	f := os.NewFile(uintptr(fd), name)
	defer f.Close()
	info, err = f.Stat()
	return info, err == nil, nil
}

// file opens a name to read.
func (b *Below) file(name string) (f *os.File, ok bool, err error) {
	fd, err := b.open(name, unix.O_RDONLY|unix.O_NONBLOCK, 0, 0)
	if err != nil {
		return nil, err == unix.ENOENT, absent("openat", name)
	}
	return os.NewFile(uintptr(fd), b.name+"/"+name), true, nil // as a Root names it
}

// absent is what a Root says of a name that nothing has.
func absent(op, name string) error { return &os.PathError{Op: op, Path: name, Err: syscall.ENOENT} }
