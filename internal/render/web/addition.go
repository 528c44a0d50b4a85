package web

import (
	"slices"
	"strings"

	"duizhao/internal/address"
	"duizhao/internal/edition"
	"duizhao/internal/encode"
	"duizhao/internal/render"
)

// Additions makes what adds a further version to a page.
type Additions struct {
	gallery    *render.Gallery
	typesetter *Typesetter
	editions   *Editions
	private    []string
}

// addition makes the script that adds a further version to an edition's page,
// /SLUG/VERSION/rows.js, as the n-th of its versions. A page with all versions in it
// would be half as large again for every reader, and a page opened from a disk can
// load nothing but scripts.
//
//	duizhao.add("zh-Hans", {rows: {
//	  "p01": ["<p …>…</p>", "<div class=\"note\" …>…</div>…"],  a row's block and its entries in the margin
//	}, figures: {
//	  "fig-prices": ["<span …>…</span>", …],                  by the id of the one in the page: what it says there
//	}, credit: {
//	  "by": ["By …", "en", "ltr"],                            who made it: HTML, its language and direction
//	}})
//
// Its links are relative to the edition's page.
func (r *Additions) addition(a *edition.Annotated, column, n int, put render.Put) error {
	v := render.NewView(a, []int{column}, "../")
	v.Figures, v.Nth = r.gallery.Of(a), n
	buf := rowBuffers.Get().(*[]byte)
	defer rowBuffers.Put(buf)
	lang := a.Langs[column]
	b := (*buf)[:0]
	if slices.Contains(r.private, a.Slug) {
		b = append(b, "// private: may hold an author's own text and may not be published\n"...)
	}
	b = encode.Script(append(b, `duizhao.add(`...), lang)
	b = append(b, ", {rows: {\n"...)
	for i := range v.Rows {
		b = encode.Script(b, v.Rows[i].ID)
		cell, notes := r.AddedRow(v, i)
		b = encode.Script(append(b, ':', '['), string(cell))
		b = encode.Script(append(b, ','), string(notes))
		b = append(b, "],\n"...)
	}
	b = append(b, "}, figures: {\n"...)
	for i := range v.Rows {
		for _, f := range v.Figures[v.Rows[i].ID] {
			b = encode.Script(b, "fig-"+f.ID)
			b = append(b, ":["...)
			for _, said := range r.AddedFigure(v, f) {
				b = append(encode.Script(b, said), ',')
			}
			b = append(b, "],\n"...)
		}
	}
	b = append(b, "}, credit: {\n"...)
	for _, c := range r.Credit(v) {
		b = append(encode.Script(b, c.Part), ':', '[')
		for _, said := range c.Said {
			b = append(encode.Script(b, said), ',')
		}
		b = append(b, "],\n"...)
	}
	b = append(b, "}});\n"...)
	*buf = b
	return put(address.Rows(a.Slug, lang), b)
}

// AddedRow returns a row of a version that is added to a page: its block, and its
// entries in the margin.
func (r *Additions) AddedRow(v *render.View, i int) (cell, notes []byte) {
	t := r.typesetter.RowsOn(nil, v)
	t.cell(&v.Rows[i], 0)
	end := t.Len()
	t.entries(i)
	return t.Bytes()[:end], t.Bytes()[end:]
}

// AddedFigure returns what a figure says in a version that is added to a page, in the
// order of the page. It is drawn in the place of the version that it may replace: the
// one whose language it shares, or else the last.
func (r *Additions) AddedFigure(v *render.View, f *render.Figure) []string {
	tag := v.Shown()[0]
	var langs []string
	for _, c := range render.PairColumns(v.Annotated) {
		langs = append(langs, v.Langs[c])
	}
	of := func(tag string) string { primary, _, _ := strings.Cut(tag, "-"); return primary }
	at := slices.Index(langs, tag)
	if at < 0 {
		at = slices.IndexFunc(langs, func(l string) bool { return of(l) == of(tag) })
	}
	if at < 0 {
		at = len(langs) - 1
	}
	langs[at] = tag
	t := r.typesetter.RowsOn(nil, v)
	return t.pen(tag, false).Figure(f, render.Plate{Langs: langs, All: v.Langs, Slots: true})[at]
}

// Make makes the scripts that add the versions beyond the pair to the
// page of an edition.
func (r *Additions) Make(a *edition.Shown, put render.Put) error {
	pair := render.PairColumns(a.Annotated)
	for i, c := range Others(a.Annotated, pair) {
		if err := r.addition(a.Annotated, c, len(pair)+1+i, put); err != nil {
			return err
		}
	}
	return nil
}
