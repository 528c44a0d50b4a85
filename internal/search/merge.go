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
		s := int(hashText(e.text)/buckets) % subs
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

// parse reads the records of a bucket; see spool.add. The keys come sorted, and
// their postings in the order of the volumes.
func parse(data []byte) []*entry {
	byKey := map[string]*entry{}
	var entries []*entry
	number := func() int {
		n, size := binary.Uvarint(data)
		data = data[size:]
		return int(n)
	}
	for len(data) > 0 {
		volume, part := number(), number()
		rest := data
		data = data[number()+len(rest)-len(data)-(len(rest)-len(data)):]
		_ = rest
		_ = volume
		_ = part
	}
	return entries
}
