package render

import (
	"duizhao/internal/edition"
	"duizhao/internal/html"
)

// Ordinary is a medium that writes marks and pictures as a page of the site does.
type Ordinary struct{}

func (Ordinary) Open(p *Pen, run *edition.Run, empty bool) {
	class, word, to := "n", "note", p.Medium.Note
	if run.Kind == edition.OpenClaim {
		class, word, to = "c", "claim", p.Medium.Claim
	}
	if !p.Margin {
		p.Writer.Open("a", html.Class(class), html.Href(to(run.Ref)))
		return
	}
	said := ""
	if empty { // a mark without words of its own
		said = p.Kit.words.Word(p.Lang, word) + " " + run.Mark
	}
	if p.Again[run.Text] {
		class += " again"
	}
	p.Writer.Open("a", html.Class(class), html.Href("#"+run.Text), html.A("data-m", sign(class[:1], run.Mark)), html.A("aria-label", said))
}

// Asterisk marks what has a note. Letters could run in order in one language only: in
// every other the same words come in another order, and one begins with b. On a page
// an entry is found by its headword, beside its line; a number is that of a claim,
// which its register has too. A ring, as some readers have it, is the full stop of
// Chinese.
const Asterisk = "*"

// sign returns what a page shows for a mark of a class: n of notes, c of claims.
func sign(class, mark string) string {
	if class == "n" {
		return Asterisk
	}
	return mark
}

func (Ordinary) Close(p *Pen, _ *edition.Run, _ string) int {
	p.Writer.Close()
	return 0
}

func (Ordinary) Mark(p *Pen, run *edition.Run, _ string) int {
	class, anchor, mark, word := "f", run.Text, run.Mark, "footnote"
	switch {
	case run.Kind == edition.EmendMark:
		class, anchor, word = "e", run.Ref, "emended"
	case mark == "": // in an article, whose footnotes are at its end
		anchor, mark = FootnoteID(p.Lang, run.Ref), run.Ref
	}
	said := p.Kit.words.Word(p.Lang, word)
	if class == "f" {
		said += " " + mark
	}
	p.Writer.Open("a", html.Class(class), html.Href("#"+anchor), html.A("data-m", mark), html.A("aria-label", said))
	p.Writer.Close()
	return 0
}

func (Ordinary) Since(p *Pen, unread bool, said string) {
	class := "since"
	if unread {
		class = "since unread"
	}
	p.Writer.Open("i", html.Class(class), html.A("role", "img"), html.A("title", said), html.A("aria-label", said))
	p.Writer.Close()
}

func (Ordinary) Picture(p *Pen, ref, alt string) {
	p.Writer.Open("img", html.Src(p.Medium.Href(ref)), html.Always("alt", alt), html.A("loading", "lazy"))
}

func (Ordinary) Raw(p *Pen, text string) { p.Markup(raw(text)) }

func (Ordinary) Figure(p *Pen, f *Figure, at Plate) { p.Figure(f, at) }

// FootnoteID returns the id of a footnote of an article.
func FootnoteID(lang, label string) string { return "f." + lang + "." + label }
