package output

import (
	"errors"
	"os"

	"golang.org/x/sys/unix"
)

// exchange swaps two folders of dir in one step (renameat2, RENAME_EXCHANGE), or
// fails with errors.ErrUnsupported where the file system cannot.
func exchange(dir *os.File, a, b string) error {
	err := unix.Renameat2(int(dir.Fd()), a, int(dir.Fd()), b, unix.RENAME_EXCHANGE)
	if err == unix.ENOSYS || err == unix.EINVAL {
		return errors.Join(errors.ErrUnsupported, err)
	}
	return err
}

// relocate moves a folder from one open folder to another, unless there is something of
// the new name.
func relocate(from *os.File, name string, to *os.File, as string) error {
	return unix.Renameat2(int(from.Fd()), name, int(to.Fd()), as, unix.RENAME_NOREPLACE)
}

// syncTree waits until a tree is on the disk (syncfs, which since Linux 5.8 also
// reports what could not be written). names are what is new in it. A file system in
// user space does not hear of syncfs, so each name is synced.
func syncTree(tree *os.Root, names []string) error {
	f, err := tree.Open(".")
	if err != nil {
		return err
	}
	defer f.Close()
	var st unix.Statfs_t
	if err := unix.Fstatfs(int(f.Fd()), &st); err == nil && st.Type != unix.FUSE_SUPER_MAGIC {
		if err = unix.Syncfs(int(f.Fd())); err != unix.ENOSYS && err != unix.EPERM {
			return err
		}
	}
	return syncEach(tree, names)
}

// mountPoint reports whether something is mounted on dir, including a folder bound
// there from the same file system.
func mountPoint(dir string) bool {
	var st unix.Statx_t
	err := unix.Statx(unix.AT_FDCWD, dir, unix.AT_SYMLINK_NOFOLLOW, 0, &st)
	if err == nil && st.Attributes_mask&unix.STATX_ATTR_MOUNT_ROOT != 0 {
		return st.Attributes&unix.STATX_ATTR_MOUNT_ROOT != 0
	}
	return otherDevice(dir)
}
