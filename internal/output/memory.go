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
	files map[string][]byte

	before *Memory // whose files may stay, or nil
	sums   bool    // digests are kept
	known  map[string]Known
}

// After returns a sink for a site that is made after another, which may be nil: files
// of that can stay in it. It is a [Keeper] until [Memory.Done].
func After(before *Memory) *Memory { return &Memory{before: before, sums: true} }

// Done lets go of the site before.
func (m *Memory) Done() {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.before = nil
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
	data, _ := m.before.Get(f.Path)
	m.add(f.Path, data, *f)
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

func (m *Memory) add(path string, data []byte, k Known) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.files == nil {
		m.files, m.known = map[string][]byte{}, map[string]Known{}
	}
	m.files[path] = data
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
	m.add(path, bytes.Clone(data), k)
	return nil
}

// Get returns the file at path. The bytes must not be changed.
func (m *Memory) Get(path string) ([]byte, bool) {
	m.mu.RLock()
	defer m.mu.RUnlock()
	data, ok := m.files[path]
	return data, ok
}

// Files returns all files, sorted by path. The bytes must not be changed.
func (m *Memory) Files() []File {
	m.mu.RLock()
	defer m.mu.RUnlock()
	files := make([]File, 0, len(m.files))
	for _, path := range slices.Sorted(maps.Keys(m.files)) {
		files = append(files, File{path, m.files[path]})
	}
	return files
}
