package search

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"sync"

	"duizhao/internal/encode"
)

// Settle writes the texts that are held, once the site is large. A text may be held after
// that, if another volume made it large at the same time: Finish settles, and who does not
// finish has to.
func Settle(b *Builder) error {
	if b == nil {
		return nil
	}
	b.mu.Lock()
	var held []heldPart
	if b.size > Small {
		held, b.held = b.held, nil
	}
	b.mu.Unlock()
	for _, p := range held {
		if err := b.text(p.volume, p.part, p.data); err != nil {
			return err
		}
	}
	return nil
}

// Finish writes the postings and index.js. All volumes must be there.
func (b *Builder) Finish() error {
	if b == nil {
		return nil
	}
	if b.size > Small {
		if err := Settle(b); err != nil {
			return err
		}
		err := b.merge((*merger).made)
		if err == nil {
			subs := make([]int, buckets)
			for i := range subs {
				subs[i] = b.buckets[i].Shards
			}
			_, err = b.put("index", b.index(subs), small)
		}
		return err
	}
	err := b.merge(func(m *merger, n int) (err error) { // for the characters alone
		if m.data, err = b.data(n, m.data[:0]); err == nil {
			m.parse()
			m.saw(m.chars(), 0)
		}
		return err
	})
	if err == nil {
		_, err = b.put("index", b.whole(), small)
	}
	return err
}

// merge calls each with every bucket, several at once.
func (b *Builder) merge(each func(m *merger, n int) error) error {
	var wg sync.WaitGroup
	var errs [buckets]error
	next := make(chan int)
	for range min(b.workers(), buckets) {
		wg.Go(func() {
			m := &merger{Builder: b, bases: b.bases(), byKey: map[string]int32{}}
			for i := range next {
				errs[i] = each(m, i)
			}
		})
	}
	for i := range buckets {
		next <- i
	}
	close(next)
	wg.Wait()
	return errors.Join(errs[:]...)
}

// whole returns index.js with all texts.
func (b *Builder) whole() []byte {
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

// index returns index.js of a large site: v, the version of its files, so that a
// cache returns none of another build; counts, how many documents each volume has,
// or each of its parts; kinds, of the first volumes, all others being editions;
// shards, how many each bucket has.
func (b *Builder) index(subs []int) []byte {
	out := b.fold([]byte(`{"fold":`))
	out = fmt.Appendf(out, `,"v":"%08x","counts":[`, b.version>>32)
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

// fold appends the part of the fold table that this corpus needs, all that
// folds to a character that occurs; and what is known of English words.
func (b *Builder) fold(out []byte) []byte {
	var list []rune
	for from, to := range b.tables.han {
		if b.seen.has(to) {
			list = append(list, from)
		}
	}
	slices.Sort(list)
	var pairs strings.Builder
	for _, r := range list {
		pairs.WriteRune(r)
		pairs.WriteRune(b.tables.han[r])
	}
	out = encode.JSON(out, pairs.String())
	if b.seen.has('e') { // Latin letters
		out = encode.JSON(append(out, `,"english":[`...), irregular)
		for _, list := range []string{spellings, stems, endings} {
			out = encode.JSON(append(out, ','), list)
		}
		out = append(out, ']')
	}
	return out
}
