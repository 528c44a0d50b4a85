package cache

import (
	"crypto/rand"
	"fmt"
	"io/fs"
	"os"
	"strings"
	"sync"

	"duizhao/internal/disk"
)

// Blob is a place in a pack. The zero Blob is nowhere.
type Blob struct {
	Pack     string // name of its file
	At, Size int64
	Sum      string // SHA-256
}

// Packs are the files of a folder with what is too large for a record and seldom
// needed: a run of bytes for each thing. A build writes one, of what it found out
// itself, and never changes another; a record ([Folder.Save]) says what is where. So a
// build that is killed leaves the last one's record and its packs whole. A nil Packs
// keeps nothing; the methods of others may be called from several goroutines at once.
type Packs struct {
	folder *Folder
	prefix string // of the names of the files

	mu   sync.Mutex
	root *os.Root
	open map[string]*os.File // to read; nil for one that cannot be read
	out  *os.File
	name string // of out
	at   int64
	err  error // the first of writing: nothing more is kept
}

// Packs returns the packs of one owner. They must be closed.
func (f *Folder) Packs(owner string) *Packs {
	if f == nil {
		return nil
	}
	return &Packs{folder: f, prefix: owner + "-", open: map[string]*os.File{}}
}

// Add keeps data. It returns the zero Blob if that is not possible.
func (p *Packs) Add(data []byte) Blob {
	if p == nil {
		return Blob{}
	}
	sum := sumOf(data)
	if h := p.folder.held; h != nil {
		return h.add(data, sum)
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.out == nil && p.err == nil {
		p.err = p.create()
		p.failed()
	}
	if p.err != nil {
		return Blob{}
	}
	if _, err := p.out.Write(data); err != nil {
		p.err = err
		p.failed()
		return Blob{}
	}
	b := Blob{p.name, p.at, int64(len(data)), sum}
	p.at += b.Size
	return b
}

// failed says once why nothing can be kept.
func (p *Packs) failed() {
	if p.err != nil {
		p.folder.unkept(p.err)
	}
}

// create begins the pack of this build, under a name that no other build has.
func (p *Packs) create() error {
	if err := os.MkdirAll(p.folder.dir, 0o700); err != nil {
		return err
	}
	if err := p.enter(); err != nil {
		return err
	}
	p.name = p.prefix + strings.ToLower(rand.Text())
	var err error
	p.out, err = p.root.OpenFile(p.name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	return err
}

func (p *Packs) enter() (err error) {
	if p.root == nil {
		p.root, err = disk.OpenRoot(p.folder.dir)
	}
	return err
}

// Read returns what was kept. ok is false if it is not there, or not what was kept.
func (p *Packs) Read(b Blob) (data []byte, ok bool) { return p.Part(b, 0, b.Size, b.Sum) }

// Part returns a part of what was kept, whose digest begins with sum.
func (p *Packs) Part(b Blob, from, size int64, sum string) (data []byte, ok bool) {
	if p == nil || from < 0 || size < 0 || b.At < 0 || from+size > b.Size {
		return nil, false
	}
	if h := p.folder.held; h != nil {
		return h.part(b, from, size)
	}
	f := p.reader(b.Pack)
	if f == nil {
		return nil, false
	}
	if info, err := f.Stat(); err != nil || b.At+b.Size > info.Size() {
		return nil, false
	}
	data = make([]byte, size)
	if _, err := f.ReadAt(data, b.At+from); err != nil {
		return nil, false
	}
	return data, len(sum) >= 8 && strings.HasPrefix(sumOf(data), sum)
}

// reader returns a pack, open for reading, or nil.
func (p *Packs) reader(name string) *os.File {
	p.mu.Lock()
	defer p.mu.Unlock()
	if f, ok := p.open[name]; ok {
		return f
	}
	var f *os.File
	if strings.HasPrefix(name, p.prefix) && p.enter() == nil {
		if file, err := disk.FS(p.root).Open(name); err == nil {
			f, _ = file.(*os.File)
		}
	}
	p.open[name] = f
	return f
}

// Sweep removes the packs of the owner that are not among used. A build that goes on
// at the same time may lose its own by that: what it keeps is then not found, and is
// made again.
func (p *Packs) Sweep(used map[string]bool) {
	if p == nil || p.folder.held != nil {
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.enter() != nil {
		return
	}
	list, err := fs.ReadDir(disk.FS(p.root), ".")
	if err != nil {
		return
	}
	for _, e := range list {
		if name := e.Name(); strings.HasPrefix(name, p.prefix) && !used[name] {
			p.root.Remove(name) // where an open file cannot be removed, a later build does it
		}
	}
}

// Close closes the files, and forgets what this build added unless it is among what
// its record names.
func (p *Packs) Close() {
	if p == nil {
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	for _, f := range p.open {
		if f != nil {
			f.Close()
		}
	}
	if p.out != nil {
		p.out.Close()
	}
	if p.root != nil {
		p.root.Close()
	}
}

// unkept says that nothing can be kept.
func (f *Folder) unkept(err error) {
	f.once.Do(func() {
		f.notice(fmt.Sprintf("nothing can be kept in the cache %s: %v; the next build does all the work again", f.dir, cause(err)))
	})
}
