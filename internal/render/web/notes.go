package web

import (
	"bytes"
	"html/template"
	"slices"
	"strings"

	"duizhao/internal/address"
	"duizhao/internal/edition"
	"duizhao/internal/encode"
	"duizhao/internal/render"
)

// A mention is written once, for the first page of the note: it begins with the way to its
// place from there, and on further pages has another. No text has such a beginning, since
// every text is escaped.
const (
	snippetWay = `<div class="mention"><a class="where" href="../../`
	furtherWay = `<div class="mention"><a class="where" href="../../../../`
)

// Snippet appends a mention in context, ready for a note's page: the segment in each
// language of the site that the edition has. Places that name the note are marked.
func (r *NotePages) Snippet(b []byte, a *edition.Annotated, m edition.Mention, find func(lang, text string, each func(from, to int))) []byte {
	row := &a.Rows[m.Row]
	at := edition.Address(row.ID, m.Segment+1)
	b = append(b, snippetWay...)
	b = encode.Text(b, address.Block(a.Slug, at))
	b = append(b, `">`...)
	b = encode.Text(b, at)
	b = append(b, "</a>"...)
	for _, l := range r.texts.Langs() {
		c := WitnessColumn(a, l)
		if c >= 0 && row.Cells[c] == nil {
			c = a.Column(l)
		}
		if c < 0 || row.Cells[c] == nil || m.Segment >= len(row.Cells[c].Segments) || row.Cells[c].Segments[m.Segment].State == edition.Absent {
			continue
		}
		b = append(r.writers.Tongue(append(b, `<p`...), l), '>')
		if s := row.Speaker; s != "" && m.Segment == 0 {
			b = r.writers.Tagged(b, "b", "who", "", r.texts.In(a.Speakers[s].Name, l))
			b = append(b, ' ')
		}
		b = mentioned(b, row.Cells[c].Segments[m.Segment].Runs, m.Note, func(text string, each func(from, to int)) { find(l, text, each) })
		b = append(b, "</p>"...)
	}
	return append(b, "</div>\n"...)
}

// mentioned appends the text of a mention: the places that name the note are marked.
func mentioned(b []byte, runs []edition.Run, note string, find func(text string, each func(from, to int))) []byte {
	last, end, edge := "", 0, false // the text before, where it ends, and whether an element's edge came since
	text := func(s string) {
		if s == "" {
			return
		}
		if at := render.Seam(last, s); edge && at >= 0 { // an ideograph is as long escaped
			b = slices.Insert(b, end-len(last)+at, []byte("<wbr>")...)
		}
		b = encode.Text(b, s)
		last, end, edge = s, len(b), false
	}
	mark := func(tag encode.HTML) { b, edge = append(b, tag...), true }
	open := false
	for _, run := range runs {
		switch run.Kind {
		case edition.OpenNote:
			if open = run.Ref == note; open {
				mark("<mark>")
			}
		case edition.CloseNote:
			if open {
				mark("</mark>")
				open = false
			}
		case edition.Plain:
			at := 0
			if !open {
				find(run.Text, func(from, to int) {
					text(run.Text[at:from])
					mark("<mark>")
					text(run.Text[from:to])
					mark("</mark>")
					at = to
				})
			}
			text(run.Text[at:])
		case edition.CodeSpan:
			text(run.Text)
		case edition.Break, edition.CellBreak:
			text(" ")
		}
	}
	return b
}

// Group is the mentions of a note in one edition, as snippets.
type Group struct {
	Edition *Summary
	HTML    [][]byte
}

// Note makes a page of a note: the first, with the article, or a further one, with mentions
// alone. about are editions that name the note under people, those on the page.
func (r *NotePages) Note(n *edition.Note, at Place, groups []Group, about []*Summary, put render.Put) error {
	root := at.root()
	return r.frame.sitePage("note", at.path(), root, n.Name, func(p *Page) any {
		p.Title += at.number()
		p.card = r.cards.Note(n)
		if body := r.texts.Body(n.Body, p.Lang); len(body) > 0 {
			p.Description = plain(body[0])
		}
		p.Params = r.ownFields.params(n.Params, root, p.Langs)
		data := &NotePage{Page: p, Note: r.noteFacts(n), Pager: at.pager(root)}
		if at.Page == 1 {
			p.JSONLD = r.linkedData.noteLD(n, p)
			a := &edition.Article{Body: n.Body}
			cited := render.Cited{}
			cited.List(n.Sources)
			cited.Article(r.works, n.Body)
			data.Parts, data.Footnotes, data.Works = r.articles.articleParts(a, root), r.articles.articleNotes(a, root), r.references.worksOf(cited,
				r.texts.Langs())
		}
		if t := r.corpus.Term(address.People, n.ID); t != nil && len(about) > 0 {
			p.FeedPath, data.Counts = address.Note(n.ID), r.listing.editionCounts(len(t.Members))
			for _, s := range about {
				data.Editions = append(data.Editions, r.listing.entryOf(s, root))
			}
		}
		for _, g := range groups {
			html := bytes.Join(g.HTML, nil)
			if at.Page > 1 {
				html = bytes.ReplaceAll(html, []byte(snippetWay), []byte(furtherWay))
			}
			data.Mentions = append(data.Mentions, MentionGroup{Href: root + address.Edition(g.Edition.Slug), Titles: r.texts.Columns(g.Edition.Title),
				HTML: template.HTML(html)})
		}
		return data
	}, put)
}

// noteLD returns a note as schema.org DefinedTerm.
func (r *LinkedData) noteLD(n *edition.Note, p *Page) template.HTML {
	ld := map[string]any{"@context": "https://schema.org", "@type": "DefinedTerm", "@id": r.addresses.Address(address.Note(n.ID), p.Root),
		"name": r.texts.In(n.Name, p.Lang), "description": p.Description}
	switch same := n.IDs.Registers(); len(same) {
	case 0:
	case 1:
		ld["sameAs"] = same[0].Entity
	default:
		entities := make([]string, len(same))
		for i := range same {
			entities[i] = same[i].Entity
		}
		ld["sameAs"] = entities
	}
	return jsonLD(ld)
}

// noteFacts returns the line under a note's name: kind, pinyin, register, identifiers.
func (r *NotePages) noteFacts(n *edition.Note) NoteFacts {
	f := NoteFacts{ID: n.ID, Kind: n.Kind, Pinyin: n.Pinyin, Register: n.Register}
	for _, l := range r.texts.Langs() {
		if s := n.Literal[l]; s != "" {
			f.Literal = append(f.Literal, Literal{Lang: l, Word: r.words.Say(l, "literally"), Text: s})
		}
	}
	for _, g := range n.IDs.Registers() {
		f.Registers = append(f.Registers, render.Link{Href: g.Page, Text: g.Name})
	}
	if n.IDs.Homepage != "" {
		f.Homepage = &render.Link{Href: n.IDs.Homepage, Text: host(n.IDs.Homepage)}
	}
	return f
}

func host(url string) string {
	_, rest, _ := strings.Cut(url, "://")
	name, _, _ := strings.Cut(rest, "/")
	return strings.TrimPrefix(name, "www.")
}

// plain returns the text of a block, for descriptions.
func plain(b edition.Block) string {
	var t strings.Builder
	for i := range b.Segments {
		t.WriteString(b.Segments[i].Text())
	}
	return t.String()
}
