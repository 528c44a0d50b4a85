package review

import (
	"duizhao/internal/edition"
)

// Place is an address that a claim names, compared with the lock.
type Place struct {
	Claim   *edition.Claim
	Index   int // among the claim's segments
	Address string
	Now     []string // where the same words are; nil if they are where the claim says, or nowhere
	Changed bool     // the words at the address have changed since the claim was last seen
	Was     Print    // what was there then
	Is      Print    // what is there now; zero if there is no such place
	Known   bool     // the lock has the claim at this address
}

// Places compares the places of the claims of an edition with a lock. The words
// that a claim was about are looked for in the base, wherever they may have gone
// and however they are cut; only the very same words are found.
func Places(p *edition.Parallel, claims []*edition.Claim, l *Lock) []Place {
	known := map[[2]string]Print{}
	for _, a := range l.Anchors {
		known[[2]string{a.Claim, a.Address}] = a.Base
	}
	f := &finder{p: p}
	var out []Place
	for _, c := range claims {
		if c.Edition != p.Slug {
			continue
		}
		for i, at := range c.Segments {
			place := Place{Claim: c, Index: i, Address: at, Is: f.at(at)}
			if place.Was, place.Known = known[[2]string{c.ID, at}]; place.Known && place.Was != place.Is {
				place.Changed = true
				place.Now = f.find(place.Was, at)
			}
			out = append(out, place)
		}
	}
	return out
}

// finder looks for words in the base.
type finder struct {
	p     *edition.Parallel
	text  stream
	cells []cell // the segments of the base, in order
}

type cell struct {
	block    string
	segment  int // from 1
	from, to int // in text
}

func (f *finder) read() {
	if f.text != nil {
		return
	}
	var all []rune
	for i := range f.p.Rows {
		b := f.p.Rows[i].Cells[0]
		if b == nil {
			continue
		}
		for s := range b.Segments {
			from := len(all)
			all = append(all, letters(b.Segments[s].Text())...)
			if len(all) > from {
				f.cells = append(f.cells, cell{f.p.Rows[i].ID, s + 1, from, len(all)})
			}
		}
	}
	f.text = streamOf(all)
}

// at returns the print of what is at an address.
func (f *finder) at(address string) Print {
	block, n := splitAddress(address)
	i := f.p.Row(block)
	if i < 0 || f.p.Rows[i].Cells[0] == nil {
		return Print{}
	}
	segments := f.p.Rows[i].Cells[0].Segments
	if n > len(segments) || n < 0 {
		return Print{}
	}
	var out Print
	for s := range segments {
		if n == 0 || s == n-1 {
			out = out.Then(Of(segments[s].Text()))
		}
	}
	return out
}

// find returns the addresses of the segments that have the words of a print: of
// several places, the one in the block that they were in, or else the first. Words
// that run from one block into the next are not found.
func (f *finder) find(p Print, was string) []string {
	f.read()
	block, n := splitAddress(was)
	var best []string
	for at := f.text.find(p, 0); at >= 0; at = f.text.find(p, at+1) {
		var here []string
		one, whole := "", true
		for _, c := range f.cells {
			if c.from >= at+p.Len || c.to <= at {
				continue
			}
			if one == "" {
				one = c.block
			}
			whole = whole && c.block == one
			here = append(here, edition.Address(c.block, c.segment))
		}
		switch {
		case !whole || len(here) == 0:
		case n == 0 && f.at(one) == p: // the whole block, under another id
			return []string{one}
		case one == block:
			return here
		case best == nil:
			best = here
		}
	}
	return best
}
