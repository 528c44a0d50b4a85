package search

import (
	"cmp"
	"encoding/binary"
	"fmt"
	"slices"
)

const (
	shardSize = 14 << 10 // bytes of a shard, about
	longList  = 4096     // documents of a list that has files of its own
	chunkDocs = 12 << 10 // documents of one of these
)

// posting is the list of a key in one part of a volume.
type posting struct {
	volume, part int
	n            int
	list         []byte // into the bucket's bytes
}

// entry is a key of a bucket.
type entry struct {
	text  string
	posts []posting
}

// bucket writes the shards of a bucket and tells how many there are.
func (b *Builder) bucket(i int) (int, error) {
	data, err := b.spool.read(i)
	if err != nil {
		return 0, err
	}
	entries := parse(data)
	bases := b.bases()
	chunks := 0
	lists := make([][]byte, len(entries))
	total := 0
	for k, e := range entries {
		var long [][]byte
		lists[k], long = e.encode(bases, chunks)
		total += len(e.text) + len(lists[k])
		for _, data := range long {
			if err := b.put(fmt.Sprintf("l/%d-%d", i, chunks), data); err != nil {
				return 0, err
			}
			chunks++
		}
	}
	subs := 1 + total/shardSize
	shards := make([][]byte, subs)
	for k, e := range entries {
		s := int(hash([]rune(e.text))/buckets) % subs
		shards[s] = append(append(binary.AppendUvarint(shards[s], uint64(len(e.text))), e.text...), lists[k]...)
	}
	for s, data := range shards {
		if err := b.put(fmt.Sprintf("k/%d-%d", i, s), data); err != nil {
			return 0, err
		}
	}
	return subs, nil
}

// bases gives the number of the first document of each part of each volume.
func (b *Builder) bases() [][]int {
	out := make([][]int, len(b.volumes))
	n := 0
	for i, counts := range b.volumes {
		out[i] = make([]int, len(counts))
		for k, c := range counts {
			out[i][k] = n
			n += c
		}
	}
	return out
}

// encode gives the list of a key as it stands in a shard, and the files of its
// own that a long one has, the first of them numbered from. In the shard stand
// the number of documents, the bytes of the rest, and then the list itself; or
// of a long one the number of its first file, the number of its files, and the
// first document of each. Numbers are varints, those of documents differences.
func (e *entry) encode(bases [][]int, from int) (inline []byte, long [][]byte) {
	n := 0
	for _, p := range e.posts {
		n += p.n
	}
	var rest []byte
	last := 0
	documents := func(each func(doc int)) {
		for _, p := range e.posts {
			doc := bases[p.volume][p.part]
			for list := p.list; len(list) > 0; {
				d, size := binary.Uvarint(list)
				list = list[size:]
				doc += int(d)
				each(doc)
			}
		}
	}
	if n <= longList {
		documents(func(doc int) {
			rest = binary.AppendUvarint(rest, uint64(doc-last))
			last = doc
		})
	} else {
		files := (n + chunkDocs - 1) / chunkDocs
		rest = binary.AppendUvarint(binary.AppendUvarint(rest, uint64(from)), uint64(files))
		k, first := 0, 0
		var chunk []byte
		documents(func(doc int) {
			if k%chunkDocs == 0 {
				if k > 0 {
					long = append(long, chunk)
				}
				rest = binary.AppendUvarint(rest, uint64(doc-first))
				first, last, chunk = doc, 0, nil
			}
			chunk = binary.AppendUvarint(chunk, uint64(doc-last))
			last = doc
			k++
		})
		long = append(long, chunk)
	}
	inline = binary.AppendUvarint(inline, uint64(n))
	inline = binary.AppendUvarint(inline, uint64(len(rest)))
	return append(inline, rest...), long
}

// reader reads varints and bytes that this package has written.
type reader []byte

func (r *reader) number() int {
	n, size := binary.Uvarint(*r)
	*r = (*r)[size:]
	return int(n)
}

func (r *reader) bytes(n int) []byte {
	b := (*r)[:n:n]
	*r = (*r)[n:]
	return b
}

// parse reads the records of a bucket; see spool.add. The keys come sorted, and
// their postings in the order of the volumes.
func parse(data reader) []*entry {
	byKey := map[string]*entry{}
	for len(data) > 0 {
		volume, part := data.number(), data.number()
		record := reader(data.bytes(data.number()))
		for len(record) > 0 {
			text := record.bytes(record.number())
			p := posting{volume: volume, part: part, n: record.number()}
			p.list = record.bytes(record.number())
			e := byKey[string(text)]
			if e == nil {
				e = &entry{text: string(text)}
				byKey[e.text] = e
			}
			e.posts = append(e.posts, p)
		}
	}
	entries := make([]*entry, 0, len(byKey))
	for _, e := range byKey {
		slices.SortFunc(e.posts, func(a, b posting) int { return cmp.Or(a.volume-b.volume, a.part-b.part) })
		entries = append(entries, e)
	}
	slices.SortFunc(entries, func(a, b *entry) int { return cmp.Compare(a.text, b.text) })
	return entries
}
