package align

import (
	"duizhao/internal/edition"
)

// FallBack fills the gaps of a version with the base's text: each block that the
// version lacks, and each segment that is [=]. Such segments have the state Absent
// and are in the base's language. They lose their marks of notes, claims and
// footnotes, which the base itself has.
func FallBack(p *edition.Shown) {
	for i := range p.Rows {
		row := &p.Rows[i]
		base := row.Cells[0]
		for k := 1; k < len(row.Cells); k++ {
			if edition.IsWitness(p.Langs[k]) { // the author's own text: nobody can write for the author what a copy lacks
				continue
			}
			cell := row.Cells[k]
			if cell == nil {
				b := *base
				b.Segments = make([]edition.Segment, len(base.Segments))
				for s := range b.Segments {
					b.Segments[s].State = edition.Absent
				}
				row.Cells[k], cell = &b, &b
			}
			for s := range cell.Segments {
				if cell.Segments[s].State == edition.Absent && s < len(base.Segments) {
					cell.Segments[s].Runs = unmarked(base.Segments[s].Runs)
				}
			}
		}
	}
}

// unmarked returns a text without the marks of the apparatus.
func unmarked(runs []edition.Run) []edition.Run {
	out := make([]edition.Run, 0, len(runs))
	for _, r := range runs {
		switch r.Kind {
		case edition.OpenNote, edition.CloseNote, edition.OpenClaim, edition.CloseClaim, edition.FootnoteRef:
		default:
			out = append(out, r)
		}
	}
	return out
}
