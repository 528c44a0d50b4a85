package figure

import "duizhao/internal/encode"

// Table returns the data of a figure as a table in a language, with a caption and
// header cells: every value with its decimals and its “about”, dates in words. A
// figure without data has none: "".
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
	return []byte(`<table class="figdata"><caption>` + encode.Escape(caption) + `</caption>` + t.HTML() + `</tbody></table>`)
}

type table struct {
	encode.Markup
	lang string
	w    words
	rows int
}

func (t *table) head(cells ...string) {
	t.Write(`<thead><tr>`)
	for _, c := range cells {
		t.Write(`<th scope="col">` + encode.Escape(c) + `</th>`)
	}
	t.Write(`</tr></thead><tbody>`)
}

// row writes a row whose first cell is its header; class is that of the other cells.
func (t *table) row(class, header encode.HTML, cells ...encode.HTML) {
	t.rows++
	t.Write(`<tr><th scope="row">` + header + `</th>`)
	for _, c := range cells {
		if c == "—" || class == "" {
			t.Write(`<td>` + c + `</td>`)
		} else {
			t.Write(`<td class="` + class + `">` + c + `</td>`)
		}
	}
	t.Write(`</tr>`)
}

// detailed reports whether any row has small print, which then has its own column.
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
		t.Write(`<tr><th scope="row">` + encode.Escape(r.Label.In(t.lang)) + `</th><td class="num">` + encode.Escape(valueText(r.Value, r.Approx, t.lang)) + `</td>`)
		if details {
			t.Write(`<td>` + encode.Escape(r.Detail.In(t.lang)) + `</td>`)
		}
		t.Write(`</tr>`)
	}
}

func (t *table) groups(f *Figure) {
	head := []string{t.w.item}
	for _, s := range f.Series {
		head = append(head, s.Label.In(t.lang))
	}
	t.head(head...)
	for _, r := range f.Rows {
		label := encode.Escape(r.Label.In(t.lang))
		if d := r.Detail.In(t.lang); d != "" {
			label += encode.Escape(t.w.openMark + d + t.w.closeMark)
		}
		cells := make([]encode.HTML, len(f.Series))
		for i := range f.Series {
			cells[i] = "—"
			if i < len(r.Values) {
				cells[i] = encode.Escape(valueText(r.Values[i], r.Approx, t.lang))
			}
		}
		t.row("num", label, cells...)
	}
}

func (t *table) timeline(f *Figure) {
	t.head(t.w.date, t.w.event)
	for _, r := range f.Rows {
		event := encode.Escape(r.Label.In(t.lang))
		if d := r.Detail.In(t.lang); d != "" {
			event += encode.Escape(t.w.openMark + d + t.w.closeMark)
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
		cells := []encode.HTML{t.time(r.From, r.Approx), t.time(r.To, r.Approx)}
		if details {
			cells = append(cells, encode.Escape(r.Detail.In(t.lang)))
		}
		t.row("", encode.Escape(r.Label.In(t.lang)), cells...)
	}
}

// time returns a date for people and machines, or — for an open end.
func (t *table) time(s string, approx bool) encode.HTML {
	d, ok := parseDate(s)
	if !ok {
		if s == "" {
			return encode.Escape(t.w.open)
		}
		return encode.Escape(s)
	}
	out := `<time datetime="` + encode.Escape(d.iso()) + `">` + encode.Escape(d.in(t.lang)) + `</time>`
	if approx {
		out = encode.Escape(t.w.about) + out
	}
	return out
}

// flow lists the arrows by where they begin, then the boxes without arrows.
func (t *table) flow(f *Figure) {
	t.head(t.w.from, t.w.to, t.w.notes)
	label := func(id string) encode.HTML {
		for _, n := range f.Nodes {
			if n.ID == id {
				return encode.Escape(n.Label.In(t.lang))
			}
		}
		return encode.Escape(id)
	}
	for _, n := range f.Nodes {
		touched := false
		for _, e := range f.Edges {
			touched = touched || e.From == n.ID || e.To == n.ID
			if e.From == n.ID {
				t.row("", label(e.From), label(e.To), encode.Escape(e.Label.In(t.lang)))
			}
		}
		if !touched {
			t.row("", label(n.ID), "—", "")
		}
	}
}
