package output

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"sync"

	"duizhao/internal/diag"
)

// Put stages the file. If the published file at path has the same bytes it stays:
// nothing is written. The error is a [*diag.Fault]; after one, Commit fails too.
func (s *Stage) Put(path string, data []byte) error {
	same, err := false, s.names.claim(path)
	if err == nil {
		if _, ok := slices.BinarySearch(s.old, path); ok {
			same = holds(s.live, path, data)
		}
		if !same {
			err = explain("write", filepath.Join(s.target.name, path), s.write(path, data))
		}
	}
	if s.sums && err == nil {
		sum := sha256.Sum256(data)
		s.knows(Known{Path: path, Size: int64(len(data)), Sum: string(sum[:])})
	}
	return s.took(path, int64(len(data)), same, err)
}

func (s *Stage) knows(f Known) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.known = append(s.known, f)
}

// took records what became of a file.
func (s *Stage) took(path string, size int64, same bool, err error) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	switch {
	case s.done:
		err = &diag.Fault{Text: "cannot write " + path + ": the build has ended", Err: ErrDone}
	case err != nil:
		if s.fault == nil {
			s.fault = err
		}
	case same:
		s.kept = append(s.kept, path)
		s.stats.Unchanged++
		s.stats.Bytes += size
	default:
		s.stats.Written++
		s.stats.Bytes += size
	}
	return err
}

func (s *Stage) write(path string, data []byte) error {
	if err := s.mkdir(parent(path)); err != nil {
		return err
	}
	if done, err := s.below.WriteNew(path, data); done {
		s.wrote(path)
		return err
	}
	f, err := s.create(path)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	return errors.Join(err, f.Close())
}

// create makes a file of the new tree, and records that it has to be synced.
func (s *Stage) create(path string) (*os.File, error) {
	f, err := s.tree.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if err == nil {
		s.wrote(path)
	}
	return f, err
}

func (s *Stage) wrote(path string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.fresh = append(s.fresh, path)
}

// mkdir makes a folder of the new tree once. Two callers may make the same one at a
// time; the slower finds it there.
func (s *Stage) mkdir(dir string) error {
	if dir == "" {
		return nil
	}
	if _, ok := s.made.Load(dir); ok {
		return nil
	}
	if err := s.mkdir(parent(dir)); err != nil {
		return err
	}
	if !s.below.Mkdir(dir) {
		if err := s.tree.Mkdir(dir, 0o777); err != nil && !errors.Is(err, fs.ErrExist) {
			return err
		}
	}
	s.made.Store(dir, nil)
	return nil
}

// keep links an unchanged file into the new tree, so that it stays the same file.
// Where the system will not link (FAT, some network folders, files of another owner)
// it is copied with its time.
func (s *Stage) keep(path string) error {
	if err := s.mkdir(parent(path)); err != nil {
		return err
	}
	t := s.target
	if t.dir.Link(t.base+"/"+path, s.tmp+"/"+path) == nil {
		return nil
	}
	f, info, err := openRegular(s.live, path)
	if err != nil {
		return err
	}
	defer f.Close()
	data, err := io.ReadAll(f)
	if err != nil {
		return err
	}
	s.mu.Lock()
	s.renewal.copied = true
	s.mu.Unlock()
	if err := s.write(path, data); err != nil {
		return err
	}
	return s.tree.Chtimes(path, info.ModTime(), info.ModTime())
}

var buffers = sync.Pool{New: func() any { return new([64 << 10]byte) }}

// holds reports whether the regular file name of a tree has exactly data in it.
func holds(tree *os.Root, name string, data []byte) bool {
	f, info, err := openRegular(tree, name)
	if err != nil {
		return false
	}
	defer f.Close()
	if info.Size() != int64(len(data)) {
		return false
	}
	buf := buffers.Get().(*[64 << 10]byte)
	defer buffers.Put(buf)
	for {
		n, err := f.Read(buf[:])
		if n > len(data) || !bytes.Equal(buf[:n], data[:n]) {
			return false
		}
		data = data[n:]
		if err != nil {
			return err == io.EOF && len(data) == 0
		}
	}
}
