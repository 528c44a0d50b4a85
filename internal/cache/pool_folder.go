package cache

import (
	"context"
	"crypto/rand"
	"errors"
	"io/fs"
	"os"
	"path"
	"strings"

	"duizhao/internal/disk"
)

// Dir is a bucket that is a folder of this machine, or one that is mounted from another.
// Nothing outside of it is reached through a link in it.
type Dir struct{ root *os.Root }

// OpenDir opens a folder, which it makes if it is not there, for its owner alone.
func OpenDir(dir string) (*Dir, error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, err
	}
	root, err := disk.OpenRoot(dir)
	if err != nil {
		return nil, err
	}
	return &Dir{root}, nil
}

// Close closes the folder.
func (d *Dir) Close() error { return d.root.Close() }

// List returns the keys that begin with the name of a folder.
func (d *Dir) List(ctx context.Context, prefix string) ([]string, error) {
	list, err := fs.ReadDir(disk.FS(d.root), strings.TrimSuffix(prefix, "/"))
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	var out []string
	for _, e := range list {
		if e.Type().IsRegular() && !strings.HasPrefix(e.Name(), ".") {
			out = append(out, prefix+e.Name())
		}
	}
	return out, ctx.Err()
}

// Get reads a file.
func (d *Dir) Get(_ context.Context, key string) ([]byte, error) {
	return disk.FS(d.root).ReadFile(key)
}

// Put writes a file beside its place and renames it. It does not wait for the disk: an
// entry that a power cut has left incomplete is noticed by its digest.
func (d *Dir) Put(ctx context.Context, key string, data []byte) error {
	if err := d.root.MkdirAll(path.Dir(key), 0o700); err != nil {
		return err
	}
	if ctx.Err() != nil {
		return ctx.Err()
	}
	tmp := path.Join(path.Dir(key), "."+rand.Text())
	f, err := d.root.OpenFile(tmp, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	if err = errors.Join(err, f.Close()); err == nil {
		err = d.root.Rename(tmp, key)
	}
	if err != nil {
		d.root.Remove(tmp)
	}
	return err
}

// Delete removes a file.
func (d *Dir) Delete(_ context.Context, key string) error {
	if err := d.root.Remove(key); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}
