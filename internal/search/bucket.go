package search

import (
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"duizhao/internal/address"
)

// Bucket is what a later build needs of a bucket of a large site to leave its files as
// they are.
type Bucket struct {
	Key           [32]byte // of the postings in it, and of the numbers of their documents
	Shards, Lists int      // files of either kind
	Sum           uint64   // over these
	Chars         string   // of its keys
}

// Files returns the paths of the files of bucket n.
func (b *Bucket) Files(n int) (out []string) {
	for i := range b.Shards {
		out = append(out, fmt.Sprintf("%sk/%d-%d.js", address.Search, n, i))
	}
	for i := range b.Lists {
		out = append(out, fmt.Sprintf("%sl/%d-%d.js", address.Search, n, i))
	}
	return out
}

// Buckets returns what is to be kept of the buckets when Finish has returned: nothing of a
// small site.
func (b *Builder) Buckets() []Bucket {
	if b == nil || b.size <= Small {
		return nil
	}
	return b.buckets[:]
}

// key returns the key of bucket n.
func (b *Builder) key(n int, bases []int) [32]byte {
	h := sha256.New()
	var at []byte
	for volume := range b.records {
		if b.records[volume].empty(n) {
			continue
		}
		at = binary.BigEndian.AppendUint64(at[:0], uint64(bases[volume]))
		h.Write(binary.BigEndian.AppendUint64(at, b.records[volume].Sums[n]))
	}
	return [32]byte(h.Sum(nil))
}

// data appends the postings in bucket n of all volumes; see spool.add.
func (b *Builder) data(n int, data []byte) ([]byte, error) {
	data, err := b.spool.read(n, data)
	for i := 0; i < len(b.late) && err == nil; i++ {
		var r []byte
		if r, err = b.late[i].record(n); len(r) > 0 {
			data = binary.AppendUvarint(data, uint64(b.late[i].number))
			data = append(binary.AppendUvarint(data, uint64(len(r))), r...)
		}
	}
	return data, err
}

// made writes the files of bucket n, or lets those of an earlier build stay.
func (m *merger) made(n int) error {
	key := m.key(n, m.bases)
	if m.options.Stay != nil {
		if old := m.options.Stay(n, key); old != nil {
			m.Builder.buckets[n] = *old
			m.saw(old.Chars, old.Sum)
			return nil
		}
	}
	var err error
	if m.data, err = m.Builder.data(n, m.data[:0]); err != nil {
		return err
	}
	m.parse()
	out := &m.Builder.buckets[n]
	*out = Bucket{Key: key, Chars: m.chars()}
	m.saw(out.Chars, 0)
	return m.bucket(n, out)
}

// chars returns the characters of the keys of a bucket, sorted.
func (m *merger) chars() string {
	var list []rune
	for i := range m.entries {
		list = append(list, []rune(m.entries[i].text)...)
	}
	slices.Sort(list)
	var out strings.Builder
	for _, c := range slices.Compact(list) {
		out.WriteRune(c)
	}
	return out.String()
}

// saw adds the characters of a bucket, and the sum over its files if they stay.
func (b *Builder) saw(chars string, sum uint64) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.version += sum
	for len(chars) > 0 {
		c, w := utf8.DecodeRuneInString(chars)
		b.seen.add(c)
		chars = chars[w:]
	}
}
