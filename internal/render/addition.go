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
	scratch := rowBuffers.Get().(*[]byte)
	defer rowBuffers.Put(scratch)
	lang := a.Langs[column]
	b := (*buf)[:0]
	if slices.Contains(r.Private, a.Slug) {
		b = append(b, "// private: may hold an author's own text and may not be published\n"...)
	}
	b = encode.Script(append(b, `duizhao.add(`...), lang)
	b = append(b, ", {rows: {\n"...)
	for i := range v.Rows {
		b = encode.Script(b, v.Rows[i].ID)
		*scratch = r.cell((*scratch)[:0], v, &v.Rows[i], 0)
		b = encode.Script(append(b, ':', '['), string(*scratch))
		*scratch = (*scratch)[:0]
		for _, k := range v.Margin[i] {
			*scratch = r.entry(*scratch, v, &v.Entries[k])
		}
		b = encode.Script(append(b, ','), string(*scratch))
		b = append(b, "],\n"...)
	}
	b = append(b, "}, figures: {\n"...)
	for i := range v.Rows {
		for _, f := range v.Figures[v.Rows[i].ID] {
			b = encode.Script(b, "fig-"+f.ID)
			b = encode.Script(append(b, ':'), string(r.figure(f, place{root: v.root, lang: lang, slug: v.Slug}, false, "")))
			b = append(b, ",\n"...)
		}
	}
	b = append(b, "}});\n"...)
	*buf = b
	return put(address.Rows(a.Slug, lang), b)
}
