package cache

import (
	"crypto/sha256"
	"io/fs"
	"slices"
	"sync"

	"duizhao/internal/disk"
)

// Reads records what is asked of file systems. The zero Reads is ready; it may be used
// from several goroutines at once.
type Reads struct {
	mu      sync.Mutex
	asked   map[question]int32 // places in answers
	answers [][]answer         // in parts of somePart: a large site asks a million questions
	unfit   bool               // something changed meanwhile, or was read in a way that is not recorded
}

type question struct {
	path string
	fs   int16
	kind Kind
}

// answer is what is recorded of a [Read] besides its question. It has no pointers, so that
// the collector need not look at it.
type answer struct {
	sum  [sha256.Size]byte
	size int64
	mark disk.Mark
}

const somePart = 1 << 10

func (r *Reads) at(n int32) *answer { return &r.answers[n/somePart][n%somePart] }

// read returns a question with its answer.
func (r *Reads) read(q question, n int32) Read {
	a := r.at(n)
	return Read{FS: int(q.fs), Kind: q.kind, Path: q.path, Sum: string(a.sum[:]), Size: a.size, Mark: a.mark}
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
	list = make([]Read, 0, len(r.asked))
	for q, n := range r.asked {
		if size := r.at(n).size; q.kind == Stat && size >= 0 {
			if f, ok := r.asked[question{q.path, q.fs, File}]; ok {
				if r.unfit = r.unfit || r.at(f).size != size; !r.unfit {
					continue // its bytes say as much
				}
			}
		}
		list = append(list, r.read(q, n))
	}
	slices.SortFunc(list, func(a, b Read) int { return a.Compare(&b) })
	return list, !r.unfit
}

// All calls each with every question asked so far, in no order.
func (r *Reads) All(each func(*Read)) {
	r.mu.Lock()
	defer r.mu.Unlock()
	for q, n := range r.asked {
		a := r.read(q, n)
		each(&a)
	}
}

// Each calls each with the number of a file system and a path for every question asked so
// far, in no order; a path may come more than once.
func (r *Reads) Each(each func(fs int, path string)) {
	r.mu.Lock()
	defer r.mu.Unlock()
	for q := range r.asked {
		each(int(q.fs), q.path)
	}
}

// Assume takes questions for asked that have been asked again, with these answers.
func (r *Reads) Assume(list []Read) {
	for i := range list {
		r.add(list[i])
	}
}

func (r *Reads) add(a Read) {
	q := question{a.Path, int16(a.FS), a.Kind}
	now := answer{size: a.Size, mark: a.Mark}
	copy(now.sum[:], a.Sum)
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.asked == nil {
		r.asked = map[question]int32{}
	}
	if n, ok := r.asked[q]; ok {
		was := r.at(n)
		r.unfit = r.unfit || was.size != now.size || was.sum != now.sum
		*was = now
		return
	}
	n := len(r.asked)
	if n%somePart == 0 {
		r.answers = append(r.answers, make([]answer, 0, somePart))
	}
	part := &r.answers[n/somePart]
	*part, r.asked[q] = append(*part, now), int32(n)
}

func (r *Reads) spoil() {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.unfit = true
}
