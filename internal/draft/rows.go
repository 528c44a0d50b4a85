package draft

import (
	"slices"

	"duizhao/internal/edition"
	"duizhao/internal/intake"
	"duizhao/internal/lang"
	"duizhao/internal/pair"
)

// rows are blocks set side by side: row i has a cell for each version.
type rows struct {
	langs     []string
	list      []row
	byLengths bool // the rows were paired by length
}

// sure counts the rows and lines that were paired by length, and those without a
// doubt.
func (r *rows) sure() (s Sure) {
	if !r.byLengths {
		return s
	}
	for i := range r.list {
		row := &r.list[i]
		if row.block.Kind == edition.Rule || row.block.Kind == edition.Code {
			continue
		}
		lines, bad := 0, map[int]bool{}
		for _, c := range row.cells {
			lines = max(lines, len(c.Segments))
		}
		for _, d := range row.doubts {
			switch d.kind {
			case DoubtPair, DoubtMerged, DoubtOneSided, DoubtMissing, DoubtJoined, DoubtKind:
				bad[d.line] = true
			}
		}
		s.Blocks, s.Lines = s.Blocks+1, s.Lines+lines
		if bad[-1] {
			continue
		}
		s.BlocksFit++
		s.LinesFit += lines - len(bad)
	}
	return s
}

// row is a block in all versions. Its kind is usually that of the first.
type row struct {
	block  edition.Block // without segments
	cells  []edition.Block
	doubts []rowDoubt
}

// rowDoubt is a doubt about a line of a row, from 0, or -1 for the whole row.
type rowDoubt struct {
	kind  string
	line  int
	score float64
}

// newRows pairs the blocks of the texts, and their sentences.
func newRows(texts []intake.Version, aligned bool, progress func(done, total int)) *rows {
	r := &rows{}
	for i := range texts {
		r.langs = append(r.langs, texts[i].Lang)
		for k := range texts[i].Blocks {
			cut(&texts[i].Blocks[k])
		}
	}
	switch {
	case len(texts) == 1:
		for _, b := range texts[0].Blocks {
			r.add(first(&b), []edition.Block{b.Block})
			r.guesses(&b)
		}
	case aligned || sameIDs(texts):
		r.byNumber(texts)
	default:
		r.byLength(texts[0].Blocks, texts[1].Blocks, progress)
	}
	return r
}

// cut divides a block into sentences, unless the file itself has.
func cut(b *intake.Block) {
	switch {
	case b.Kind == edition.Code || b.Kind == edition.Rule:
	case b.Kind == edition.Heading:
		if len(b.Segments) > 0 {
			b.Segments = []edition.Segment{withoutBreaks(together(b.Segments))}
		}
	case !b.Cut:
		line := b.Line
		b.Segments = sentences(b.Segments[0].Runs)
		for i := range b.Segments {
			b.Segments[i].Line = line
		}
	}
}

func withoutBreaks(s edition.Segment) edition.Segment {
	for i := range s.Runs {
		if s.Runs[i].Kind == edition.Break {
			s.Runs[i] = edition.Run{Kind: edition.Plain, Text: " "}
		}
	}
	s.Runs = trimmed(s.Runs)
	return s
}

func first(b *intake.Block) edition.Block {
	head := b.Block
	head.Segments = nil
	return head
}

func (r *rows) add(head edition.Block, cells []edition.Block) *row {
	r.list = append(r.list, row{block: head, cells: cells})
	return &r.list[len(r.list)-1]
}

// guesses records what intake was not sure of.
func (r *rows) guesses(b *intake.Block) {
	last := &r.list[len(r.list)-1]
	switch {
	case b.Guessed && b.Kind == edition.Heading:
		last.doubts = append(last.doubts, rowDoubt{DoubtHeading, -1, 0})
	case b.Guessed && b.Kind == edition.Item:
		last.doubts = append(last.doubts, rowDoubt{DoubtTable, -1, 0})
	case b.Guessed && b.Kind == edition.Turn:
		last.doubts = append(last.doubts, rowDoubt{DoubtTurn, -1, 0})
	}
}

// sameIDs recognises versions written for this program, whose blocks have the same
// ids.
func sameIDs(texts []intake.Version) bool {
	var ids [][]string
	for _, t := range texts {
		var list []string
		for _, b := range t.Blocks {
			if b.Kind != edition.Rule {
				list = append(list, b.ID)
			}
		}
		ids = append(ids, list)
	}
	return len(ids[0]) == len(texts[0].Blocks) && !slices.Contains(ids[0], "") &&
		!slices.ContainsFunc(ids[1:], func(l []string) bool { return !slices.Equal(l, ids[0]) })
}

