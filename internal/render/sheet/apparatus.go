package sheet

import (
	"strings"

	"duizhao/internal/edition"
	"duizhao/internal/encode"
	"duizhao/internal/html"
	"duizhao/internal/lang"
	"duizhao/internal/render"
)

// apparatus writes what notes and claims say.
type apparatus struct {
	base  *base
	langs []string
	r     *render.Renderer
	view  *render.View
	*html.Writer
}

// gloss writes the text of an entry in the n-th language.
func (d *apparatus) gloss(body []edition.Block, n int) {
	class := ""
	if len(d.langs) > 1 {
		class = "l" + string(rune('1'+n))
	}
	from := d.Len()
	d.base.medium.paged = true
	d.base.pen(d.langs[n]).Gloss(body, class)
	d.base.medium.paged = false
	d.base.keepEnds(from, d.langs[n])
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
