package cache

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/binary"
	"io/fs"
	"slices"
	"sync"

	"golang.org/x/sync/errgroup"
)

// Read is a question to a file system and the digest of its answer.
type Read struct {
	FS   int    // which of the file systems, by number
	Kind Kind   // of question
	Path string // asked for
	Sum  string // SHA-256
	Size int64  // of a regular file; else -1
}

// Kind is what was asked.
type Kind byte

const (
	File  Kind = iota // the bytes of a file, or why they cannot be read
	Names             // the names in a folder and what they are
	Stat              // whether there is something, and what
)

func (r *Read) compare(o *Read) int {
	return cmp.Or(cmp.Compare(r.FS, o.FS), cmp.Compare(r.Path, o.Path), cmp.Compare(r.Kind, o.Kind))
}

// answer asks a question again.
func (r *Read) answer(fsys fs.FS) Read {
	out := *r
	switch r.Kind {
	case File:
		data, err := fs.ReadFile(fsys, r.Path)
		out.ofFile(data, err)
	case Names:
		list, err := fs.ReadDir(fsys, r.Path)
		out.ofFolder(list, err)
	case Stat:
		info, err := fs.Stat(fsys, r.Path)
		out.ofStat(info, err)
	}
	return out
}

func (r *Read) ofFile(data []byte, err error) {
	r.Size, r.Sum = int64(len(data)), sumOf(data)
	if err != nil {
		r.failed(err)
	}
}

func (r *Read) ofFolder(list []fs.DirEntry, err error) {
	var b []byte
	for _, e := range list {
		b = append(b, e.Name()...)
		b = append(b, 0)
		b = binary.BigEndian.AppendUint32(b, uint32(e.Type()))
	}
	r.Size, r.Sum = -1, sumOf(b)
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
	r.Size = -1
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
func (r *Read) failed(err error) { r.Size, r.Sum = -1, sumOf([]byte("error: "+err.Error())) }

// Same reports whether all questions have the answers that they had. It stops at the
// first that has another.
func Same(ctx context.Context, list []Read, from []fs.FS, workers int) bool {
	return each(ctx, list, from, workers, func(int) error { return fs.ErrInvalid }) == nil
}

// Changed returns the questions that have another answer than they had, by index. The
// error is that of the context.
func Changed(ctx context.Context, list []Read, from []fs.FS, workers int) (changed []int, err error) {
	var mu sync.Mutex
	err = each(ctx, list, from, workers, func(i int) error {
		mu.Lock()
		defer mu.Unlock()
		changed = append(changed, i)
		return nil
	})
	slices.Sort(changed)
	return changed, cmp.Or(err, ctx.Err())
}

// each asks all questions again, several at once, and calls other with the index of
// each that has another answer than it had, until that fails.
func each(ctx context.Context, list []Read, from []fs.FS, workers int, other func(i int) error) error {
	group, ctx := errgroup.WithContext(ctx)
	const part = 64 // questions: the work of one call of a goroutine
	group.SetLimit(workers)
	for at := 0; at < len(list); at += part {
		group.Go(func() error {
			var near nearby
			defer near.close()
			for i := at; i < min(at+part, len(list)); i++ {
				if ctx.Err() != nil {
					return ctx.Err()
				}
				if r := &list[i]; r.FS >= len(from) || from[r.FS] == nil || r.answer(near.of(from[r.FS], r)) != *r {
					if err := other(i); err != nil {
						return err
					}
				}
			}
			return nil
		})
	}
	return group.Wait()
}

// Reads records what is asked of file systems. The zero Reads is ready; it may be used
// from several goroutines at once.
type Reads struct {
	mu    sync.Mutex
	asked map[question]Read
	unfit bool // something changed meanwhile, or was read in a way that is not recorded
}

type question struct {
	fs   int
	kind Kind
	path string
}

// Of returns a file system that answers as fsys does, and records that as number n. It
// is nil if fsys is.
func (r *Reads) Of(n int, fsys fs.FS) fs.FS {
	if fsys == nil {
		return nil
	}
	return &recorded{fsys, n, r}
}

// List returns what was asked, sorted. ok is false if that does not describe what was
// found: a file had two contents.
func (r *Reads) List() (list []Read, ok bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	for q, a := range r.asked {
		if q.kind == Stat && a.Size >= 0 {
			if f, ok := r.asked[question{q.fs, File, q.path}]; ok {
				if r.unfit = r.unfit || f.Size != a.Size; !r.unfit {
					continue // its bytes say as much
				}
			}
		}
		list = append(list, a)
	}
	slices.SortFunc(list, func(a, b Read) int { return a.compare(&b) })
	return list, !r.unfit
}

// All calls each with every question asked so far, in no order.
func (r *Reads) All(each func(*Read)) {
	r.mu.Lock()
	defer r.mu.Unlock()
	for _, a := range r.asked {
		each(&a)
	}
}

// Assume takes questions for asked that have been asked again, with these answers.
func (r *Reads) Assume(list []Read) {
	for i := range list {
		r.add(list[i])
	}
}

func (r *Reads) add(a Read) {
	q := question{a.FS, a.Kind, a.Path}
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.asked == nil {
		r.asked = map[question]Read{}
	}
	if old, ok := r.asked[q]; ok && old != a {
		r.unfit = true
	}
	r.asked[q] = a
}

func (r *Reads) spoil() {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.unfit = true
}
