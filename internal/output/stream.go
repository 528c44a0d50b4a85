package output

import (
	"bytes"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
)

// Streamer is a sink that takes a product piece by piece, for those that are
// too large for the memory.
type Streamer interface {
	Sink
	// Stream is Put of what write writes. It calls write once.
	Stream(path string, write func(io.Writer) error) error
}

// Stream puts what write writes into sink, by pieces where the sink can.
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

// Stream stages a file that comes by pieces. It is written in any case, since
// only then can it be told whether it is the published one.
func (s *Stage) Stream(path string, write func(io.Writer) error) error {
	var size int64
	same, err := false, s.names.claim(path)
	if err == nil {
		size, err = s.stream(path, write)
		err = explain("write", filepath.Join(s.target.name, path), err)
	}
	if _, old := slices.BinarySearch(s.old, path); err == nil && old {
		if same = alike(s.live(path), s.staged(path)); same {
			err = explain("write", filepath.Join(s.target.name, path), os.Remove(s.staged(path)))
		}
	}
	return s.took(path, size, same, err)
}

func (s *Stage) stream(path string, write func(io.Writer) error) (int64, error) {
	if err := s.mkdir(parent(path)); err != nil {
		return 0, err
	}
	f, err := os.OpenFile(s.staged(path), os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
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

// alike tells whether two files hold the same bytes, the first a regular one.
func alike(a, b string) bool {
	info, err := os.Lstat(a)
	other, err2 := os.Lstat(b)
	if err != nil || err2 != nil || !info.Mode().IsRegular() || info.Size() != other.Size() {
		return false
	}
	x, err := os.Open(a)
	if err != nil {
		return false
	}
	defer x.Close()
	y, err := os.Open(b)
	if err != nil {
		return false
	}
	defer y.Close()
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
