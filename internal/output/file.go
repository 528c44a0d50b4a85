package output

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"

	"duizhao/internal/diag"
)

// WriteFile writes a file outside of any site, as a whole or not at all. The old file
// at name stays until the new one is complete, and the new one is on the disk when
// WriteFile returns. The error is a [*diag.Fault].
func WriteFile(name string, data []byte) error {
	if err := placed(name); err != nil {
		return err
	}
	dir, base := filepath.Split(name)
	root, err := os.OpenRoot(filepath.Clean(dir))
	if err == nil {
		defer root.Close()
		err = Replace(root, base, data)
	}
	return unwritten(name, err)
}

// unwritten puts into words why a file could not be written.
func unwritten(name string, err error) error {
	err = explain("write", name, err)
	var e *diag.Fault
	if errors.As(err, &e) { // explain is about builds
		e.Hint = strings.Replace(e.Hint, "build again", "try again", 1)
	}
	return err
}

// Place reports why there can be no file called name, which [WriteFile] would find
// out too: for callers with long work before there is anything to write. It makes a
// file beside it and takes that away: permissions alone do not say whether one can.
// The error is a [*diag.Fault].
func Place(name string) error {
	if err := placed(name); err != nil {
		return err
	}
	dir, base := filepath.Split(name)
	root, err := os.OpenRoot(filepath.Clean(dir))
	if err == nil {
		defer root.Close()
		var f *os.File
		var tmp string
		f, tmp, err = beside(root, base, 0o666)
		if err == nil {
			err = errors.Join(f.Close(), root.Remove(tmp))
		}
	}
	return unwritten(name, err)
}

// beside makes the file that takes the place of another once it is complete.
func beside(dir *os.Root, name string, mode fs.FileMode) (f *os.File, tmp string, err error) {
	tmp, err = free(path.Join(path.Dir(name), fmt.Sprintf(".%s.duizhao-%d", path.Base(name), os.Getpid())), func(tmp string) (err error) {
		f, err = dir.OpenFile(tmp, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
		return err
	})
	return f, tmp, err
}

// placed returns what is wrong with name as that of a file, or with its folder.
func placed(name string) error {
	info, err := os.Stat(name)
	switch {
	case err == nil && info.IsDir():
		return &diag.Fault{Text: name + " is a folder", Hint: "name a file with --output FILE", Err: ErrNotFolder}
	case err == nil && !info.Mode().IsRegular():
		return &diag.Fault{Text: name + " is a pipe or a device, not a file", Hint: "name a file with --output FILE", Err: errIrregular}
	}
	dir, _ := filepath.Split(name)
	if info, err := os.Stat(dir); dir != "" && (errors.Is(err, fs.ErrNotExist) || err == nil && !info.IsDir()) {
		return &diag.Fault{Text: "there is no folder " + filepath.Clean(dir), Hint: "make it, or " + elsewhere, Err: fs.ErrNotExist}
	}
	return nil
}

// Replace writes the file name in dir as a whole or not at all: beside it, and then
// in its place. The new file takes over the permissions of the old one; a link is
// replaced and not followed. The new file is on the disk when Replace returns. The
// error is the system's.
func Replace(dir *os.Root, name string, data []byte) error {
	return ReplaceBy(dir, name, func(w io.Writer) error {
		_, err := w.Write(data)
		return err
	})
}

// ReplaceBy is Replace with what write writes.
func ReplaceBy(dir *os.Root, name string, write func(io.Writer) error) (err error) {
	name = filepath.ToSlash(name)
	mode := fs.FileMode(0o666)
	if info, err := dir.Stat(name); err == nil && info.Mode().IsRegular() {
		mode = info.Mode().Perm()
	} else if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	f, tmp, err := beside(dir, name, mode)
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			dir.Remove(tmp)
		}
	}()
	if err = write(f); err == nil {
		err = ignoreUnsyncable(f.Sync())
	}
	if err = errors.Join(err, f.Close()); err != nil {
		return err
	}
	if err = dir.Rename(tmp, name); err != nil {
		return err
	}
	return syncName(dir, path.Dir(name))
}
