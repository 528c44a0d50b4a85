package cache

import (
	"bytes"
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"
)

// How old an entry of a pool is nobody can tell: it is what it was when it was written, and
// clocks differ. What can be told is that sites were published and did not use it. So each
// build that publishes leaves a list of the entries that it found there and had no use for,
// and what is on the last so many lists is removed. An entry that another site uses now and
// then is missing on the lists of that site, and stays.
const (
	poolUnused  = poolFolder + "u/"
	mostUnused  = 20 // lists that an entry must be on, with the one of now
	unusedSize  = 16 // bytes of a key in a list
	unusedForm  = "unused in the shared cache of Duizhao 1\n"
	unusedDigit = 10
)

// unusedKey is the beginning of the key of an entry.
type unusedKey = [unusedSize]byte

// Sweep takes the keys of all that a site was made of which is published now, and removes
// entries that have been of no use to the last sites. It returns how many these are.
func (p *Pool) Sweep(ctx context.Context, used [][32]byte) (removed int, err error) {
	unused := map[unusedKey]string{}
	p.mu.Lock()
	for key := range p.there {
		if data, err := hex.DecodeString(strings.TrimPrefix(key, poolKeys)); err == nil && len(data) == sha256.Size {
			unused[unusedKey(data)] = key
		}
	}
	p.mu.Unlock()
	for _, key := range used {
		delete(unused, unusedKey(key[:]))
	}
	lists, err := p.bucket.List(ctx, poolUnused)
	if err != nil {
		return 0, err
	}
	slices.Sort(lists)
	if len(unused) == 0 { // so that what came before does not count any more
		return 0, p.removeAll(ctx, lists)
	}
	if len(lists) >= mostUnused-1 {
		removed, err = p.removeUnused(ctx, lists[len(lists)-mostUnused+1:], unused)
		if err != nil {
			return removed, err
		}
	}
	if err := p.bucket.Put(ctx, afterLists(lists), listUnused(unused)); err != nil {
		return removed, err
	}
	return removed, p.removeAll(ctx, lists[:max(0, len(lists)-mostUnused+1)])
}

// removeUnused removes those entries that are on all lists, too, and leaves the others in
// unused.
func (p *Pool) removeUnused(ctx context.Context, lists []string, unused map[unusedKey]string) (int, error) {
	counts := make(map[unusedKey]int, len(unused))
	for _, name := range lists {
		data, err := p.bucket.Get(ctx, name)
		if err != nil || ctx.Err() != nil {
			return 0, err
		}
		for _, key := range unusedOf(data) {
			counts[key]++
		}
	}
	var old []string
	for key, name := range unused {
		if counts[key] == len(lists) {
			old = append(old, name)
			delete(unused, key)
		}
	}
	return len(old), p.removeAll(ctx, old)
}

func (p *Pool) removeAll(ctx context.Context, keys []string) error {
	return parallel(ctx, len(keys), nil, func(ctx context.Context, i int) error { return p.bucket.Delete(ctx, keys[i]) })
}

// afterLists returns the name of a list that comes after others. Two builds at once may
// leave one each.
func afterLists(lists []string) string {
	n := 0
	if len(lists) > 0 {
		fmt.Sscanf(strings.TrimPrefix(lists[len(lists)-1], poolUnused), "%d-", &n)
	}
	return fmt.Sprintf("%s%0*d-%s", poolUnused, unusedDigit, n+1, strings.ToLower(rand.Text()))
}

// listUnused writes a list: its form, a digest, and the beginnings of keys, sorted.
func listUnused(unused map[unusedKey]string) []byte {
	keys := make([]byte, 0, len(unused)*unusedSize)
	list := make([]unusedKey, 0, len(unused))
	for key := range unused {
		list = append(list, key)
	}
	slices.SortFunc(list, func(a, b unusedKey) int { return bytes.Compare(a[:], b[:]) })
	for i := range list {
		keys = append(keys, list[i][:]...)
	}
	sum := sha256.Sum256(keys)
	return bytes.Join([][]byte{[]byte(unusedForm), sum[:], keys}, nil)
}

// unusedOf reads what listUnused wrote; there is nothing on any other list, each key once.
func unusedOf(data []byte) (list []unusedKey) {
	rest, ok := bytes.CutPrefix(data, []byte(unusedForm))
	if !ok || len(rest) < sha256.Size || sha256.Sum256(rest[sha256.Size:]) != [sha256.Size]byte(rest[:sha256.Size]) {
		return nil
	}
	for key := range slices.Chunk(rest[sha256.Size:], unusedSize) {
		if len(key) == unusedSize {
			list = append(list, unusedKey(key))
		}
	}
	return list
}

// Unswept says that what is old could not be removed.
func (p *Pool) Unswept(err error) {
	p.notice(fmt.Sprintf("what no site uses any more could not be removed from the shared cache: %v; it takes room, and does no other harm", cause(err)))
}
