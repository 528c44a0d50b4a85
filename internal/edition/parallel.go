package edition

import (
	"slices"
	"strconv"
	"strings"
)

// Parallel is an edition with its versions joined: row k has the blocks that
// correspond. It is the stage after Edition.
type Parallel struct {
	*Edition
	Langs []string // of the cells, base first, derived versions last
	From  []int    // by column: the column a derived version is made from, or -1
	Rows  []Row
}

// Row is one block in all versions. Cells are in the order of Parallel.Langs,
// nil where a version lacks the block. The cells agree in kind, and in the
// number of their segments.
type Row struct {
	ID      string
	Kind    Kind
	Speaker string
	Section int    // counts headings from 1; rows before the first heading have 0
	Number  string // shown in the margin: 1 for p01, q3 for q03; "" for headings and rules
	Cells   []*Block
}

// Clone returns p with rows, cells and segments of its own. It shares the runs of
// segments, which are replaced and never changed.
func (p *Parallel) Clone() *Parallel {
	out := *p
	out.Rows = slices.Clone(p.Rows)
	n, segments := 0, 0
	for i := range p.Rows {
		for _, c := range p.Rows[i].Cells {
			if c != nil {
				n, segments = n+1, segments+len(c.Segments)
			}
		}
	}
	cells := make([]*Block, len(p.Rows)*len(p.Langs))
	blocks, all := make([]Block, 0, n), make([]Segment, 0, segments)
	for i := range out.Rows {
		row := &out.Rows[i]
		own := cells[:len(row.Cells):len(row.Cells)]
		cells = cells[len(row.Cells):]
		for k, c := range row.Cells {
			if c == nil {
				continue
			}
			from := len(all)
			all = append(all, c.Segments...)
			blocks = append(blocks, *c)
			own[k] = &blocks[len(blocks)-1]
			own[k].Segments = all[from:len(all):len(all)]
		}
		row.Cells = own
	}
	return &out
}

// Segments returns the number of segments of the row.
func (r *Row) Segments() int {
	for _, c := range r.Cells {
		if c != nil {
			return len(c.Segments)
		}
	}
	return 0
}

// Column returns the cell index of a language, or -1.
func (p *Parallel) Column(lang string) int {
	for i, l := range p.Langs {
		if l == lang {
			return i
		}
	}
	return -1
}

// Row returns the index of the row with an id, or -1.
func (p *Parallel) Row(id string) int {
	for i := range p.Rows {
		if p.Rows[i].ID == id {
			return i
		}
	}
	return -1
}

// IDs returns the ids of the rows, in order.
func (p *Parallel) IDs() []string {
	out := make([]string, len(p.Rows))
	for i := range p.Rows {
		out[i] = p.Rows[i].ID
	}
	return out
}

// Find resolves an address, p17.2 or p17 (its last segment), to indexes.
func (p *Parallel) Find(address string) (row, segment int, ok bool) {
	block, number, dotted := strings.Cut(address, ".")
	if row = p.Row(block); row < 0 {
		return 0, 0, false
	}
	n := p.Rows[row].Segments()
	if !dotted {
		return row, n - 1, n > 0
	}
	s, err := strconv.Atoi(number)
	return row, s - 1, err == nil && s >= 1 && s <= n
}

// Asks reports whether a row is a question of an interview.
func (p *Parallel) Asks(row *Row) bool {
	return row.Kind == Turn && p.Speakers[row.Speaker].Role == Interviewer
}

// Annotated is an edition with its apparatus in place. It is the stage after
// Parallel: the runs of its cells have marks, and Entries has what they lead to.
type Annotated struct {
	*Parallel
	Entries  []Entry   // notes, claims and footnotes, in the order of the text
	Mentions []Mention // by row and segment
}

// Shown is an edition as readers see it, and the last stage: its derived versions are
// there, outdated and repaired places are marked, and what a version lacks is shown in
// the base's words. Package site makes it, in one function.
type Shown struct{ *Annotated }

// Show returns an edition to be shown, in which nothing is derived, marked or filled
// in yet. Changes of it do not reach a.
func (a *Annotated) Show() *Shown {
	e := *a.Edition
	e.Texts = slices.Clone(e.Texts)
	p := a.Parallel.Clone()
	p.Edition = &e
	return &Shown{&Annotated{Parallel: p, Entries: slices.Clone(a.Entries), Mentions: a.Mentions}}
}

// EntryKind is the kind of an entry in the margin.
type EntryKind uint8

const (
	NoteEntry EntryKind = iota
	ClaimEntry
	FootnoteEntry
	EmendationEntry // the repaired readings of a block
)

// Entry is one thing in the margin: a note at its first mention in a section,
// a claim, a footnote.
type Entry struct {
	Kind   EntryKind
	Ref    string  // id of the note or claim, label of the footnote, id of the block
	Mark   string  // a, b, … for notes of a section; 1, 2, … for claims; i, ii, … for footnotes; † for repairs
	Anchor string  // id of the element in the page: n.1a, c.12, f.iii
	Places []Place // of its first mark, by column; Row is -1 where a version has none
}

// Place is a segment by indexes from 0.
type Place struct{ Row, Segment int32 }

// Mention is a segment that has a note's name, or a link to the note.
type Mention struct {
	Note         string
	Row, Segment int // indexes, from 0
}

// Address returns the address of a segment: p17.2.
func Address(block string, segment int) string { return block + "." + strconv.Itoa(segment) }

// Lines returns a number of segments in words: as an editor sees them, lines.
func Lines(n int) string {
	if n == 1 {
		return "1 line"
	}
	return strconv.Itoa(n) + " lines"
}
