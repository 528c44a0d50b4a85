package render

import (
	"duizhao/internal/edition"
	"duizhao/internal/encode"
	"duizhao/internal/lang"
)

// bookEntry appends one entry of the margin as a footnote: its mark, which leads
// back, and its text in each version of the book.
func (r *Renderer) bookEntry(b []byte, v *View, e *edition.Entry, k *book) []byte {
	at := edition.Place{Row: -1}
	for _, c := range v.Columns {
		if p := e.Places[c]; p.Row >= 0 && (at.Row < 0 || p.Row < at.Row) {
			at = p
		}
	}
	b = escape(append(b, `<aside epub:type="footnote" role="doc-footnote" class="note" id="`...), e.Anchor)
	b = escape(append(b, `"><p class="m"><a role="doc-backlink" href="#`...), edition.Address(v.Rows[at.Row].ID, int(at.Segment)+1))
	b = append(escape(append(b, `">`...), e.Mark), "</a> "...)
	switch e.Kind {
	case edition.NoteEntry:
		if n := r.NoteByID[e.Ref]; n != nil {
			b = append(r.bookName(b, v, n), "</p>"...)
			for _, c := range v.Columns {
				b = r.bookGloss(b, r.Body(n.Body, v.Langs[c]), 1, v, c, k)
			}
			if r.toldMore(n) {
				b = r.bookMore(b, v, k.Note(n.ID))
			}
		}
	case edition.ClaimEntry:
		if c := r.ClaimByID[e.Ref]; c != nil {
			b = append(r.bookVerdict(b, v, c), "</p>"...)
			for _, col := range v.Columns {
				body := r.Body(c.Body, v.Langs[col])
				if len(body) > 1 { // the claim itself is in the text
					body = body[1:]
				}
				b = r.bookGloss(b, body, len(body), v, col, k)
			}
			b = r.bookMore(b, v, k.Claim(c.ID))
		}
	case edition.EmendationEntry:
		for n, t := range r.bookWords(v, "emended") {
			if n > 0 {
				b = append(b, ' ')
			}
			b = r.tagged(b, "b", "", t.Lang, t.Text)
		}
		b = r.emendedWords(append(b, "</p>"...), v, e.Ref)
	case edition.FootnoteEntry:
		b = append(b, "</p>"...)
		for _, c := range v.Columns {
			if version := v.Version(v.Langs[c]); version != nil {
				for i := range version.Footnotes {
					if f := &version.Footnotes[i]; f.Label == e.Ref {
						b = r.bookGloss(b, f.Body, len(f.Body), v, c, k)
					}
				}
			}
		}
	}
	return append(b, "</aside>\n"...)
}

// toldMore reports whether a note has more than its gloss.
func (r *Renderer) toldMore(n *edition.Note) bool {
	for _, body := range n.Body {
		if len(body) > 1 {
			return true
		}
	}
	return len(n.Sources) > 0
}

// bookName appends the headword of a note in the versions of the book.
func (r *Renderer) bookName(b []byte, v *View, n *edition.Note) []byte {
	last := ""
	for _, c := range v.Columns {
		if s := r.In(n.Name, v.Langs[c]); s != last {
			if last != "" {
				b = append(b, ' ')
			}
			b = r.tagged(b, "b", "", lang.OfName(s, v.Langs[c]), s)
			last = s
		}
	}
	return b
}

func (r *Renderer) bookVerdict(b []byte, v *View, c *edition.Claim) []byte {
	for i, w := range r.Words(v.Shown(), c.Verdict) {
		if i > 0 {
			b = append(b, ' ')
		}
		b = r.tagged(b, "b", "verdict", w.Lang, w.Text)
	}
	return b
}

// bookGloss appends the first n blocks of a body.
func (r *Renderer) bookGloss(b []byte, body []edition.Block, n int, v *View, column int, k *book) []byte {
	if n = min(n, len(body)); n == 0 {
		return b
	}
	at := k.place(v, column)
	at.margin = false
	b = append(r.tongue(append(b, `<div`...), at.lang), '>')
	return append(r.blocks(b, body[:n], at, 0), "</div>\n"...)
}

func (r *Renderer) bookMore(b []byte, v *View, href string) []byte {
	if href == "" {
		return b
	}
	b = append(encode.URL(append(b, `<p class="more"><a href="`...), href), `">`...)
	b = r.said(b, r.Words(v.Shown(), "more"))
	return append(b, "</a></p>"...)
}

