package render

import (
	"unicode"
	"unicode/utf8"

	"duizhao/internal/cite"
	"duizhao/internal/edition"
	"duizhao/internal/lang"
)

// A seam is where an ideograph and a letter or digit meet across the edge of an
// element: 轉發了<a>B2-W. A line may break there (UAX 14), but Chromium 156, which puts
// a gap there (CSS Text 4, 8.4.1), finds no break, and takes the ideographs before it
// to the next line, back to the edge of the element before: up to eight squares were
// missing from a line. A wbr is a break wherever it stands, and nothing to copy or
// find. A U+200B from the style sheet would be one after an opening bracket too.
type seam struct {
	last rune // the character before the edge; 0 if there is none, or if the break is written
}

// meets reports whether text that follows the edge makes it one.
func (s *seam) meets(text string) bool {
	first, _ := utf8.DecodeRuneInString(text)
	return lang.Ideographic(s.last) && (unicode.IsLetter(first) || unicode.IsDigit(first)) && !lang.CJK(first)
}

// past goes on to the end of text.
func (s *seam) past(text string) {
	if text != "" {
		s.last, _ = utf8.DecodeLastRuneInString(text)
	}
}

// seam writes the break if one belongs before runs, and goes on past the first of
// them. Books are for browsers of other makes.
func (p *Pen) seam(s *seam, runs []edition.Run) {
	if p.XML {
		return
	}
	if s.meets(p.next(runs)) {
		p.Open("wbr")
		s.last = 0
	}
	switch run := &runs[0]; run.Kind {
	case edition.Plain, edition.CodeSpan, edition.Cite:
		s.past(p.next(runs))
	case edition.Break, edition.CellBreak, edition.Image, edition.RawHTML:
		s.last = 0
	}
}

// next returns the text that is written next, if nothing comes before it but the
// beginnings of elements.
func (p *Pen) next(runs []edition.Run) string {
	for i := range runs {
		switch run := &runs[i]; run.Kind {
		case edition.Plain, edition.CodeSpan:
			return run.Text
		case edition.Cite:
			return cite.Text(p.citation(run.Ref))
		case edition.OpenNote, edition.OpenClaim, edition.OpenLink, edition.OpenEm, edition.OpenStrong, edition.OpenEmend:
		default:
			return ""
		}
	}
	return ""
}
