package render

import (
	"slices"
	"strconv"
	"strings"

	"duizhao/internal/edition"
)

// aside appends the margin of a row.
func (r *Renderer) aside(b []byte, v *view, row int) []byte {
	b = append(b, `<aside class="notes" aria-label="`...)
	b = escape(b, r.words.get(v.Langs[v.columns[0]], "margin")+" "+label(&v.Rows[row]))
	b = append(b, "\">\n"...)
	for _, i := range v.margin[row] {
		b = r.entry(b, v, &v.Entries[i])
	}
	return append(b, "</aside>\n"...)
}

func label(row *edition.Row) string {
	if row.Number != "" {
		return row.Number
	}
	return row.ID
}

// entry appends one entry of the margin: its mark, which leads back to the
// text, and what it says in each language shown.
func (r *Renderer) entry(b []byte, v *view, e *edition.Entry) []byte {
	at := edition.Place{Row: -1}
	for _, c := range v.columns {
		if p := e.Places[c]; p.Row >= 0 && (at.Row < 0 || p.Row < at.Row) {
			at = p
		}
	}
	b = append(b, `<div class="note`...)
	switch e.Kind {
	case edition.ClaimEntry:
		b = append(b, ` claim" data-verdict="`...)
		if c := r.claims[e.Ref]; c != nil {
			b = append(b, c.Verdict...)
		}
	case edition.FootnoteEntry:
		b = append(b, ` fn`...)
	}
	b = append(b, `" id="`...)
	b = escape(b, e.Anchor)
	if s := r.reading(e.Ref); s != "" && e.Kind == edition.NoteEntry {
		b = escape(append(b, `" data-r="`...), s)
	}
	b = append(b, `"><a class="m" href="#`...)
	b = escape(b, edition.Address(v.Rows[at.Row].ID, int(at.Segment)+1))
	b = append(b, `">`...)
	b = escape(b, e.Mark)
	b = append(b, "</a>"...)
	switch e.Kind {
	case edition.NoteEntry:
		b = append(b, r.ready("n", e.Ref, v, r.noteEntry)...)
	case edition.ClaimEntry:
		b = append(b, r.ready("c", e.Ref, v, r.claimEntry)...)
	case edition.FootnoteEntry:
		b = r.footnote(b, v, e.Ref)
	}
	return append(b, "</div>\n"...)
}

// ready caches what an entry says: it is the same on every page of the same
// depth that shows the same languages, thousands of times.
func (r *Renderer) ready(kind, id string, v *view, make func([]byte, string, *view) []byte) []byte {
	key := readyKey{kind + id, v.root, v.langs() + " " + strconv.Itoa(v.shown)}
	if b, ok := r.entries.Load(key); ok {
		return b.([]byte)
	}
	b := make(nil, id, v)
	r.entries.Store(key, b)
	return b
}

type readyKey struct{ entry, root, langs string }

func (v *view) langs() string {
	if len(v.columns) == 1 {
		return v.Langs[v.columns[0]]
	}
	all := make([]string, len(v.columns))
	for i, c := range v.columns {
		all[i] = v.Langs[c]
	}
	return strings.Join(all, " ")
}

func (r *Renderer) noteEntry(b []byte, id string, v *view) []byte {
	n := r.notes[id]
	if n == nil {
		return b
	}
	names := make([]string, len(v.columns))
	for i, c := range v.columns {
		names[i] = r.in(n.Name, v.Langs[c])
	}
	if slices.Equal(names[1:], names[:len(names)-1]) { // the same in all languages, as Latin names often are: of none
		b = tagged(append(b, ' '), "b", "", "", names[0])
	} else {
		for k := range v.columns {
			b = v.head(b, k, "", names[k])
		}
	}
	for k, c := range v.columns {
		b = r.gloss(b, r.body(n.Body, v.Langs[c]), 1, v, k)
	}
	return r.more(b, v, v.root+"notes/"+id+"/", r.in(n.Name, v.Langs[v.columns[0]]))
}

func (r *Renderer) claimEntry(b []byte, id string, v *view) []byte {
	c := r.claims[id]
	if c == nil {
		return b
	}
	for k, col := range v.columns {
		b = v.head(b, k, "verdict", r.words.get(v.Langs[col], c.Verdict))
	}
	for k, col := range v.columns {
		body := r.body(c.Body, v.Langs[col])
		if len(body) > 1 { // the margin shows what is known; the claim itself stands in the text
			body = body[1:]
		}
		b = r.gloss(b, body, len(body), v, k)
	}
	return r.more(b, v, v.root+v.Slug+"/claims/#"+id, r.words.get(v.Langs[v.columns[0]], "claim")+" "+id)
}

// head appends the headword of an entry in the language of the k-th column.
func (v *view) head(b []byte, k int, class, text string) []byte {
	b = append(append(append(b, ` <b lang="`...), v.Langs[v.columns[k]]...), '"')
	b = escape(append(v.column(b, k, class), '>'), text)
	return append(b, "</b>"...)
}

// gloss appends the first n blocks of a body in the language of the k-th column.
func (r *Renderer) gloss(b []byte, body []edition.Block, n int, v *view, k int) []byte {
	at := place{root: v.root, lang: v.Langs[v.columns[k]], slug: v.Slug}
	for i := range min(n, len(body)) {
		b = append(append(append(b, `<p lang="`...), at.lang...), '"')
		b = append(v.column(b, k, ""), '>')
		b = r.flow(b, body[i].Segments, at)
		b = append(b, "</p>"...)
	}
	return b
}

func (r *Renderer) footnote(b []byte, v *view, label string) []byte {
	for k, c := range v.columns {
		version := v.Version(v.Langs[c])
		if version == nil {
			continue
		}
		for i := range version.Footnotes {
			if version.Footnotes[i].Label == label {
				b = r.gloss(b, version.Footnotes[i].Body, len(version.Footnotes[i].Body), v, k)
				break
			}
		}
	}
	return b
}

// more appends the link from an entry to its whole page.
func (r *Renderer) more(b []byte, v *view, href, name string) []byte {
	lang := v.Langs[v.columns[0]]
	b = append(b, `<a class="more" href="`...)
	b = escape(b, href)
	b = append(append(append(b, `" lang="`...), lang...), `" aria-label="`...)
	b = escape(b, r.words.get(lang, "more")+" "+name)
	b = append(b, `">`...)
	b = escape(b, r.words.get(lang, "more"))
	return append(b, "</a>"...)
}

// tagged appends an element with a language and, if not empty, a class.
func tagged(b []byte, tag, class, lang, text string) []byte {
	b = append(append(b, '<'), tag...)
	if class != "" {
		b = append(append(append(b, ` class="`...), class...), '"')
	}
	if lang != "" {
		b = append(append(append(b, ` lang="`...), lang...), '"')
	}
	b = escape(append(b, '>'), text)
	return append(append(append(b, "</"...), tag...), '>')
}
