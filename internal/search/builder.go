package search

import (
	"bytes"
	"compress/flate"
	"encoding/base64"
	"encoding/binary"
	"fmt"
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
	held    []heldPart // while the site is small
	size    int
	seen    seen   // characters of the texts, folded
	version uint64 // sum over all files, whatever their order
}

type heldPart struct {
	volume, part int
	data         []byte // JSON
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
	if err := b.keys(volume, items); err != nil {
		return err
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
	return b.texts(volume, files)
}

// keys spools the postings of a volume.
func (b *Builder) keys(volume int, items []Item) error {
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
	records := &k.records
	for i := range records {
		records[i] = records[i][:0]
	}
	found := &seen{}
	k.lists(func(text []rune, docs []int32) {
		h := hash(text)
		r := binary.AppendUvarint(records[h%buckets], uint64(len(string(text))))
		for _, c := range text {
			r = utf8.AppendRune(r, c)
			found.add(c)
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
	b.mu.Lock()
	for i, w := range found {
		b.seen[i] |= w
	}
	b.mu.Unlock()
	return b.spool.add(volume, records)
}

// texts writes the texts of a volume, or holds them while the site is small.
func (b *Builder) texts(volume int, files [][]Item) error {
	size := 0
	for _, items := range files {
		for i := range items {
			size += items[i].size()
		}
	}
	b.mu.Lock()
	b.size += size
	var held []heldPart
	if b.size > Small {
		held, b.held = b.held, nil
	} else {
		for i, items := range files {
			b.held = append(b.held, heldPart{volume, i, appendJSON(nil, items)})
		}
		files = nil
	}
	b.mu.Unlock()
	for _, p := range held {
		if err := b.put(textName(p.volume, p.part), p.data, asItIs); err != nil {
			return err
		}
	}
	k := b.sets.Get().(*keyset)
	defer b.sets.Put(k)
	for i, items := range files {
		k.json = appendJSON(k.json[:0], items)
		if err := b.put(textName(volume, i), k.json, asItIs); err != nil {
			return err
		}
	}
	return nil
}

func textName(volume, part int) string { return fmt.Sprintf("t/%d-%d", volume, part) }

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

// put writes one file.
func (b *Builder) put(name string, data []byte, how int) error {
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
	return b.options.Put(address.Search+name+".js", out)
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
