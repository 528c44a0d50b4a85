package deploy

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"syscall"

	"duizhao/internal/diag"
	"duizhao/internal/output"
)

// Folder is a store that is a folder of this machine, or one that is mounted. Nothing
// outside of it can be reached through a link in it. A file is put beside, synced, and
// renamed into its place. The tag of a file is its digest, so that what others change
// in the folder is seen whatever the clock says.
type Folder struct {
	name string
	root *os.Root

	mu      sync.Mutex
	touched map[string]bool // folders whose names changed since the last Flush
}

// OpenFolder opens a folder, which it makes if it is not there. A folder that build
// writes, built is one, cannot be deployed to: it is replaced as a whole.
func OpenFolder(dir, built string) (*Folder, error) {
	if same(dir, built) {
		return nil, &diag.Fault{Text: "cannot deploy " + built + " to itself", Hint: "name another folder"}
	}
	if _, err := os.Lstat(filepath.Join(dir, output.Reserved, "deploy.json")); err != nil {
		if info, err := os.Lstat(filepath.Join(dir, output.Reserved)); err == nil && info.Mode().IsRegular() {
			return nil, &diag.Fault{Text: dir + " is a folder that build fills", Hint: "deploy to another one"}
		}
	}
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return nil, &diag.Fault{Text: fmt.Sprintf("cannot make %s: %v", dir, bare(err)), Err: err}
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, &diag.Fault{Text: fmt.Sprintf("cannot open %s: %v", dir, bare(err)), Err: err}
	}
	return &Folder{name: dir, root: root, touched: map[string]bool{}}, nil
}

// same reports whether two names are of one folder, or one is in the other.
func same(a, b string) bool {
	rel, err := filepath.Rel(resolved(b), resolved(a))
	return err == nil && filepath.IsLocal(rel)
}

// resolved returns where a folder is, or will be when it is made: links in the part of
// its name that is there are followed.
func resolved(dir string) string {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return dir
	}
	rest := ""
	for at := dir; ; at = filepath.Dir(at) {
		if real, err := filepath.EvalSymlinks(at); err == nil {
			return filepath.Join(real, rest)
		}
		if at == filepath.Dir(at) {
			return dir
		}
		rest = filepath.Join(filepath.Base(at), rest)
	}
}

// Close closes the folder.
func (f *Folder) Close() error { return f.root.Close() }

// Name returns the folder as the user named it.
func (f *Folder) Name() string { return f.name }

// Compressed is Beside: a web server chooses among the copies.
func (*Folder) Compressed() string { return Beside }

// List reads all files.
func (f *Folder) List(ctx context.Context, prefix string) ([]Object, error) {
	var out []Object
	err := fs.WalkDir(f.root.FS(), ".", func(name string, d fs.DirEntry, err error) error {
		switch {
		case ctx.Err() != nil:
			return ctx.Err()
		case errors.Is(err, fs.ErrNotExist): // a lock that went away
			return nil
		case err != nil:
			return err
		case d.IsDir():
			if name != "." && !strings.HasPrefix(name+"/", prefix) && !strings.HasPrefix(prefix, name+"/") {
				return fs.SkipDir
			}
			return nil
		case !strings.HasPrefix(name, prefix), output.Ignorable(path.Base(name)):
			return nil
		}
		o := Object{Key: name, Tag: d.Type().String()}
		if d.Type().IsRegular() {
			size, sum, err := digest(f.root, name)
			if errors.Is(err, fs.ErrNotExist) {
				return nil
			}
			if err != nil {
				return err
			}
			o.Size, o.Tag = size, "sha256:"+sum
		}
		out = append(out, o)
		return nil
	})
	slices.SortFunc(out, func(a, b Object) int { return strings.Compare(a.Key, b.Key) })
	return out, fault(err)
}

// Get reads a file.
func (f *Folder) Get(_ context.Context, key string) ([]byte, error) {
	data, err := f.root.ReadFile(key)
	return data, fault(err)
}

