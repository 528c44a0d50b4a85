package site

import (
	"sync"

	"duizhao/internal/output"
)

// spool keeps the mentions of notes, as HTML, until the notes' pages are made.
// Together they are as large as the text of the corpus, so that beyond a little they
// go to a temporary file and only their places stay in memory.
type spool struct {
	mu     sync.Mutex
	memory []byte
	file   *output.Temp
	size   int64
}

const spoolMemory = 1 << 20

// add appends a text and returns where it begins.
func (s *spool) add(b []byte) (int64, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	at := s.size
	s.size += int64(len(b))
	if s.file == nil && len(s.memory)+len(b) <= spoolMemory {
		s.memory = append(s.memory, b...)
		return at, nil
	}
	if s.file == nil {
		f, err := output.NewTemp("mentions")
		if err != nil {
			return 0, err
		}
		s.file = f
		if _, err := f.WriteAt(s.memory, 0); err != nil {
			return 0, err
		}
		s.memory = nil
	}
	_, err := s.file.WriteAt(b, at)
	return at, err
}

// read returns a part of what was added.
func (s *spool) read(at int64, size int32) ([]byte, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.file == nil {
		return s.memory[at : at+int64(size)], nil
	}
	b := make([]byte, size)
	_, err := s.file.ReadAt(b, at)
	return b, err
}

func (s *spool) close() {
	if s.file != nil {
		s.file.Close()
	}
}
