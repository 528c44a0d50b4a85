package review

import (
	"bytes"
	"slices"

	"duizhao/internal/edition"
)

// Confirm returns the lock after the items that pick takes were confirmed. What
// was recognised at a new address is written there whether pick takes it or not;
// what is gone is forgotten if pick takes it, too.
func Confirm(l *Lock, comparisons []*Comparison, places []Place, pick func(lang, address string) bool) *Lock {
	out := &Lock{Path: l.Path}
	for _, c := range comparisons {
		for _, it := range c.Items {
			switch {
			case it.State == Missing && it.Was.Address == "", it.State == Unreviewed && it.Was.Address == "" && !pick(c.Lang, it.Address):
			case it.State != Missing && (it.State == Confirmed || it.State == Moved || pick(c.Lang, it.Address)):
				out.Entries = append(out.Entries, Entry{Lang: c.Lang, Address: it.Address, Base: it.Base, Own: it.Own})
			case it.State != New: // what it was confirmed as, kept under its present address
				out.keep(Entry{Lang: c.Lang, Address: it.Address, Base: it.Was.Base, Own: it.Was.Own})
			}
		}
		for _, e := range c.Gone {
			if !pick(c.Lang, e.Address) {
				out.keep(e)
			}
		}
	}
	for _, p := range places {
		a := Anchor{Claim: p.Claim.ID, Address: p.Address, Base: p.Is}
		if p.Changed && !pick("", p.Address) {
			a.Base = p.Was
		}
		if a.Base != (Print{}) {
			out.Anchors = append(out.Anchors, a)
		}
	}
	out.sort()
	return out
}

// keep adds an entry, unless its address has one.
func (l *Lock) keep(e Entry) {
	if !slices.ContainsFunc(l.Entries, func(o Entry) bool { return o.Lang == e.Lang && o.Address == e.Address }) {
		l.Entries = append(l.Entries, e)
	}
}

// Follow returns the segments that a claim names once its moved places are
// followed: new addresses in place of the old one, none twice.
func Follow(c *edition.Claim, places []Place) []string {
	var out []string
	for i, at := range c.Segments {
		now := []string{at}
		for _, p := range places {
			if p.Claim == c && p.Index == i && p.Now != nil {
				now = p.Now
			}
		}
		for _, a := range now {
			if !slices.Contains(out, a) {
				out = append(out, a)
			}
		}
	}
	return out
}

// Reviewed takes the mark [~] from the ends of lines of a version's file, by their
// numbers from 1, and changes nothing else.
func Reviewed(data []byte, lines []int) []byte {
	var out []byte
	n := 0
	for line := range bytes.Lines(data) {
		n++
		if slices.Contains(lines, n) {
			text := bytes.TrimRight(line, " \t\r\n\\|") // a hard break, or the end of a table's row, may follow
			if before, ok := bytes.CutSuffix(text, []byte("[~]")); ok {
				line = slices.Concat(bytes.TrimRight(before, " \t"), line[len(text):])
			}
		}
		out = append(out, line...)
	}
	return out
}
