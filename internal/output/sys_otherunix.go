//go:build unix && !linux && !darwin

package output

import (
	"errors"
	"os"
)

// exchange fails: this system cannot swap two folders in one step.
func exchange(dir *os.File, a, b string) error { return errors.ErrUnsupported }

// relocate fails: there are no marks here ([disk.Mark]), and so no spare trees.
func relocate(from *os.File, name string, to *os.File, as string) error {
	return errors.ErrUnsupported
}

// syncTree waits until what is new in a tree is on the disk.
func syncTree(tree *os.Root, names []string) error { return syncEach(tree, names) }

func mountPoint(dir string) bool { return otherDevice(dir) }
