package search

import (
	"encoding/binary"
	"errors"
	"fmt"
	"unicode/utf8"

	"duizhao/internal/address"
)

// Volume is what a later build needs of a volume, besides its postings, to have it in
// its index without the texts.
type Volume struct {
	Number int
	Counts []int // documents of its parts
	Kind   Kind
	Size   int      // bytes of its texts
	Sum    uint64   // over the files of its texts, if there are any
	Texts  [][]byte // its parts, if the site was small and has no such files
}

// Files returns the paths of the files with the texts of a volume.
func (v *Volume) Files() []string {
	out := make([]string, len(v.Counts))
	for i := range out {
		out[i] = address.Search + textName(v.Number, i) + ".js"
	}
	return out
}

// Volume returns what is to be kept of a volume, when Finish has returned.
func (b *Builder) Volume(number int) *Volume {
	b.mu.Lock()
	defer b.mu.Unlock()
	v := &Volume{Number: number, Counts: b.volumes[number], Kind: b.kinds[number], Size: b.sizes[number], Sum: b.sums[number]}
	if b.size <= Small {
		v.Texts = make([][]byte, len(v.Counts))
		for _, p := range b.held {
			if p.volume == number {
				v.Texts[p.part] = p.data
			}
		}
	}
	return v
}

// errKept is for postings that were kept and are not what Keep was given.
var errKept = errors.New("search: the postings that were kept are damaged")

// AddKept adds a volume as an earlier build had it, with the postings that Keep was
// given. If it has no Texts, the site must be large, and its files must be there.
func (b *Builder) AddKept(v *Volume, postings []byte) error {
	if b == nil {
		return nil
	}
	records, err := unbound(postings)
	if err != nil {
		return err
	}
	found := &seen{}
	for _, r := range records {
		if err := found.keys(r); err != nil {
			return err
		}
	}
	b.place(v.Number, v.Counts, v.Kind)
	b.mu.Lock()
	for i, w := range found {
		b.seen[i] |= w
	}
	if v.Texts == nil {
		b.version += v.Sum
		b.sums[v.Number] = v.Sum
	}
	b.mu.Unlock()
	if err := b.spool.add(v.Number, records); err != nil {
		return err
	}
	small, err := b.grow(v.Number, v.Size)
	if err != nil {
		return err
	}
	for i, text := range v.Texts {
		if small {
			b.hold(heldPart{v.Number, i, text})
		} else if err := b.text(v.Number, i, text); err != nil {
			return err
		}
	}
	return nil
}

// bound returns the records of a volume, one a bucket, in one.
func bound(records *[buckets][]byte) []byte {
	n := 0
	for _, r := range records {
		n += len(r) + binary.MaxVarintLen32
	}
	out := make([]byte, 0, n)
	for _, r := range records {
		out = append(binary.AppendUvarint(out, uint64(len(r))), r...)
	}
	return out
}

// unbound takes apart what bound returned.
func unbound(data []byte) (*[buckets][]byte, error) {
	var out [buckets][]byte
	for i := range out {
		n, size := binary.Uvarint(data)
		if size <= 0 || n > uint64(len(data)-size) {
			return nil, errKept
		}
		out[i], data = data[size:size+int(n)], data[size+int(n):]
	}
	if len(data) > 0 {
		return nil, fmt.Errorf("%w: %d bytes more", errKept, len(data))
	}
	return &out, nil
}

// keys adds the characters of the keys of a record.
func (s *seen) keys(record []byte) error {
	for len(record) > 0 {
		n, size := binary.Uvarint(record)
		if size <= 0 || n > uint64(len(record)-size) {
			return errKept
		}
		key := record[size : size+int(n)]
		for len(key) > 0 {
			c, w := utf8.DecodeRune(key)
			s.add(c)
			key = key[w:]
		}
		record = record[size+int(n):]
		var list uint64
		for range 3 { // documents, the last of them, bytes of the list
			v, size := binary.Uvarint(record)
			if size <= 0 {
				return errKept
			}
			list, record = v, record[size:]
		}
		if list > uint64(len(record)) {
			return errKept
		}
		record = record[list:]
	}
	return nil
}
