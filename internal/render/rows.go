package render

import (
	"strconv"
	"strings"

	"duizhao/internal/edition"
	"duizhao/internal/encode"
	"duizhao/internal/html"
)

// View is what a page shows of an edition: which columns, and from where.
type View struct {
	*edition.Annotated
	Columns []int                // shown, in order
	first   int                  // 1 if the page begins with columns[0]; for a version that is added to another page, its place there
	root    string               // from the page to the site's root
	bidi    bool                 // the site has text of both directions
	file    *inFile              // of a page that is one file; else nil
	Margin  [][]int              // by row: entries in the margin there on this page
	Figures map[string][]*Figure // by the id of the block they follow
}

// newView sorts the entries into the rows of a page: each goes to its first mark in
// a version that the page shows.
func (r *Renderer) NewView(a *edition.Annotated, columns []int, root string) *View {
	v := &View{Annotated: a, Columns: columns, root: root, bidi: r.bidi, first: 1, Margin: make([][]int, len(a.Rows))}
	for i := range a.Entries {
		row := int32(-1)
		for _, c := range columns {
			if p := a.Entries[i].Places[c]; p.Row >= 0 && (row < 0 || p.Row < row) {
				row = p.Row
			}
		}
		if row >= 0 {
			v.Margin[row] = append(v.Margin[row], i)
		}
	}
	return v
}

// place returns the place of a column's text.
func (v *View) place(column int) place {
	return place{root: v.root, lang: v.Langs[column], margin: true, slug: v.Slug, medium: v.medium()}
}

// slot returns where the n-th column of a page of two is at first: class one or two.
// The page's script moves versions from slot to slot.
func (v *View) slot(n int) string {
	switch {
	case len(v.Columns) < 2:
		return ""
	case n == 0:
		return "one"
	}
	return "two"
}

// open appends the beginning of an element in the n-th column: its tag, its
// language, its slot and further classes.
func (v *View) open(b []byte, tag encode.HTML, n int, classes string) []byte {
	b = tongue(append(append(b, '<'), tag...), v.Langs[v.Columns[n]], v.bidi)
	if slot := v.slot(n); slot != "" {
		classes = strings.TrimSuffix(slot+" "+classes, " ")
	}
	if classes != "" {
		b = append(escape(append(b, ` class="`...), classes), '"')
	}
	return b
}

// lines estimates how many lines a row takes on a wide screen, to reserve room for
// rows far from the window: Han characters are as wide as two others.
func (v *View) lines(row *edition.Row) int {
	most := 1
	for _, c := range v.Columns {
		if row.Cells[c] == nil {
			continue
		}
		units := 0
		for s := range row.Cells[c].Segments {
			for _, r := range row.Cells[c].Segments[s].Runs {
				for i := 0; i < len(r.Text); i++ {
					switch b := r.Text[i]; {
					case b < 0x80:
						units++
					case b >= 0xc0: // the first byte of a character
						units += 2
					}
				}
			}
		}
		most = max(most, (units+63)/64)
	}
	return most
}

// rows appends the whole text of a page: a row for each block, the versions
// side by side in it, its margin after them.
func (r *Renderer) rows(b []byte, v *View) []byte {
	if len(v.Columns) > 1 {
		b = append(b, `<div class="text pair">`...)
	} else {
		b = append(b, `<div class="text single">`...)
	}
	b = append(b, '\n')
	for i := range v.Rows {
		b = r.row(b, v, i)
		for _, f := range v.Figures[v.Rows[i].ID] {
			b = append(b, `<div class="row figure">`...)
			for n, c := range v.Columns {
				b = append(b, r.figure(f, place{root: v.root, lang: v.Langs[c], slug: v.Slug, medium: v.medium()}, n == 0, v.slot(n))...)
			}
			b = append(b, "</div>\n"...)
		}
	}
	return append(b, "</div>\n"...)
}

func (r *Renderer) row(b []byte, v *View, i int) []byte {
	row := &v.Rows[i]
	b = append(b, `<div class="row`...)
	switch {
	case row.Kind == edition.Heading:
		b = append(b, ` head`...)
	case v.Asks(row):
		b = append(b, ` turn q`...)
	case row.Kind == edition.Turn:
		b = append(b, ` turn a`...)
	}
	b = append(b, `" id="`...)
	b = escape(b, row.ID)
	b = append(strconv.AppendInt(append(b, `" data-n="`...), int64(v.lines(row)), 10), "\">\n"...)
	if row.Number != "" {
		b = append(b, `<a class="no" href="#`...)
		b = escape(b, row.ID)
		b = append(b, `" aria-label="`...)
		b = escape(b, r.label(v.Shown(), "block", " "+row.Number))
		b = append(b, `">`...)
		b = escape(b, row.Number)
		b = append(b, "</a>\n"...)
	}
	for n := range v.Columns {
		b = r.cell(b, v, row, n)
		b = append(b, '\n')
	}
	if len(v.Margin[i]) > 0 {
		b = r.aside(b, v, i)
	}
	return append(b, "</div>\n"...)
}

