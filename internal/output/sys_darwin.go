package output

import (
	"errors"

	"golang.org/x/sys/unix"
)

// exchange swaps two folders in one step (renamex_np, RENAME_SWAP), or fails
// with errors.ErrUnsupported where the file system cannot.
func exchange(a, b string) error {
	err := unix.RenamexNp(a, b, unix.RENAME_SWAP)
	if err == unix.ENOTSUP || err == unix.ENOSYS || err == unix.EINVAL {
		return errors.Join(errors.ErrUnsupported, err)
	}
	return err
}

func mountPoint(dir string) bool { return otherDevice(dir) }
