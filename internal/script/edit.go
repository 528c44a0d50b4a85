package script

import (
	"slices"
	"strings"
)

// Edit replaces text[From:To] by With; offsets are in bytes.
type Edit struct {
	From, To int
	With     string
}

// Apply makes edits, which may be in any order, and returns the map from the old
// text to the new. An edit that overlaps one before it is left out.
func Apply(text string, edits []Edit) (string, *Offsets) {
	offsets := &Offsets{}
	if len(edits) == 0 {
		offsets.keep(len(text))
		return text, offsets
	}
	edits = slices.Clone(edits)
	slices.SortStableFunc(edits, func(a, b Edit) int { return a.From - b.From })
	var b strings.Builder
	b.Grow(len(text) + 2*len(edits))
	at := 0
	for _, e := range edits {
		if e.From < at || e.To < e.From || e.To > len(text) {
			continue
		}
		b.WriteString(text[at:e.From])
		offsets.keep(e.From - at)
		b.WriteString(e.With)
		offsets.piece(e.To-e.From, len(e.With))
		at = e.To
	}
	b.WriteString(text[at:])
	offsets.keep(len(text) - at)
	return b.String(), offsets
}
