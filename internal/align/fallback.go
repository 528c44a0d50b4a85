package align

import (
	"strings"

	"duizhao/internal/edition"
	"duizhao/internal/lang"
)

// absent is the line of a version for a segment that is not translated yet.
const absent = "[=]"

// isAbsent tells a segment that says only that there is none.
func isAbsent(s *edition.Segment) bool {
	return len(s.Runs) > 0 && len(s.Runs) <= len(absent) && strings.TrimSpace(s.Text()) == absent
}

// FallBack lets the base's text stand where a version has none: in the place of
// a block that it lacks, and of each segment that says [=]. Such segments have
// the state Absent and are in the base's language. Their marks of notes, claims
// and footnotes are left out: those stand at the base itself. It comes last,
// when nothing asks any more what a version itself says.
func FallBack(p *edition.Parallel) {
	for i := range p.Rows {
		row := &p.Rows[i]
		base := row.Cells[0]
		for k := 1; k < len(row.Cells); k++ {
			if lang.Public(p.Langs[k]) != p.Langs[k] { // the author's own text: what a copy lacks nobody can write for the author
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

// unmarked is a text without the marks of the apparatus.
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
