package output

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"syscall"
)

// What this package makes beside a folder has names that anybody can know in advance,
// and somebody else may be able to write in the folder above. So nothing is done by
// path: the folder is opened once, and each step goes through it (an [os.Root], whose
// names cannot leave it). Whatever is opened below it must be the thing that was seen
// under its name, with no link followed on the way.

// openFolder opens the folder name in dir. It fails if that is a link, or was put in
// the folder's place a moment ago.
func openFolder(dir *os.Root, name string) (*os.Root, error) {
	info, err := dir.Lstat(name)
	if err != nil {
		return nil, err
	}
	if !info.IsDir() {
		return nil, &fs.PathError{Op: "open", Path: name, Err: syscall.ENOTDIR}
	}
	r, err := dir.OpenRoot(name)
	if err != nil {
		return nil, err
	}
	if opened, err := r.Stat("."); err != nil || !os.SameFile(info, opened) {
		r.Close()
		return nil, errors.Join(fmt.Errorf("%s was exchanged for another folder", name), err)
	}
	return r, nil
}

// openRegular opens the regular file name in dir for reading. A link, a pipe or a
// device is errIrregular, and opening never waits for anybody.
func openRegular(dir *os.Root, name string) (*os.File, fs.FileInfo, error) {
	info, err := dir.Lstat(name)
	if err != nil {
		return nil, nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, nil, &fs.PathError{Op: "open", Path: name, Err: errIrregular}
	}
	f, err := dir.OpenFile(name, os.O_RDONLY|nonblock, 0)
	if err != nil {
		return nil, nil, err
	}
	if opened, err := f.Stat(); err != nil || !os.SameFile(info, opened) {
		f.Close()
		return nil, nil, &fs.PathError{Op: "open", Path: name, Err: errors.Join(errIrregular, err)}
	}
	return f, info, nil
}

var errIrregular = errors.New("not a regular file")

// free calls try with name, and then with numbers after it as long as the name is
// taken, by whatever it is, including a link.
func free(name string, try func(string) error) (string, error) {
	var err error
	for i := range 100 {
		is := name
		if i > 0 {
			is = fmt.Sprintf("%s-%d", name, i)
		}
		if err = try(is); !errors.Is(err, fs.ErrExist) {
			return is, err
		}
	}
	return "", err
}

// readDir is os.ReadDir without the sorting.
func readDir(dir *os.Root, name string) ([]fs.DirEntry, error) {
	f, err := dir.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return f.ReadDir(-1)
}
