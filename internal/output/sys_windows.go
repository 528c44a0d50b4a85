package output

import (
	"errors"
	"os"

	"golang.org/x/sys/windows"
)

// The system's errors by what they mean to a user.
var (
	errFull     = []error{windows.ERROR_DISK_FULL, windows.ERROR_HANDLE_DISK_FULL}
	errQuota    = []error{windows.ERROR_DISK_QUOTA_EXCEEDED}
	errReadOnly = []error{windows.ERROR_WRITE_PROTECT}
	errMount    = []error{windows.ERROR_NOT_SAME_DEVICE}
	errInUse    = []error{windows.ERROR_SHARING_VIOLATION, windows.ERROR_LOCK_VIOLATION}
	errNotEmpty = []error{windows.ERROR_DIR_NOT_EMPTY}
	errNoSync   = []error{windows.ERROR_INVALID_HANDLE, windows.ERROR_INVALID_FUNCTION}
)

// exchange fails: this system cannot swap two folders in one step.
func exchange(dir *os.File, a, b string) error { return errors.ErrUnsupported }

// relocate fails: there are no marks here ([disk.Mark]), and so no spare trees.
func relocate(from *os.File, name string, to *os.File, as string) error {
	return errors.ErrUnsupported
}

// syncTree waits until what is new in a tree is on the disk.
func syncTree(tree *os.Root, names []string) error { return syncEach(tree, names) }

// nonblock is for systems where opening a pipe waits for its other end.
const nonblock = 0

// mountPoint returns false: a junction has been resolved before, and a volume's
// root has no parent to stage in.
func mountPoint(dir string) bool { return false }

// tryLock locks f for this process, or returns false when another holds it. The
// locked byte is beyond the pid, which others may read.
func tryLock(f *os.File) (bool, error) {
	const flags = windows.LOCKFILE_EXCLUSIVE_LOCK | windows.LOCKFILE_FAIL_IMMEDIATELY
	err := windows.LockFileEx(windows.Handle(f.Fd()), flags, 0, 1, 0, &windows.Overlapped{Offset: 1 << 20})
	if err == windows.ERROR_LOCK_VIOLATION || err == windows.ERROR_IO_PENDING {
		return false, nil
	}
	return err == nil, err
}
