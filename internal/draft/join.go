package draft

import (
	"duizhao/internal/edition"
	"duizhao/internal/intake"
	"duizhao/internal/pair"
)

// Below these chances a pair is listed for the editor. Blocks are long, so their
// lengths match more closely.
const (
	doubtfulBlock = 0.001
	doubtfulLine  = 0.02
)

// join makes a row of two blocks, one of which may be missing.
func (r *rows) join(a, b *intake.Block, bead pair.Bead, m pair.Model) {
	lead := a
	if lead == nil {
		lead = b
	}
	head := first(lead)
	cells := make([]edition.Block, 2)
	row := r.add(head, cells)
	r.guesses(lead)
	doubt := func(kind string, line int, score float64) {
		row.doubts = append(row.doubts, rowDoubt{kind, line, score})
	}
	if a != nil && b != nil && a.Kind == edition.Paragraph && b.Kind == edition.Turn {
		row.block.Kind, row.block.Speaker = edition.Turn, b.Speaker
	}
	if a == nil || b == nil {
		side := 0
		if a == nil {
			side = 1
		}
		cells[side], cells[1-side] = lead.Block, lead.Block
		cells[1-side].Speaker = ""
		if lead.Kind != edition.Code {
			if len(lead.Segments) > 0 {
				cells[side].Segments = []edition.Segment{whole(lead.Segments)}
			}
			cells[1-side].Segments = []edition.Segment{placeholder(r.langs[1-side])}
		}
		doubt(DoubtMissing, -1, bead.Chance())
		return
	}
	n, k := bead.Counts()
	switch {
	case n > 1 || k > 1:
		doubt(DoubtJoined, -1, bead.Chance())
	case bead.Doubtful(doubtfulBlock):
		doubt(DoubtPair, -1, bead.Chance())
	}
	if classOf(a.Kind) != classOf(b.Kind) {
		doubt(DoubtKind, -1, 0)
	}
	cells[0], cells[1] = a.Block, b.Block
	switch {
	case a.Kind == edition.Rule || a.Kind == edition.Code && b.Kind == edition.Code:
		return
	case a.Kind == edition.Code || b.Kind == edition.Code || b.Kind == edition.Rule:
		row.mixed(r)
		return
	case a.Kind == edition.Heading:
		cells[0].Segments, cells[1].Segments = []edition.Segment{withoutBreaks(whole(a.Segments))}, []edition.Segment{withoutBreaks(whole(b.Segments))}
		return
	}
	if a.Cut && b.Cut && len(a.Segments) == len(b.Segments) {
		return
	}
	r.lines(row, a.Segments, b.Segments, m)
}

// mixed makes a paragraph of blocks that cannot be set against each other as they
// are, such as code against text.
func (row *row) mixed(r *rows) {
	row.block.Kind, row.block.Info = edition.Paragraph, ""
	for k := range row.cells {
		c := &row.cells[k]
		if len(c.Segments) == 0 {
			c.Segments = []edition.Segment{placeholder(r.langs[k])}
		}
		s := whole(c.Segments)
		for i := range s.Runs {
			if s.Runs[i].Kind == edition.Plain {
				s.Runs[i].Text = oneLine(s.Runs[i].Text)
			}
		}
		c.Segments = []edition.Segment{s}
	}
}

// whole puts all segments on one line.
func whole(segments []edition.Segment) edition.Segment { return together(segments) }

// lines breaks the lines of a pair of blocks so that line k of one matches line k of
// the other.
func (r *rows) lines(row *row, a, b []edition.Segment, m pair.Model) {
	x, y := segmentUnits(a), segmentUnits(b)
	type line struct {
		a, b [2]int
		kind string
		z    pair.Bead
	}
	var lines []line
	for _, d := range pair.Align(x, y, m) {
		l := line{a: d.A, b: d.B, z: d}
		switch n, k := d.Counts(); {
		case n == 0 || k == 0:
			l.kind = DoubtOneSided
		case n == 1 && k == 1:
			if d.Doubtful(doubtfulLine) {
				l.kind = DoubtPair
			}
		case n == 2 && k == 2 || d.Doubtful(1) && d.Chance() < 0.2:
			l.kind = DoubtMerged
		}
		lines = append(lines, l)
	}
	// A sentence that the other side lacks goes on the line before it, or the very
	// first on the one after: every line must have something on both sides.
	var kept []line
	for i, l := range lines {
		one := l.a[0] == l.a[1] || l.b[0] == l.b[1]
		if one && len(kept) > 0 {
			last := &kept[len(kept)-1]
			last.a[1], last.b[1], last.kind, last.z = l.a[1], l.b[1], DoubtOneSided, l.z
			continue
		}
		if one && i+1 < len(lines) {
			lines[i+1].a[0], lines[i+1].b[0], lines[i+1].kind = l.a[0], l.b[0], DoubtOneSided
			continue
		}
		kept = append(kept, l)
	}
	row.cells[0].Segments, row.cells[1].Segments = nil, nil
	for i, l := range kept {
		row.cells[0].Segments = append(row.cells[0].Segments, r.stretch(a[l.a[0]:l.a[1]], 0))
		row.cells[1].Segments = append(row.cells[1].Segments, r.stretch(b[l.b[0]:l.b[1]], 1))
		if l.kind != "" {
			row.doubts = append(row.doubts, rowDoubt{l.kind, i, l.z.Chance()})
		}
	}
}

func (r *rows) stretch(segments []edition.Segment, side int) edition.Segment {
	if len(segments) == 0 {
		return placeholder(r.langs[side])
	}
	return together(segments)
}

func segmentUnits(segments []edition.Segment) []pair.Unit {
	out := make([]pair.Unit, len(segments))
	for i := range segments {
		out[i] = pair.Unit{Length: pair.Length(segments[i].Text())}
	}
	return out
}
