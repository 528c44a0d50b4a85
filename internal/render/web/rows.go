package web

import (
	"duizhao/internal/edition"
	"duizhao/internal/encode"
	"duizhao/internal/html"
	"duizhao/internal/render"
)

// rows writes the rows of a text for screens: of a page, of a page that is one file,
// and of a version that is added to a page.
type rows struct {
	*html.Writer
	r      *Typesetter
	v      *render.View
	medium render.Medium
	parts  parts
}

// Typesetter begins the rows of a text, and keeps what many of them have in common.
type Typesetter struct {
	words    *render.Words
	writers  *render.Writers
	texts    *render.Texts
	kit      *render.Kit
	glossary *render.Glossary
	repairs  *render.Repairs
	anchors  *Anchors
	claims   map[string]*edition.Claim
	notes    map[string]*edition.Note

	entries render.Cache[readyKey, []byte]
}

// RowsOn returns what writes rows of a view, appending to b.
func (r *Typesetter) RowsOn(b []byte, v *render.View) *rows {
	t := &rows{Writer: r.writers.New(b), r: r, v: v, medium: v.File, parts: parts{rows: true, margin: true}}
	if t.Short = t.medium != nil; !t.Short {
		t.medium = &onSite{anchors: r.anchors, root: v.Root, slug: v.Slug}
	}
	return t
}

// pen returns a pen for text in a language.
func (t *rows) pen(lang string, margin bool) *render.Pen {
	return &render.Pen{Writer: t.Writer, Kit: t.r.kit, Medium: t.medium, Lang: lang, Margin: margin, Again: t.v.Again}
}

// All writes the whole text of a page: a row for each block, the versions side by
// side in it, its margin after them; or the entries of all margins alone.
func (t *rows) All() {
	if !t.parts.rows {
		for i := range t.v.Rows {
			t.entries(i)
		}
		return
	}
	class := "text single"
	if len(t.v.Columns) > 1 {
		class = "text pair"
	}
	t.Open("div", html.Class(class))
	t.Line()
	for i := range t.v.Rows {
		t.row(i)
		t.figures(t.v.Rows[i].ID)
	}
	t.CloseLine()
}

// figures writes the figures that follow a block.
func (t *rows) figures(block string) {
	for _, f := range t.v.Figures[block] {
		t.Open("div", html.Class("row figure"))
		langs := t.v.Shown()
		t.medium.Figure(t.pen(langs[0], false), f, render.Plate{Langs: langs, All: t.v.Langs, Slots: len(langs) > 1, First: true})
		t.CloseLine()
	}
}

func (t *rows) row(i int) {
	row := &t.v.Rows[i]
	class := "row"
	switch {
	case row.Kind == edition.Heading:
		class = "row head"
	case t.v.Asks(row):
		class = "row turn q"
	case row.Kind == edition.Turn:
		class = "row turn a"
	case row.Kind == edition.Code && alike(row.Cells):
		class = "row same"
	}
	t.Open("div", html.Class(class), html.ID(row.ID), html.Num("data-n", t.v.Lines(row)))
	t.Line()
	if row.Number != "" {
		called := row.Number
		if called == "¶" { // as many are
			called = row.ID
		}
		t.Element("a", row.Number, html.Class("no"), html.Href("#"+row.ID), html.A("aria-label", t.r.words.Label(t.v.Shown(), "block", " "+called)))
		t.Line()
	}
	for n := range t.v.Columns {
		t.cell(row, n)
		t.Line()
	}
	if t.parts.margin && len(t.v.Margin[i]) > 0 {
		t.aside(i)
	}
	t.CloseLine()
}

// alike reports whether all versions have the same code, which then is shown once for
// all that are side by side.
func alike(cells []*edition.Block) bool {
	for _, c := range cells {
		if c == nil || c.Kind != edition.Code || c.Info != cells[0].Info || c.File != cells[0].File || c.Segments[0].Text() != cells[0].Segments[0].Text() {
			return false
		}
	}
	return true
}

// cell writes one version's block. The segments of a page's first column carry the
// addresses; every segment carries its number, which pairs it with its counterparts.
func (t *rows) cell(row *edition.Row, n int) {
	lang := t.v.Langs[t.v.Columns[n]]
	cell := row.Cells[t.v.Columns[n]]
	open := func(tag encode.HTML, class string) {
		t.Open(tag, html.Lang(lang), html.Class(html.Classes(t.v.Slot(n), class)))
	}
	if cell == nil {
		open("p", "gap")
		if edition.IsWitness(lang) {
			render.Within(t.Writer, t.r.words.Say(lang, "not-in-copy"), lang)
		}
		t.Close()
		return
	}
	p := t.pen(lang, true)
	switch cell.Kind {
	case edition.Rule:
		open("hr", "")
		return
	case edition.Code:
		open("div", html.Classes("code", render.Standing(cell)))
		p.Code(cell)
	case edition.HTML:
		open("div", "html")
		t.medium.Raw(p, cell.Segments[0].Runs[0].Text)
	case edition.Table:
		open("div", html.Classes("grid", render.Standing(cell)))
		first := t.v.Addressed(row, n)
		p.Table(cell, func(s int) []html.Attr { return t.segment(row, cell, s, first) }, func(s int) {
			p.Absent(cell, s, lang)
			p.Old(&cell.Segments[s], lang)
		})
	default:
		t.sentences(p, row, cell, n)
		return
	}
	t.Close()
}

// sentences writes a block that consists of segments, in the n-th column.
func (t *rows) sentences(p *render.Pen, row *edition.Row, cell *edition.Block, n int) {
	lang := html.Lang(p.Lang)
	class := html.Class(html.Classes(t.v.Slot(n), render.Standing(cell)))
	item := cell.Kind == edition.Item && cell.Number >= 0 // and not a further paragraph of the item before it
	switch {
	case cell.Kind == edition.Heading:
		t.Open("h"+encode.Int(min(max(cell.Level, 2), 6)), lang, class)
	case item:
		p.List(cell.Number, lang, class)
		t.Open("li")
	default:
		t.Open("p", lang, class)
	}
	if cell.Speaker != "" {
		t.Element("b", t.r.texts.In(t.v.Speakers[cell.Speaker].Name, p.Lang), html.Class("who"))
		t.Space()
	}
	first := t.v.Addressed(row, n)
	for s := range cell.Segments {
		if s > 0 {
			t.Text(render.Glue(p.Lang, &cell.Segments[s-1], &cell.Segments[s]))
		}
		t.Open("span", t.segment(row, cell, s, first)...)
		p.Segment(cell, s, p.Lang)
		t.Close()
	}
	t.Close()
	if item {
		t.Close()
	}
}

// segment returns the attributes of a segment: its address, its number, which pairs
// it, and its state.
func (t *rows) segment(row *edition.Row, cell *edition.Block, s int, first bool) []html.Attr {
	return append([]html.Attr{html.Segment(row.ID, s+1).If(first), html.Num("data-s", s+1)}, render.StateAttrs(t.v, &cell.Segments[s])...)
}
