package render

import (
	"slices"

	"duizhao/internal/address"
	"duizhao/internal/edition"
	"duizhao/internal/html"
)

// aside writes the margin of a row.
func (t *rows) aside(row int) {
	t.Open("aside", html.Class("notes"), html.A("aria-label", t.r.label(t.v.Shown(), "margin", " "+label(&t.v.Rows[row]))))
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
		mark = asterisk
		reading = t.r.pinyin(e.Ref)
		if t.v.again[e.Anchor] {
			class = "note again"
		}
	case edition.ClaimEntry:
		class = "note claim"
		if c := t.r.ClaimByID[e.Ref]; c != nil {
			verdict = html.A("data-verdict", c.Verdict)
		}
	case edition.FootnoteEntry:
		class = "note fn"
	case edition.EmendationEntry:
		class = "note em"
	}
	t.Open("div", html.Class(class), verdict, html.ID(e.Anchor), html.A("data-r", reading))
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
			t.gloss(t.v.Footnote(e.Ref, l), n)
		}
		return
	}
	if t.v.file != nil {
		write(e.Ref)
		return
	}
	t.Write(t.r.entries.get(readyKey{e.Kind, e.Ref, t.v.root, t.v.key(), t.v.first}, func() []byte {
		from := t.Len()
		write(e.Ref)
		return t.Cut(from)
	}))
}

// pinyin returns the reading of a note's name, or "".
func (r *Renderer) pinyin(id string) string {
	if n := r.NoteByID[id]; n != nil {
		return n.Pinyin
	}
	return ""
}

func (t *rows) note(id string) {
	n := t.r.NoteByID[id]
	if n == nil {
		return
	}
	langs := t.v.Shown()
	names := make([]string, len(langs))
	for i, l := range langs {
		names[i] = t.r.In(n.Name, l)
	}
	if (len(names) > 1 || t.v.first == 1) && slices.Equal(names[1:], names[:len(names)-1]) { // the same in all languages, as Latin names often are: tagged with none
		t.Space()
		t.Element("b", names[0])
	} else {
		for i, l := range langs {
			t.headword(i, "", Tagged{l, names[i]})
		}
	}
	for i, l := range langs {
		t.gloss(t.r.Gloss(n, l), i)
	}
	t.more(address.Note(id), func(lang string) string { return t.r.In(n.Name, lang) })
}

func (t *rows) claim(id string) {
	c := t.r.ClaimByID[id]
	if c == nil {
		return
	}
	t.headwords("verdict", c.Verdict)
	for i, l := range t.v.Shown() {
		if !t.v.file.packsClaim(i) {
			t.gloss(t.r.Known(c, l), i)
		}
	}
	t.more(t.r.Corpus.Claim(t.v.Slug, id), func(lang string) string { return t.r.Word(lang, "claim") + " " + id })
}

// emendation writes the repairs of a block: the word as it is here and, in brackets,
// as it is in the copy.
func (t *rows) emendation(block string) {
	t.headwords("", "emended")
	t.r.EmendedWords(t.Writer, t.v, block)
	t.more(address.Emendations(t.v.Slug), func(lang string) string { return t.r.Word(lang, "nav-emendations") })
}

// headword writes the headword of an entry in the language of the n-th column.
func (t *rows) headword(n int, class string, text Tagged) {
	t.Space()
	t.Element("b", text.Text, html.Class(html.Classes(class, t.v.part(n))), html.Lang(text.Lang))
}

// headwords writes a word of the interface as the headword of an entry, in the
// languages of the columns; once, if they have but one word for it.
func (t *rows) headwords(class, key string) {
	langs := t.v.Shown()
	if w := t.r.Words(langs, key); len(w) == 1 && t.v.first == 1 {
		t.Space()
		t.Element("b", w[0].Text, html.Class(class), html.Lang(w[0].Lang))
		return
	}
	for n, l := range langs {
		t.headword(n, class, t.r.Say(l, key))
	}
}

// gloss writes blocks in the language of the n-th column.
func (t *rows) gloss(body []edition.Block, n int) {
	t.pen(t.v.Langs[t.v.Columns[n]], false).Gloss(body, t.v.part(n))
}

// more writes the links from an entry to its own page, one in each language. In a
// file the page's script adds them.
func (t *rows) more(page string, name func(lang string) string) {
	if t.v.file != nil {
		return
	}
	langs := t.v.Shown()
	once := t.v.first == 1 && len(t.r.Words(langs, "more")) == 1
	for n, l := range langs {
		class := html.Classes("more", t.v.part(n))
		if once {
			class = "more"
		}
		more := t.r.Say(l, "more")
		t.Element("a", more.Text, html.Class(class), html.Href(t.v.root+page), html.Lang(more.Lang), html.A("aria-label", more.Text+" "+name(l)))
		if once {
			break
		}
	}
}
