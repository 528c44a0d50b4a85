package assets

import (
	"fmt"
	"io/fs"
	"strings"
)

const (
	// MaxSize is how many bytes a file of static/ may have: a build holds a few of them at
	// a time, for each kind of product that they go into.
	MaxSize = 100 << 20
	// small is the size up to which files stay in memory. Others are read when they are
	// wanted.
	small = 1 << 20
)

// File is a file of the site, by its path below the root.
type File struct {
	Path string
	Size int64
	data []byte
	from fs.FS // where it is read when it is wanted; nil if data is all of it
}

// Data returns the content of the file.
func (f *File) Data() ([]byte, error) {
	if f.from == nil {
		return f.data, nil
	}
	data, err := fs.ReadFile(f.from, f.Path)
	if err == nil && len(data) > MaxSize {
		err = fmt.Errorf("static/%s has grown to %d bytes; files of static/ may have at most %d", f.Path, len(data), MaxSize)
	}
	return data, err
}

// bundled are the folders whose files are not copied.
var bundled = map[string]bool{"css": true, "js": true, "js-first": true, "js-found": true, "js-parts": true, "js-search": true, "js-single": true}

// copy adds the files that are published as they are.
func (b *Bundle) copy(static fs.FS) error {
	return fs.WalkDir(static, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		top, _, _ := strings.Cut(name, "/")
		if d.IsDir() {
			if bundled[top] || strings.HasPrefix(d.Name(), ".") && name != "." {
				return fs.SkipDir
			}
			return nil
		}
		if name == "icon.svg" || strings.HasPrefix(d.Name(), ".") || strings.HasSuffix(name, ".go") {
			return nil
		}
		info, err := fs.Stat(static, name)
		if err == nil && info.Mode().IsRegular() && info.Size() > small {
			f := File{Path: name, Size: info.Size(), from: static}
			if f.Size > MaxSize {
				b.TooLarge = append(b.TooLarge, f)
			} else {
				b.Files = append(b.Files, f)
			}
			return nil
		}
		data, err := fs.ReadFile(static, name)
		if err != nil {
			return err
		}
		b.Files = append(b.Files, File{Path: name, data: data})
		return nil
	})
}
