package output

import (
	"bytes"
	"crypto/sha256"
	"maps"
	"slices"
	"sync"
)

// Memory is a sink that keeps the files. The zero Memory is ready; its
// methods may be called from several goroutines at once.
type Memory struct {
	names names
	mu    sync.RWMutex
	files map[string]Piece

	scratch *Scratch // where their bytes are, if not in memory
	before  *Memory  // whose files may stay, or nil
	sums    bool     // digests are kept
	known   map[string]Known
}

// After returns a sink for a site that is made after another, which may be nil: files
// of that can stay in it. It is a [Keeper] until [Memory.Done]. The bytes of its files are
// in a temporary file, so that memory holds only where they are.
func After(before *Memory) *Memory {
	m := &Memory{before: before, sums: true, scratch: &Scratch{}}
	if before != nil {
		m.scratch = before.scratch
	}
	return m
}

// Close lets go of the bytes of the files. It may be called for a nil Memory.
func (m *Memory) Close() {
	if m != nil && m.scratch != nil {
		m.scratch.Close()
	}
}

// Holding returns a site of these files, whose bytes must not change any more.
func Holding(files []File) *Memory {
	m := &Memory{}
	for _, f := range files {
		m.add(f.Path, Piece{size: len(f.Data), data: f.Data}, Known{})
	}
	return m
}

// Done lets go of the site before.
func (m *Memory) Done() {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.before = nil
	if m.scratch == nil || len(m.files) == 0 {
		return
	}
	var used int64
	for _, p := range m.files {
		used += int64(p.Size())
	}
	to := m.scratch.after(used)
	if to == m.scratch {
		return
	}
	for path, p := range m.files {
		if data, ok := p.Read(); ok {
			m.files[path] = to.Add(data)
		}
	}
	m.scratch = to
}

// Known returns the files, sorted, with their digests.
func (m *Memory) Known() []Known {
	m.mu.RLock()
	defer m.mu.RUnlock()
	out := make([]Known, 0, len(m.known))
	for _, path := range slices.Sorted(maps.Keys(m.known)) {
		out = append(out, m.known[path])
	}
	return out
}

// Has reports whether the site before has these files with exactly these bytes. No mark
// is new: nobody else can change them.
func (m *Memory) Has(files []Known) (anew, ok bool) {
	if m.before == nil {
		return false, false
	}
	m.before.mu.RLock()
	defer m.before.mu.RUnlock()
	for i := range files {
		if m.before.known[files[i].Path] != files[i] {
			return false, false
		}
	}
	return false, true
}

// Stay takes a file that the site before [Memory.Has] into this one.
func (m *Memory) Stay(f *Known) error {
	if err := m.names.claim(f.Path); err != nil {
		return err
	}
	m.before.mu.RLock()
	p := m.before.files[f.Path]
	m.before.mu.RUnlock()
	m.add(f.Path, p, *f)
	return nil
}

// Keep takes the site before as this one, if it has exactly these files.
func (m *Memory) Keep(files []Known) (anew, ok bool) {
	if _, ok := m.Has(files); !ok || len(files) != len(m.before.known) {
		return false, false
	}
	for i := range files {
		if m.Stay(&files[i]) != nil {
			return false, false
		}
	}
	return false, true
}

func (m *Memory) add(path string, p Piece, k Known) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.files == nil {
		m.files, m.known = map[string]Piece{}, map[string]Known{}
	}
	m.files[path] = p
	if m.sums {
		m.known[path] = k
	}
}

// Put keeps a copy of data. The error is a [*diag.Fault] of [ErrName] or, for a
// path put before, of [ErrTwice].
func (m *Memory) Put(path string, data []byte) error {
	if err := m.names.claim(path); err != nil {
		return err
	}
	k := Known{Path: path, Size: int64(len(data))}
	if m.sums {
		sum := sha256.Sum256(data)
		k.Sum = string(sum[:])
	}
	m.add(path, m.piece(data, &k), k)
	return nil
}

// piece keeps the bytes of a file, if those are not kept for the site before.
func (m *Memory) piece(data []byte, k *Known) Piece {
	if m.scratch == nil {
		return Piece{size: len(data), data: bytes.Clone(data)}
	}
	if b := m.before; b != nil {
		b.mu.RLock()
		defer b.mu.RUnlock()
		if b.known[k.Path] == *k {
			return b.files[k.Path]
		}
	}
	return m.scratch.Add(data)
}

// Get returns the file at path. The bytes must not be changed.
func (m *Memory) Get(path string) ([]byte, bool) {
	m.mu.RLock()
	p, ok := m.files[path]
	m.mu.RUnlock()
	if !ok {
		return nil, false
	}
	return p.Read()
}

// Len returns how many files there are.
func (m *Memory) Len() int {
	m.mu.RLock()
	defer m.mu.RUnlock()
	return len(m.files)
}

// Changed returns the sorted paths of the files that are not those of another site, which
// may be nil: new, gone, or with other bytes.
func (m *Memory) Changed(from *Memory) []string {
	var out []string
	if from == nil {
		from = &Memory{}
	}
	m.mu.RLock()
	defer m.mu.RUnlock()
	if m != from {
		from.mu.RLock()
		defer from.mu.RUnlock()
	}
	for path, is := range m.files {
		if was, ok := from.files[path]; !ok || !m.same(from, path, &is, &was) {
			out = append(out, path)
		}
	}
	for path := range from.files {
		if _, ok := m.files[path]; !ok {
			out = append(out, path)
		}
	}
	slices.Sort(out)
	return out
}

// same reports whether a file has the same bytes in two sites.
func (m *Memory) same(from *Memory, path string, is, was *Piece) bool {
	if is.in != nil && is.in == was.in && is.at == was.at || is.size != was.size {
		return is.size == was.size
	}
	if m.sums && from.sums {
		return m.known[path].Sum == from.known[path].Sum
	}
	a, _ := is.Read()
	b, _ := was.Read()
	return bytes.Equal(a, b)
}

// Files returns all files, sorted by path. The bytes must not be changed.
func (m *Memory) Files() []File {
	m.mu.RLock()
	defer m.mu.RUnlock()
	files := make([]File, 0, len(m.files))
	for _, path := range slices.Sorted(maps.Keys(m.files)) {
		p := m.files[path]
		data, _ := p.Read()
		files = append(files, File{path, data})
	}
	return files
}
