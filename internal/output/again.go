package output

import (
	"crypto/sha256"
	"io"
	"io/fs"
	"os"
	"slices"
	"strings"
	"sync/atomic"

	"duizhao/internal/disk"
)

// Keeper is a sink in which files of the site before can stay: a [Stage] with sums, or a
// [Memory] made by [After].
type Keeper interface {
	Sink
	Known() []Known
	Has(files []Known) (anew, ok bool)
	Stay(f *Known) error
	Keep(files []Known) (anew, ok bool)
	Get(path string) (data []byte, ok bool)
}

// Known is a file of a site as a build put it, by which a later build knows it again.
type Known struct {
	Path string
	Size int64
	Sum  string    // SHA-256
	Mark disk.Mark // when it was last found to have these bytes
}

// Before returns the sorted paths of the site that is published.
func (s *Stage) Before() []string { return s.old }

// Known returns the files that were put, sorted, for [Stage.Keep] of a later stage. It
// has none unless StageOptions.Sums asked for it.
func (s *Stage) Known() []Known {
	s.mu.Lock()
	defer s.mu.Unlock()
	out := slices.Clone(s.known)
	slices.SortFunc(out, func(a, b Known) int { return strings.Compare(a.Path, b.Path) })
	return out
}

// Keep takes the published site as the new one, if it has exactly these files (sorted)
// with exactly these bytes; else it does nothing and reports false. The files get the
// marks that they have now; anew is whether any of those is new. No other file may be
// put before or after.
func (s *Stage) Keep(files []Known) (anew, ok bool) {
	if s.live == nil || !slices.EqualFunc(files, s.old, func(f Known, path string) bool { return f.Path == path }) {
		return false, false
	}
	const part = 512 // files: the work of one call of a goroutine
	var news atomic.Bool
	err := parallel((len(files)+part-1)/part, func(i int) error {
		anew, ok := s.Has(files[i*part : min((i+1)*part, len(files))])
		if !ok {
			return fs.ErrInvalid
		}
		if anew {
			news.Store(true)
		}
		return nil
	})
	if err != nil {
		return false, false
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.whole, s.known = true, slices.Clone(files)
	s.stats.Unchanged = len(files)
	for i := range files {
		s.stats.Bytes += files[i].Size
	}
	return news.Load(), true
}

// Has reports whether the published site has these files with exactly these bytes. They
// get the marks that they have now; anew is whether any of those is new.
func (s *Stage) Has(files []Known) (anew, ok bool) {
	if s.live == nil {
		return false, false
	}
	marks := disk.MarksIn(s.live)
	defer marks.Close()
	for i := range files {
		f := &files[i]
		if f.Mark != (disk.Mark{}) && marks.Of(f.Path) == f.Mark {
			continue
		}
		changed, err := f.look(s.live)
		if err != nil {
			return anew, false
		}
		anew = anew || changed
	}
	return anew, true
}

// Stay takes a file that the published site [Stage.Has] into the new one, in the place
// of a Put.
func (s *Stage) Stay(f *Known) error {
	err := s.names.claim(f.Path)
	if err == nil && s.sums {
		s.knows(*f)
	}
	return s.took(f.Path, f.Size, true, err)
}

// look fails if the file in a tree is not as it is known, and reports whether it has a new
// mark. The mark is taken before the bytes are read: a change after that changes it.
func (f *Known) look(tree *os.Root) (anew bool, err error) {
	file, info, err := openRegular(tree, f.Path)
	if err != nil {
		return false, err
	}
	defer file.Close()
	if info.Size() != f.Size {
		return false, fs.ErrInvalid
	}
	mark := disk.MarkOf(info)
	h := sha256.New()
	buf := buffers.Get().(*[64 << 10]byte)
	defer buffers.Put(buf)
	for {
		n, err := file.Read(buf[:])
		h.Write(buf[:n])
		if err == io.EOF {
			break
		}
		if err != nil {
			return false, err
		}
	}
	if string(h.Sum(nil)) != f.Sum {
		return false, fs.ErrInvalid
	}
	anew = mark != f.Mark
	f.Mark = mark
	return anew, nil
}