// cell appends one version's block. The segments of a page's first column carry the
// addresses; every segment carries its number, which pairs it with its counterparts.
func (r *Renderer) cell(b []byte, v *View, row *edition.Row, n int) []byte {
	column := v.Columns[n]
	cell := row.Cells[column]
	lang := v.Langs[column]
	if cell == nil {
		b = append(v.open(b, "p", n, "gap"), '>')
		if edition.IsWitness(v.Langs[column]) {
			b = r.within(b, r.Say(lang, "not-in-copy"), lang)
		}
		return append(b, "</p>"...)
	}
	at := v.place(column)
	switch cell.Kind {
	case edition.Code:
		b = append(v.open(b, "div", n, classes("code", Standing(cell))), '>')
		b = append(b, r.code.HTML(cell.Info, cell.Segments[0].Runs[0].Text)...)
		return append(b, "</div>"...)
	case edition.Rule:
		return append(v.open(b, "hr", n, ""), '>')
	case edition.HTML:
		b = append(v.open(b, "div", n, "html"), '>')
		b = append(b, raw(cell.Segments[0].Runs[0].Text)...)
		return append(b, "</div>"...)
	case edition.Table:
		b = append(v.open(b, "div", n, classes("grid", Standing(cell))), '>')
		first := v.addressed(row, n)
		b = r.table(b, cell, at, func(s int) []html.Attr {
			return append([]html.Attr{html.Segment(row.ID, s+1).If(first), html.Num("data-s", s+1)}, StateAttrs(v, &cell.Segments[s])...)
		},
			func(b []byte, s int) []byte { return r.old(r.absent(b, cell, s, lang), &cell.Segments[s], lang) })
		return append(b, "</div>"...)
	}
	tag, end := encode.HTML("p"), encode.HTML("</p>")
	switch {
	case cell.Kind == edition.Heading:
		level := encode.Int(min(max(cell.Level, 2), 6))
		tag, end = "h"+level, "</h"+level+">"
	case cell.Kind == edition.Item && cell.Number < 0: // a further paragraph of the item before it
	case cell.Kind == edition.Item && cell.Number > 0:
		tag, end = "ol", "</li></ol>"
	case cell.Kind == edition.Item:
		tag, end = "ul", "</li></ul>"
	}
	b = v.open(b, tag, n, Standing(cell))
	if cell.Kind == edition.Item && cell.Number >= 0 {
		if cell.Number > 1 {
			b = append(strconv.AppendInt(append(b, ` start="`...), int64(cell.Number), 10), '"')
		}
		b = append(b, "><li>"...)
	} else {
		b = append(b, '>')
	}
	if cell.Speaker != "" {
		b = append(b, `<b class="who">`...)
		b = escape(b, r.In(v.Speakers[cell.Speaker].Name, lang))
		b = append(b, "</b> "...)
	}
	first := v.addressed(row, n)
	for s := range cell.Segments {
		if s > 0 {
			b = escape(b, Glue(lang, &cell.Segments[s-1], &cell.Segments[s]))
		}
		b = segmentTag(append(b, `<span`...), v, row, cell, s, first)
		b = r.absent(append(b, '>'), cell, s, lang)
		b = r.runs(b, cell.Segments[s].Runs, at)
		b = r.old(b, &cell.Segments[s], lang)
		b = append(b, "</span>"...)
	}
	return append(b, end...)
}

// addressed reports whether the n-th column has the addresses of a row: the first
// column does, or the next one if a copy lacks the block.
func (v *View) addressed(row *edition.Row, n int) bool {
	if v.first != 1 {
		return false
	}
	for _, c := range v.Columns[:n] {
		if row.Cells[c] != nil {
			return false
		}
	}
	return true
}

// segmentTag appends the attributes of a segment: its address, its number, which
// pairs it, and its state.
func segmentTag(b []byte, v *View, row *edition.Row, cell *edition.Block, s int, first bool) []byte {
	if first {
		b = escape(append(b, ` id="`...), row.ID)
		b = append(strconv.AppendInt(append(b, '.'), int64(s+1), 10), '"')
	}
	b = append(strconv.AppendInt(append(b, ` data-s="`...), int64(s+1), 10), '"')
	return stateOf(b, v, &cell.Segments[s])
}