// byNumber joins blocks and segments that belong together by number.
func (r *rows) byNumber(texts []intake.Version) {
	for i := range texts[0].Blocks {
		head := first(&texts[0].Blocks[i])
		var cells []edition.Block
		most := 0
		for _, t := range texts {
			cells = append(cells, t.Blocks[i].Block)
			most = max(most, len(t.Blocks[i].Segments))
		}
		row := r.add(head, cells)
		for k := range cells {
			for len(cells[k].Segments) < most {
				cells[k].Segments = append(cells[k].Segments, edition.Segment{})
			}
			for s := range cells[k].Segments {
				if !hasText(cells[k].Segments[s].Runs) {
					cells[k].Segments[s] = placeholder(r.langs[k])
					row.doubts = append(row.doubts, rowDoubt{DoubtMissing, s, 0})
				}
			}
		}
	}
}

// placeholder returns the segment for a place where a version has nothing.
func placeholder(tag string) edition.Segment {
	return edition.Segment{Runs: []edition.Run{{Kind: edition.Plain, Text: lang.SaidIn(tag).Import.NoCounterpart}}}
}

// classOf returns the class of a kind for package pair, which keeps blocks of
// different kinds from being joined.
func classOf(k edition.Kind) int {
	switch k {
	case edition.Heading:
		return 1
	case edition.Item:
		return 2
	case edition.Turn:
		return 3
	case edition.Code:
		return 4
	case edition.Rule:
		return 5
	}
	return 0
}

// byLength pairs two versions after Gale and Church: their blocks, within the groups
// of a bilingual file if it has any, then the sentences of each pair.
func (r *rows) byLength(a, b []intake.Block, progress func(done, total int)) {
	r.byLengths = true
	x, y := unitsOf(a), unitsOf(b)
	m := pair.Fit(x, y)
	beads := grouped(a, b, x, y, m)
	m = pair.Refit(m, x, y, beads)
	for n, d := range beads {
		if progress != nil {
			progress(n+1, len(beads))
		}
		p, q := joinBlocks(a[d.A[0]:d.A[1]]), joinBlocks(b[d.B[0]:d.B[1]])
		if n, k := d.Counts(); n+k == 1 && (p != nil && p.Kind == edition.Rule || q != nil && q.Kind == edition.Rule) {
			continue // a rule has no content that the other version could lack
		}
		r.join(p, q, d, m)
	}
}

func unitsOf(blocks []intake.Block) []pair.Unit {
	out := make([]pair.Unit, len(blocks))
	for i := range blocks {
		out[i] = pair.Unit{Length: pair.Length(blocks[i].Plain()), Class: classOf(blocks[i].Kind)}
	}
	return out
}

// grouped aligns each group of a bilingual file by itself: a paragraph is not
// translated three paragraphs on. If both sides have the same number, the k-th is
// paired with the k-th: translators keep paragraphs, and lengths are weaker evidence
// than that.
func grouped(a, b []intake.Block, x, y []pair.Unit, m pair.Model) []pair.Bead {
	align := func(x, y []pair.Unit) []pair.Bead {
		if beads, ok := pair.Even(x, y, m); ok {
			return beads
		}
		return pair.Align(x, y, m)
	}
	if len(a) == 0 || len(b) == 0 || a[len(a)-1].Group == 0 {
		return align(x, y)
	}
	var out []pair.Bead
	i, j := 0, 0
	for i < len(a) || j < len(b) {
		g := 0
		if i < len(a) {
			g = a[i].Group
		}
		if j < len(b) && (i >= len(a) || b[j].Group < g) {
			g = b[j].Group
		}
		p, q := i, j
		for p < len(a) && a[p].Group == g {
			p++
		}
		for q < len(b) && b[q].Group == g {
			q++
		}
		for _, d := range align(x[i:p], y[j:q]) {
			d.A[0], d.A[1], d.B[0], d.B[1] = d.A[0]+i, d.A[1]+i, d.B[0]+j, d.B[1]+j
			out = append(out, d)
		}
		i, j = p, q
	}
	return out
}

// joinBlocks makes one block of several, or nil if there is none.
func joinBlocks(blocks []intake.Block) *intake.Block {
	if len(blocks) == 0 {
		return nil
	}
	out := blocks[0]
	out.Segments = slices.Clone(out.Segments)
	for _, b := range blocks[1:] {
		out.Segments = append(out.Segments, b.Segments...)
		out.Guessed = out.Guessed || b.Guessed
	}
	return &out
}
