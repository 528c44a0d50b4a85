package annotate

import (
	"duizhao/internal/diag"
	"duizhao/internal/edition"
)

// block annotates one cell: first the links made by hand get their entries, then
// names outside links are found.
func (w *worker) block(row, column int, b *edition.Block) {
	if b.Kind == edition.Code || b.Kind == edition.HTML || b.Kind == edition.Rule {
		return
	}
	matcher := w.matcher(w.p.Langs[column])
	linkable := b.Kind != edition.Heading && !b.NoLink
	for s := range b.Segments {
		w.segment(row, column, s, b, matcher, linkable)
	}
}

func (w *worker) segment(row, column, s int, b *edition.Block, matcher *Matcher, linkable bool) {
	seg := &b.Segments[s]
	inside, changed := 0, false // changed: the segment needs runs of its own, for marks
	w.scratch = w.scratch[:0]
	for i := range seg.Runs {
		r := seg.Runs[i]
		switch r.Kind {
		case edition.OpenLink, edition.OpenNote, edition.OpenClaim:
			inside++
			w.byHand(row, column, s, seg, &seg.Runs[i])
			changed = true
		case edition.CloseLink, edition.CloseNote, edition.CloseClaim:
			inside--
		case edition.FootnoteRef:
			w.entry(key{edition.FootnoteEntry, 0, column, r.Ref}, row, s)
			changed = true
		case edition.Plain:
			if matcher == nil {
				break
			}
			w.matches = matcher.Find(w.matches[:0], r.Text)
			if len(w.matches) == 0 {
				break
			}
			if w.names(row, column, s, r, linkable && inside == 0) {
				changed = true
				continue
			}
		}
		w.scratch = append(w.scratch, r)
	}
	if changed {
		seg.Runs = append(make([]edition.Run, 0, len(w.scratch)), w.scratch...)
	}
}

// names records the mentions in a run of text and links those names that were
// not linked in this section yet. It reports whether it appended the run, cut
// into pieces, to the scratch.
func (w *worker) names(row, column, s int, r edition.Run, linkable bool) bool {
	at := 0
	for _, m := range w.matches {
		id := w.notes[m.Note].ID
		w.mentions = append(w.mentions, edition.Mention{Note: id, Row: row, Segment: s})
		w.see(w.p.Langs[column], r.Text[m.From:m.To])
		k := key{edition.NoteEntry, w.section(row), column, id}
		if !linkable || w.explicit[k] || w.auto[k] {
			continue
		}
		w.auto[k] = true
		w.entry(k, row, s)
		if m.From > at {
			w.scratch = append(w.scratch, edition.Run{Kind: edition.Plain, Text: r.Text[at:m.From], Col: r.Col})
		}
		w.scratch = append(w.scratch,
			edition.Run{Kind: edition.OpenNote, Auto: true, Ref: id},
			edition.Run{Kind: edition.Plain, Text: r.Text[m.From:m.To], Col: r.Col},
			edition.Run{Kind: edition.CloseNote})
		at = m.To
	}
	if at == 0 {
		return false
	}
	if at < len(r.Text) {
		w.scratch = append(w.scratch, edition.Run{Kind: edition.Plain, Text: r.Text[at:], Col: r.Col})
	}
	return true
}

// byHand gives a link made by hand its entry, or reports that it leads nowhere.
func (w *worker) byHand(row, column, s int, seg *edition.Segment, r *edition.Run) {
	pos := diag.Pos{Path: w.path(column), Line: seg.Line, Col: int(r.Col)}
	goesOn := r.Col == 0 // it continues from the line before, where any problem of it is reported
	switch r.Kind {
	case edition.OpenNote:
		if _, ok := w.byID[r.Ref]; !ok {
			if goesOn || w.draft("note:"+r.Ref) {
				return
			}
			w.problems.Add(diag.Errorf("note-unknown", pos, "there is no note %q", r.Ref).WithHint(w.suggestNote(r.Ref)))
			return
		}
		w.mentions = append(w.mentions, edition.Mention{Note: r.Ref, Row: row, Segment: s})
		w.entry(key{edition.NoteEntry, w.section(row), column, r.Ref}, row, s)
	case edition.OpenClaim:
		c, ok := w.claimIDs[w.p.Slug][r.Ref]
		if !ok {
			if _, unread := w.claimIDs[""][r.Ref]; goesOn || unread || w.draft("claim:"+r.Ref) {
				return
			}
			w.problems.Add(diag.Errorf("claim-unknown", pos, "this edition has no claim %q", r.Ref).WithHint(w.suggestClaim(r.Ref)))
			return
		}
		if at := w.p.Rows[row].ID; !goesOn && !names(c, at, s+1) {
			w.problems.Add(diag.Warnf("claim-place", pos, "the claim %s is linked here but does not name this segment", c.ID).WithHint("add " +
				edition.Address(at, s+1) + " to the segments in " + c.Path))
		}
		w.entry(key{edition.ClaimEntry, 0, column, r.Ref}, row, s)
	}
}

func (w *worker) draft(link string) bool { return w.Draft != nil && w.Draft(link) }

func (w *worker) suggestNote(id string) string {
	all := make([]string, len(w.notes))
	for i, n := range w.notes {
		all[i] = n.ID
	}
	if hint := diag.DidYouMean(id, all); hint != "" {
		return hint
	}
	return "write content/notes/" + id + ".md, or take the link out"
}

func (w *worker) suggestClaim(id string) string {
	var all []string
	for _, c := range w.claims[w.p.Slug] {
		all = append(all, c.ID)
	}
	if hint := diag.DidYouMean(id, all); hint != "" {
		return hint
	}
	return "write content/claims/" + id + ".md, or take the link out"
}

// names reports whether a claim names segment s, from 1, of a block as its place.
func names(c *edition.Claim, block string, s int) bool {
	for _, at := range c.Segments {
		if at == block || at == edition.Address(block, s) {
			return true
		}
	}
	return false
}
