package disk

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"strings"
)

// Within returns a file system that answers as d does, and sooner for what is in one of
// its folders: that is open until leave is called. It is nil for a folder that cannot be
// opened.
func (d *Folder) Within(dir string) (in fs.FS, leave func()) {
	if !fs.ValidPath(dir) || dir == "." {
		return nil, nil
	}
	root, err := d.root.OpenRoot(dir)
	if err != nil {
		return nil, nil
	}
	return &within{d, &Folder{root: root, below: func() *Below { return nil }}, dir}, func() { root.Close() }
}

// within is a folder with one of its folders, which is open.
type within struct {
	*Folder
	sub *Folder
	dir string
}

func (w *within) Stat(name string) (fs.FileInfo, error) {
	return near(w, name, w.sub.Stat, w.Folder.Stat)
}

func (w *within) ReadFile(name string) ([]byte, error) {
	data, _, err := w.Marked(name)
	return data, err
}

func (w *within) Marked(name string) ([]byte, Mark, error) {
	type marked struct {
		data []byte
		mark Mark
	}
	read := func(from *Folder) func(string) (marked, error) {
		return func(name string) (marked, error) {
			data, mark, err := from.Marked(name)
			return marked{data, mark}, err
		}
	}
	m, err := near(w, name, read(w.sub), read(w.Folder))
	return m.data, m.mark, err
}

// near asks the open folder, if the name is in it. What it says with an error the whole
// folder is asked again, which knows where links lead; except that there is no such file,
// which it would say as well.
func near[T any](w *within, name string, sub, whole func(string) (T, error)) (T, error) {
	rest, ok := strings.CutPrefix(name, w.dir+"/")
	if !ok || strings.Contains(rest, "/") {
		return whole(name)
	}
	v, err := sub(rest)
	if err == nil {
		return v, nil
	}
	var pe *os.PathError
	if errors.Is(err, fs.ErrNotExist) && errors.As(err, &pe) && pe.Path == rest {
		return v, &fs.PathError{Op: pe.Op, Path: path.Join(w.dir, rest), Err: pe.Err}
	}
	return whole(name)
}
