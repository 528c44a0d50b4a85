package witness

import (
	"cmp"
	"slices"

	"duizhao/internal/diag"
	"duizhao/internal/edition"
	"duizhao/internal/script"
)

// Outline makes the lock of an edition from the author's text, cut into blocks and
// segments by the edition's editor in the file at path. It returns nil if there are
// errors.
func Outline(e *edition.Edition, blocks []edition.Block, path string, problems *diag.List) *Lock {
	base := e.Version(e.Base)
	originals := Originals(&edition.Version{Blocks: blocks}, base)
	checkOriginals(path, blocks, originals, base, problems)
	if problems.Failed() {
		return nil
	}
	for i := range originals {
		repairOriginal(&originals[i], e.Emendations, path, problems)
	}
	return Make(e.Slug, cmp.Or(e.Origin.Lang, e.Base), originals)
}

// checkOriginals compares the author's text with the base.
func checkOriginals(path string, blocks []edition.Block, list []Original, base *edition.Version, problems *diag.List) {
	for i := range blocks {
		if b := &blocks[i]; b.ID == "" && b.Kind != edition.Rule {
			problems.Add(diag.Errorf("block-id", diag.Pos{Path: path, Line: b.Line}, "this %s has no id",
				b.Kind).WithHint("add a line {#p01} right below it, with the id of the block that says the same in " + base.Path))
		}
	}
	seen := map[string]bool{}
	for _, o := range list {
		at := diag.Pos{Path: path, Line: o.Line}
		if seen[o.ID] {
			problems.Add(diag.Errorf("block-twice", at, "the id %s is here a second time", o.ID).WithHint("give one of them another id"))
		}
		seen[o.ID] = true
		for s, text := range o.Segments {
			if Fold(text) == "" {
				problems.Add(diag.Errorf("lock-form", diag.Pos{Path: path, Line: o.Line + s},
					"segment %d of %s has no letter by which it could be known", s+1, o.ID).WithHint("join it to the line before or after"))
			}
		}
		if k := base.Block(o.ID); k >= 0 && len(base.Blocks[k].Segments) != len(o.Segments) {
			problems.Add(diag.Errorf("align-count", at, "the block %s has %s; the base has %s", o.ID, edition.Lines(len(o.Segments)),
				edition.Lines(len(base.Blocks[k].Segments))).
				WithHint("break the lines of the block so that line k of one says what line k of the other says").
				WithNote(diag.Pos{Path: base.Path, Line: base.Blocks[k].Line}, "the base's block is here"))
		}
	}
	for i := range base.Blocks {
		if b := &base.Blocks[i]; b.Kind != edition.Heading && b.Kind != edition.Rule && !seen[b.ID] {
			problems.Add(diag.Errorf("lock-stale", diag.Pos{Path: path}, "the block %s is missing", b.ID).
				WithHint("put the author's text of it here under the same id").WithNote(diag.Pos{Path: base.Path, Line: b.Line}, "it is here"))
		}
	}
}

// repairOriginal makes the repairs of a block that change its fold, so that a copy
// that already has them is recognised as well.
func repairOriginal(o *Original, list []edition.Emendation, path string, problems *diag.List) {
	repaired := slices.Clone(o.Segments)
	changed := false
	for i := range list {
		m := &list[i]
		block, s := m.Address()
		if block != o.ID || s >= len(repaired) || alike(m) {
			continue
		}
		var from, to int
		var reading edition.Reading
		var trouble string
		var move Move
		if m.Moves() {
			move, trouble = LocateMove(repaired[s], m)
			reading = move.Reading
		} else {
			from, to, reading, trouble = Locate(repaired[s], m)
		}
		if trouble != "" || reading != edition.WrongReading {
			if trouble == "" {
				trouble = "it is repaired already"
			}
			problems.Add(diag.Errorf("emendation-place", diag.Pos{Path: path, Line: o.Line + s}, "the emendation of %s in %s fits nothing here: %s",
				cmp.Or(m.Wrong, m.From), m.Block, trouble).WithHint("give the text as you found it, or correct emendations.yaml"))
			continue
		}
		if m.Moves() {
			repaired[s], _ = script.Apply(repaired[s], moveEdits(nil, repaired[s], move))
		} else {
			repaired[s] = repaired[s][:from] + m.Right + repaired[s][to:]
		}
		changed = true
	}
	if changed {
		o.Repaired = repaired
	}
}
