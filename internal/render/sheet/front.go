package sheet

import (
	"html/template"
	"slices"
	"strconv"
	"strings"

	"duizhao/internal/edition"
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

// titlePage writes the page that names the book and those who made it.
func (d *front) titlePage() {
	info := &d.view.Info
	p := &render.PrintTitle{PrintDoc: d.base.doc()}
	p.Authors = d.base.each("p", func(l string) string { c := d.r.Credits.Credit(info, l); return c.Author() })
	for i, l := range d.langs {
		title := d.r.Texts.In(info.Title, l)
		t := render.PrintText{Lang: l, Long: width(title) > 60} // Han characters; at display size it would fill the sheet
		if i == 0 {
			t.HTML = d.base.inner("h1", title, l)
		} else if title == d.r.Texts.In(info.Title, d.langs[0]) {
			continue
		} else {
			t.HTML = d.base.ready(func() { d.Text(title) })
		}
		p.Titles = append(p.Titles, t)
	}
	p.Subtitles = d.base.each("p", func(l string) string { return d.r.Texts.In(info.Subtitle, l) })
	d.r.Credits.Bylines(d.view, func(tag, voice string) {
		from := 0
		d.r.Credits.Imprint(d.Writer, info, tag, voice, func() { from = d.Len() }, func() {
			line := render.PrintText{Lang: voice, HTML: template.HTML(d.Cut(from))}
			if !slices.Contains(p.Imprint, line) { // two versions in one language have one editor
				p.Imprint = append(p.Imprint, line)
			}
		})
	})
	p.Years = d.base.each("p", func(l string) string { return lang.Date(l, d.r.Credits.Credit(info, l).Made) })
	d.base.filled(titleTemplate, p)
}

// about writes what the edition is, what it was made from, and what the marks in its
// text mean.
func (d *front) about() {
	if !d.tells() {
		return
	}
	p := &render.PrintAbout{PrintDoc: d.base.doc(), Names: d.base.said("print-about")}
	for _, l := range d.langs {
		c := render.PrintAboutColumn{Lang: l}
		for _, t := range []edition.Text{d.view.Summary, d.view.Origin.Note} {
			if s := d.r.Texts.In(t, l); s != "" {
				c.Texts = append(c.Texts, d.base.inner("p", s, l))
			}
		}
		if len(d.view.Entries) > 0 {
			c.Marks = d.base.ready(func() { render.Within(d.Writer, d.r.Words.Say(l, "print-marks"), l) })
			c.Verdicts = d.legend(l)
		}
		p.Columns = append(p.Columns, c)
	}
	d.base.filled(aboutTemplate, p)
}

// tells reports whether there is anything to say of the edition: one that was just
// imported has neither a summary nor notes.
func (d *front) tells() bool {
	return len(d.view.Entries) > 0 || slices.ContainsFunc(d.langs, func(l string) bool {
		return d.r.Texts.In(d.view.Summary, l) != "" || d.r.Texts.In(d.view.Origin.Note, l) != ""
	})
}

// legend returns the verdicts that occur, each with its shape.
func (d *front) legend(lang string) (out []template.HTML) {
	there := map[string]bool{}
	for i := range d.view.Entries {
		if e := &d.view.Entries[i]; e.Kind == edition.ClaimEntry && d.r.ClaimByID[e.Ref] != nil {
			there[d.r.ClaimByID[e.Ref].Verdict] = true
		}
	}
	for _, v := range edition.Verdicts {
		if there[v] {
			out = append(out, d.base.ready(func() { d.apparatus.verdict(v, lang) }))
		}
	}
	return out
}

// contents writes the table of contents with the page of each part.
func (d *front) contents() {
	p := &render.PrintContents{PrintDoc: d.base.doc(), Names: d.base.said("contents")}
	add := func(class, id string, names []render.PrintText) {
		p.Items = append(p.Items, d.base.item(class, id, names))
	}
	if d.tells() {
		add("front", "about-edition", d.base.said("print-about"))
	}
	if in := d.view.Introduction; in != nil {
		add("front", render.IntroductionID, d.base.each("em", func(l string) string { return d.r.Texts.In(in.Titles, l) }))
	}
	rows := d.view.Rows
	if len(rows) > 0 && !slices.ContainsFunc(rows, func(row edition.Row) bool { return row.Kind == edition.Heading }) {
		// without headings the title heads the text
		add("chapter", rows[0].ID, d.base.each("em", func(l string) string { return d.r.Texts.In(d.view.Title, l) }))
	}
	for i := range rows {
		if rows[i].Kind == edition.Heading {
			p.Items = append(p.Items, d.chapter(&rows[i]))
		}
	}
	if render.HasQuestions(d.view.Annotated) {
		add("back", render.QuestionsID, d.base.said("nav-questions"))
	}
	if len(d.works) > 0 {
		add("back", "works", d.base.said("works-cited"))
	}
	add("back", "colophon", d.base.said("print-colophon"))
	p.FigureNames = d.base.said("print-figures")
	for i := range rows {
		for _, f := range d.view.Figures[rows[i].ID] {
			names := d.base.each("em", func(l string) string { return d.r.Texts.In(f.Title, l) })
			p.Figures = append(p.Figures, d.base.item("plate", "fig-"+f.ID, names))
		}
	}
	d.base.filled(contentsTemplate, p)
}

// item returns a line of the contents.
func (d *base) item(class, id string, names []render.PrintText) render.PrintItem {
	return render.PrintItem{Class: class, Href: "#" + id, Page: d.page(id), Names: names}
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

// chapter returns the line of a heading.
func (d *front) chapter(row *edition.Row) render.PrintItem {
	class := "chapter"
	if level(row) > 2 {
		class = "sub"
	}
	var names []render.PrintText
	seen := ""
	for _, c := range d.view.Columns {
		if t := d.view.HeadingText(row, c); t != "" && t != seen {
			names = append(names, render.PrintText{Lang: d.view.Langs[c], HTML: d.base.inner("em", t, d.view.Langs[c])})
			seen = t
		}
	}
	return d.base.item(class, row.ID, names)
}
