package search

import "fmt"

// heldPart is a part of a volume while the site is small.
type heldPart struct {
	volume, part int
	data         []byte // JSON
}

// texts writes the texts of a volume, or holds them while the site is small.
func (b *Builder) texts(volume int, files [][]Item) error {
	size := 0
	for _, items := range files {
		for i := range items {
			size += items[i].size()
		}
	}
	small, err := b.grow(volume, size)
	if err != nil {
		return err
	}
	if small {
		for i, items := range files {
			b.hold(heldPart{volume, i, appendJSON(nil, items)})
		}
		return nil
	}
	k := b.sets.Get().(*keyset)
	defer b.sets.Put(k)
	for i, items := range files {
		k.json = appendJSON(k.json[:0], items)
		if err := b.text(volume, i, k.json); err != nil {
			return err
		}
	}
	return nil
}

// grow adds the size of the texts of a volume, and reports whether the site is still
// small. When it is that no more, the texts that were held are written.
func (b *Builder) grow(volume, size int) (small bool, err error) {
	b.mu.Lock()
	b.size += size
	b.sizes[volume] = size
	small = b.size <= Small
	b.mu.Unlock()
	return small, Settle(b)
}

// hold holds a text until it is known whether the site is small. Another volume may
// have made it large meanwhile: [Settle] writes what is left.
func (b *Builder) hold(p heldPart) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.held = append(b.held, p)
}

// text writes a file of texts.
func (b *Builder) text(volume, part int, data []byte) error {
	sum, err := b.put(textName(volume, part), data, asItIs)
	b.mu.Lock()
	defer b.mu.Unlock()
	b.sums[volume] += sum
	return err
}

func textName(volume, part int) string { return fmt.Sprintf("t/%d-%d", volume, part) }
