package output

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"hash"
	"io"
	"path/filepath"
	"slices"
)

// Streamer is a sink that takes a product piece by piece, for those that are too
// large for memory.
type Streamer interface {
	Sink
	// Stream is Put for the bytes that write writes. It calls write once.
	Stream(path string, write func(io.Writer) error) error
}

// Stream puts what write writes into sink, in pieces if the sink can.
func Stream(sink Sink, path string, write func(io.Writer) error) error {
	if s, ok := sink.(Streamer); ok {
		return s.Stream(path, write)
	}
	var b bytes.Buffer
	if err := write(&b); err != nil {
		return err
	}
	return sink.Put(path, b.Bytes())
}

// Stream stages a file that comes in pieces. It is always written, since only then
// can it be compared with the published one.
func (s *Stage) Stream(path string, write func(io.Writer) error) error {
	var size int64
	same, err := false, s.names.claim(path)
	if err == nil {
		var sum hash.Hash
		if s.sums {
			sum = sha256.New()
			write = summed(write, sum)
		}
		size, err = s.stream(path, write)
		err = explain("write", filepath.Join(s.target.name, path), err)
		if sum != nil && err == nil {
			s.knows(Known{Path: path, Size: size, Sum: string(sum.Sum(nil))})
		}
	}
	if _, old := slices.BinarySearch(s.old, path); err == nil && old {
		if same = s.alike(path); same {
			err = explain("write", filepath.Join(s.target.name, path), s.tree.Remove(path))
		}
	}
	return s.took(path, size, same, err)
}

// summed returns write with everything that it writes going into sum too.
func summed(write func(io.Writer) error, sum hash.Hash) func(io.Writer) error {
	return func(w io.Writer) error { return write(io.MultiWriter(w, sum)) }
}

func (s *Stage) stream(path string, write func(io.Writer) error) (int64, error) {
	if err := s.mkdir(parent(path)); err != nil {
		return 0, err
	}
	f, err := s.create(path)
	if err != nil {
		return 0, err
	}
	w := &counted{w: f}
	err = write(w)
	return w.n, errors.Join(err, f.Close())
}

type counted struct {
	w io.Writer
	n int64
}

func (c *counted) Write(p []byte) (int, error) {
	n, err := c.w.Write(p)
	c.n += int64(n)
	return n, err
}

// alike reports whether a file of the new tree has the same bytes as the published
// one.
func (s *Stage) alike(path string) bool {
	x, info, err := openRegular(s.live, path)
	if err != nil {
		return false
	}
	defer x.Close()
	y, other, err := openRegular(s.tree, path)
	if err != nil {
		return false
	}
	defer y.Close()
	if info.Size() != other.Size() {
		return false
	}
	p, q := buffers.Get().(*[64 << 10]byte), buffers.Get().(*[64 << 10]byte)
	defer buffers.Put(p)
	defer buffers.Put(q)
	for {
		n, err := io.ReadFull(x, p[:])
		m, err2 := io.ReadFull(y, q[:])
		if !bytes.Equal(p[:n], q[:m]) {
			return false
		}
		if err != nil || err2 != nil {
			end := func(err error) bool { return err == io.EOF || err == io.ErrUnexpectedEOF }
			return end(err) && end(err2)
		}
	}
}
