package sheet

import (
	"slices"
	"strconv"
	"strings"

	"duizhao/internal/edition"
	"duizhao/internal/encode"
	"duizhao/internal/html"
	"duizhao/internal/lang"
	"duizhao/internal/render"
)

// front writes the title page, what is said of the edition, and the contents.
type front struct {
	base      *base
	apparatus *apparatus
	langs     []string
	r         *render.Renderer
	view      *render.View
	works     []render.Work
	*html.Writer
}

// each writes a short text once for each language of the document that has it, in
// elements that keep their language in a PDF (a plain span loses it there).
func (d *base) each(tag encode.HTML, class string, text func(lang string) string) {
	seen := ""
	for _, l := range d.langs {
		s := text(l)
		if s == "" || s == seen {
			continue
		}
		if seen != "" {
			d.Space()
		}
		d.text(tag, s, l, html.Class(class), html.Lang(l))
		seen = s
	}
}

// text writes an element with a text in a language, as the lines of
// the document have it: its short numbers upright in vertical ones.
func (d *base) text(tag encode.HTML, text, lang string, attrs ...html.Attr) {
	from := d.Len()
	d.Open(tag, attrs...)
	if p := d.pen(lang); p.Upright {
		p.Plain(text)
	} else {
		d.Text(text)
	}
	d.Close()
	if tag == "p" {
		d.keepEnds(from, lang)
	}
}

// said writes a word of the interface in the languages of the document.
func (d *base) said(key string) {
	for i, w := range d.r.Words.Each(d.langs, key) {
		if i > 0 {
			d.Space()
		}
		d.Element("em", w.Text, html.Lang(w.Lang))
	}
}

// heading writes the heading of a part that is named by a word of the interface.
func (d *base) heading(tag encode.HTML, id, key string) {
	d.Open(tag, html.ID(id))
	d.said(key)
	d.Close()
}

func (d *front) titlePage() {
	part := func(class string) { d.Open("div", html.Class(class)) }
	info := &d.view.Info
	d.Open("section", html.Class("titlepage"))
	part("author")
	d.base.each("p", "", func(l string) string { c := d.r.Credits.Credit(info, l); return c.Author() })
	d.Close()
	part("titles")
	for i, l := range d.langs {
		title, size := d.r.Texts.In(info.Title, l), ""
		if width(title) > 60 { // Han characters; at display size it would fill the sheet
			size = "long"
		}
		if i == 0 {
			d.base.text("h1", title, l, html.Class(size), html.Lang(l))
		} else if title != d.r.Texts.In(info.Title, d.langs[0]) {
			d.Element("p", title, html.Class(html.Classes("other", size)), html.Lang(l))
		}
	}
	d.Close()
	part("subtitles")
	d.base.each("p", "", func(l string) string { return d.r.Texts.In(info.Subtitle, l) })
	d.Close()
	part("imprint")
	glue := ""
	d.r.Credits.Bylines(d.view, func(tag, voice string) {
		d.r.Credits.Imprint(d.Writer, info, tag, voice, func() {
			d.Text(glue)
			glue = " "
			d.Open("p", html.Lang(voice))
		}, d.Close)
	})
	d.base.each("p", "year", func(l string) string { return lang.Date(l, d.r.Credits.Credit(info, l).Made) })
	d.Close()
	d.r.Credits.Notice(d.Writer, d.langs)
	d.CloseLine()
}

// about writes what the edition is, what it was made from, and what the marks in its
// text mean.
func (d *front) about() {
	d.Open("section", html.Class("about"))
	d.base.heading("h2", "about-edition", "print-about")
	d.Open("div", html.Class("pair"))
	for _, l := range d.langs {
		d.Open("div", html.Lang(l))
		for _, t := range []edition.Text{d.view.Summary, d.view.Origin.Note} {
			if s := d.r.Texts.In(t, l); s != "" {
				d.base.text("p", s, l)
			}
		}
		if len(d.view.Entries) > 0 {
			d.Open("p")
			render.Within(d.Writer, d.r.Words.Say(l, "print-marks"), l)
			d.Close()
			d.legend(l)
		}
		d.Close()
	}
	d.Close()
	d.CloseLine()
}

