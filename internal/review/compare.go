package review

import (
	"slices"

	"duizhao/internal/edition"
)

// State is how a translated segment and its base compare with what was confirmed.
type State uint8

const (
	Confirmed  State = iota // both are as they were
	Moved                   // both are, at another address or cut differently
	Old                     // the base has changed since
	Edited                  // the translation has changed since, the base has not
	New                     // never confirmed
	Missing                 // not translated
	Unreviewed              // marked [~]: whatever was confirmed, a person has yet to review it
)

var states = [...]string{"confirmed", "moved", "old", "edited", "new", "missing", "unreviewed"}

func (s State) String() string { return states[s] }

// MarshalText returns the word for JSON.
func (s State) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// Item is a segment of a version beside its base.
type Item struct {
	Row, Segment int // indexes, from 0
	Address      string
	State        State
	Base, Own    Print
	Was          Entry // what it was confirmed as; zero for New, and for Missing and Unreviewed that never were
}

// Comparison is a version of an edition against what was confirmed of it.
type Comparison struct {
	Lang  string
	Items []Item  // in the order of the text
	Gone  []Entry // confirmed once, and now nowhere
}

// Compare compares a written version, a column of p that is not the base's, with
// a lock.
func Compare(p *edition.Parallel, column int, l *Lock) *Comparison {
	c := &comparer{Comparison: &Comparison{Lang: p.Langs[column]}, used: map[int]bool{}, at: map[string]int{}}
	for _, e := range l.Entries {
		if e.Lang == c.Lang {
			c.at[e.Address] = len(c.entries)
			c.entries = append(c.entries, e)
		}
	}
	c.collect(p, column)
	c.same()
	c.moved()
	c.changed()
	for i := range c.Items { // what is no longer translated or reviewed may be again
		it := &c.Items[i]
		if k, ok := c.at[it.Address]; ok && (it.State == Missing || it.State == Unreviewed) && !c.used[k] {
			it.Was = c.entries[k]
			c.used[k] = true
		}
	}
	for i, e := range c.entries {
		if !c.used[i] {
			c.Gone = append(c.Gone, e)
		}
	}
	return c.Comparison
}

type comparer struct {
	*Comparison
	entries []Entry
	at      map[string]int           // index in entries by address
	used    map[int]bool             // entries that were found
	texts   [][2][]rune              // by item: base and translation
	open    []int                    // items not yet settled
	bases   map[int]map[uint64][]int // entries by length and sum of their bases
}

func (c *comparer) collect(p *edition.Parallel, column int) {
	for i := range p.Rows {
		row := &p.Rows[i]
		base, own := row.Cells[0], row.Cells[column]
		if base == nil || row.Kind == edition.Rule || row.Kind == edition.HTML {
			continue
		}
		for s := range base.Segments {
			text := [2][]rune{letters(base.Segments[s].Text())}
			if len(text[0]) == 0 {
				continue
			}
			item := Item{Row: i, Segment: s, Address: edition.Address(row.ID, s+1), State: New, Base: printOf(text[0])}
			if own == nil || s >= len(own.Segments) || own.Segments[s].State == edition.Absent {
				item.State = Missing
			} else {
				text[1] = letters(own.Segments[s].Text())
				item.Own = printOf(text[1])
				if own.Segments[s].Unreviewed {
					item.State = Unreviewed
				} else {
					c.open = append(c.open, len(c.Items))
				}
			}
			c.Items, c.texts = append(c.Items, item), append(c.texts, text)
		}
	}
}

func printOf(text []rune) Print {
	var p Print
	for _, r := range text {
		p = p.add(r)
	}
	return p
}

// settle records what became of an item.
func (c *comparer) settle(item int, state State, entry int) {
	c.Items[item].State, c.Items[item].Was = state, c.entries[entry]
	c.used[entry] = true
}

// same settles the items that are as they were and where they were.
func (c *comparer) same() {
	c.open = slices.DeleteFunc(c.open, func(i int) bool {
		item := &c.Items[i]
		k, ok := c.at[item.Address]
		if !ok || c.entries[k].Base != item.Base || c.entries[k].Own != item.Own {
			return false
		}
		c.settle(i, Confirmed, k)
		return true
	})
}

// changed settles the items that are the same on one side: first those of the same
// translation, whose base has changed, then those of the same base; then those
// that are at the same address, though of neither.
func (c *comparer) changed() {
	pass := func(state State, match func(item *Item, e *Entry) bool) {
		c.open = slices.DeleteFunc(c.open, func(i int) bool {
			item := &c.Items[i]
			best := -1
			for k := range c.entries {
				if c.used[k] || !match(item, &c.entries[k]) {
					continue
				}
				if best < 0 || nearer(item.Address, c.entries[k].Address, c.entries[best].Address) {
					best = k
				}
			}
			if best < 0 {
				return false
			}
			c.settle(i, state, best)
			return true
		})
	}
	if len(c.open) == 0 || len(c.used) == len(c.entries) {
		return
	}
	pass(Old, func(item *Item, e *Entry) bool { return e.Own == item.Own && item.Own.Len > 0 })
	pass(Edited, func(item *Item, e *Entry) bool { return e.Base == item.Base })
	pass(Old, func(item *Item, e *Entry) bool { return e.Address == item.Address })
}

// nearer reports whether address a is nearer to here than b: in the same block,
// and there by fewer segments.
func nearer(here, a, b string) bool {
	block, n := splitAddress(here)
	x, i := splitAddress(a)
	y, k := splitAddress(b)
	if (x == block) != (y == block) {
		return x == block
	}
	return x == block && max(i-n, n-i) < max(k-n, n-k)
}
