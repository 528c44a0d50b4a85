package disk

import (
	"io/fs"
	"os"
	"path"
	"syscall"

	"golang.org/x/sys/unix"
)

// markOf returns the mark of what has been looked at.
func markOf(info fs.FileInfo) Mark {
	st, ok := info.Sys().(*syscall.Stat_t)
	if !ok {
		return Mark{}
	}
	return Mark{uint64(st.Dev), st.Ino, st.Size, st.Ctim.Nano()}
}

// Marks takes the marks of what is in a folder: quickly, for one name after another of
// the same folder. A name that is a link, or that a link leads to, has none, nor has
// what is mounted below: so a mark says that the name leads there as it did. A nil
// Marks takes none. It is for one goroutine.
type Marks struct {
	root *os.File
	dir  string // that sub is
	sub  int    // descriptor of the folder looked at last, or -1
	none bool   // that folder is not there
}

// MarksIn begins to take marks in a folder. It returns nil where they cannot be
// believed: on disks of another machine, which may be shown as they were some seconds
// ago, and where times are coarse.
func MarksIn(root *os.Root) *Marks {
	f, err := root.Open(".")
	if err != nil {
		return nil
	}
	var st unix.Statfs_t
	if unix.Fstatfs(int(f.Fd()), &st) != nil || !exact(int64(st.Type)) {
		f.Close()
		return nil
	}
	return &Marks{root: f, sub: -1}
}

// exact reports whether a kind of file system notes each change by itself and at once.
func exact(kind int64) bool {
	const zfs, bcachefs = 0x2FC12FC1, 0xCA451A4E
	switch kind {
	case unix.EXT4_SUPER_MAGIC, unix.XFS_SUPER_MAGIC, unix.BTRFS_SUPER_MAGIC, unix.F2FS_SUPER_MAGIC,
		unix.TMPFS_MAGIC, unix.OVERLAYFS_SUPER_MAGIC, zfs, bcachefs: // ext2 and ext3 have the number of ext4
		return true
	}
	return false
}

// Of returns the mark of a file or a folder, or Absent.
func (m *Marks) Of(name string) Mark {
	if m == nil || !fs.ValidPath(name) {
		return Mark{}
	}
	if !m.enter(path.Dir(name)) {
		if m.none {
			return Absent
		}
		return Mark{}
	}
	var st unix.Stat_t
	switch err := unix.Fstatat(m.sub, path.Base(name), &st, unix.AT_SYMLINK_NOFOLLOW); {
	case err == unix.ENOENT:
		return Absent
	case err != nil || st.Mode&unix.S_IFMT != unix.S_IFREG && st.Mode&unix.S_IFMT != unix.S_IFDIR:
		return Mark{}
	}
	return Mark{st.Dev, st.Ino, st.Size, st.Ctim.Nano()}
}

// Folder returns the mark of a folder, which may be ".".
func (m *Marks) Folder(dir string) Mark {
	if m == nil || !fs.ValidPath(dir) || !m.enter(dir) {
		return Mark{}
	}
	var st unix.Stat_t
	if unix.Fstat(m.sub, &st) != nil {
		return Mark{}
	}
	return Mark{st.Dev, st.Ino, st.Size, st.Ctim.Nano()}
}

// enter opens a folder, if it is not the one that is open, and reports whether it could.
func (m *Marks) enter(dir string) bool {
	if m.sub >= 0 && m.dir == dir {
		return true
	}
	m.leave()
	how := unix.OpenHow{Flags: unix.O_PATH | unix.O_DIRECTORY | unix.O_CLOEXEC,
		Resolve: unix.RESOLVE_BENEATH | unix.RESOLVE_NO_SYMLINKS | unix.RESOLVE_NO_XDEV}
	fd, err := unix.Openat2(int(m.root.Fd()), dir, &how)
	m.none = err == unix.ENOENT
	if err != nil {
		return false
	}
	m.dir, m.sub = dir, fd
	return true
}

func (m *Marks) leave() {
	if m.sub >= 0 {
		unix.Close(m.sub)
		m.sub = -1
	}
}

// Close ends it.
func (m *Marks) Close() {
	if m != nil {
		m.leave()
		m.root.Close()
	}
}
