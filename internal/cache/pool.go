package cache

import (
	"bytes"
	"compress/flate"
	"context"
	"crypto/sha256"
	"encoding/gob"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"strings"
	"sync"
	"sync/atomic"

	"duizhao/internal/output"

	"golang.org/x/sync/errgroup"
)

// Bucket is a place that several machines reach: a folder, or object storage. Its methods
// may be called from several goroutines at once. What is put is there as a whole or not
// at all.
type Bucket interface {
	List(ctx context.Context, prefix string) (keys []string, err error)
	Get(ctx context.Context, key string) ([]byte, error)
	Put(ctx context.Context, key string, data []byte) error
	Delete(ctx context.Context, key string) error
}

// Pool is what several machines keep for each other in a bucket. An entry has a key: the
// digest of all that it was made from. So there is nothing to be brought up to date, whoever
// writes an entry writes what any other would, and who finds one need not ask how old it is.
//
// An entry begins with the format, its key and a digest of what follows. One that is cut
// short, damaged, of another version or under the name of another is noticed, removed, and
// made again.
type Pool struct {
	bucket Bucket
	notice func(string)

	mu      sync.Mutex
	there   map[string]bool         // keys of the bucket
	fetched map[string]output.Piece // entries, by key
	scratch output.Scratch
	damaged int
}

// poolFormat begins every entry. A change of what is kept, or how, changes it, and the
// folder of the entries.
const (
	poolFormat = "shared cache of Duizhao 1\n"
	poolFolder = "duizhao-1/"
	poolKeys   = poolFolder + "e/"
)

// atOnce is how many requests are under way at a time: most of the time of each is the way
// there and back.
const atOnce = 32

// mostEntry is how large an entry may become when it is unpacked, in bytes.
const mostEntry = 512 << 20

// OpenPool lists what is in a bucket. notice is given a line for the user when something
// there cannot be used. The pool must be closed.
func OpenPool(ctx context.Context, bucket Bucket, notice func(string)) (*Pool, error) {
	keys, err := bucket.List(ctx, poolKeys)
	if err != nil {
		return nil, err
	}
	p := &Pool{bucket: bucket, notice: notice, there: make(map[string]bool, len(keys)), fetched: map[string]output.Piece{}}
	for _, key := range keys {
		p.there[key] = true
	}
	return p, nil
}

// Close lets go of what was fetched, and says how much of it was damaged.
func (p *Pool) Close() {
	if p == nil {
		return
	}
	p.scratch.Close()
	if p.damaged > 0 {
		p.notice(fmt.Sprintf("%d of what the shared cache had was damaged or not its own; it was thrown away, and made again", p.damaged))
	}
}

func keyOf(sum [32]byte) string { return poolKeys + hex.EncodeToString(sum[:]) }

// Has reports whether there is an entry of a key.
func (p *Pool) Has(sum [32]byte) bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.there[keyOf(sum)]
}

// Fetch brings those entries of keys that there are, for [Pool.Load]. One that has gone
// meanwhile is not there. each is called after each.
func (p *Pool) Fetch(ctx context.Context, sums [][32]byte, each func(done, of int)) error {
	var list []string
	for _, sum := range sums {
		if p.Has(sum) {
			list = append(list, keyOf(sum))
		}
	}
	return parallel(ctx, len(list), each, func(ctx context.Context, i int) error {
		data, err := p.bucket.Get(ctx, list[i])
		if ctx.Err() != nil {
			return context.Cause(ctx)
		}
		if err != nil || len(data) == 0 {
			p.forget(ctx, list[i], false)
			return nil
		}
		piece := p.scratch.Add(data)
		p.mu.Lock()
		defer p.mu.Unlock()
		p.fetched[list[i]] = piece
		return nil
	})
}