// bookGlossary appends the chapter of the notes in full: in the order of the text,
// then those that only other notes lead to.
func (r *Renderer) bookGlossary(b []byte, v *View, k *book) []byte {
	seen := map[string]bool{}
	for _, entries := range v.Margin {
		for _, i := range entries {
			if n := r.NoteByID[v.Entries[i].Ref]; v.Entries[i].Kind == edition.NoteEntry && n != nil && !seen[n.ID] {
				seen[n.ID] = true
				b = r.bookNote(b, v, n, k, k.single) // in a single file the page's script takes the gloss from the margin
			}
		}
	}
	for _, id := range k.more {
		b = r.bookNote(b, v, r.NoteByID[id], k, false)
	}
	return b
}

// bookNote appends a note; bare leaves out its gloss.
func (r *Renderer) bookNote(b []byte, v *View, n *edition.Note, k *book, bare bool) []byte {
	b = append(escape(append(b, `<section class="entry" id="`...), name("note", n.ID)), `"><h2>`...)
	b = append(r.bookName(b, v, n), "</h2>\n<p class=\"facts\">"...)
	b = r.said(b, r.Words(v.Shown(), "kind-"+n.Kind))
	if n.Pinyin != "" {
		b = r.tagged(append(b, ' '), "i", "", lang.Pinyin, n.Pinyin)
	}
	b = append(b, "</p>\n"...)
	for _, c := range v.Columns {
		body := r.Body(n.Body, v.Langs[c])
		if bare && len(body) > 0 {
			body = body[1:]
		}
		b = r.bookGloss(b, body, len(body), v, c, k)
	}
	return append(r.bookSources(b, n.Sources, v, k), "</section>\n"...)
}

// bookClaims appends the chapter of the claims: the statement, the verdict, what is
// known, its sources, and its places in the text.
func (r *Renderer) bookClaims(b []byte, v *View, k *book) []byte {
	for number, c := range ClaimsOf(v.Annotated, r.ClaimByID) {
		if !k.claims[c.ID] {
			continue
		}
		b = append(escape(append(b, `<section class="entry" id="`...), name("claim", c.ID)), `"><h2>`...)
		b = append(r.tagged(b, "span", "number", "", itoa(number+1)), ' ')
		b = append(r.bookVerdict(b, v, c), "</h2>\n"...)
		for _, col := range v.Columns {
			body := r.Body(c.Body, v.Langs[col])
			if k.single { // what is known is in the margin
				body = body[:min(1, len(body))]
			}
			b = r.bookGloss(b, body, len(body), v, col, k)
		}
		b = append(b, `<p class="meta">`...)
		for _, at := range c.Segments {
			if href := k.Href("#" + at); href != "" {
				b = escape(append(encode.URL(append(b, `<a href="`...), href), `">`...), at)
				b = append(b, "</a> "...)
			}
		}
		for _, w := range r.Words(v.Shown(), "checked") {
			b = append(r.tagged(b, "span", "", w.Lang, w.Text+lang.Gap(w.Lang)+lang.Date(w.Lang, c.Checked)), ' ')
		}
		b = append(b, "</p>\n"...)
		b = append(r.bookSources(b, c.Sources, v, k), "</section>\n"...)
	}
	return b
}

// bookSources appends a run-in list of sources.
func (r *Renderer) bookSources(b []byte, list []string, v *View, k *book) []byte {
	items := r.Items(list)
	if len(items) == 0 {
		return b
	}
	at := k.place(v, v.Columns[0])
	b = append(r.tongue(append(b, `<p class="meta"`...), at.lang), '>')
	b = append(r.within(b, r.Say(at.lang, "source"), at.lang), ' ')
	p := r.pen(b, at)
	p.Sources(items)
	return append(p.Bytes(), "</p>\n"...)
}

// bookWorks appends the list of the works that the book cites.
func (r *Renderer) bookWorks(b []byte, langs []string, k *book) []byte {
	if r.Library == nil {
		return b
	}
	langs = PublicTags(langs)
	for _, e := range r.Library.Entries(langs...) {
		if k.cited[e.ID] {
			b = append(escape(append(b, `<li id="`...), k.sourceID(e.ID)), '"')
			text, lang := r.reference(e, langs)
			b = append(r.tongue(b, lang), '>')
			if k.single { // as on the site's pages
				b = append(append(append(b, `<span class="csl">`...), text...), "</span>"...)
			} else {
				b = append(b, text...)
			}
			b = append(b, "</li>\n"...)
		}
	}
	return b
}
