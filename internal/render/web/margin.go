package web

import (
	"slices"

	"duizhao/internal/address"
	"duizhao/internal/edition"
	"duizhao/internal/html"
	"duizhao/internal/render"
)

// aside writes the margin of a row.
func (t *rows) aside(row int) {
	t.Open("aside", html.Class("notes"), html.A("aria-label", t.r.words.Label(t.v.Shown(), "margin", " "+label(&t.v.Rows[row]))))
	t.Line()
	t.entries(row)
	t.CloseLine()
}

// entries writes the entries of a row.
func (t *rows) entries(row int) {
	for _, i := range t.v.Margin[row] {
		t.entry(&t.v.Entries[i])
	}
}

func label(row *edition.Row) string {
	if row.Number != "" {
		return row.Number
	}
	return row.ID
}

// entry writes one entry of the margin: its mark, which leads back to the text, and
// its content in each language shown. One that comes again is quieter.
func (t *rows) entry(e *edition.Entry) {
	class, verdict, reading, mark := "note", html.Attr{}, "", e.Mark
	switch e.Kind {
	case edition.NoteEntry:
		mark = render.Asterisk
		reading = t.r.glossary.Pinyin(e.Ref)
		if t.v.Again[e.Anchor] {
			class = "note again"
		}
	case edition.ClaimEntry:
		class = "note claim"
		if c := t.r.claims[e.Ref]; c != nil {
			verdict = html.A("data-verdict", c.Verdict)
		}
	case edition.FootnoteEntry:
		class = "note fn"
	case edition.EmendationEntry:
		class = "note em"
	}
	t.Open("div", html.Class(class), verdict, html.ID(e.Anchor), html.A("data-r", reading).If(t.v.File != nil))
	t.Element("a", mark, html.Class("m"), html.Href("#"+t.v.First(e)))
	t.says(e)
	t.CloseLine()
}

// readyKey is what the content of an entry depends on.
type readyKey struct {
	kind             edition.EntryKind
	ref, root, langs string
	first            int
}

// says writes the content of an entry in the languages of the columns. That of a note
// or a claim is kept: it is the same on every page of the same depth that shows the
// same languages, thousands of times; but not in a file, whose links are its own.
func (t *rows) says(e *edition.Entry) {
	write := t.note
	switch e.Kind {
	case edition.ClaimEntry:
		write = t.claim
	case edition.EmendationEntry:
		t.emendation(e.Ref)
		return
	case edition.FootnoteEntry:
		t.headwords("kind", "footnote")
		for n, l := range t.v.Shown() {
			t.Gloss(t.v.Footnote(e.Ref, l), n)
		}
		return
	}
	if t.v.File != nil {
		write(e.Ref)
		return
	}
	t.Write(t.r.entries.Get(readyKey{e.Kind, e.Ref, t.v.Root, t.v.Key(), t.v.Nth}, func() []byte {
		from := t.Len()
		write(e.Ref)
		return t.Cut(from)
	}))
}

func (t *rows) note(id string) {
	n := t.r.notes[id]
	if n == nil {
		return
	}
	langs := t.v.Shown()
	names := make([]string, len(langs))
	for i, l := range langs {
		names[i] = t.r.texts.In(n.Name, l)
	}
	// the same in all languages, as Latin names often are: tagged with none
	if (len(names) > 1 || t.v.Nth == 1) && slices.Equal(names[1:], names[:len(names)-1]) {
		t.Space()
		t.Element("b", names[0])
	} else {
		for i, l := range langs {
			t.headword(i, "", render.Tagged{Lang: l, Text: names[i]})
		}
	}
	for i, l := range langs {
		t.Gloss(t.r.glossary.Gloss(n, l), i)
	}
	t.more(address.Note(id))
}

func (t *rows) claim(id string) {
	c := t.r.claims[id]
	if c == nil {
		return
	}
	t.headwords("verdict", c.Verdict)
	for i, l := range t.v.Shown() {
		if t.v.Packs == nil || !t.v.Packs(i) {
			t.Gloss(t.r.glossary.Known(c, l), i)
		}
	}
	t.more(t.r.anchors.claim(t.v.Slug, id))
}

// emendation writes the repairs of a block: the word as it is here and, in brackets,
// as it is in the copy.
func (t *rows) emendation(block string) {
	t.headwords("", "emended")
	t.r.repairs.Write(t.Writer, t.v, block)
	t.more(address.Emendations(t.v.Slug))
}

// headword writes the headword of an entry in the language of the n-th column.
func (t *rows) headword(n int, class string, text render.Tagged) {
	t.Space()
	t.Element("b", text.Text, html.Class(html.Classes(class, t.v.Part(n))), html.Lang(text.Lang))
}

// headwords writes a word of the interface as the headword of an entry, in the
// languages of the columns; once, if they have but one word for it.
func (t *rows) headwords(class, key string) {
	langs := t.v.Shown()
	if w := t.r.words.Each(langs, key); len(w) == 1 && t.v.Nth == 1 {
		t.Space()
		t.Element("b", w[0].Text, html.Class(class), html.Lang(w[0].Lang))
		return
	}
	for n, l := range langs {
		t.headword(n, class, t.r.words.Say(l, key))
	}
}

// Gloss writes blocks in the language of the n-th column.
func (t *rows) Gloss(body []edition.Block, n int) {
	t.pen(t.v.Langs[t.v.Columns[n]], false).Gloss(body, t.v.Part(n))
}

// more writes the link from an entry to its own page, in each language, after the
// headword and the gloss that say of what. In a file the page's script adds it.
func (t *rows) more(page string) {
	if t.v.File != nil {
		return
	}
	langs := t.v.Shown()
	if w := t.r.words.Each(langs, "more"); len(w) == 1 && t.v.Nth == 1 {
		t.Element("a", w[0].Text, html.Class("more"), html.Href(t.v.Root+page), html.Lang(w[0].Lang))
		return
	}
	t.Open("a", html.Class("more"), html.Href(t.v.Root+page))
	for n, l := range langs {
		if n > 0 {
			t.Space()
		}
		w := t.r.words.Say(l, "more")
		t.Element("span", w.Text, html.Class(t.v.Part(n)), html.Lang(w.Lang))
	}
	t.Close()
}
