package render

import (
	"slices"

	"duizhao/internal/edition"
	"duizhao/internal/html"
)

// The state of a translation is shown where it matters: a sentence translated from
// an earlier wording carries a mark; what is not translated is in the base's
// language, with a notice.

// States says how much of a text is out of date or unread.
type States struct {
	words *Words
}

// Segment writes a segment of a cell in a column of a language: what is not
// translated with a notice, what is old with its mark.
func (p *Pen) Segment(cell *edition.Block, s int, lang string) {
	p.Absent(cell, s, lang)
	p.Runs(cell.Segments[s].Runs)
	p.Old(&cell.Segments[s], lang)
}

// Absent writes the words "not translated yet", in the column's language, before the
// first segment of an untranslated stretch.
func (p *Pen) Absent(cell *edition.Block, s int, lang string) {
	if cell.Segments[s].State != edition.Absent || s > 0 && cell.Segments[s-1].State == edition.Absent {
		return
	}
	w := p.Kit.words.Say(lang, "not-translated")
	p.Element("small", w.Text, html.Lang(w.Lang))
	p.Space()
}

// Old writes the mark of a segment whose base has changed since, and of one that no
// person has reviewed.
func (p *Pen) Old(s *edition.Segment, lang string) {
	switch {
	case s.State == edition.Old:
		p.Medium.Since(p, false, p.Kit.words.Word(lang, "old-translation"))
	case s.State == edition.Current && s.Unreviewed:
		p.Medium.Since(p, true, p.Kit.words.Word(lang, "unreviewed"))
	}
}

// Lang returns the language that a segment of a column is written in.
func (v *View) Lang(column int, s *edition.Segment) string {
	if s.State == edition.Absent {
		return v.Base
	}
	return v.Langs[column]
}

// Borrowed reports whether segment s of a cell is the base's text, with the base
// shown beside it: where there is room for only one of the two, it is left out.
func (v *View) Borrowed(cell *edition.Block, s int) bool {
	return s < len(cell.Segments) && cell.Segments[s].State == edition.Absent && slices.Contains(v.Columns, 0)
}

// StateAttrs returns the attributes for the state of a segment.
func StateAttrs(v *View, s *edition.Segment) []html.Attr {
	switch s.State {
	case edition.Current:
		if s.Unreviewed {
			return []html.Attr{html.Class("unreviewed")}
		}
	case edition.Old:
		return []html.Attr{html.Class("old")}
	case edition.Absent:
		return []html.Attr{html.Class("absent"), html.Lang(v.Base)}
	}
	return nil
}

// OldCount returns the line at the foot of a page with the number of
// sentences that carry the mark of an earlier wording, since a touch shows no
// title: in each language of the page, or nil.
func (r *States) OldCount(v *View) []Tagged {
	return r.stateCount(v, "old", func(s *edition.Segment) bool { return s.State == edition.Old })
}

// UnreadCount is the same for those that no person has reviewed.
func (r *States) UnreadCount(v *View) []Tagged {
	return r.stateCount(v, "unreviewed", func(s *edition.Segment) bool { return s.Unreviewed && s.State == edition.Current })
}

func (r *States) stateCount(v *View, word string, is func(s *edition.Segment) bool) []Tagged {
	n := 0
	for i := range v.Rows {
		for _, c := range v.Columns {
			if cell := v.Rows[i].Cells[c]; cell != nil {
				for s := range cell.Segments {
					if is(&cell.Segments[s]) {
						n++
					}
				}
			}
		}
	}
	if n == 0 {
		return nil
	}
	var out []Tagged
	for _, l := range r.words.Voices(v.Shown()) {
		out = append(out, Tagged{l, r.words.Count(l, word, n)})
	}
	return out
}
