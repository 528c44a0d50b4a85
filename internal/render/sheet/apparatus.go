package sheet

import (
	"strings"

	"duizhao/internal/edition"
	"duizhao/internal/encode"
	"duizhao/internal/html"
	"duizhao/internal/lang"
	"duizhao/internal/render"
)

// apparatus writes notes and claims under a section.
type apparatus struct {
	base  *base
	langs []string
	o     Options
	r     *render.Renderer
	view  *render.View
	*html.Writer
}

// of writes the entries of a section, a list for each kind: notes, claims,
// footnotes and emendations.
func (d *apparatus) of(s *section) {
	if len(s.entries) == 0 {
		return
	}
	d.Open("section", html.Class("apparatus"))
	d.Line()
	for _, list := range []struct {
		kind edition.EntryKind
		word string
	}{{edition.NoteEntry, "nav-notes"}, {edition.ClaimEntry, "nav-claims"}, {edition.FootnoteEntry, "print-remarks"},
		{edition.EmendationEntry, "nav-emendations"}} {
		open := false
		for _, i := range s.entries {
			e := &d.view.Entries[i]
			if e.Kind != list.kind {
				continue
			}
			if !open {
				open = true
				d.base.heading("h3", "", list.word)
				d.Line()
				d.Open("div", html.Class("group"))
				d.Line()
			}
			d.entry(e)
		}
		if open {
			d.CloseLine()
		}
	}
	d.CloseLine()
}

// entry writes the entry of a mark, in each language of the document.
func (d *apparatus) entry(e *edition.Entry) {
	d.Open("div", html.Class(html.Classes("entry", []string{"note", "claim", "fn", "em"}[e.Kind])), html.ID(e.Anchor))
	d.Line()
	back := d.view.First(e)
	for n, lang := range d.langs {
		if e.Kind == edition.EmendationEntry && !edition.IsWitness(lang) { // in the author's text alone
			continue
		}
		d.Open("div", html.Class("says"), html.Lang(lang))
		if n == 0 || d.o.Layout == Parallel {
			d.Element("a", e.Mark, html.Class("m"), html.Href("#"+back))
			d.Space()
		}
		d.headword(e, n)
		if e.Kind == edition.EmendationEntry {
			d.r.Repairs.Write(d.Writer, d.view, e.Ref)
		}
		d.gloss(d.says(e, n), n)
		d.CloseLine()
	}
	d.CloseLine()
}

// gloss writes the text of an entry in the n-th language.
func (d *apparatus) gloss(body []edition.Block, n int) {
	class := ""
	if len(d.langs) > 1 {
		class = "l" + string(rune('1'+n))
	}
	p := d.base.pen(d.langs[n])
	p.Upright = false
	p.Gloss(body, class)
}

// headword writes what comes before the text of an entry in the n-th language: the
// name of a note, the verdict on a claim.
func (d *apparatus) headword(e *edition.Entry, n int) {
	tag := d.langs[n]
	switch e.Kind {
	case edition.NoteEntry:
		note := d.r.NoteByID[e.Ref]
		if note == nil {
			return
		}
		name := d.r.Texts.In(note.Name, tag)
		d.Element("strong", name)
		d.Space()
		if note.Pinyin != "" && n == 0 && strings.ContainsFunc(name, lang.Han) {
			d.Element("em", note.Pinyin, html.Class("py"), html.Lang(lang.Pinyin))
			d.Space()
		}
	case edition.ClaimEntry:
		c := d.r.ClaimByID[e.Ref]
		if c == nil {
			return
		}
		d.Open("strong", html.Class("verdict"))
		d.verdict(c.Verdict, tag)
		d.Close()
		d.Space()
	}
}

// says returns the text of an entry in the n-th language.
func (d *apparatus) says(e *edition.Entry, n int) []edition.Block {
	tag := d.langs[n]
	switch e.Kind {
	case edition.NoteEntry:
		if note := d.r.NoteByID[e.Ref]; note != nil {
			return d.r.Glossary.Gloss(note, tag)
		}
	case edition.ClaimEntry:
		if c := d.r.ClaimByID[e.Ref]; c != nil {
			return d.r.Glossary.Known(c, tag)
		}
	case edition.FootnoteEntry:
		return d.view.Footnote(e.Ref, tag)
	}
	return nil
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

// verdict writes a verdict with its shape.
func (d *apparatus) verdict(verdict, lang string) {
	d.Markup(`<svg class="shape" viewBox="0 0 10 10" aria-hidden="true">` + shapes[verdict] + `</svg>`)
	render.Within(d.Writer, d.r.Words.Say(lang, verdict), lang)
}
