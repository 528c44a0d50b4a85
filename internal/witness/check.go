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
	fail := func(line int, hint, format string, args ...any) {
		ok = false
		problems.Errorf("lock-stale", diag.Pos{Path: l.Path, Line: line}, hint, format, args...)
	}
	for i := range base.Blocks {
		b := &base.Blocks[i]
		if b.Kind == edition.Rule || b.Kind == edition.Heading || b.ID == "" {
			continue
		}
		k := l.Block(b.ID)
		if k < 0 {
			fail(0, "make the lock again with: duizhao witness lock", "the block %s of %s is not in the lock", b.ID, base.Path)
		} else if n := len(l.Blocks[k].Forms[0].Breaks); n != len(b.Segments) {
			fail(l.Blocks[k].Line, "break the lines of the block alike, and make the lock again with: duizhao witness lock",
				"the block %s has %d segments in the lock and %d in %s", b.ID, n, len(b.Segments), base.Path)
		}
	}
	for _, b := range l.Blocks {
		if b.Kind != Around && base.Block(b.ID) < 0 {
			fail(b.Line, cmp.Or(diag.DidYouMean(b.ID, base.IDs()), "make the lock again with: duizhao witness lock"), "there is no block %s in %s", b.ID, base.Path)
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
			problems.Add(doc.Problem("emendation-place", "count from 1", "there is no such occurrence", "emendations", i, "occurrence"))
		case at < 0 && m.Place.Empty():
			hint := diag.DidYouMean(block, base.IDs())
			if hint == "" {
				hint = "for matter that is not of the text add what it is: place: …"
			}
			problems.Add(doc.Problem("emendation-block", hint, "there is no block "+block+" in "+base.Path, "emendations", i, "block"))
		case at >= 0 && (segment >= len(base.Blocks[at].Segments) || len(base.Blocks[at].Segments) > 1 && !strings.Contains(m.Block, ".")):
			problems.Add(doc.Problem("emendation-block", "write block and line, as in p05.2", m.Block+" is not one segment of "+base.Path, "emendations", i, "block"))
		}
	}
}

// alike reports whether the readings of an emendation differ in script only: in
// Simplified they are one.
func alike(m *edition.Emendation) bool { return !m.Moves() && Fold(m.Wrong) == Fold(m.Right) }
