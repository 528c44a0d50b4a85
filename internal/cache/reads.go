package cache

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"io/fs"
	"slices"
	"sync"
	"sync/atomic"

	"duizhao/internal/disk"

	"golang.org/x/sync/errgroup"
)

// Read is a question to a file system and the digest of its answer.
type Read struct {
	FS   int       // which of the file systems, by number
	Kind Kind      // of question
	Path string    // asked for
	Sum  string    // SHA-256
	Size int64     // of a regular file; else -1
	Mark disk.Mark // of what it is about, before it was answered; or zero
}

// Kind is what was asked.
type Kind byte

const (
	File  Kind = iota // the bytes of a file, or why they cannot be read
	Names             // the names in a folder and what they are
	Stat              // whether there is something, and what
)

// Compare orders questions.
func (r *Read) Compare(o *Read) int {
	return cmp.Or(cmp.Compare(r.FS, o.FS), cmp.Compare(r.Path, o.Path), cmp.Compare(r.Kind, o.Kind))
}

// Same reports whether two answers to a question are the same, whatever their marks.
func (r *Read) Same(o *Read) bool { return r.Size == o.Size && r.Sum == o.Sum }

// Again reports whether the question has the same answer now.
func (r *Read) Again(from []fs.FS) bool {
	if r.FS < 0 || r.FS >= len(from) || from[r.FS] == nil {
		return false
	}
	now := r.answer(from[r.FS])
	return now.Same(r)
}

// answer asks a question again.
func (r *Read) answer(fsys fs.FS) Read {
	out := *r
	switch r.Kind {
	case File:
		out.readFile(fsys)
	case Names:
		out.readDir(fsys)
	case Stat:
		info, err := fs.Stat(fsys, r.Path)
		out.ofStat(info, err)
	}
	return out
}

// readFile asks for the bytes of a file.
func (r *Read) readFile(fsys fs.FS) (data []byte, err error) {
	var m disk.Mark
	if from, ok := fsys.(interface {
		Marked(name string) ([]byte, disk.Mark, error)
	}); ok {
		data, m, err = from.Marked(r.Path)
	} else {
		data, err = fs.ReadFile(fsys, r.Path)
	}
	r.ofFile(data, m, err)
	return data, err
}

// readDir asks for the names in a folder, sorted.
func (r *Read) readDir(fsys fs.FS) (list []fs.DirEntry, err error) {
	f, err := fsys.Open(r.Path)
	if err != nil {
		r.ofFolder(nil, disk.Mark{}, err)
		return nil, err
	}
	defer f.Close()
	var m disk.Mark
	if info, err := f.Stat(); err == nil {
		m = disk.MarkOf(info)
	}
	if dir, ok := f.(fs.ReadDirFile); ok {
		list, err = dir.ReadDir(-1)
		slices.SortFunc(list, func(a, b fs.DirEntry) int { return cmp.Compare(a.Name(), b.Name()) })
	} else {
		list, err = fs.ReadDir(fsys, r.Path)
	}
	r.ofFolder(list, m, err)
	return list, err
}

func (r *Read) ofFile(data []byte, m disk.Mark, err error) {
	r.Size, r.Sum, r.Mark = int64(len(data)), sumOf(data), m
	if err != nil {
		r.failed(err)
	}
}

func (r *Read) ofFolder(list []fs.DirEntry, m disk.Mark, err error) {
	var b []byte
	for _, e := range list {
		b = append(b, e.Name()...)
		b = append(b, 0)
		b = binary.BigEndian.AppendUint32(b, uint32(e.Type()))
	}
	r.Size, r.Sum, r.Mark = -1, sumOf(b), m
	if err != nil {
		r.failed(err)
	}
}

// ofStat takes the size of files alone: that of a folder is the disk's affair.
func (r *Read) ofStat(info fs.FileInfo, err error) {
	if err != nil {
		r.failed(err)
		return
	}
	r.Size, r.Mark = -1, disk.MarkOf(info)
	if info.Mode().IsRegular() {
		r.Size = info.Size()
	}
	b := binary.BigEndian.AppendUint32(nil, uint32(info.Mode().Type()))
	r.Sum = sumOf(binary.BigEndian.AppendUint64(b, uint64(r.Size)))
}

func sumOf(data []byte) string {
	sum := sha256.Sum256(data)
	return string(sum[:])
}

// failed takes an error as an answer. Its text may be in a problem.
func (r *Read) failed(err error) {
	r.Size, r.Sum, r.Mark = -1, sumOf([]byte("error: "+err.Error())), disk.Mark{}
	if errors.Is(err, fs.ErrNotExist) {
		r.Mark = disk.Absent
	}
}

// Same reports whether all questions have the answers that they had. It stops at the
// first that has another.
func Same(ctx context.Context, list []Read, from []fs.FS, workers int) bool {
	_, err := each(ctx, list, from, workers, func(int) error { return fs.ErrInvalid })
	return err == nil
}

// Changed returns the questions that have another answer than they had, by index. The
// others get the marks that they have now; anew is whether any of those is new. The
// error is that of the context.
func Changed(ctx context.Context, list []Read, from []fs.FS, workers int) (changed []int, anew bool, err error) {
	var mu sync.Mutex
	anew, err = each(ctx, list, from, workers, func(i int) error {
		mu.Lock()
		defer mu.Unlock()
		changed = append(changed, i)
		return nil
	})
	slices.Sort(changed)
	return changed, anew, cmp.Or(err, ctx.Err())
}

// each asks all questions again, several at once, and calls other with the index of
// each that has another answer than it had, until that fails.
func each(ctx context.Context, list []Read, from []fs.FS, workers int, other func(i int) error) (anew bool, err error) {
	group, ctx := errgroup.WithContext(ctx)
	const part = 256 // questions: the work of one call of a goroutine
	group.SetLimit(workers)
	var news atomic.Bool
	for at := 0; at < len(list); at += part {
		group.Go(func() error {
			near := nearby{marks: map[int]*disk.Marks{}}
			defer near.end()
			for i := at; i < min(at+part, len(list)); i++ {
				if ctx.Err() != nil {
					return ctx.Err()
				}
				r := &list[i]
				if r.FS >= len(from) || from[r.FS] == nil {
					if err := other(i); err != nil {
						return err
					}
					continue
				}
				if near.unmoved(from[r.FS], r) {
					continue
				}
				now := r.answer(near.of(from[r.FS], r))
				if !now.Same(r) {
					if err := other(i); err != nil {
						return err
					}
				} else if now.Mark != r.Mark {
					r.Mark = now.Mark
					news.Store(true)
				}
			}
			return nil
		})
	}
	err = group.Wait()
	return news.Load(), err
}
