package sheet

import (
	"strings"

	"duizhao/internal/address"
	"duizhao/internal/edition"
	"duizhao/internal/html"
	"duizhao/internal/lang"
	"duizhao/internal/render"
)

// back writes what comes before the text and after it, besides the front matter.
type back struct {
	base  *base
	langs []string
	o     Options
	r     *render.Renderer
	view  *render.View
	works []render.Work
	*html.Writer
}

// introduction writes the introduction, on sheets of its own.
func (d *back) introduction() {
	a := d.view.Introduction
	if a == nil {
		return
	}
	d.Open("section", html.Class("introduction"))
	d.Open("h2", html.ID(render.IntroductionID))
	d.base.each("em", "", func(l string) string { return d.r.Texts.In(a.Titles, l) })
	d.CloseLine()
	parts := d.r.Texts.Sections(a, d.langs)
	for n := range parts[0] {
		d.Open("div", html.Class("pair"))
		for i, l := range d.langs {
			d.Open("div", html.Lang(l))
			from := d.Len()
			d.base.pen(l).Blocks(parts[i][n], 1)
			d.base.keepEnds(from, l)
			d.Close()
		}
		d.CloseLine()
	}
	for _, l := range d.langs {
		d.base.pen(l).Footnotes(a)
	}
	d.CloseLine()
}

// questions writes the index of questions with their page numbers.
func (d *back) questions() {
	list := d.r.Interviews.Of(d.view.Annotated)
	if len(list) == 0 {
		return
	}
	d.Open("section", html.Class("questions"))
	d.base.heading("h2", render.QuestionsID, "nav-questions")
	d.Line()
	for i := range list {
		q := &list[i]
		d.Open("div", html.Class("question"))
		d.Line()
		d.r.Interviews.Turns(d.Writer, d.view, q, "pair", func(row int) string { return "#" + d.view.Rows[row].ID })
		d.Element("p", d.base.page(d.view.Rows[q.Row].ID), html.Class("pg"))
		d.CloseLine()
	}
	d.CloseLine()
}

// bibliography writes the works cited, in the order of the bibliography: first those in
// characters, or first those in letters, as the book's first language is. Each script
// has its own way to cite, and the two are not mixed.
func (d *back) bibliography() {
	if len(d.works) == 0 {
		return
	}
	d.Open("section", html.Class("works"))
	d.base.heading("h2", "works", "works-cited")
	for _, first := range []bool{true, false} {
		open := false
		for _, w := range d.works {
			if lang.Squares(w.Lang) == lang.Squares(d.langs[0]) != first {
				continue
			}
			if !open {
				d.Open("ul")
				d.Line()
				open = true
			}
			d.Open("li", html.ID("bib-"+w.ID), html.Lang(w.Lang))
			w.Write(d.Writer)
			d.CloseLine()
		}
		if open {
			d.CloseLine()
		}
	}
	d.CloseLine()
}

// colophon writes the last page: what the edition is, whose it is, and how it was
// made.
func (d *back) colophon(fingerprint string) {
	d.Open("section", html.Class("colophon"))
	d.base.heading("h2", "colophon", "print-colophon")
	d.Open("div", html.Class("pair"))
	for _, l := range d.langs {
		d.Open("div", html.Lang(l))
		d.base.text("p", d.r.Texts.In(d.view.Title, l), l, html.Class("booktitle"))
		d.Open("dl")
		d.facts(l, fingerprint)
		d.Close()
		for _, t := range d.r.States.OldCount(d.view) {
			if t.Lang == l {
				d.Element("p", "≠ "+t.Text, html.Class("rights"))
			}
		}
		for _, t := range d.r.States.UnreadCount(d.view) {
			if t.Lang == l {
				d.Element("p", "~ "+t.Text, html.Class("rights"))
			}
		}
		if s := d.r.Texts.In(d.view.Rights.Statement, l); s != "" {
			d.base.text("p", s, l, html.Class("rights"))
		}
		for _, m := range d.r.Credits.Makers(d.view.Annotated, []string{l}) {
			m.Write(d.Writer)
		}
		d.Close()
	}
	d.Close()
	d.CloseLine()
}

// facts writes the lines of the colophon in a language.
func (d *back) facts(l, fingerprint string) {
	term := func(key string) {
		d.Open("dt")
		render.Within(d.Writer, d.r.Words.Say(l, key), l)
		d.Close()
	}
	fact := func(key, text string) {
		if text != "" {
			term(key)
			d.base.text("dd", text, l)
		}
	}
	by := d.r.Credits.Credit(&d.view.Info, l)
	fact("print-author", by.Author())
	fact("print-translator", by.Translator())
	fact("print-reviser", by.Reviser())
	fact("print-editor", by.Editor())
	fact("print-edition", lang.Date(l, by.Made))
	if o := &d.view.Origin; o.Title != "" {
		term("original")
		d.Open("dd")
		if o.URL != "" {
			d.Element("a", o.Title, html.Href(o.URL), html.Lang(o.Lang))
		} else {
			d.Element("em", o.Title, html.Class("work"), html.Lang(o.Lang))
		}
		d.Close()
	}
	fact("print-written", lang.Date(l, by.Work))
	if url := d.r.Addresses.Absolute(address.Edition(d.view.Slug)); url != "" {
		term("print-address")
		d.Open("dd")
		d.Element("a", url, html.Class("url"), html.Href(url))
		d.Close()
	}
	fact("print-fonts", strings.Join(d.o.Fonts, d.r.Words.Word(l, "comma")))
	fact("made-with", d.r.Program)
	term("fingerprint")
	d.Open("dd")
	d.Element("code", fingerprint)
	d.Close()
}

// targets writes an empty link to each block and segment of the text: only what
// something links to gets a name in the PDF, by which #p17.2 is found. Comments here and at
// pages say where package pdf may cut the document into parts.
func (d *back) targets() {
	d.Markup("<!--names-->")
	d.Open("div", html.Class("targets"), html.A("aria-hidden", "true"))
	if d.o.Layout == Facing { // whose text begins on a left page
		d.Element("a", "", html.Href("#"+textID))
		d.Element("a", "", html.Href("#"+halfID))
	}
	for i := range d.view.Rows {
		row := &d.view.Rows[i]
		d.Element("a", "", html.Href("#"+row.ID))
		if render.Textual(row.Kind) || row.Kind == edition.Heading || row.Kind == edition.Table {
			for s := range row.Segments() {
				d.Element("a", "", html.Href("#"+edition.Address(row.ID, s+1)))
			}
		}
	}
	d.CloseLine()
	d.Markup("<!--/names-->")
}
