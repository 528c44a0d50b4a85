package output

import (
	"crypto/sha256"
	"io"
	"io/fs"
	"os"
	"slices"
	"strings"
	"sync/atomic"
	"time"
)

// Keeper is a sink in which files of the site before can stay: a [Stage] with sums, or a
// [Memory] made by [After].
type Keeper interface {
	Sink
	Known() []Known
	Has(files []Known) (anew, ok bool)
	Stay(f *Known) error
	Keep(files []Known) (anew, ok bool)
}

// Known is a file of a site as a build put it, by which a later build knows it again.
type Known struct {
	Path string
	Size int64
	Sum  string // SHA-256
	Mark Mark   // when it was last found to have these bytes
}

// Mark is what the system says of a file: the file itself, its size, and when it was
// last changed in any way, which nobody can set. While all of it is the same, so are
// the bytes. The zero Mark is that of no file; where a system has no such time there
// are no others.
type Mark struct {
	Device, Inode uint64
	Size, Changed int64 // bytes; nanoseconds
}

// settled is how long ago a file must have been changed for its mark to be believed:
// a system's clock has steps, and a file may change twice in one.
const settled = 2 * time.Second

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
	const part = 64 // files: the work of one call of a goroutine
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
	for i := range files {
		if s.Stay(&files[i]) != nil {
			return false, false
		}
	}
	return news.Load(), true
}

// Has reports whether the published site has these files with exactly these bytes. They
// get the marks that they have now; anew is whether any of those is new.
func (s *Stage) Has(files []Known) (anew, ok bool) {
	if s.live == nil {
		return false, false
	}
	now := time.Now()
	tree := branch{root: s.live}
	defer tree.close()
	for i := range files {
		dir := parent(files[i].Path)
		in, name := tree.at(dir, files[i].Path, i+1 < len(files) && parent(files[i+1].Path) == dir)
		changed, err := files[i].look(in, name, now)
		if err != nil {
			return anew, false
		}
		anew = anew || changed
	}
	return anew, true
}

// branch is a tree with the folder in it that is being looked at: its files are reached
// without opening all that is above them again.
type branch struct {
	root, sub *os.Root
	dir       string // of sub
}

// at returns where the file at path, which is in dir, is, and its name there. more is
// whether the next file is in dir, too.
func (b *branch) at(dir, path string, more bool) (in *os.Root, name string) {
	if b.sub != nil && b.dir != dir {
		b.close()
	}
	if b.sub == nil && more && dir != "" {
		b.sub, _ = b.root.OpenRoot(dir) // what cannot be opened is found out at the file
		b.dir = dir
	}
	if b.sub == nil {
		return b.root, path
	}
	return b.sub, path[len(dir)+1:]
}

func (b *branch) close() {
	if b.sub != nil {
		b.sub.Close()
		b.sub = nil
	}
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

// look fails if the file, which is name in tree, is not as it is known, and reports whether it has a new mark.
// The mark is taken before the bytes are read: a change after that changes it.
func (f *Known) look(tree *os.Root, name string, now time.Time) (anew bool, err error) {
	info, err := tree.Lstat(name)
	if err != nil {
		return false, err
	}
	if !info.Mode().IsRegular() || info.Size() != f.Size {
		return false, fs.ErrInvalid
	}
	mark := markOf(info)
	if mark != (Mark{}) && mark == f.Mark {
		return false, nil
	}
	file, _, err := openRegular(tree, name)
	if err != nil {
		return false, err
	}
	defer file.Close()
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
	if mark != (Mark{}) && now.Sub(time.Unix(0, mark.Changed)) < settled {
		mark = Mark{}
	}
	anew = mark != f.Mark
	f.Mark = mark
	return anew, nil
}
