package web

import (
	"strings"
	"unicode/utf8"

	"duizhao/internal/edition"
	"duizhao/internal/lang"
)

// specimen returns the first sentences of an edition, one in each language of the
// site; none if it lacks one of them, or begins with something else than a paragraph.
func (r *Summaries) specimen(a *edition.Annotated) []string {
	for i := range a.Rows {
		row := &a.Rows[i]
		if row.Kind != edition.Paragraph {
			continue
		}
		out := make([]string, len(r.texts.Langs()))
		for k, l := range r.texts.Langs() {
			c := a.Column(l)
			if c < 0 || row.Cells[c] == nil || len(row.Cells[c].Segments) == 0 || row.Cells[c].Segments[0].State == edition.Absent {
				return nil
			}
			out[k] = strings.TrimSpace(strings.Clone(row.Cells[c].Segments[0].Text()))
		}
		return out
	}
	return nil
}

// How much is read in a minute, by what studies of silent reading have found: of
// characters that fill a square, and of words.
const charactersAMinute, wordsAMinute = 320, 230

// minutes returns how long an edition takes to read, in each language of the site
// that it has; 0 for others.
func (r *Summaries) minutes(a *edition.Annotated) []int {
	out := make([]int, len(r.texts.Langs()))
	for k, l := range r.texts.Langs() {
		c := a.Column(l)
		if c < 0 {
			continue
		}
		n := 0
		for i := range a.Rows {
			if cell := a.Rows[i].Cells[c]; cell != nil {
				for s := range cell.Segments {
					if text := cell.Segments[s].Text(); lang.Squares(l) {
						n += utf8.RuneCountInString(text)
					} else {
						n += len(strings.Fields(text))
					}
				}
			}
		}
		rate := wordsAMinute
		if lang.Squares(l) {
			rate = charactersAMinute
		}
		out[k] = max(1, (n+rate/2)/rate)
	}
	return out
}
