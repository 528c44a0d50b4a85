package figure

import "strings"

// Table is the data of a figure as a table in a language, with a caption and
// header cells: every value with its decimals and its “about”, dates in words.
// A figure without data gives "".
func Table(f *Figure, lang string) []byte {
	t := &table{lang: lang, w: wordsOf(lang)}
	switch f.Kind {
	case "bar":
		t.bars(f)
	case "grouped-bar":
		t.groups(f)
	case "timeline":
		t.timeline(f)
	case "span":
		t.spans(f)
	case "flow":
		t.flow(f)
	}
	if t.rows == 0 {
		return nil
	}
	caption := f.Title.In(lang)
	if unit := f.Unit.In(lang); unit != "" {
		caption += t.w.openMark + unit + t.w.closeMark
	}
	return []byte(`<table class="figdata"><caption>` + escape(caption) + `</caption>` + t.String() + `</tbody></table>`)
}

type table struct {
	strings.Builder
	lang string
	w    words
	rows int
}

func (t *table) head(cells ...string) {
	t.WriteString(`<thead><tr>`)
	for _, c := range cells {
		t.WriteString(`<th scope="col">` + escape(c) + `</th>`)
	}
	t.WriteString(`</tr></thead><tbody>`)
}

// row writes a row whose first cell is its header; class is of the other cells.
func (t *table) row(class, header string, cells ...string) {
	t.rows++
	t.WriteString(`<tr><th scope="row">` + header + `</th>`)
	for _, c := range cells {
		if c == "—" || class == "" {
			t.WriteString(`<td>` + c + `</td>`)
		} else {
			t.WriteString(`<td class="` + class + `">` + c + `</td>`)
		}
	}
	t.WriteString(`</tr>`)
}

// detailed tells whether any row has small print, which then has a column.
func detailed(f *Figure, lang string) bool {
	for _, r := range f.Rows {
		if r.Detail.In(lang) != "" {
			return true
		}
	}
	return false
}

func (t *table) bars(f *Figure) {
	head := []string{t.w.item, t.w.value}
	details := detailed(f, t.lang)
	if details {
		head = append(head, t.w.notes)
	}
	t.head(head...)
	for _, r := range f.Rows {
		t.rows++
		t.WriteString(`<tr><th scope="row">` + escape(r.Label.In(t.lang)) + `</th><td class="num">` + escape(valueText(r.Value, r.Approx, t.lang)) + `</td>`)
		if details {
			t.WriteString(`<td>` + escape(r.Detail.In(t.lang)) + `</td>`)
		}
		t.WriteString(`</tr>`)
	}
}

func (t *table) groups(f *Figure) {
	head := []string{t.w.item}
	for _, s := range f.Series {
		head = append(head, s.Label.In(t.lang))
	}
	t.head(head...)
	for _, r := range f.Rows {
		label := escape(r.Label.In(t.lang))
		if d := r.Detail.In(t.lang); d != "" {
			label += escape(t.w.openMark + d + t.w.closeMark)
		}
		cells := make([]string, len(f.Series))
		for i := range f.Series {
			cells[i] = "—"
			if i < len(r.Values) {
				cells[i] = escape(valueText(r.Values[i], r.Approx, t.lang))
			}
		}
		t.row("num", label, cells...)
	}
}

func (t *table) timeline(f *Figure) {
	t.head(t.w.date, t.w.event)
	for _, r := range f.Rows {
		event := escape(r.Label.In(t.lang))
		if d := r.Detail.In(t.lang); d != "" {
			event += escape(t.w.openMark + d + t.w.closeMark)
		}
		t.row("", t.time(r.Date, r.Approx), event)
	}
}

func (t *table) spans(f *Figure) {
	head := []string{t.w.item, t.w.from, t.w.to}
	details := detailed(f, t.lang)
	if details {
		head = append(head, t.w.notes)
	}
	t.head(head...)
	for _, r := range f.Rows {
		cells := []string{t.time(r.From, r.Approx), t.time(r.To, r.Approx)}
		if details {
			cells = append(cells, escape(r.Detail.In(t.lang)))
		}
		t.row("", escape(r.Label.In(t.lang)), cells...)
	}
}

// time is a date for people and machines, or — for an open end.
func (t *table) time(s string, approx bool) string {
	d, ok := parseDate(s)
	if !ok {
		if s == "" {
			return escape(t.w.open)
		}
		return escape(s)
	}
	out := `<time datetime="` + d.iso() + `">` + escape(d.in(t.lang)) + `</time>`
	if approx {
		out = escape(t.w.about) + out
	}
	return out
}

// flow lists the arrows by where they begin, and the boxes that have none.
func (t *table) flow(f *Figure) {
	t.head(t.w.from, t.w.to, t.w.notes)
	label := func(id string) string {
		for _, n := range f.Nodes {
			if n.ID == id {
				return escape(n.Label.In(t.lang))
			}
		}
		return escape(id)
	}
	for _, n := range f.Nodes {
		touched := false
		for _, e := range f.Edges {
			touched = touched || e.From == n.ID || e.To == n.ID
			if e.From == n.ID {
				t.row("", label(e.From), label(e.To), escape(e.Label.In(t.lang)))
			}
		}
		if !touched {
			t.row("", label(n.ID), "—", "")
		}
	}
}
