package output

import (
	"bytes"
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
}

// Put keeps a copy of data. The error is a [*diag.Fault] of [ErrName] or, for a
// path put before, of [ErrTwice].
func (m *Memory) Put(path string, data []byte) error {
	if err := m.names.claim(path); err != nil {
		return err
	}
	data = bytes.Clone(data)
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.files == nil {
		m.files = map[string][]byte{}
	}
	m.files[path] = data
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
