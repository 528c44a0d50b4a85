package output

import (
	"errors"
	"os"

	"golang.org/x/sys/unix"
)

// exchange swaps two folders of dir in one step (renameatx_np, RENAME_SWAP), or fails
// with errors.ErrUnsupported where the file system cannot.
func exchange(dir *os.File, a, b string) error {
	err := unix.RenameatxNp(int(dir.Fd()), a, int(dir.Fd()), b, unix.RENAME_SWAP)
	if err == unix.ENOTSUP || err == unix.ENOSYS || err == unix.EINVAL {
		return errors.Join(errors.ErrUnsupported, err)
	}
	return err
}

// relocate fails: there are no marks here ([disk.Mark]), and so no spare trees.
func relocate(from *os.File, name string, to *os.File, as string) error {
	return errors.ErrUnsupported
}

// syncTree waits until what is new in a tree is on the disk.
func syncTree(tree *os.Root, names []string) error { return syncEach(tree, names) }

func mountPoint(dir string) bool { return otherDevice(dir) }
