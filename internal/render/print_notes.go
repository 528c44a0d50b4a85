package render

import (
	"strings"

	"duizhao/internal/edition"
	"duizhao/internal/encode"
	"duizhao/internal/lang"
)

// apparatus appends the entries of a section, a list for each kind: notes, claims,
// footnotes and emendations.
func (bk *printing) apparatus(b []byte, s *printSection) []byte {
	if len(s.entries) == 0 {
		return b
	}
	b = append(b, `<section class="apparatus">`+"\n"...)
	for _, list := range []struct {
		kind edition.EntryKind
		word string
	}{{edition.NoteEntry, "nav-notes"}, {edition.ClaimEntry, "nav-claims"}, {edition.FootnoteEntry, "print-remarks"}, {edition.EmendationEntry, "nav-emendations"}} {
		open := false
		for _, i := range s.entries {
			e := &bk.Entries[i]
			if e.Kind != list.kind {
				continue
			}
			if !open {
				open = true
				b = append(b, "<h3>"...)
				b = append(bk.wordEach(b, "em", "", list.word), "</h3>\n<div class=\"group\">\n"...)
			}
			b = bk.printEntry(b, e)
		}
		if open {
			b = append(b, "</div>\n"...)
		}
	}
	return append(b, "</section>\n"...)
}

// printEntry appends the entry of a mark, in each language of the book.
func (bk *printing) printEntry(b []byte, e *edition.Entry) []byte {
	b = append(b, `<div class="entry`...)
	b = escape(b, []string{" note", " claim", " fn", " em"}[e.Kind])
	b = append(escape(append(b, `" id="`...), e.Anchor), "\">\n"...)
	back := bk.firstMark(e)
	for n, c := range bk.columns {
		lang := bk.Langs[c]
		if e.Kind == edition.EmendationEntry && !edition.IsWitness(lang) { // in the author's text alone
			continue
		}
		b = append(bk.tongue(append(b, `<div class="says"`...), lang), '>')
		if n == 0 || bk.Layout == Parallel {
			b = escape(append(b, `<a class="m" href="#`...), back)
			b = append(escape(append(b, `">`...), e.Mark), "</a> "...)
		}
		switch e.Kind {
		case edition.NoteEntry:
			b = bk.noteSays(b, e.Ref, n)
		case edition.ClaimEntry:
			b = bk.claimSays(b, e.Ref, n)
		case edition.FootnoteEntry:
			b = bk.footnoteIn(b, bk.view, e.Ref, n)
		case edition.EmendationEntry:
			b = bk.emendedWords(b, bk.view, e.Ref)
		}
		b = append(b, "</div>\n"...)
	}
	return append(b, "</div>\n"...)
}

// firstMark returns the address of the segment with an entry's first mark.
func (bk *printing) firstMark(e *edition.Entry) string {
	at := edition.Place{Row: -1}
	for _, c := range bk.columns {
		if p := e.Places[c]; p.Row >= 0 && (at.Row < 0 || p.Row < at.Row) {
			at = p
		}
	}
	return edition.Address(bk.Rows[at.Row].ID, int(at.Segment)+1)
}

func (bk *printing) noteSays(b []byte, id string, column int) []byte {
	n, tag := bk.notes[id], bk.langs[column]
	if n == nil {
		return b
	}
	name := bk.in(n.Name, tag)
	b = append(bk.tagged(b, "strong", "", "", name), ' ')
	if n.Pinyin != "" && tag == bk.langs[0] && strings.ContainsFunc(name, lang.Han) {
		b = append(bk.tagged(b, "em", "py", lang.Pinyin, n.Pinyin), ' ')
	}
	return bk.gloss(b, bk.body(n.Body, tag), 1, bk.view, column)
}

func (bk *printing) claimSays(b []byte, id string, column int) []byte {
	c, lang := bk.claims[id], bk.langs[column]
	if c == nil {
		return b
	}
	b = append(b, `<strong class="verdict">`...)
	b = append(b, verdictShape(c.Verdict)...)
	b = bk.within(b, bk.words.say(lang, c.Verdict), lang)
	b = append(b, "</strong> "...)
	body := bk.body(c.Body, lang)
	if len(body) > 1 { // the claim itself is in the text
		body = body[1:]
	}
	return bk.gloss(b, body, len(body), bk.view, column)
}

// shapes are drawings of the verdicts, since few fonts have characters for all of
// them: on a square of ten units, in the colour of the words beside them.
var shapes = map[string]encode.HTML{
	"supported":    `<circle cx="5" cy="5" r="3.6" fill="currentColor"/>`,
	"partly":       `<circle cx="5" cy="5" r="3.3" fill="none" stroke="currentColor"/><path d="M5 1.7a3.3 3.3 0 0 0 0 6.6z" fill="currentColor"/>`,
	"misleading":   `<path d="M5 1.3 9 8.5H1z" fill="none" stroke="currentColor" stroke-linejoin="round"/>`,
	"wrong":        `<path d="m1.8 1.8 6.4 6.4m0-6.4L1.8 8.2" stroke="currentColor" stroke-width="1.3"/>`,
	"opinion":      `<path d="M5 .9 9.1 5 5 9.1.9 5z" fill="none" stroke="currentColor"/>`,
	"unverifiable": `<circle cx="5" cy="5" r="3.3" fill="none" stroke="currentColor" stroke-dasharray="1.5 1.1"/>`,
}

func verdictShape(verdict string) encode.HTML {
	return `<svg class="shape" viewBox="0 0 10 10" aria-hidden="true">` + shapes[verdict] + `</svg>`
}
