package search

import (
	"bytes"
	"compress/flate"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"fmt"
	"runtime"
	"slices"
	"strconv"
	"sync"
)

// Sizes in bytes.
const (
	Small  = 640 << 10 // texts of a site without postings
	packed = 12 << 10  // texts of a volume of the apparatus
	part   = 64 << 10  // texts of a file
)

// Put takes a finished file by its path below the site's root; it must not keep
// data after it returns.
type Put func(path string, data []byte) error

// Options of a Builder.
type Options struct {
	Put     Put
	Quick   bool // compress lightly: while somebody writes, and waits
	Workers int  // 0 means one for each processor
}

// Builder makes the index of a site. A nil Builder makes none.
type Builder struct {
	options Options
	tables  *tables
	spool   spool
	sets    sync.Pool // *keyset
	writers sync.Pool // *flate.Writer

	mu      sync.Mutex
	volumes [][]int // documents of the parts of each
	kinds   []Kind
	held    []heldPart // while the site is small
	size    int
	large   bool
	han     map[rune]struct{} // Han characters in the texts, folded
	version [32]byte          // sum of all files, whatever their order
	written bool              // a file has been put
}

type heldPart struct {
	volume, part int
	data         []byte // JSON
}

// New begins an index.
func New(o Options) *Builder {
	b := &Builder{options: o, tables: folding(), han: map[rune]struct{}{}}
	level := 6
	if o.Quick {
		level = 1
	}
	b.sets.New = func() any { return newKeyset() }
	b.writers.New = func() any {
		w, err := flate.NewWriter(nil, level)
		if err != nil {
			panic("search: " + err.Error()) // the level is one there is
		}
		return w
	}
	return b
}

// Close drops what is spooled. It may be called after Finish.
func (b *Builder) Close() {
	if b != nil {
		b.spool.close()
	}
}

// Add takes a volume by its number, from 0. All items of a volume are of one
// kind. Volumes may come in any order and from several goroutines; the order of
// results is that of the numbers.
func (b *Builder) Add(volume int, items []Item) error {
	if b == nil {
		return nil
	}
	counts := []int{}
	for i, list := range cut(items, part) {
		n, err := b.keys(volume, i, list)
		if err != nil {
			return err
		}
		counts = append(counts, n)
	}
	kind := Text
	if len(items) > 0 {
		kind = items[0].Kind
	}
	b.mu.Lock()
	for len(b.volumes) <= volume {
		b.volumes, b.kinds = append(b.volumes, nil), append(b.kinds, Text)
	}
	b.volumes[volume], b.kinds[volume] = counts, kind
	b.mu.Unlock()
	return b.texts(volume, items)
}

// keys spools the postings of a part and counts its documents.
func (b *Builder) keys(volume, part int, items []Item) (int, error) {
	k := b.sets.Get().(*keyset)
	defer b.sets.Put(k)
	k.reset()
	n := 0
	for i := range items {
		for d := range items[i].Docs {
			for _, text := range items[i].Docs[d].Texts {
				k.add(b.tables, int32(n), text)
			}
			n++
		}
	}
	var records [buckets][]byte
	k.lists(func(e *key, docs []int32) {
		r := binary.AppendUvarint(records[e.hash%buckets], uint64(len(e.text)))
		r = append(r, e.text...)
		r = binary.AppendUvarint(r, uint64(len(docs)))
		at := len(r)
		last := int32(0)
		for _, d := range docs {
			r = binary.AppendUvarint(r, uint64(d-last))
			last = d
		}
		// The length of the list goes before it; nearly always one byte or two.
		var length [binary.MaxVarintLen32]byte
		r = slices.Insert(r, at, length[:binary.PutUvarint(length[:], uint64(len(r)-at))]...)
		records[e.hash%buckets] = r
	})
	b.mu.Lock()
	for r := range k.seen {
		b.han[r] = struct{}{}
	}
	b.mu.Unlock()
	return n, b.spool.add(volume, part, &records)
}

// texts writes the texts of a volume, or holds them while the site is small.
func (b *Builder) texts(volume int, items []Item) error {
	var now []heldPart
	size := 0
	for i := range items {
		size += items[i].size()
	}
	b.mu.Lock()
	b.size += size
	large := b.large
	b.mu.Unlock()
	for i, list := range cut(items, part) {
		now = append(now, heldPart{volume, i, appendJSON(nil, list)})
	}
	if !large {
		b.mu.Lock()
		b.held = append(b.held, now...)
		now = nil
		if b.size > Small {
			now, b.held, b.large = b.held, nil, true
		}
		b.mu.Unlock()
	}
	for _, p := range now {
		if err := b.put(textName(p.volume, p.part), p.data); err != nil {
			return err
		}
	}
	return nil
}

