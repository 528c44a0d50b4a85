package render

import (
	"duizhao/internal/address"
	"duizhao/internal/edition"
	"duizhao/internal/encode"
	"slices"
)

// addition makes the script that adds a further version to an edition's page,
// /SLUG/VERSION/rows.js, as the n-th of its versions. A page with all versions in it
// would be half as large again for every reader, and a page opened from a disk can
// load nothing but scripts.
//
//	duizhao.add("zh-Hans", {rows: {
//	  "p01": ["<p …>…</p>", "<div class=\"note\" …>…</div>…"],  a row's block and its entries in the margin
//	}, figures: {
//	  "fig-prices": "<figure …>…</figure>",                   by the id of the one in the page
//	}})
//
// Its links are relative to the edition's page.
func (r *Renderer) addition(a *edition.Annotated, column, n int, put Put) error {
	v := r.NewView(a, []int{column}, "../")
	v.Figures, v.first = r.FiguresOf(a), n
	buf := rowBuffers.Get().(*[]byte)
	defer rowBuffers.Put(buf)
	lang := a.Langs[column]
	b := (*buf)[:0]
	if slices.Contains(r.Private, a.Slug) {
		b = append(b, "// private: may hold an author's own text and may not be published\n"...)
	}
	b = encode.Script(append(b, `duizhao.add(`...), lang)
	b = append(b, ", {rows: {\n"...)
	for i := range v.Rows {
		b = encode.Script(b, v.Rows[i].ID)
		cell, notes := r.addedRow(v, i)
		b = encode.Script(append(b, ':', '['), string(cell))
		b = encode.Script(append(b, ','), string(notes))
		b = append(b, "],\n"...)
	}
	b = append(b, "}, figures: {\n"...)
	for i := range v.Rows {
		for _, f := range v.Figures[v.Rows[i].ID] {
			b = encode.Script(b, "fig-"+f.ID)
			b = encode.Script(append(b, ':'), string(r.addedFigure(v, f)))
			b = append(b, ",\n"...)
		}
	}
	b = append(b, "}});\n"...)
	*buf = b
	return put(address.Rows(a.Slug, lang), b)
}

// addedRow returns a row of a version that is added to a page: its block, and its
// entries in the margin.
func (r *Renderer) addedRow(v *View, i int) (cell, notes []byte) {
	t := r.rowsOn(nil, v)
	t.cell(&v.Rows[i], 0)
	end := t.Len()
	t.entries(i)
	return t.Bytes()[:end], t.Bytes()[end:]
}

// addedFigure returns a figure of a version that is added to a page.
func (r *Renderer) addedFigure(v *View, f *Figure) []byte {
	t := r.rowsOn(nil, v)
	t.medium.Figure(t.pen(v.Shown()[0], false), f, false, "")
	return t.Bytes()
}
