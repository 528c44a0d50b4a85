package cache

import (
	"io/fs"
	"slices"
	"sync"
)

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
	slices.SortFunc(list, func(a, b Read) int { return a.Compare(&b) })
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

// Each calls each with the number of a file system and a path for every question asked so
// far, in no order; a path may come more than once.
func (r *Reads) Each(each func(fs int, path string)) {
	r.mu.Lock()
	defer r.mu.Unlock()
	for q := range r.asked {
		each(q.fs, q.path)
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
	if old, ok := r.asked[q]; ok && !old.Same(&a) {
		r.unfit = true
	}
	r.asked[q] = a
}

func (r *Reads) spoil() {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.unfit = true
}