func textName(volume, part int) string {
	if part == 0 {
		return "t/" + strconv.Itoa(volume)
	}
	return fmt.Sprintf("t/%d-%d", volume, part)
}

// put writes one file.
func (b *Builder) put(name string, data []byte) error {
	var buf bytes.Buffer
	w := b.writers.Get().(*flate.Writer)
	w.Reset(&buf)
	w.Write(data) // a bytes.Buffer does not fail
	w.Close()
	b.writers.Put(w)
	out := make([]byte, 0, len(name)+24+base64.StdEncoding.EncodedLen(buf.Len()))
	out = append(append(append(out, `duizhaoSearch("`...), name...), `","`...)
	out = base64.StdEncoding.AppendEncode(out, buf.Bytes())
	out = append(out, "\")\n"...)
	sum := sha256.Sum256(out)
	b.mu.Lock()
	for i := range sum {
		b.version[i] ^= sum[i]
	}
	b.mu.Unlock()
	return b.options.Put("search/"+name+".js", out)
}

func (b *Builder) workers() int {
	if b.options.Workers > 0 {
		return b.options.Workers
	}
	return runtime.GOMAXPROCS(0)
}

// Finish writes the postings and index.js. All volumes must be there.
func (b *Builder) Finish() error {
	if b == nil {
		return nil
	}
	if b.size > Small {
		var wg sync.WaitGroup
		var subs [buckets]int
		var errs [buckets]error
		next := make(chan int)
		for range min(b.workers(), buckets) {
			wg.Go(func() {
				for i := range next {
					subs[i], errs[i] = b.bucket(i)
				}
			})
		}
		for i := range buckets {
			next <- i
		}
		close(next)
		wg.Wait()
		for _, err := range errs {
			if err != nil {
				return err
			}
		}
		return b.put("index", b.index(subs[:]))
	}
	return b.put("index", b.small())
}

// small is index.js with all texts.
func (b *Builder) small() []byte {
	slices.SortFunc(b.held, func(x, y heldPart) int {
		if x.volume != y.volume {
			return x.volume - y.volume
		}
		return x.part - y.part
	})
	out := b.fold([]byte(`{"fold":`))
	out = append(out, `,"items":[`...)
	comma := false
	for _, p := range b.held {
		list := p.data[1 : len(p.data)-1] // without the brackets
		if len(list) == 0 {
			continue
		}
		if comma {
			out = append(out, ',')
		}
		out = append(out, list...)
		comma = true
	}
	return append(out, "]}"...)
}

// index is index.js of a large site: v, the version of its files, that none of
// another build comes out of a cache; counts, the documents of each volume, or of
// each of its parts; kinds, of the first volumes, all others being editions;
// shards, of each bucket.
func (b *Builder) index(subs []int) []byte {
	out := b.fold([]byte(`{"fold":`))
	out = fmt.Appendf(out, `,"v":"%x","counts":[`, b.version[:5])
	for i, counts := range b.volumes {
		if i > 0 {
			out = append(out, ',')
		}
		if len(counts) == 1 {
			out = strconv.AppendInt(out, int64(counts[0]), 10)
			continue
		}
		out = numbers(out, counts)
	}
	last := 0
	for i, k := range b.kinds {
		if k != Text {
			last = i + 1
		}
	}
	kinds := make([]int, last)
	for i := range kinds {
		kinds[i] = int(b.kinds[i])
	}
	out = numbers(append(out, `],"kinds":`...), kinds)
	out = numbers(append(out, `,"shards":`...), subs)
	return append(out, '}')
}

func numbers(b []byte, list []int) []byte {
	b = append(b, '[')
	for i, n := range list {
		if i > 0 {
			b = append(b, ',')
		}
		b = strconv.AppendInt(b, int64(n), 10)
	}
	return append(b, ']')
}

// fold appends the part of the fold table that this corpus needs: all that
// folds to a character that occurs.
func (b *Builder) fold(out []byte) []byte {
	var list []rune
	for from, to := range b.tables.han {
		if _, ok := b.han[to]; ok {
			list = append(list, from)
		}
	}
	slices.Sort(list)
	out = append(out, '"')
	for _, r := range list {
		out = append(out, string(r)+string(b.tables.han[r])...)
	}
	return append(out, '"')
}