// Put writes a file. A run that clears up after others may take away what a second one
// has just begun to write, its lock: that is then written again.
func (f *Folder) Put(ctx context.Context, key string, c Content) (string, error) {
	err := f.put(ctx, key, c)
	for range 3 {
		if !errors.Is(err, fs.ErrNotExist) {
			break
		}
		err = f.put(ctx, key, c)
	}
	return "sha256:" + c.Digest, fault(err)
}

func (f *Folder) put(ctx context.Context, key string, c Content) (err error) {
	in, err := c.Open()
	if err != nil {
		return err
	}
	defer in.Close()
	if err := f.root.MkdirAll(path.Dir(own+"x"), 0o777); err != nil {
		return err
	}
	tmp := TempKeys + rand.Text()
	w, err := f.root.OpenFile(tmp, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			f.root.Remove(tmp)
		}
	}()
	_, err = io.Copy(w, reading{ctx, in})
	if err == nil {
		err = output.Sync(w)
	}
	if err = errors.Join(err, w.Close()); err != nil {
		return err
	}
	if err := f.above(key); err != nil {
		return err
	}
	if err := f.root.Rename(tmp, key); err != nil {
		return err
	}
	f.touch(path.Dir(key))
	return nil
}

// above makes the folders that a key is in. A file in the place of one is of an
// older site: there is nothing here that is not deploy's.
func (f *Folder) above(key string) error {
	dir := path.Dir(key)
	err := f.root.MkdirAll(dir, 0o777)
	if !errors.Is(err, syscall.ENOTDIR) && !errors.Is(err, fs.ErrExist) {
		f.touch(dir)
		return err
	}
	for at := dir; at != "."; at = path.Dir(at) {
		if info, err := f.root.Lstat(at); err == nil && !info.IsDir() {
			if err := f.root.Remove(at); err != nil {
				return err
			}
		}
	}
	f.touch(dir)
	return f.root.MkdirAll(dir, 0o777)
}

func (f *Folder) touch(dir string) {
	f.mu.Lock()
	defer f.mu.Unlock()
	for ; !f.touched[dir]; dir = path.Dir(dir) {
		f.touched[dir] = true
	}
}

// Delete removes a file, and the folders that it leaves empty.
func (f *Folder) Delete(_ context.Context, key string) error {
	if err := f.root.Remove(key); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fault(err)
	}
	dir := path.Dir(key)
	for dir != "." && dir != path.Clean(own) && f.root.Remove(dir) == nil {
		dir = path.Dir(dir)
	}
	f.touch(dir)
	return nil
}

// Flush syncs the folders in which there are new names.
func (f *Folder) Flush(context.Context) error {
	f.mu.Lock()
	dirs := f.touched
	f.touched = map[string]bool{}
	f.mu.Unlock()
	for dir := range dirs {
		if err := output.SyncName(f.root, dir); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return fault(err)
		}
	}
	return nil
}

// reading is a reader that ends with a context.
type reading struct {
	ctx context.Context
	r   io.Reader
}

func (r reading) Read(p []byte) (int, error) {
	if err := r.ctx.Err(); err != nil {
		return 0, err
	}
	return r.r.Read(p)
}

// fault says what kind of failure an error of the disk is.
func fault(err error) error {
	var f *Fault
	switch {
	case err == nil || errors.As(err, &f) || errors.Is(err, context.Canceled):
		return err
	case errors.Is(err, fs.ErrNotExist):
		return &Fault{Missing, bare(err).Error()}
	case output.NoRoom(err):
		return &Fault{Full, bare(err).Error()}
	case errors.Is(err, fs.ErrPermission):
		return &Fault{Refused, bare(err).Error()}
	}
	return &Fault{Refused, bare(err).Error()}
}

// bare strips the names of calls and of temporary files from an error.
func bare(err error) error {
	var pe *fs.PathError
	var le *os.LinkError
	switch {
	case errors.As(err, &pe):
		return pe.Err
	case errors.As(err, &le):
		return le.Err
	}
	return err
}
