package render

import (
	"slices"

	"duizhao/internal/edition"
	"duizhao/internal/html"
)

// The state of a translation is shown where it matters: a sentence translated from
// an earlier wording carries a mark; what is not translated is in the base's
// language, with a notice.

// absent appends the words "not translated yet", in the column's language, in the
// first segment of an untranslated stretch.
func (r *Renderer) absent(b []byte, cell *edition.Block, s int, lang string) []byte {
	if cell.Segments[s].State != edition.Absent || s > 0 && cell.Segments[s-1].State == edition.Absent {
		return b
	}
	w := r.words.say(lang, "not-translated")
	b = r.tagged(b, "small", "", w.Lang, w.Text)
	return append(b, ' ')
}

// lang returns the language that a segment of a column is written in.
func (v *view) lang(column int, s *edition.Segment) string {
	if s.State == edition.Absent {
		return v.Base
	}
	return v.Langs[column]
}

// borrowed reports whether segment s of a cell is the base's text, with the base
// shown beside it: where there is room for only one of the two, it is left out.
func (v *view) borrowed(cell *edition.Block, s int) bool {
	return s < len(cell.Segments) && cell.Segments[s].State == edition.Absent && slices.Contains(v.columns, 0)
}

// stateAttrs returns the attributes for the state of a segment.
func stateAttrs(v *view, s *edition.Segment) []html.Attr {
	switch s.State {
	case edition.Old:
		return []html.Attr{html.Class("old")}
	case edition.Absent:
		return []html.Attr{html.Class("absent"), html.Lang(v.Base)}
	}
	return nil
}

// stateOf appends the attributes for the state of a segment.
func stateOf(b []byte, v *view, s *edition.Segment) []byte {
	switch s.State {
	case edition.Old:
		b = append(b, ` class="old"`...)
	case edition.Absent:
		b = tongue(append(b, ` class="absent"`...), v.Base, v.bidi)
	}
	return b
}

// old appends the mark of a segment whose base has changed since.
func (r *Renderer) old(b []byte, s *edition.Segment, lang string) []byte {
	if s.State != edition.Old {
		return b
	}
	said := r.words.get(lang, "old-translation")
	b = escape(append(b, `<i class="since" role="img" title="`...), said)
	b = escape(append(b, `" aria-label="`...), said)
	return append(b, `"></i>`...)
}

// oldNote returns the line at the foot of a page with the number of
// sentences that carry that mark, since a touch shows no title: in each
// language of the page, or nil.
func (r *Renderer) oldNote(v *view) []Tagged {
	n := 0
	for i := range v.Rows {
		for _, c := range v.columns {
			if cell := v.Rows[i].Cells[c]; cell != nil {
				for s := range cell.Segments {
					if cell.Segments[s].State == edition.Old {
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
	for _, l := range r.words.voices(v.shown()) {
		out = append(out, Tagged{l, r.count(l, "old", n)})
	}
	return out
}
