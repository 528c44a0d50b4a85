package sheet

import (
	"math"
	"slices"
	"strconv"

	"duizhao/internal/edition"
)

// morsel is a part of a block of a note, by the index of the block.
type morsel struct {
	block    int
	segments []edition.Segment
}

// noted finds which notes come after which piece.
type noted struct {
	d       *cutter
	entries map[string]*edition.Entry // by their anchors
	done    [2]map[string]bool        // those that have their note, on each side
	said    [2]map[string]lately      // notes, by their ids
	pieces  int                       // of the text, so far
}

// lately is where a note was said last: by the anchor of its entry, and after how many
// pieces of the text.
type lately struct {
	anchor string
	after  int
}

// near is how many pieces of the text after a note it is still in mind, or on the same
// page: where a chapter begins there, it is not said once more.
const near = 12

func (d *cutter) unnoted() *noted {
	n := &noted{d: d, entries: map[string]*edition.Entry{}, done: [2]map[string]bool{{}, {}}, said: [2]map[string]lately{{}, {}}}
	if d.o.Layout != Facing { // one note for all
		n.done[1], n.said[1] = n.done[0], n.said[0]
	}
	for i := range d.view.Entries {
		n.entries[d.view.Entries[i].Anchor] = &d.view.Entries[i]
	}
	return n
}

// after returns the notes whose first marks are in a piece, on either page. Those that
// are marked in it on both are one.
func (n *noted) after(st *strip, k int, together float64) (out []strip) {
	n.pieces++
	for _, side := range n.d.versions(st) {
		for _, anchor := range n.d.marked(st, k, side) {
			e := n.entries[anchor]
			done := n.done[side%len(n.done)]
			if e == nil || done[anchor] || e.Kind == edition.EmendationEntry && !edition.IsWitness(n.d.langs[side]) {
				continue
			}
			done[anchor] = true
			if e.Kind == edition.NoteEntry {
				said := n.said[side%len(n.said)]
				if last, ok := said[e.Ref]; ok && n.pieces-last.after <= near && last.anchor != anchor {
					n.d.makeup.again[anchor] = last.anchor
					continue
				}
				said[e.Ref] = lately{anchor, n.pieces}
			}
			i := 0
			for i < len(out) && out[i].entry != e {
				i++
			}
			if i == len(out) {
				out = append(out, strip{row: st.row, entry: e, number: st.number})
			}
			n.d.noteOn(&out[i], side)
		}
	}
	for i := range out {
		n.d.cutNote(&out[i], together)
	}
	return out
}

// noteOn puts a note on the page that has its mark in a version; if all are on one page,
// in each of its languages.
func (d *cutter) noteOn(st *strip, version int) {
	in := []int{version}
	if d.o.Layout != Facing && st.entry.Kind != edition.EmendationEntry {
		for v := range d.langs {
			if v != version && len(d.apparatus.says(st.entry, v)) > 0 {
				in = append(in, v)
			}
		}
	}
	if d.o.Layout == Stacked {
		slices.Sort(in)
		st.on[0], st.each = true, in
		return
	}
	for _, v := range in {
		st.on[v] = true
	}
}

// cutNote cuts a note into as many pieces on either page.
func (d *cutter) cutNote(st *strip, together float64) {
	widest := 0.
	bodies := make([][]edition.Block, len(d.langs))
	for _, side := range d.versions(st) {
		bodies[side] = d.apparatus.says(st.entry, side)
		widest = max(widest, widthOf(bodies[side]))
	}
	st.pieces = d.pieces(max(1, int(math.Round(widest/together))))
	for side := range bodies {
		for i, part := range parted(bodies[side], len(st.pieces)) {
			st.pieces[i].notes[side] = part
		}
	}
}

func widthOf(body []edition.Block) (w float64) {
	for i := range body {
		for s := range body[i].Segments {
			w += width(body[i].Segments[s].Text())
		}
	}
	return w
}

// marked returns the anchors of the marks in a piece.
func (d *cutter) marked(st *strip, k, side int) (out []string) {
	segments := []edition.Segment{st.pieces[k].cells[side]}
	if st.row.Kind == edition.Table {
		cell := d.cellOn(st.row, side)
		if cell == nil {
			return nil
		}
		segments = cell.Segments[min(k+1, len(cell.Segments)):min(k+2, len(cell.Segments))]
		if k == 0 {
			segments = cell.Segments[:min(2, len(cell.Segments))]
		}
	}
	for i := range segments {
		for _, run := range segments[i].Runs {
			switch run.Kind {
			case edition.OpenNote, edition.OpenClaim, edition.FootnoteRef:
				out = append(out, run.Text)
			case edition.EmendMark:
				out = append(out, run.Ref)
			}
		}
	}
	return out
}

