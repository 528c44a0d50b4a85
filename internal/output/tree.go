package output

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
)

// WriteTree writes files below dir, which is made if it does not exist. None of them
// may exist yet. When it returns they are on the disk; when it fails nothing is left
// of them. The error is the system's.
func WriteTree(dir string, files []File) (err error) {
	made, err := makeAll(dir)
	defer func() {
		if err != nil {
			for _, d := range made {
				os.Remove(d)
			}
		}
	}()
	if err != nil {
		return err
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return err
	}
	defer root.Close()
	if err := writeFiles(root, files); err != nil {
		return err
	}
	for _, d := range made {
		if err := syncFolder(filepath.Dir(d)); err != nil {
			return err
		}
	}
	return nil
}

// WriteFolder puts a folder of files in root at dir, as a whole or not at all: it is
// put together beside its place under a hidden name. If keep is not empty there is a
// folder at dir already, which gets the name keep. When WriteFolder returns, all of
// it is on the disk. The error is the system's.
func WriteFolder(root *os.Root, dir string, files []File, keep string) (err error) {
	above := path.Dir(dir)
	if err := root.MkdirAll(above, 0o777); err != nil {
		return err
	}
	tmp, err := free(path.Join(above, fmt.Sprintf(".%s.duizhao-new-%d", path.Base(dir), os.Getpid())),
		func(name string) error { return root.Mkdir(name, 0o777) })
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			root.RemoveAll(tmp)
		}
	}()
	tree, err := openFolder(root, tmp)
	if err != nil {
		return err
	}
	err = writeFiles(tree, files)
	tree.Close() // else some systems will not rename it
	if err != nil {
		return err
	}
	if keep != "" {
		if err := root.Rename(dir, keep); err != nil {
			return err
		}
	}
	if err := root.Rename(tmp, dir); err != nil {
		if keep != "" {
			err = errors.Join(err, root.Rename(keep, dir))
		}
		return err
	}
	return syncUp(root, above)
}

// syncUp syncs a folder and those above it, any of which may be new.
func syncUp(root *os.Root, dir string) error {
	for ; ; dir = path.Dir(dir) {
		if err := syncName(root, dir); err != nil || dir == "." {
			return err
		}
	}
}

// writeFiles writes new files into a tree and syncs it. After a failure it removes
// what it made.
func writeFiles(tree *os.Root, files []File) (err error) {
	var made []string
	defer func() {
		if err != nil {
			for _, name := range slices.Backward(made) {
				tree.Remove(name)
			}
		}
	}()
	for _, f := range files {
		for _, dir := range folders(f.Path) {
			err := tree.Mkdir(dir, 0o777)
			if err == nil {
				made = append(made, dir)
			} else if !errors.Is(err, fs.ErrExist) {
				return err
			}
		}
		w, err := tree.OpenFile(f.Path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
		if err != nil {
			return err
		}
		made = append(made, f.Path)
		_, err = w.Write(f.Data)
		if err := errors.Join(err, w.Close()); err != nil {
			return err
		}
	}
	return syncTree(tree, append(slices.Clone(made), "."))
}

// folders returns the folders that a path is in, the outermost first.
func folders(path string) []string {
	var out []string
	for dir := parent(path); dir != ""; dir = parent(dir) {
		out = append(out, dir)
	}
	slices.Reverse(out)
	return out
}
