package site

import (
	"duizhao/internal/output"
	"duizhao/internal/search"
)

// keptBucket is a bucket of the index as a build left it.
type keptBucket struct {
	search.Bucket
	Files []output.Known
}

// postings returns what keeps the postings of the volumes of the index.
func (a *again) postings() func(volume int, postings []byte) {
	if a == nil {
		return nil
	}
	return func(volume int, postings []byte) {
		a.mu.Lock()
		u := a.byNo[volume]
		a.mu.Unlock()
		if u != nil {
			u.Postings = a.packs.Add(postings)
		}
	}
}

// kept returns what reads the postings of an edition. Where they are damaged the edition
// is read again.
func (r *run) kept(u *unit) func(bucket int) ([]byte, error) {
	v := u.Search
	return func(bucket int) ([]byte, error) {
		from, size, sum := v.Record(bucket)
		if size == 0 {
			return nil, nil
		}
		if b, ok := r.again.packs.Part(u.Postings, from, size, sum); ok {
			return b, nil
		}
		u.mu.Lock()
		defer u.mu.Unlock()
		if u.again == nil {
			u.lost, u.again = true, r.index.Postings(r.items(r.show(r.read(u.Summary.Slug))))
		}
		return u.again[from : from+size], nil
	}
}

// bucket lets the files of a bucket of the index stay, if an earlier build made them of
// the same.
func (a *again) bucket(n int, key [32]byte) *search.Bucket {
	if a == nil || a.context == nil || n >= len(a.last.Index) || a.last.Index[n].Key != key {
		return nil
	}
	b := a.last.Index[n]
	if _, ok := a.stage.Has(b.Files); !ok {
		return nil
	}
	for i := range b.Files {
		if a.stage.Stay(&b.Files[i]) != nil { // which the stage reports at its end
			return nil
		}
	}
	a.mu.Lock()
	defer a.mu.Unlock()
	a.index[n] = b
	return &b.Bucket
}

// buckets returns what is to be kept of the index.
func (a *again) buckets(index *search.Builder, find func(paths []string) []output.Known) []*keptBucket {
	list := index.Buckets()
	out := make([]*keptBucket, len(list))
	for n, b := range list {
		if out[n] = a.index[n]; out[n] == nil {
			out[n] = &keptBucket{b, find(b.Files(n))}
		}
	}
	return out
}
