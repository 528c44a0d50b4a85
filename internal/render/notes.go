package render

import (
	"strings"

	"duizhao/internal/address"
	"duizhao/internal/edition"
	"duizhao/internal/encode"
	"duizhao/internal/lang"
)

// Snippet appends a mention in context, ready for a note's page: the segment in each
// language of the site that the edition has. Places that name the note are marked.
func (r *Renderer) Snippet(b []byte, a *edition.Annotated, m edition.Mention, find func(lang, text string, each func(from, to int))) []byte {
	row := &a.Rows[m.Row]
	at := edition.Address(row.ID, m.Segment+1)
	b = append(b, `<div class="mention"><a class="where" href="../../`...)
	b = escape(b, address.Block(a.Slug, at))
	b = append(b, `">`...)
	b = escape(b, at)
	b = append(b, "</a>"...)
	for _, l := range r.Langs() {
		c := WitnessColumn(a, l)
		if c >= 0 && row.Cells[c] == nil {
			c = a.Column(l)
		}
		if c < 0 || row.Cells[c] == nil || m.Segment >= len(row.Cells[c].Segments) || row.Cells[c].Segments[m.Segment].State == edition.Absent {
			continue
		}
		b = append(r.tongue(append(b, `<p`...), l), '>')
		if s := row.Speaker; s != "" && m.Segment == 0 {
			b = r.tagged(b, "b", "who", "", r.In(a.Speakers[s].Name, l))
			b = append(b, ' ')
		}
		open := false
		for _, run := range row.Cells[c].Segments[m.Segment].Runs {
			switch run.Kind {
			case edition.OpenNote:
				if open = run.Ref == m.Note; open {
					b = append(b, "<mark>"...)
				}
			case edition.CloseNote:
				if open {
					b = append(b, "</mark>"...)
					open = false
				}
			case edition.Plain:
				if open {
					b = escape(b, run.Text)
					continue
				}
				at := 0
				find(l, run.Text, func(from, to int) {
					b = escape(b, run.Text[at:from])
					b = escape(append(b, "<mark>"...), run.Text[from:to])
					b = append(b, "</mark>"...)
					at = to
				})
				b = escape(b, run.Text[at:])
			case edition.CodeSpan:
				b = escape(b, run.Text)
			case edition.Break, edition.CellBreak:
				b = append(b, ' ')
			}
		}
		b = append(b, "</p>"...)
	}
	return append(b, "</div>\n"...)
}

// Group is the mentions of a note in one edition, as snippets.
type Group struct {
	Edition *Summary
	HTML    [][]byte
}

// Note makes the page of a note.
func (r *Renderer) Note(n *edition.Note, groups []Group, put Put) error {
	root := "../../"
	header := r.heading(nil, n.Name)
	header = r.noteFacts(header, n)
	buf := rowBuffers.Get().(*[]byte)
	b := r.articleRows((*buf)[:0], &edition.Article{Body: n.Body}, root)
	defer func() { *buf = b; rowBuffers.Put(buf) }()
	if len(groups) > 0 {
		b = append(b, `<section class="mentions">`...)
		b = r.both(b, "h2", "", r.word("mentions"))
		for _, g := range groups {
			b = append(b, "<h3>"...)
			for i, l := range r.Langs() {
				if i > 0 {
					b = append(b, ' ')
				}
				b = r.tagged(b, "span", "", l, g.Edition.Title[i])
			}
			b = append(b, "</h3>\n"...)
			for _, s := range g.HTML {
				b = append(b, s...)
			}
		}
		b = append(b, "</section>\n"...)
	}
	cited := Cited{}
	cited.List(n.Sources)
	cited.Article(r, n.Body)
	b = r.works(b, cited, root, r.Langs())
	return r.sitePage("note", address.Note(n.ID), root, n.Name, header, b, func(p *Page) {
		if body := r.Body(n.Body, p.Lang); len(body) > 0 {
			p.Description = plain(body[0])
		}
		ld := map[string]any{"@context": "https://schema.org", "@type": "DefinedTerm", "@id": r.address(address.Note(n.ID), root), "name": r.In(n.Name, p.Lang), "description": p.Description}
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
		p.JSONLD = jsonLD(ld)
	}, put)
}

// noteFacts is the line under a note's name: kind, pinyin, register, identifiers.
func (r *Renderer) noteFacts(b []byte, n *edition.Note) []byte {
	b = append(b, `<p class="facts">`...)
	b = r.both(b, "span", "kind", r.word("kind-"+n.Kind))
	if n.Pinyin != "" {
		b = r.tagged(append(b, ' '), "i", "py", lang.Pinyin, n.Pinyin)
	}
	if n.Register != "" {
		b = r.both(append(b, ' '), "span", "register", r.word("register-"+n.Register))
	}
	for _, l := range r.Langs() {
		if s := n.Literal[l]; s != "" {
			b = r.literal(append(b, ' '), l, s)
		}
	}
	for _, g := range n.IDs.Registers() {
		b = append(encode.URL(append(b, ` <a rel="external" href="`...), g.Page), `">`...)
		b = append(escape(b, g.Name), "</a>"...)
	}
	if n.IDs.Homepage != "" {
		b = append(encode.URL(append(b, ` <a rel="external" href="`...), n.IDs.Homepage), `">`...)
		b = append(escape(b, host(n.IDs.Homepage)), "</a>"...)
	}
	return append(b, "</p>"...)
}

// literal appends what a name says word for word.
func (r *Renderer) literal(b []byte, tag, said string) []byte {
	b = append(r.tongue(append(b, `<span class="literal"`...), tag), '>')
	b = append(r.within(b, r.Say(tag, "literally"), tag), ' ')
	return append(escape(b, said), "</span>"...)
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
