package render

import (
	"duizhao/internal/edition"
)

// addition makes the script that brings a further version to an edition's page,
// /SLUG/VERSION/rows.js, as the n-th of its versions. A page that held all
// versions would be half as large again for every reader, and from a disk a
// page can load nothing but scripts.
//
//	duizhao.add("zh-Hans", {rows: {
//	  "p01": ["<p …>…</p>", "<div class=\"note\" …>…</div>…"],  a row's block and what its margin says
//	}, figures: {
//	  "fig-prices": "<figure …>…</figure>",                   by the id of the one in the page
//	}})
//
// Its links are seen from the edition's page.
func (r *Renderer) addition(a *edition.Annotated, column, n int, put Put) error {
	v := newView(a, []int{column}, "../")
	v.figures, v.first = r.figuresOf(a), n
	buf := rowBuffers.Get().(*[]byte)
	defer rowBuffers.Put(buf)
	scratch := rowBuffers.Get().(*[]byte)
	defer rowBuffers.Put(scratch)
	lang := a.Langs[column]
	b := quoted(append((*buf)[:0], `duizhao.add(`...), lang)
	b = append(b, ", {rows: {\n"...)
	for i := range v.Rows {
		b = quoted(b, v.Rows[i].ID)
		*scratch = r.cell((*scratch)[:0], v, &v.Rows[i], 0)
		b = quoted(append(b, ':', '['), string(*scratch))
		*scratch = (*scratch)[:0]
		for _, k := range v.margin[i] {
			*scratch = r.entry(*scratch, v, &v.Entries[k])
		}
		b = quoted(append(b, ','), string(*scratch))
		b = append(b, "],\n"...)
	}
	b = append(b, "}, figures: {\n"...)
	for i := range v.Rows {
		for _, f := range v.figures[v.Rows[i].ID] {
			b = quoted(b, "fig-"+f.ID)
			b = quoted(append(b, ':'), string(r.figure(f, place{root: v.root, lang: lang, slug: v.Slug}, false, "")))
			b = append(b, ",\n"...)
		}
	}
	b = append(b, "}});\n"...)
	*buf = b
	return put(a.Slug+"/"+VersionPath(lang)+"/rows.js", b)
}

// quoted appends s as a string of JavaScript that may also stand in a script
// element: </ is written <\/ (HTML, 4.12.1.3, restrictions for scripts).
func quoted(b []byte, s string) []byte {
	b = append(b, '"')
	from := 0
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch {
		case c == '"' || c == '\\':
			b = append(append(append(b, s[from:i]...), '\\'), c)
		case c == '/' && i > 0 && s[i-1] == '<':
			b = append(append(b, s[from:i]...), '\\', '/')
		case c == '\n':
			b = append(append(b, s[from:i]...), '\\', 'n')
		case c < 0x20:
			b = append(append(b, s[from:i]...), '\\', 'x', "0123456789abcdef"[c>>4], "0123456789abcdef"[c&15])
		default:
			continue
		}
		from = i + 1
	}
	return append(append(b, s[from:]...), '"')
}
