package render

import (
	"duizhao/internal/cite"
	"duizhao/internal/edition"
	"duizhao/internal/highlight"
	"duizhao/internal/html"
	"duizhao/internal/lang"
)

// A Pen writes running text in one language for one medium.
type Pen struct {
	*html.Writer
	Kit     *Kit
	Medium  Medium
	Lang    string
	Again   map[string]bool // anchors of entries that the page had before
	Margin  bool            // there are entries beside the text that marks lead to; elsewhere words lead to full entries
	Upright bool            // vertical lines, in which short numbers are set upright
	Whole   bool            // names with a hyphen are kept in one line, as in all XML
}

// Kit is what a [Pen] needs besides the text: words of the interface, figures, works cited.
type Kit struct {
	words   *Words
	texts   *Texts
	gallery *Gallery
	works   *Works
	library *cite.Library

	code highlight.Marker
}

// Runs writes the text of a segment.
func (p *Pen) Runs(runs []edition.Run) {
	var open []*edition.Run // notes and claims, the innermost last
	written := 0            // of the plain text that comes next
	for i := range runs {
		switch run := &runs[i]; run.Kind {
		case edition.Plain:
			text := run.Text[written:]
			if at := p.seam(text, runs[i+1:]); at >= 0 {
				p.Plain(text[:at])
				p.Open("wbr")
				text = text[at:]
			}
			p.Plain(text)
			written = 0
		case edition.OpenNote, edition.OpenClaim:
			open = append(open, run)
			p.Medium.Open(p, run, i+1 < len(runs) && run.Kind == edition.OpenClaim && runs[i+1].Kind == edition.CloseClaim)
		case edition.CloseNote, edition.CloseClaim:
			if len(open) == 0 {
				continue
			}
			written = p.Medium.Close(p, open[len(open)-1], following(runs, i))
			open = open[:len(open)-1]
		case edition.FootnoteRef, edition.EmendMark:
			written = p.Medium.Mark(p, run, following(runs, i))
		default:
			p.run(run)
		}
	}
}

// following returns the text right after a run.
func following(runs []edition.Run, i int) string {
	if i+1 < len(runs) && runs[i+1].Kind == edition.Plain {
		return runs[i+1].Text
	}
	return ""
}

func (p *Pen) run(run *edition.Run) {
	switch run.Kind {
	case edition.CodeSpan:
		p.Element("code", run.Text)
	case edition.RawHTML:
		p.Medium.Raw(p, run.Text)
	case edition.Break:
		p.Open("br")
	case edition.OpenEm:
		p.Open("em")
	case edition.OpenStrong:
		p.Open("strong")
	case edition.OpenLink:
		p.Open("a", html.Href(p.Medium.Href(run.Ref)), html.A("title", run.Text))
	case edition.OpenEmend:
		p.Open("ins", html.Class("e"))
	case edition.OpenDiffer:
		p.Open("mark", html.Class("unlike"))
	case edition.CloseEm, edition.CloseStrong, edition.CloseLink, edition.CloseEmend, edition.CloseDiffer:
		p.Close()
	case edition.Image:
		p.Medium.Picture(p, run.Ref, run.Text)
	case edition.Cite:
		p.cite(run.Ref)
	}
}

// Flow writes the segments of a block as running text, joined in the manner of the
// language.
func (p *Pen) Flow(segments []edition.Segment) {
	for i := range segments {
		if i > 0 {
			p.Text(Glue(p.Lang, &segments[i-1], &segments[i]))
		}
		p.Runs(segments[i].Runs)
	}
}

// Within writes what is said in a language, with a tag only if that is another than
// that of the text.
func (p *Pen) Within(said Tagged) { Within(p.Writer, said, p.Lang) }

type citeKey struct{ ref, lang string }

// cite writes a citation in the running text.
func (p *Pen) cite(ref string) {
	cite.Write(p.Writer, p.Kit.citation(ref, p.Lang), p.Lang, p.Medium.Source, whole(p))
}

// Page returns the number of a page, to be written after a word: “ (p. 25)”, “（頁25）”.
func (k *Kit) Page(number, tag string) string {
	if lang.Squares(tag) {
		return cite.Page(number, tag)
	}
	return " " + cite.Page(number, tag)
}

// citation returns a citation as text in a language has it.
func (k *Kit) citation(ref, lang string) []cite.Piece {
	return k.works.cites.Get(citeKey{ref, lang}, func() []cite.Piece {
		items, _ := cite.ParseCitation(ref)
		return k.library.Cite(items, cite.Options{Lang: lang, Linked: true})
	})
}

// Sources writes a run-in list of sources, after a text if there is one.
func (p *Pen) Sources(list []cite.Item) {
	cite.Write(p.Writer, p.Kit.library.Cite(list, cite.Options{Lang: p.Lang, Bare: true, Linked: true}), p.Lang, p.Medium.Source, whole(p))
}
