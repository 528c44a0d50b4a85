package cache

import (
	"maps"
	"reflect"
	"slices"
	"sync"

	"duizhao/internal/output"
)

// Held returns a folder that is not on the disk, for a program that goes on. What is
// kept in it is there as long as the program runs, and is not copied: who has saved a
// value, or loaded it, must not change what others may load. Blobs are in a temporary file.
func Held() *Folder {
	return &Folder{held: &held{records: map[string]any{}, blobs: map[string]*output.Piece{}, scratch: &output.Scratch{}}}
}

// Close lets go of a folder that is not on the disk.
func (f *Folder) Close() {
	if f != nil && f.held != nil {
		f.held.scratch.Close()
	}
}

// held is what a folder in memory keeps.
type held struct {
	mu      sync.Mutex
	records map[string]any           // pointers, by name
	blobs   map[string]*output.Piece // by digest
	scratch *output.Scratch          // where their bytes are
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
	piece := h.scratch.Add(data) // gather is not called meanwhile
	h.mu.Lock()
	defer h.mu.Unlock()
	h.blobs[sum] = &piece
	return Blob{Pack: inMemory, Size: int64(len(data)), Sum: sum}
}

func (h *held) part(b Blob, from, size int64) ([]byte, bool) {
	h.mu.Lock()
	piece := h.blobs[b.Sum]
	h.mu.Unlock()
	if piece == nil {
		return nil, false
	}
	return piece.Part(int(from), int(size))
}

// gather lets go of all blobs but those in use.
func (h *held) gather(blobs []*Blob) {
	h.mu.Lock()
	defer h.mu.Unlock()
	used := make(map[string]*output.Piece, len(blobs))
	for _, b := range blobs {
		if piece := h.blobs[b.Sum]; piece != nil {
			used[b.Sum] = piece
		}
	}
	h.blobs, h.scratch = used, h.scratch.Tidy(slices.Collect(maps.Values(used)))
}
