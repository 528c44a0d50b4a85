package output

import (
	"bytes"
	"runtime"
	"sync"
)

// Scratch keeps bytes outside of the program's memory, in a temporary file without a name,
// as long as anything refers to it. Where there is no room for such a file they stay in
// memory. The zero Scratch is ready; its methods may be called from several goroutines at
// once.
type Scratch struct {
	mu   sync.Mutex
	file *Temp
	none bool // there can be no file
	size int64
}

// Close removes the file, from which nothing can be read any more.
func (s *Scratch) Close() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.none = true
	if s.file != nil {
		s.file.Close()
	}
}

// Piece is bytes in a [Scratch].
type Piece struct {
	in   *Scratch // nil for bytes in memory
	at   int64
	size int
	data []byte // in memory
}

// Size returns the number of bytes.
func (p *Piece) Size() int { return p.size }

// Add keeps a copy of data.
func (s *Scratch) Add(data []byte) Piece {
	if f, at := s.room(len(data)); f != nil {
		if _, err := f.WriteAt(data, at); err == nil {
			return Piece{in: s, at: at, size: len(data)}
		}
		s.full()
	}
	return Piece{size: len(data), data: bytes.Clone(data)}
}

// room takes room in the file; there is none for very little, which would be as much in
// memory.
func (s *Scratch) room(n int) (*Temp, int64) {
	if n < 128 {
		return nil, 0
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.file == nil && !s.none {
		f, err := NewTemp("scratch")
		if err != nil {
			s.none = true
			return nil, 0
		}
		s.file = f
		runtime.AddCleanup(s, func(f *Temp) { f.Close() }, f)
	}
	if s.none {
		return nil, 0
	}
	at := s.size
	s.size += int64(n)
	return s.file, at
}

func (s *Scratch) full() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.none = true
}

// Read returns the bytes of a piece, which must not be changed; ok is false if its file
// cannot be read.
func (p *Piece) Read() (data []byte, ok bool) { return p.Part(0, p.size) }

// Part returns some of them.
func (p *Piece) Part(from, size int) (data []byte, ok bool) {
	if from < 0 || size < 0 || from+size > p.size {
		return nil, false
	}
	if p.in == nil {
		return p.data[from : from+size : from+size], true
	}
	data = make([]byte, size)
	_, err := p.in.file.ReadAt(data, p.at+int64(from))
	return data, err == nil
}

// after returns the scratch for what comes after pieces with so many bytes: the same, or
// another when most of it is not referred to any more.
func (s *Scratch) after(used int64) *Scratch {
	const least = 64 << 20
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.size > 2*used+least {
		return &Scratch{}
	}
	return s
}

// Tidy moves pieces that are all that is referred to of a scratch into another where that
// saves half of the room, and returns the scratch that they are in.
func (s *Scratch) Tidy(pieces []*Piece) *Scratch {
	used := int64(0)
	for _, p := range pieces {
		used += int64(p.size)
	}
	to := s.after(used)
	if to != s {
		for _, p := range pieces {
			if data, ok := p.Read(); ok {
				*p = to.Add(data)
			}
		}
	}
	return to
}