// parted cuts a text into n parts of about the same size, some of them perhaps empty:
// between its sentences, and within those that are longer than a part. Code,
// tables and lists are not cut.
func parted(body []edition.Block, n int) [][]morsel {
	out := make([][]morsel, n)
	part := widthOf(body) / float64(n)
	done, k := 0., 0
	for i := range body {
		b := &body[i]
		var pieces [][]edition.Segment
		switch b.Kind {
		case edition.Code, edition.Table, edition.HTML, edition.Rule, edition.Item:
			pieces = [][]edition.Segment{b.Segments}
		default:
			for s := range b.Segments {
				seg := &b.Segments[s]
				pieced := min(int(math.Round(width(seg.Text())/part)), len(places(seg))+1)
				for _, p := range divide(seg, max(1, pieced)) {
					pieces = append(pieces, []edition.Segment{p})
				}
			}
		}
		for _, p := range pieces {
			w := 0.
			for s := range p {
				w += width(p[s].Text())
			}
			if listed := i > 0 && b.Kind == edition.Item && body[i-1].Kind == edition.Item; part > 0 && !listed {
				k = min(n-1, int((done+w/2)/part)) // the part that has its middle
			}
			done += w
			if m := out[k]; len(m) > 0 && m[len(m)-1].block == i {
				m[len(m)-1].segments = append(m[len(m)-1].segments, p...)
				continue
			}
			out[k] = append(out[k], morsel{i, p})
		}
	}
	return out
}

// joined returns what some pieces of a note say on a page.
func (d *cutter) joined(st *strip, side, from, to int) (out []edition.Block) {
	body := d.apparatus.says(st.entry, side)
	last := -1
	for _, p := range st.pieces[from:to] {
		for _, m := range p.notes[side] {
			if m.block != last || len(out) == 0 {
				block := body[m.block]
				block.Segments = nil
				out, last = append(out, block), m.block
			}
			b := &out[len(out)-1]
			b.Segments = append(b.Segments, m.segments...)
		}
		if d.makeup.galley && len(out) > 0 {
			markEnd(&out[len(out)-1])
		}
	}
	return out
}

// markEnd marks the end of a piece in a block's last sentence, to be measured.
func markEnd(b *edition.Block) {
	n := len(b.Segments) - 1
	if n < 0 || b.Kind == edition.Code || b.Kind == edition.HTML {
		return
	}
	runs := b.Segments[n].Runs
	b.Segments = append(b.Segments[:n:n], b.Segments[n])
	b.Segments[n].Runs = append(runs[:len(runs):len(runs)], edition.Run{Kind: edition.RawHTML, Text: endMark})
}

// endMark is an element without words.
const endMark = "<i data-c></i>"

// number gives the notes of each spread their marks: 1, 2, 3 … on both pages, in the
// order of the text, a note that is on both having one number. A note that only begins
// after the spread with its mark keeps the number that it has there, and the others
// follow; what goes on from the spread before has none, so that numbers begin anew.
func (p *Spreads) number(f *makeup) {
	p.signs = [2]map[string]sign{{}, {}}
	last := make([]int, len(p.openings)) // number given on each spread
	given := make([]map[string]int, len(p.openings))
	own := 0 // the spread with the text of the last piece
	for i, from := range p.openings {
		given[i] = map[string]int{}
		for _, c := range p.cuts[from:p.end(i)] {
			st := &f.strips[c.strip]
			if st.entry == nil {
				if st.figure == nil { // which may come before notes of the page before
					own = i
				}
				continue
			}
			a := st.entry.Anchor
			if given[own][a] == 0 {
				last[own]++
				given[own][a] = last[own]
			}
			for side := range 2 {
				if st.on[side] || f.beside {
					p.signs[side][a] = sign{strconv.Itoa(given[own][a]), own}
				}
			}
			if c.piece == 0 {
				last[i] = max(last[i], given[own][a])
			}
		}
	}
}
