package render

import (
	"unicode"
	"unicode/utf8"

	"duizhao/internal/cite"
	"duizhao/internal/edition"
	"duizhao/internal/lang"
)

// A seam is where an ideograph and a letter or digit meet across the edge of an
// element: 轉發了<a>B2-W. A line may break there and anywhere before it (UAX 14), but
// Chromium 156, which puts a gap there (CSS Text 4, 8.4.1), finds no break, and takes
// all ideographs from the element before to the next line: up to eight squares were
// missing from a line. A wbr before the last of them, 轉發<wbr>了<a>B2-W, is a break
// wherever it stands, and leaves the gap, which one between the two would take away. It
// is nothing to copy or find.

// seam returns where in a text, which runs follow, the break is written; or -1. Books
// are for browsers of other makes.
func (p *Pen) seam(text string, runs []edition.Run) int {
	if p.XML || len(runs) == 0 || !lang.Squares(p.Lang) {
		return -1
	}
	return Seam(text, p.Kit.next(p.Lang, runs))
}

func Seam(text, next string) int {
	last, n := utf8.DecodeLastRuneInString(text)
	at := len(text) - n
	before, _ := utf8.DecodeLastRuneInString(text[:at])
	first, _ := utf8.DecodeRuneInString(next)
	letter := (unicode.IsLetter(first) || unicode.IsDigit(first)) && !lang.CJK(first)
	breaks := lang.Ideographic(before) || lang.Mark(before) && !lang.Opens(before)
	if at == 0 || !letter || !lang.Ideographic(last) || !breaks {
		return -1
	}
	return at
}

// next returns the text that is written next, if nothing comes before it but the edges
// of elements.
func (k *Kit) next(lang string, runs []edition.Run) string {
	for i := range runs {
		switch run := &runs[i]; run.Kind {
		case edition.Plain, edition.CodeSpan:
			return run.Text
		case edition.Cite:
			return cite.Text(k.citation(run.Ref, lang))
		case edition.RawHTML, edition.Break, edition.CellBreak, edition.Image, edition.FootnoteRef, edition.EmendMark:
			return ""
		}
	}
	return ""
}