// legend writes the verdicts that occur, each with its shape.
func (d *front) legend(lang string) {
	there := map[string]bool{}
	for i := range d.view.Entries {
		if e := &d.view.Entries[i]; e.Kind == edition.ClaimEntry && d.r.ClaimByID[e.Ref] != nil {
			there[d.r.ClaimByID[e.Ref].Verdict] = true
		}
	}
	if len(there) == 0 {
		return
	}
	d.Open("ul", html.Class("legend"))
	for _, v := range edition.Verdicts {
		if there[v] {
			d.Open("li", html.Class("verdict"))
			d.apparatus.verdict(v, lang)
			d.Close()
		}
	}
	d.Close()
}

// contents writes the table of contents with the page of each part.
func (d *front) contents() {
	d.Open("nav", html.Class("toc"))
	d.base.heading("h2", "contents", "contents")
	d.Open("ol")
	d.Line()
	d.base.item("front", "about-edition", func() { d.base.said("print-about") })
	if in := d.view.Introduction; in != nil {
		d.base.item("front", render.IntroductionID, func() { d.base.each("em", "", func(l string) string { return d.r.Texts.In(in.Titles, l) }) })
	}
	rows := d.view.Rows
	if len(rows) > 0 && !slices.ContainsFunc(rows, func(row edition.Row) bool { return row.Kind == edition.Heading }) {
		d.base.item("chapter", rows[0].ID, func() { // without headings the title heads the text
			d.base.each("em", "", func(l string) string { return d.r.Texts.In(d.view.Title, l) })
		})
	}
	for i := range rows {
		if rows[i].Kind == edition.Heading {
			d.chapter(&rows[i])
		}
	}
	if render.HasQuestions(d.view.Annotated) {
		d.base.item("back", render.QuestionsID, func() { d.base.said("nav-questions") })
	}
	if len(d.works) > 0 {
		d.base.item("back", "works", func() { d.base.said("works-cited") })
	}
	d.base.item("back", "colophon", func() { d.base.said("print-colophon") })
	d.CloseLine()
	d.plates()
	d.CloseLine()
}

// item writes a line of the contents.
func (d *base) item(class, id string, text func()) {
	d.Open("li", html.Class(class))
	d.Open("a", html.Href("#"+id))
	d.Open("span", html.Class("t"))
	text()
	d.Close()
	d.Element("i", "")
	d.Element("span", d.page(id), html.Class("pg"))
	d.Close()
	d.CloseLine()
}

// page returns the number of the page with an id, if it is known: a Roman one before
// the text.
func (d *base) page(id string) string {
	switch n := d.o.Pages[id]; {
	case n > 0 && len(d.view.Rows) > 0 && n < d.o.Pages[d.view.Rows[0].ID]:
		return roman(n)
	case n > 0:
		return strconv.Itoa(n)
	}
	return ""
}

// roman returns a number in small Roman numerals.
func roman(n int) string {
	var out strings.Builder
	for _, d := range []struct {
		value int
		sign  string
	}{{1000, "m"}, {900, "cm"}, {500, "d"}, {400, "cd"}, {100, "c"}, {90, "xc"}, {50, "l"}, {40, "xl"}, {10, "x"}, {9, "ix"}, {5, "v"}, {4, "iv"}, {1, "i"}} {
		for ; n >= d.value; n -= d.value {
			out.WriteString(d.sign)
		}
	}
	return out.String()
}

func (d *front) chapter(row *edition.Row) {
	class := "chapter"
	if level(row) > 2 {
		class = "sub"
	}
	d.base.item(class, row.ID, func() {
		seen := ""
		for _, c := range d.view.Columns {
			if t := d.view.HeadingText(row, c); t != "" && t != seen {
				d.base.text("em", t, d.view.Langs[c], html.Lang(d.view.Langs[c]))
				d.Space()
				seen = t
			}
		}
	})
}

// plates writes the list of figures.
func (d *front) plates() {
	if len(d.view.Figures) == 0 {
		return
	}
	d.base.heading("h3", "", "print-figures")
	d.Open("ol")
	d.Line()
	for i := range d.view.Rows {
		for _, f := range d.view.Figures[d.view.Rows[i].ID] {
			d.base.item("plate", "fig-"+f.ID, func() { d.base.each("em", "", func(l string) string { return d.r.Texts.In(f.Title, l) }) })
		}
	}
	d.CloseLine()
}
