package cache

import (
	"reflect"
	"sync"
)

// Held returns a folder that is not on the disk, for a program that goes on. What is
// kept in it is there as long as the program runs, and is not copied: who has saved a
// value, or loaded it, must not change what others may load.
func Held() *Folder {
	return &Folder{held: &held{records: map[string]any{}, blobs: map[string][]byte{}}}
}

// held is what a folder in memory keeps.
type held struct {
	mu      sync.Mutex
	records map[string]any    // pointers, by name
	blobs   map[string][]byte // by digest
}

func (h *held) load(name string, into any) bool {
	h.mu.Lock()
	defer h.mu.Unlock()
	value, ok := h.records[name]
	if !ok || reflect.TypeOf(value) != reflect.TypeOf(into) {
		return false
	}
	reflect.ValueOf(into).Elem().Set(reflect.ValueOf(value).Elem())
	return true
}

func (h *held) save(name string, value any) bool {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.records[name] = value
	return true
}

// inMemory names the pack of blobs that are in memory.
const inMemory = "memory"

func (h *held) add(data []byte, sum string) Blob {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.blobs[sum] = append([]byte(nil), data...)
	return Blob{Pack: inMemory, Size: int64(len(data)), Sum: sum}
}

func (h *held) part(b Blob, from, size int64) ([]byte, bool) {
	h.mu.Lock()
	defer h.mu.Unlock()
	data, ok := h.blobs[b.Sum]
	if !ok || from+size > int64(len(data)) {
		return nil, false
	}
	return data[from : from+size], true
}

// gather lets go of all blobs but those in use.
func (h *held) gather(blobs []*Blob) {
	h.mu.Lock()
	defer h.mu.Unlock()
	used := make(map[string][]byte, len(blobs))
	for _, b := range blobs {
		if data, ok := h.blobs[b.Sum]; ok {
			used[b.Sum] = data
		}
	}
	h.blobs = used
}
