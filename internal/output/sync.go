package output

import (
	"errors"
	"io/fs"
	"os"
)

// syncEach waits until the files and folders of a tree are on the disk, several at a
// time. A call for a whole file system, where there is one, is quicker: the journal
// is written once and not for each.
func syncEach(tree *os.Root, names []string) error {
	return parallel(len(names), func(i int) error { return syncName(tree, names[i]) })
}

// syncName waits until a file or folder is on the disk: its bytes, or the names in
// it. What a system cannot sync (folders on Windows and on some network file systems)
// is left to it.
func syncName(dir *os.Root, name string) error {
	f, err := dir.OpenFile(name, os.O_RDONLY|nonblock, 0)
	if err != nil {
		return ignoreUnsyncable(err)
	}
	defer f.Close()
	return ignoreUnsyncable(f.Sync())
}

// syncFolder is syncName of a folder that is not open.
func syncFolder(name string) error {
	dir, err := os.OpenRoot(name)
	if err != nil {
		return ignoreUnsyncable(err)
	}
	defer dir.Close()
	return syncName(dir, ".")
}

func ignoreUnsyncable(err error) error {
	if errors.Is(err, errors.ErrUnsupported) || errors.Is(err, fs.ErrInvalid) || errors.Is(err, fs.ErrPermission) || isAny(err, errNoSync) {
		return nil
	}
	return err
}

// Sync waits until a file is on the disk, where its system can.
func Sync(f *os.File) error { return ignoreUnsyncable(f.Sync()) }

// SyncName is [Sync] of a file or folder in dir that is not open.
func SyncName(dir *os.Root, name string) error { return syncName(dir, name) }

// NoRoom reports whether an error of the system means that a disk is full or a quota
// reached.
func NoRoom(err error) bool { return isAny(err, errFull) || isAny(err, errQuota) }
