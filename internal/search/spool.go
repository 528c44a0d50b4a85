package search

import (
	"encoding/binary"
	"slices"
	"sync"

	"duizhao/internal/output"
)

const (
	buckets     = 64
	bucketBlock = 32 << 10 // bytes a bucket holds in memory, at most
)

// spool keeps the postings of all volumes by bucket until they are merged.
// Anything more than a little goes to a temporary file.
type spool struct {
	mu      sync.Mutex
	memory  [buckets][]byte
	extents [buckets][]extent
	file    *output.Temp
	size    int64
}

type extent struct {
	at   int64
	size int
}

// add takes the postings of a volume, a record a bucket:
//
//	volume, bytes of the rest of the record
//	for each key: its length, the key, number of documents, the last of them,
//	bytes of the list, the list
//
// all numbers as varints, a list as the differences of the numbers of documents.
func (s *spool) add(volume int, records *[buckets][]byte) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	for i, r := range records {
		if len(r) == 0 {
			continue
		}
		m := s.memory[i]
		m = binary.AppendUvarint(m, uint64(volume))
		m = binary.AppendUvarint(m, uint64(len(r)))
		m = append(m, r...)
		s.memory[i] = m
		if len(m) >= bucketBlock {
			if err := s.flush(i); err != nil {
				return err
			}
		}
	}
	return nil
}

func (s *spool) flush(i int) error {
	if s.file == nil {
		f, err := output.NewTemp("search")
		if err != nil {
			return err
		}
		s.file = f
	}
	if _, err := s.file.WriteAt(s.memory[i], s.size); err != nil {
		return err
	}
	s.extents[i] = append(s.extents[i], extent{s.size, len(s.memory[i])})
	s.size += int64(len(s.memory[i]))
	s.memory[i] = s.memory[i][:0]
	return nil
}

// read appends the whole of a bucket. Nothing may be added any more.
func (s *spool) read(i int, b []byte) ([]byte, error) {
	size := len(s.memory[i])
	for _, e := range s.extents[i] {
		size += e.size
	}
	b = slices.Grow(b, size)
	for _, e := range s.extents[i] {
		at := len(b)
		b = b[:at+e.size]
		if _, err := s.file.ReadAt(b[at:], e.at); err != nil {
			return nil, err
		}
	}
	return append(b, s.memory[i]...), nil
}

func (s *spool) close() {
	if s.file != nil {
		s.file.Close()
	}
}
