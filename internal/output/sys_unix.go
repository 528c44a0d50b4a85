//go:build unix

package output

import (
	"os"
	"path/filepath"

	"golang.org/x/sys/unix"
)

// The system's errors by what they mean to a user.
var (
	errFull     = []error{unix.ENOSPC}
	errQuota    = []error{unix.EDQUOT, unix.EFBIG}
	errReadOnly = []error{unix.EROFS}
	errMount    = []error{unix.EBUSY, unix.EXDEV}
	errInUse    = []error{unix.ETXTBSY}
	errNotEmpty = []error{unix.ENOTEMPTY, unix.EISDIR, unix.ENOTDIR}
	errNoSync   = []error{unix.ENOTSUP, unix.EINVAL}
)

// nonblock keeps open from waiting for the other end of a pipe or for a device.
const nonblock = unix.O_NONBLOCK

// tryLock locks f for this process, or returns false when another holds it. A file
// system without locks is accepted: two builds at once are rare, and not to build
// there at all would be worse.
func tryLock(f *os.File) (bool, error) {
	for {
		err := unix.Flock(int(f.Fd()), unix.LOCK_EX|unix.LOCK_NB)
		switch err {
		case unix.EINTR:
			continue
		case unix.EWOULDBLOCK:
			return false, nil
		case unix.ENOSYS, unix.ENOTSUP, unix.ENOLCK:
			return true, nil
		}
		return err == nil, err
	}
}

// otherDevice reports whether dir is on another device than its parent.
func otherDevice(dir string) bool {
	var here, up unix.Stat_t
	return unix.Lstat(dir, &here) == nil && unix.Lstat(filepath.Dir(dir), &up) == nil && here.Dev != up.Dev
}
