package search

import (
	"cmp"
	"encoding/binary"
	"fmt"
	"slices"
)

const (
	shardSize = 8 << 10 // bytes of a shard, about
	longList  = 2048    // documents of a list that has files of its own
	chunkDocs = 8 << 10 // documents of one of these
)

// posting is where the list of a key in one volume is. There are a great many at a time,
// so that what the bytes say is read where it is needed.
type posting struct {
	record int32 // of the volume
	next   int32 // posting of the same key, or -1
	at     int32 // behind the key, in the bucket's bytes
}

// posted is what a posting says.
type posted struct {
	base, n, last int // number of the first document of the volume; of documents; the last, counted from base
	list          []byte
}

func (m *merger) read(p *posting) posted {
	at := int(p.at)
	number := func() int {
		n, size := binary.Uvarint(m.data[at:])
		at += size
		return int(n)
	}
	out := posted{base: m.records[p.record].base, n: number(), last: number()}
	size := number()
	out.list = m.data[at : at+size]
	return out
}

// merger merges one bucket after another.
type merger struct {
	*Builder
	bases   []int  // numbers of the first documents of the volumes
	data    []byte // of the bucket
	records []record
	posts   []posting
	entries []entry
	byKey   map[string]int32
	shards  [][]byte
	chunk   []byte
}

// record is what a bucket has of one volume.
type record struct{ base, from, to int }

// entry is a key of a bucket, with its postings in the order of the documents.
type entry struct {
	text        string
	n           int
	first, last int32 // postings
	size        int   // bytes of the lists
	chunks      int32 // of a long list: number of the first of its files
	starts      []int // and the first document of each
}

// bucket writes the files of a bucket that has been parsed, and counts them in out.
func (m *merger) bucket(i int, out *Bucket) error {
	chunks, total := 0, 0
	for k := range m.entries {
		e := &m.entries[k]
		if e.n <= longList {
			total += len(e.text) + e.size + 4
			continue
		}
		e.chunks = int32(chunks)
		err := m.long(e, func(first int, data []byte) error {
			e.starts = append(e.starts, first)
			chunks++
			sum, err := m.put(fmt.Sprintf("l/%d-%d", i, chunks-1), data, byFrequency)
			out.Sum += sum
			return err
		})
		if err != nil {
			return err
		}
	}
	subs := 1 + total/shardSize
	for len(m.shards) < subs {
		m.shards = append(m.shards, nil)
	}
	for s := range subs {
		m.shards[s] = m.shards[s][:0]
	}
	for k := range m.entries {
		s := int(hash([]rune(m.entries[k].text))/buckets) % subs
		m.shards[s] = m.append(m.shards[s], &m.entries[k])
	}
	for s := range subs {
		sum, err := m.put(fmt.Sprintf("k/%d-%d", i, s), m.shards[s], byFrequency)
		if err != nil {
			return err
		}
		out.Sum += sum
	}
	out.Shards, out.Lists = subs, chunks
	return nil
}

// bases returns the number of the first document of each volume.
func (b *Builder) bases() []int {
	out := make([]int, len(b.volumes))
	n := 0
	for i, counts := range b.volumes {
		out[i] = n
		for _, c := range counts {
			n += c
		}
	}
	return out
}

// append appends a key as it is in a shard: its length, the key, the number of
// documents, the bytes of the rest, and then the list; or of a long one the number
// of its first file and the first document of each of its files. Numbers are
// varints, those of documents differences.
func (m *merger) append(b []byte, e *entry) []byte {
	b = append(binary.AppendUvarint(b, uint64(len(e.text))), e.text...)
	b = binary.AppendUvarint(b, uint64(e.n))
	at := len(b)
	if e.n <= longList {
		last := 0
		for i := e.first; i >= 0; i = m.posts[i].next {
			p := m.read(&m.posts[i])
			b = p.append(b, &last)
		}
	} else {
		b = binary.AppendUvarint(b, uint64(e.chunks))
		last := 0
		for _, start := range e.starts {
			b = binary.AppendUvarint(b, uint64(start-last))
			last = start
		}
	}
	var length [binary.MaxVarintLen64]byte
	return slices.Insert(b, at, length[:binary.PutUvarint(length[:], uint64(len(b)-at))]...)
}

// append appends the list of a posting with only the first number changed: it counts
// from last, which becomes the posting's last.
func (p *posted) append(b []byte, last *int) []byte {
	first, size := binary.Uvarint(p.list)
	b = binary.AppendUvarint(b, uint64(p.base+int(first)-*last))
	*last = p.base + p.last
	return append(b, p.list[size:]...)
}

// long calls each with every file of a long list and the first document in it. The
// differences begin anew in each file.
func (m *merger) long(e *entry, each func(first int, data []byte) error) error {
	n, last, start := 0, 0, 0
	for i := e.first; i >= 0; i = m.posts[i].next {
		p := m.read(&m.posts[i])
		if n == 0 {
			first, _ := binary.Uvarint(p.list)
			m.chunk, last, start = m.chunk[:0], 0, p.base+int(first)
		}
		m.chunk = p.append(m.chunk, &last)
		if n += p.n; n >= chunkDocs || m.posts[i].next < 0 {
			if err := each(start, m.chunk); err != nil {
				return err
			}
			n = 0
		}
	}
	return nil
}

// parse reads the records of the bucket; see spool.add. The keys come sorted, and
// their postings in the order of the volumes.
func (m *merger) parse() {
	m.records, m.posts, m.entries = m.records[:0], m.posts[:0], m.entries[:0]
	clear(m.byKey)
	at := 0
	number := func() int {
		n, size := binary.Uvarint(m.data[at:])
		at += size
		return int(n)
	}
	for at < len(m.data) {
		volume, size := number(), number()
		m.records = append(m.records, record{m.bases[volume], at, at + size})
		at += size
	}
	slices.SortFunc(m.records, func(a, b record) int { return a.base - b.base })
	for n, r := range m.records {
		for at = r.from; at < r.to; {
			size := number()
			text := m.data[at : at+size]
			at += size
			k, ok := m.byKey[string(text)]
			if !ok {
				k = int32(len(m.entries))
				m.entries = append(m.entries, entry{text: string(text), first: -1})
				m.byKey[m.entries[k].text] = k
			}
			e := &m.entries[k]
			i := int32(len(m.posts))
			m.posts = append(m.posts, posting{record: int32(n), next: -1, at: int32(at)})
			e.n += number()
			number() // the last document
			size = number()
			at += size
			e.size += size + 1
			if e.first < 0 {
				e.first = i
			} else {
				m.posts[e.last].next = i
			}
			e.last = i
		}
	}
	slices.SortFunc(m.entries, func(a, b entry) int { return cmp.Compare(a.text, b.text) })
}
