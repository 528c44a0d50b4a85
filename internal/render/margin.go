package render

import (
	"slices"
	"strconv"
	"strings"

	"duizhao/internal/address"
	"duizhao/internal/edition"
	"duizhao/internal/encode"
)

// aside appends the margin of a row.
func (r *Renderer) aside(b []byte, v *View, row int) []byte {
	b = append(b, `<aside class="notes" aria-label="`...)
	b = escape(b, r.label(v.Shown(), "margin", " "+label(&v.Rows[row])))
	b = append(b, "\">\n"...)
	for _, i := range v.Margin[row] {
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

// entry appends one entry of the margin: its mark, which leads back to the text, and
// its content in each language shown.
func (r *Renderer) entry(b []byte, v *View, e *edition.Entry) []byte {
	at := edition.Place{Row: -1}
	for _, c := range v.Columns {
		if p := e.Places[c]; p.Row >= 0 && (at.Row < 0 || p.Row < at.Row) {
			at = p
		}
	}
	b = append(b, `<div class="note`...)
	switch e.Kind {
	case edition.ClaimEntry:
		b = append(b, ` claim" data-verdict="`...)
		if c := r.ClaimByID[e.Ref]; c != nil {
			b = escape(b, c.Verdict)
		}
	case edition.FootnoteEntry:
		b = append(b, ` fn`...)
	case edition.EmendationEntry:
		b = append(b, ` em`...)
	}
	b = append(b, `" id="`...)
	b = escape(b, e.Anchor)
	if s := r.pinyin(e.Ref); s != "" && e.Kind == edition.NoteEntry {
		b = escape(append(b, `" data-r="`...), s)
	}
	b = append(b, `"><a class="m" href="#`...)
	b = escape(b, edition.Address(v.Rows[at.Row].ID, int(at.Segment)+1))
	b = append(b, `">`...)
	b = escape(b, e.Mark)
	b = append(b, "</a>"...)
	b = append(b, r.says(v, e)...)
	return append(b, "</div>\n"...)
}

// says returns the content of an entry in the languages of the columns.
func (r *Renderer) says(v *View, e *edition.Entry) []byte {
	switch e.Kind {
	case edition.NoteEntry:
		return r.ready("n", e.Ref, v, r.noteEntry)
	case edition.ClaimEntry:
		return r.ready("c", e.Ref, v, r.claimEntry)
	case edition.EmendationEntry:
		return r.emendationEntry(nil, v, e.Ref)
	}
	return r.footnote(nil, v, e.Ref)
}

// pinyin returns the reading of a note's name, or "".
func (r *Renderer) pinyin(id string) string {
	if n := r.NoteByID[id]; n != nil {
		return n.Pinyin
	}
	return ""
}

// ready caches the content of an entry: it is the same on every page of the same
// depth that shows the same languages, thousands of times.
func (r *Renderer) ready(kind, id string, v *View, make func([]byte, string, *View) []byte) []byte {
	if v.file != nil { // its links are its own
		return make(nil, id, v)
	}
	key := readyKey{kind + id, v.root, v.key(), v.first}
	if b, ok := r.entries.Load(key); ok {
		return b.([]byte)
	}
	b := make(nil, id, v)
	r.entries.Store(key, b)
	return b
}

type readyKey struct {
	entry, root, langs string
	first              int
}

func (v *View) key() string {
	if len(v.Columns) == 1 {
		return v.Langs[v.Columns[0]]
	}
	return strings.Join(v.Shown(), " ")
}

// Shown returns the languages of the columns.
func (v *View) Shown() []string {
	all := make([]string, len(v.Columns))
	for i, c := range v.Columns {
		all[i] = v.Langs[c]
	}
	return all
}

func (r *Renderer) noteEntry(b []byte, id string, v *View) []byte {
	n := r.NoteByID[id]
	if n == nil {
		return b
	}
	names := make([]string, len(v.Columns))
	for i, c := range v.Columns {
		names[i] = r.In(n.Name, v.Langs[c])
	}
	if (len(names) > 1 || v.first == 1) && slices.Equal(names[1:], names[:len(names)-1]) { // the same in all languages, as Latin names often are: tagged with none
		b = r.tagged(append(b, ' '), "b", "", "", names[0])
	} else {
		for i := range v.Columns {
			b = r.head(b, v, i, "", names[i])
		}
	}
	for i, c := range v.Columns {
		b = r.gloss(b, r.Body(n.Body, v.Langs[c]), 1, v, i)
	}
	return r.more(b, v, v.root+address.Note(id), func(lang string) string { return r.In(n.Name, lang) })
}

func (r *Renderer) claimEntry(b []byte, id string, v *View) []byte {
	c := r.ClaimByID[id]
	if c == nil {
		return b
	}
	b = r.headWords(b, v, "verdict ", c.Verdict)
	for i, col := range v.Columns {
		if v.file.packsClaim(i) {
			continue
		}
		body := r.Body(c.Body, v.Langs[col])
		if len(body) > 1 { // the margin shows what is known; the claim itself is in the text
			body = body[1:]
		}
		b = r.gloss(b, body, len(body), v, i)
	}
	return r.more(b, v, v.root+address.Claim(v.Slug, id), func(lang string) string { return r.Word(lang, "claim") + " " + id })
}

// part returns the class of an entry's content in the n-th language of a page of
// several, by which the reader's choice of language shows it: l1, l2, …
func (v *View) part(n int) string {
	if len(v.Columns) < 2 && v.first == 1 {
		return ""
	}
	return "l" + strconv.Itoa(v.first+n)
}

// head appends the headword of an entry in the language of the n-th column.
func (r *Renderer) head(b []byte, v *View, n int, class, text string) []byte {
	return r.tagged(append(b, ' '), "b", strings.TrimSuffix(class+v.part(n), " "), v.Langs[v.Columns[n]], text)
}

// headWords appends a word of the interface as the headword of an entry, in the
// languages of the columns; once, if they have but one word for it.
func (r *Renderer) headWords(b []byte, v *View, class, key string) []byte {
	if w := r.Words(v.Shown(), key); len(w) == 1 && v.first == 1 {
		return r.tagged(append(b, ' '), "b", strings.TrimSuffix(class, " "), w[0].Lang, w[0].Text)
	}
	for n, c := range v.Columns {
		w := r.Say(v.Langs[c], key)
		b = r.tagged(append(b, ' '), "b", strings.TrimSuffix(class+v.part(n), " "), w.Lang, w.Text)
	}
	return b
}

// gloss appends the first count blocks of a body, in the language of the n-th column.
func (r *Renderer) gloss(b []byte, body []edition.Block, count int, v *View, n int) []byte {
	at := place{root: v.root, lang: v.Langs[v.Columns[n]], slug: v.Slug, medium: v.medium()}
	open := func(b []byte, tag encode.HTML) []byte {
		b = r.tongue(append(append(b, '<'), tag...), at.lang)
		if p := v.part(n); p != "" {
			b = append(escape(append(b, ` class="`...), p), '"')
		}
		return append(b, '>')
	}
	for i := 0; i < min(count, len(body)); i++ {
		if k := body[i].Kind; k == edition.Paragraph && body[i].Quote == 0 {
			b = open(b, "p")
			b = r.flow(b, body[i].Segments, at)
			b = append(b, "</p>"...)
			continue
		}
		from := i
		for i+1 < min(count, len(body)) && body[i+1].Kind == body[i].Kind && body[i].Kind == edition.Item {
			i++
		}
		b = open(b, "div")
		b = r.blocks(b, body[from:i+1], at, 2)
		b = append(b, "</div>"...)
	}
	return b
}

func (r *Renderer) footnote(b []byte, v *View, label string) []byte {
	for n := range v.Columns {
		b = r.footnoteIn(b, v, label, n)
	}
	return b
}

// footnoteIn appends a footnote in the language of the n-th column.
func (r *Renderer) footnoteIn(b []byte, v *View, label string, n int) []byte {
	version := v.Version(v.Langs[v.Columns[n]])
	if version == nil {
		return b
	}
	for i := range version.Footnotes {
		if version.Footnotes[i].Label == label {
			return r.gloss(b, version.Footnotes[i].Body, len(version.Footnotes[i].Body), v, n)
		}
	}
	return b
}

// more appends the links from an entry to its own page, one in each language.
func (r *Renderer) more(b []byte, v *View, href string, name func(lang string) string) []byte {
	if v.file != nil { // there the page's script adds the links
		return b
	}
	for n, c := range v.Columns {
		lang, class := v.Langs[c], strings.TrimSuffix("more "+v.part(n), " ")
		if once := v.first == 1 && len(r.Words(v.Shown(), "more")) == 1; once && n > 0 {
			break
		} else if once {
			class = "more"
		}
		b = append(b, `<a class="`...)
		b = escape(b, class)
		b = append(b, `" href="`...)
		b = encode.URL(b, href)
		more := r.Say(lang, "more")
		b = append(r.tongue(append(b, '"'), more.Lang), ` aria-label="`...)
		b = escape(b, more.Text+" "+name(lang))
		b = append(escape(append(b, `">`...), more.Text), "</a>"...)
	}
	return b
}

// tagged appends an element with a language and, if not empty, a class.
func (r *Renderer) tagged(b []byte, tag encode.HTML, class, lang, text string) []byte {
	b = append(append(b, '<'), tag...)
	if class != "" {
		b = append(escape(append(b, ` class="`...), class), '"')
	}
	b = escape(append(r.tongue(b, lang), '>'), text)
	return append(append(append(b, "</"...), tag...), '>')
}
