package witness

import (
	"cmp"
	"strings"

	"duizhao/internal/diag"
	"duizhao/internal/edition"
	"duizhao/internal/source"
)

// Fits compares a lock with the base of its edition: the same blocks, and as many
// segments.
func (l *Lock) Fits(e *edition.Edition, problems *diag.List) bool {
	base := e.Version(e.Base)
	ok := true
	stale := func(line int, format string, args ...any) diag.Problem {
		ok = false
		return diag.Errorf("lock-stale", diag.Pos{Path: l.Path, Line: line}, format, args...)
	}
	for i := range base.Blocks {
		b := &base.Blocks[i]
		if b.Kind == edition.Rule || b.Kind == edition.Heading || b.ID == "" {
			continue
		}
		k := l.Block(b.ID)
		if k < 0 {
			problems.Add(stale(0, "the block %s of %s is not in the lock", b.ID, base.Path).WithHint(again))
		} else if n := len(l.Blocks[k].Forms[0].Breaks); n != len(b.Segments) {
			problems.Add(stale(l.Blocks[k].Line, "the block %s has %d segments in the lock and %d in %s", b.ID, n, len(b.Segments), base.Path).
				WithHint("break the lines of the block alike, and " + again))
		}
	}
	for _, b := range l.Blocks {
		if b.Kind != Around && base.Block(b.ID) < 0 {
			problems.Add(stale(b.Line, "there is no block %s in %s", b.ID, base.Path).WithHint(cmp.Or(diag.DidYouMean(b.ID, base.IDs()), again)))
		}
	}
	return ok
}

// CheckEmendations checks the places of an edition's emendations: a segment of the
// edition, or named matter around it. doc places problems in emendations.yaml.
func CheckEmendations(e *edition.Edition, doc *source.Doc, problems *diag.List) {
	base := e.Version(e.Base)
	for i := range e.Emendations {
		m := &e.Emendations[i]
		block, segment := m.Address()
		at := base.Block(block)
		switch {
		case m.Occurrence < 0:
			problems.Add(diag.Errorf("emendation-place", doc.Pos("emendations", i, "occurrence"), "there is no such occurrence").WithHint("count from 1"))
		case at < 0 && m.Place.Empty():
			hint := diag.DidYouMean(block, base.IDs())
			if hint == "" {
				hint = "for matter that is not of the text add what it is: place: …"
			}
			problems.Add(diag.Errorf("emendation-block", doc.Pos("emendations", i, "block"), "there is no block %s in %s", block, base.Path).WithHint(hint))
		case at >= 0 && (segment >= len(base.Blocks[at].Segments) || len(base.Blocks[at].Segments) > 1 && !strings.Contains(m.Block, ".")):
			problems.Add(diag.Errorf("emendation-block", doc.Pos("emendations", i, "block"), "%s is not one segment of %s", m.Block,
				base.Path).WithHint("write block and line, as in p05.2"))
		}
	}
}

// alike reports whether the readings of an emendation differ in script only: in
// Simplified they are one.
func alike(m *edition.Emendation) bool { return !m.Moves() && Fold(m.Wrong) == Fold(m.Right) }