// Load fills in an entry that was fetched, once, and reports whether there was a sound one.
func (p *Pool) Load(sum [32]byte, into any) bool {
	key := keyOf(sum)
	p.mu.Lock()
	piece, ok := p.fetched[key]
	delete(p.fetched, key)
	p.mu.Unlock()
	if !ok {
		return false
	}
	data, ok := piece.Read()
	if ok && openEntry(data, sum, into) == nil {
		return true
	}
	p.forget(context.Background(), key, true)
	return false
}

// forget removes an entry that is of no use.
func (p *Pool) forget(ctx context.Context, key string, damaged bool) {
	p.mu.Lock()
	delete(p.there, key)
	if damaged {
		p.damaged++
	}
	p.mu.Unlock()
	if damaged {
		p.bucket.Delete(ctx, key) // if that fails, what is made again will replace it
	}
}

// Unsent says that what a build has made could not be left to other machines.
func (p *Pool) Unsent(err error) {
	p.notice(fmt.Sprintf("not all could be left in the shared cache: %v; other machines make it again", cause(err)))
}

// Entry is something to be kept.
type Entry struct {
	Key  [32]byte
	Make func() (value any, ok bool) // ok is false if it cannot be read any more
}

// Save keeps entries, and returns how many and how many bytes. each is called after each.
func (p *Pool) Save(ctx context.Context, list []Entry, each func(done, of int)) (n int, size int64, err error) {
	var count, bytes atomic.Int64
	err = parallel(ctx, len(list), each, func(ctx context.Context, i int) error {
		value, ok := list[i].Make()
		if !ok {
			return nil
		}
		data, err := closeEntry(list[i].Key, value)
		if err != nil {
			return err
		}
		if err := p.bucket.Put(ctx, keyOf(list[i].Key), data); err != nil {
			return err
		}
		count.Add(1)
		bytes.Add(int64(len(data)))
		return nil
	})
	return int(count.Load()), bytes.Load(), err
}

// parallel does n jobs, several at once, until one fails.
func parallel(given context.Context, n int, each func(done, of int), do func(ctx context.Context, i int) error) error {
	group, ctx := errgroup.WithContext(given)
	group.SetLimit(atOnce)
	var done atomic.Int64
	for i := range n {
		if ctx.Err() != nil {
			break
		}
		group.Go(func() error {
			err := do(ctx, i)
			if each != nil {
				each(int(done.Add(1)), n)
			}
			return err
		})
	}
	if err := group.Wait(); err != nil {
		return err
	}
	return context.Cause(given)
}

// packers are compressors; to make one takes as long as to pack an entry.
var packers = sync.Pool{New: func() any {
	w, err := flate.NewWriter(nil, flate.BestSpeed)
	if err != nil {
		panic(err) // the level is a constant
	}
	return w
}}

// closeEntry packs a value.
func closeEntry(sum [32]byte, value any) ([]byte, error) {
	var b bytes.Buffer
	w := packers.Get().(*flate.Writer)
	defer packers.Put(w)
	w.Reset(&b)
	if err := errors.Join(gob.NewEncoder(w).Encode(value), w.Close()); err != nil {
		return nil, err
	}
	check := sha256.Sum256(b.Bytes())
	return bytes.Join([][]byte{[]byte(poolFormat), sum[:], check[:], b.Bytes()}, nil), nil
}

var errEntry = errors.New("not an entry of this key")

// openEntry unpacks what closeEntry packed for a key, and nothing else.
func openEntry(data []byte, sum [32]byte, into any) error {
	rest, ok := strings.CutPrefix(string(data[:min(len(data), len(poolFormat)+2*sha256.Size)]), poolFormat+string(sum[:]))
	if !ok || len(rest) != sha256.Size {
		return errEntry
	}
	packed := data[len(poolFormat)+2*sha256.Size:]
	if check := sha256.Sum256(packed); string(check[:]) != rest {
		return errEntry
	}
	r := flate.NewReader(bytes.NewReader(packed))
	defer r.Close()
	return gob.NewDecoder(io.LimitReader(r, mostEntry)).Decode(into)
}
