package render

import (
	"strconv"
	"strings"

	"duizhao/internal/edition"
	"duizhao/internal/highlight"
)

// view is a page's choice from an edition: which columns, seen from where.
type view struct {
	*edition.Annotated
	columns []int                // on the page, in order
	shown   int                  // so many of them are shown at first; the others wait for the reader's choice
	root    string               // from the page to the site's root
	margin  [][]int              // by row: entries that stand there on this page
	figures map[string][]*Figure // by the id of the block they follow
}

// newView sorts the entries into the rows of a page: each stands at its first
// mark in a version that the page shows.
func newView(a *edition.Annotated, columns []int, shown int, root string) *view {
	v := &view{Annotated: a, columns: columns, shown: shown, root: root, margin: make([][]int, len(a.Rows))}
	for i := range a.Entries {
		row := int32(-1)
		for _, c := range columns {
			if p := a.Entries[i].Places[c]; p.Row >= 0 && (row < 0 || p.Row < row) {
				row = p.Row
			}
		}
		if row >= 0 {
			v.margin[row] = append(v.margin[row], i)
		}
	}
	return v
}

// pair are the columns shown at first.
func (v *view) pair() []int { return v.columns[:v.shown] }

// column appends the mark of the n-th column of a page of several: its class,
// by which the style sheet shows and places it, after the others, and whether
// it waits hidden.
func (v *view) column(b []byte, n int, class string) []byte {
	if len(v.columns) > 1 {
		class = strings.TrimPrefix(class+" v"+strconv.Itoa(n+1), " ")
	}
	if class != "" {
		b = append(append(append(b, ` class="`...), class...), '"')
	}
	if n >= v.shown {
		b = append(b, ` hidden`...)
	}
	return b
}

// place is where the text of a column is written.
func (v *view) place(column int) place {
	return place{root: v.root, lang: v.Langs[column], margin: true, slug: v.Slug}
}

// rows appends the whole text of a page: a row for each block, the versions
// side by side in it, its margin after them.
func (r *Renderer) rows(b []byte, v *view) []byte {
	if len(v.columns) > 1 {
		b = append(b, `<div class="text pair">`...)
	} else {
		b = append(b, `<div class="text single">`...)
	}
	b = append(b, '\n')
	for i := range v.Rows {
		b = r.row(b, v, i)
		for _, f := range v.figures[v.Rows[i].ID] {
			b = append(b, `<div class="row figure">`...)
			for n, c := range v.columns {
				var attrs []byte
				attrs = v.column(attrs, n, "")
				b = append(b, r.figure(f, place{root: v.root, lang: v.Langs[c], slug: v.Slug}, n == 0, attrs)...)
			}
			b = append(b, "</div>\n"...)
		}
	}
	return append(b, "</div>\n"...)
}

func (r *Renderer) row(b []byte, v *view, i int) []byte {
	row := &v.Rows[i]
	b = append(b, `<div class="row`...)
	switch {
	case row.Kind == edition.Heading:
		b = append(b, ` head`...)
	case row.Kind == edition.Turn && v.Speakers[row.Speaker].Role == "interviewer":
		b = append(b, ` turn q`...)
	case row.Kind == edition.Turn:
		b = append(b, ` turn a`...)
	}
	b = append(b, `" id="`...)
	b = escape(b, row.ID)
	b = append(b, "\">\n"...)
	if row.Number != "" {
		b = append(b, `<a class="no" href="#`...)
		b = escape(b, row.ID)
		b = append(b, `" aria-label="`...)
		b = escape(b, r.words.get(v.Langs[v.columns[0]], "block")+" "+row.Number)
		b = append(b, `">`...)
		b = escape(b, row.Number)
		b = append(b, "</a>\n"...)
	}
	for n, c := range v.columns {
		b = r.cell(b, v, row, c, n)
		b = append(b, '\n')
	}
	if len(v.margin[i]) > 0 {
		b = r.aside(b, v, i)
	}
	return append(b, "</div>\n"...)
}

// cell appends one version's block. The first column's segments carry the
// addresses; every segment carries its number, which pairs it.
func (r *Renderer) cell(b []byte, v *view, row *edition.Row, column, n int) []byte {
	first := n == 0
	cell := row.Cells[column]
	lang := v.Langs[column]
	if cell == nil {
		b = append(append(append(b, `<p lang="`...), lang...), '"')
		return append(v.column(b, n, "gap"), `></p>`...)
	}
	at := v.place(column)
	switch cell.Kind {
	case edition.Code:
		b = append(append(append(b, `<div lang="`...), lang...), '"')
		b = append(v.column(b, n, "code"), '>')
		b = append(b, highlight.HTML(cell.Info, cell.Segments[0].Runs[0].Text)...)
		return append(b, "</div>"...)
	case edition.Rule:
		return append(v.column(append(b, `<hr`...), n, lang), '>')
	case edition.HTML:
		b = append(append(append(b, `<div lang="`...), lang...), '"')
		b = append(v.column(b, n, "html"), '>')
		b = append(b, cell.Segments[0].Runs[0].Text...)
		return append(b, "</div>"...)
	}
	tag, end := "p", "</p>"
	switch {
	case cell.Kind == edition.Heading:
		level := strconv.Itoa(min(max(cell.Level, 2), 6))
		tag, end = "h"+level, "</h"+level+">"
	case cell.Kind == edition.Item && cell.Number > 0:
		tag, end = "ol", "</li></ol>"
	case cell.Kind == edition.Item:
		tag, end = "ul", "</li></ul>"
	}
	b = append(append(append(append(append(b, '<'), tag...), ` lang="`...), lang...), '"')
	class := ""
	if cell.Quote > 0 {
		class = "quote"
	}
	b = v.column(b, n, class)
	if cell.Kind == edition.Item {
		if cell.Number > 1 {
			b = append(strconv.AppendInt(append(b, ` start="`...), int64(cell.Number), 10), '"')
		}
		b = append(b, "><li>"...)
	} else {
		b = append(b, '>')
	}
	if cell.Speaker != "" {
		b = append(b, `<b class="who">`...)
		b = escape(b, r.in(v.Speakers[cell.Speaker].Name, lang))
		b = append(b, "</b> "...)
	}
	for s := range cell.Segments {
		if s > 0 {
			b = append(b, glue(lang, &cell.Segments[s-1], &cell.Segments[s])...)
		}
		b = append(b, `<span`...)
		if first {
			b = append(b, ` id="`...)
			b = escape(b, row.ID)
			b = strconv.AppendInt(append(b, '.'), int64(s+1), 10)
			b = append(b, '"')
		}
		b = strconv.AppendInt(append(b, ` data-s="`...), int64(s+1), 10)
		b = append(b, `">`...)
		b = r.runs(b, cell.Segments[s].Runs, at)
		b = append(b, "</span>"...)
	}
	return append(b, end...)
}
