package cache

import (
	"bytes"
	"cmp"
	"io"
	"io/fs"
	"path"
	"slices"

	"duizhao/internal/disk"
)

// recorded is a file system whose answers are recorded.
type recorded struct {
	fs.FS
	n     int
	reads *Reads
}

// Fault returns what failed in the world, and not in a file, if the file system
// knows.
func (f *recorded) Fault() error {
	if d, ok := f.FS.(interface{ Fault() error }); ok {
		return d.Fault()
	}
	return nil
}

// Open reads a file whole, so that what is recorded of it is what its reader gets,
// however much it takes.
func (f *recorded) Open(name string) (fs.File, error) {
	r := Read{FS: f.n, Path: name}
	file, err := f.FS.Open(name)
	if err != nil {
		r.failed(err)
		f.reads.add(r)
		return nil, err
	}
	info, err := file.Stat()
	if err == nil && info.IsDir() {
		r.Kind = Stat
		r.ofStat(info, nil)
		f.reads.add(r)
		return &folder{file, f, name, disk.MarkOf(info)}, nil
	}
	defer file.Close()
	var data []byte
	var m disk.Mark
	if err == nil {
		m = disk.MarkOf(info)
		data, err = io.ReadAll(file)
	}
	r.ofFile(data, m, err)
	f.reads.add(r)
	if info == nil {
		return nil, err
	}
	return &whole{bytes.NewReader(data), info, err}, nil
}

func (f *recorded) ReadFile(name string) ([]byte, error) {
	r := Read{FS: f.n, Path: name}
	data, err := r.readFile(f.FS)
	f.reads.add(r)
	return data, err
}

func (f *recorded) Stat(name string) (fs.FileInfo, error) {
	info, err := fs.Stat(f.FS, name)
	r := Read{FS: f.n, Path: name, Kind: Stat}
	r.ofStat(info, err)
	f.reads.add(r)
	return info, err
}

func (f *recorded) ReadDir(name string) ([]fs.DirEntry, error) {
	r := Read{FS: f.n, Path: name, Kind: Names}
	list, err := r.readDir(f.FS)
	f.reads.add(r)
	return f.entries(name, list), err
}

// entries are names whose sizes may be asked for.
func (f *recorded) entries(name string, list []fs.DirEntry) []fs.DirEntry {
	out := make([]fs.DirEntry, len(list))
	for i, e := range list {
		out[i] = entry{e, f, path.Join(name, e.Name())}
	}
	return out
}

// entry is a name in a folder, whose size may be asked for.
type entry struct {
	fs.DirEntry
	from *recorded
	path string
}

func (e entry) Info() (fs.FileInfo, error) {
	info, err := e.DirEntry.Info()
	r := Read{FS: e.from.n, Path: e.path, Kind: Stat}
	r.ofStat(info, err)
	e.from.reads.add(r)
	return info, err
}

// folder is an open folder.
type folder struct {
	fs.File
	from *recorded
	name string
	mark disk.Mark // when it was opened
}

// ReadDir lists all of the folder, as those who call it want.
func (d *folder) ReadDir(n int) ([]fs.DirEntry, error) {
	dir, ok := d.File.(fs.ReadDirFile)
	if !ok {
		d.from.reads.spoil()
		return nil, &fs.PathError{Op: "readdir", Path: d.name, Err: fs.ErrInvalid}
	}
	list, err := dir.ReadDir(n)
	if n > 0 {
		d.from.reads.spoil() // a part is no answer that could be compared
		return list, err
	}
	slices.SortFunc(list, func(a, b fs.DirEntry) int { return cmp.Compare(a.Name(), b.Name()) })
	r := Read{FS: d.from.n, Path: d.name, Kind: Names}
	r.ofFolder(list, d.mark, err)
	d.from.reads.add(r)
	return d.from.entries(d.name, list), err
}

// whole is a file in memory.
type whole struct {
	data *bytes.Reader
	info fs.FileInfo
	err  error // of reading, after the bytes
}

func (h *whole) Stat() (fs.FileInfo, error) { return h.info, nil }
func (h *whole) Close() error               { return nil }

func (h *whole) Read(p []byte) (int, error) {
	n, err := h.data.Read(p)
	if err == io.EOF && h.err != nil {
		err = h.err
	}
	return n, err
}
