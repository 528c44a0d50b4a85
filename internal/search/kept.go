package search

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"

	"duizhao/internal/address"
	"duizhao/internal/encode"
)

// Volume is what a later build needs of a volume, besides its postings, to have it in
// its index without the texts.
type Volume struct {
	Number  int
	Counts  []int // documents of its parts
	Kind    Kind
	Size    int      // bytes of its texts
	Sum     uint64   // over the files of its texts, if there are any
	Texts   [][]byte // its parts, if the site was small and has no such files
	Records *records
}

// records describe the postings of a volume, a record a bucket. There is one for each
// edition, in memory until the index is written.
type records struct {
	Ends [buckets]uint32 // of the records, in the postings
	Sums [buckets]uint64 // the beginnings of their digests
}

// recordsOf returns what describes postings.
func recordsOf(made *[buckets][]byte) *records {
	out, end := &records{}, 0
	for i, r := range made {
		end += len(r)
		sum := sha256.Sum256(r)
		out.Ends[i], out.Sums[i] = uint32(end), binary.BigEndian.Uint64(sum[:])
	}
	return out
}

// empty reports whether there is nothing in a bucket.
func (r *records) empty(bucket int) bool {
	return r == nil || r.Ends[bucket] == 0 || bucket > 0 && r.Ends[bucket] == r.Ends[bucket-1]
}

// bound returns the records of a volume in one.
func bound(made *[buckets][]byte) []byte {
	n := 0
	for _, r := range made {
		n += len(r)
	}
	out := make([]byte, 0, n)
	for _, r := range made {
		out = append(out, r...)
	}
	return out
}

// Record returns where the postings of a volume that are in a bucket begin, how long they
// are, and the beginning of their SHA-256.
func (v *Volume) Record(bucket int) (from, size int64, sum string) {
	if v.Records == nil {
		return 0, 0, ""
	}
	if bucket > 0 {
		from = int64(v.Records.Ends[bucket-1])
	}
	return from, int64(v.Records.Ends[bucket]) - from, string(binary.BigEndian.AppendUint64(nil, v.Records.Sums[bucket]))
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
	v := &Volume{Number: number, Counts: b.volumes[number], Kind: b.kinds[number], Size: b.sizes[number], Sum: b.sums[number], Records: b.records[number]}
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

// kept is a volume of an earlier build.
type kept struct {
	number int
	record func(bucket int) ([]byte, error)
}

// AddKept adds a volume as an earlier build had it. If it has no Texts, the site must be
// large, and its files must be there. record returns those of its postings that are in a
// bucket; Finish asks for them where it needs them.
func (b *Builder) AddKept(v *Volume, record func(bucket int) ([]byte, error)) error {
	if b == nil {
		return nil
	}
	b.place(v.Number, v.Counts, v.Kind)
	b.mu.Lock()
	b.records[v.Number] = v.Records
	b.late = append(b.late, kept{v.Number, record})
	if v.Texts == nil {
		b.version += v.Sum
		b.sums[v.Number] = v.Sum
	}
	b.mu.Unlock()
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

// Postings returns the postings of a volume that is not added, as Keep is given them, and
// what describes them.
func (b *Builder) Postings(items []Item) []byte {
	k := b.sets.Get().(*keyset)
	defer b.sets.Put(k)
	return bound(b.postings(k, items))
}

// Large reports whether the texts of the site are in files of their own, as they stay once
// they are.
func Large(b *Builder) bool {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.size > Small
}

// TextOf returns the part of a volume, as in [Volume.Texts], that is in a file of it; ok is
// false for the file of something else.
func (v *Volume) TextOf(part int, file []byte) (text []byte, ok bool) {
	before := append(encode.JSON([]byte("duizhaoSearch("), textName(v.Number, part)), ',')
	text, ok = bytes.CutPrefix(file, before)
	if ok {
		text, ok = bytes.CutSuffix(text, []byte(")\n"))
	}
	return text, ok
}
