package search

import (
	"bytes"
	"compress/flate"
	"encoding/base64"
	"encoding/binary"
	"hash/crc32"
	"runtime"
	"sync"
	"unicode/utf8"

	"duizhao/internal/address"
	"duizhao/internal/encode"
)

// Sizes in bytes.
const (
	Small  = 640 << 10 // texts of a site without postings
	packed = 6 << 10   // texts of a volume of the apparatus
	part   = 12 << 10  // texts of a file
)

// Put takes a finished file by its path below the site's root; it must not keep
// data after it returns.
type Put func(path string, data []byte) error

// Options of a Builder.
type Options struct {
	Put     Put
	Quick   bool // compress lightly: while somebody writes, and waits
	Workers int  // 0 means one for each processor
	Private bool // the texts may not be published: every file says so

	Keep func(volume int, postings []byte) // given the postings of each volume that is added, for AddKept of a later build; or nil
	Stay func(n int, key [32]byte) *Bucket // lets the files of a bucket of an earlier build stay, if it has this key, and returns it; else nil
}

// Builder makes the index of a site. A nil Builder makes none.
type Builder struct {
	options Options
	tables  *tables
	spool   spool
	sets    sync.Pool // *keyset
	writers sync.Pool // *writers

	mu      sync.Mutex
	volumes [][]int // documents of the parts of each
	kinds   []Kind
	sizes   []int      // bytes of the texts of each
	sums    []uint64   // over the files of the texts of each
	records []*records // of the postings of each
	late    []kept     // volumes that were kept, whose postings are read where they are needed
	buckets [buckets]Bucket
	held    []heldPart // while the site is small
	size    int
	seen    seen   // characters of the texts, folded
	version uint64 // sum over all files, whatever their order
}

// seen is a set of characters of the first three planes.
type seen [0x30000 >> 6]uint64

func (s *seen) add(r rune) {
	if r < 0x30000 {
		s[r>>6] |= 1 << (r & 63)
	}
}

func (s *seen) has(r rune) bool { return r < 0x30000 && s[r>>6]&(1<<(r&63)) != 0 }

// New begins an index.
func New(o Options) *Builder {
	b := &Builder{options: o, tables: folding()}
	b.sets.New = func() any { return newKeyset() }
	b.writers.New = func() any { return &writers{} }
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
	files := cut(items, part)
	counts := make([]int, len(files))
	for i, list := range files {
		for k := range list {
			counts[i] += len(list[k].Docs)
		}
	}
	kind := Text
	if len(items) > 0 {
		kind = items[0].Kind
	}
	b.place(volume, counts, kind)
	if err := b.keys(volume, items); err != nil {
		return err
	}
	return b.texts(volume, files)
}

// place notes what a volume has.
func (b *Builder) place(volume int, counts []int, kind Kind) {
	b.mu.Lock()
	defer b.mu.Unlock()
	for len(b.volumes) <= volume {
		b.volumes, b.kinds, b.sizes, b.sums = append(b.volumes, nil), append(b.kinds, Text), append(b.sizes, 0), append(b.sums, 0)
		b.records = append(b.records, nil)
	}
	b.volumes[volume], b.kinds[volume] = counts, kind
}

// keys spools the postings of a volume.
func (b *Builder) keys(volume int, items []Item) error {
	k := b.sets.Get().(*keyset)
	defer b.sets.Put(k)
	made := b.postings(k, items)
	b.mu.Lock()
	b.records[volume] = recordsOf(made)
	b.mu.Unlock()
	if b.options.Keep != nil {
		b.options.Keep(volume, bound(made))
	}
	return b.spool.add(volume, made)
}

// postings returns the postings of items, a record a bucket, which are k's.
func (b *Builder) postings(k *keyset, items []Item) *[buckets][]byte {
	k.reset()
	n := 0
	for i := range items {
		for d := range items[i].Docs {
			for c, text := range items[i].Docs[d].Texts {
				k.add(b.tables, int32(n), text, items[i].Langs[c])
			}
			n++
		}
	}
	records := &k.records
	for i := range records {
		records[i] = records[i][:0]
	}
	k.lists(func(text []rune, docs []int32) {
		h := hash(text)
		r := binary.AppendUvarint(records[h%buckets], uint64(len(string(text))))
		for _, c := range text {
			r = utf8.AppendRune(r, c)
		}
		list := k.list[:0]
		last := int32(0)
		for _, d := range docs {
			list = binary.AppendUvarint(list, uint64(d-last))
			last = d
		}
		k.list = list
		r = binary.AppendUvarint(r, uint64(len(docs)))
		r = binary.AppendUvarint(r, uint64(last))
		r = binary.AppendUvarint(r, uint64(len(list)))
		records[h%buckets] = append(r, list...)
	})
	return records
}

// How the data of a file are written: texts of a large site as they are, since
// servers compress them better and browsers read them faster; lists, whose bytes
// are numbers without repetition, by their frequency alone; and what is loaded at
// once as small as possible.
const (
	asItIs = iota
	byFrequency
	small
)

// writers are the compressors and buffers of put.
type writers struct {
	deflate [small + 1]*flate.Writer
	data    bytes.Buffer
	file    []byte
}

// put writes one file, and returns what it adds to the version.
func (b *Builder) put(name string, data []byte, how int) (uint64, error) {
	w := b.writers.Get().(*writers)
	defer b.writers.Put(w)
	out := w.file[:0]
	if b.options.Private {
		out = append(out, "// private: holds an author's own text and may not be published\n"...)
	}
	out = append(encode.JSON(append(out, "duizhaoSearch("...), name), ',')
	if how == asItIs {
		out = append(out, data...)
	} else {
		out = append(base64.StdEncoding.AppendEncode(append(out, '"'), w.compress(data, how, b.options.Quick)), '"')
	}
	out = append(out, ")\n"...)
	w.file = out
	sum := uint64(crc32.Checksum(out, castagnoli)) * 0x9E3779B97F4A7C15
	b.mu.Lock()
	b.version += sum
	b.mu.Unlock()
	return sum, b.options.Put(address.Search+name+".js", out)
}

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

func (w *writers) compress(data []byte, how int, quick bool) []byte {
	if w.deflate[how] == nil {
		level := flate.HuffmanOnly
		if how == small {
			level = flate.BestCompression
		}
		if quick && how == small {
			level = flate.BestSpeed
		}
		var err error
		if w.deflate[how], err = flate.NewWriter(nil, level); err != nil {
			panic("search: " + err.Error()) // the level is valid
		}
	}
	w.data.Reset()
	w.deflate[how].Reset(&w.data)
	w.deflate[how].Write(data) // a bytes.Buffer does not fail
	w.deflate[how].Close()
	return w.data.Bytes()
}

func (b *Builder) workers() int {
	if b.options.Workers > 0 {
		return b.options.Workers
	}
	return runtime.GOMAXPROCS(0)
}
