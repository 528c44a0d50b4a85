package intake

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"duizhao/internal/diag"
	"duizhao/internal/edition"
	"duizhao/internal/lang"
	"duizhao/internal/markup"
	"duizhao/internal/source"

	"github.com/goccy/go-yaml"
)

// markdownReader reads Markdown into a document.
type markdownReader struct{ doc *Document }

// read reads Markdown, with this program's conventions if the file follows them:
// ids, speakers, lines that are segments, a body for each language.
func (d markdownReader) read(text string) []Block {
	f := &source.File{Path: d.doc.Path, Data: []byte(text)}
	front := f.Cut(&diag.List{})
	if front == nil { // opened and never closed: a rule at the top of a text
		front = &source.Front{Bodies: []source.Body{{Text: []byte(text), Line: 1}}}
	}
	if len(front.YAML) > 0 {
		d.doc.Ink.Add(string(front.YAML))
		d.doc.aside(IsMeta, 1, "", strings.TrimSpace(string(front.YAML)))
		d.frontMatter(front)
	}
	var all []Block
	for _, body := range front.Bodies {
		t := markup.Parse(body.Text, markup.Options{HTML: true, Long: true, Line: body.Line})
		if len(t.Blocks) == 0 && len(t.Issues) > 0 {
			at := f.Pos(body.Offset + t.Issues[0].Offset)
			d.doc.fail(PastLimit, at.Line, at.Col, t.Issues[0].Text)
			return nil
		}
		blocks := d.marked(t.Blocks)
		var notes []edition.Footnote
		for _, n := range t.Footnotes {
			var inner []edition.Block
			for _, b := range d.marked(n.Body) {
				inner = append(inner, b.Block)
			}
			n.Body = inner
			notes = append(notes, n)
		}
		if len(front.Bodies) == 1 && body.Lang == "" {
			d.doc.notes, all = notes, blocks
			continue
		}
		d.doc.Texts = append(d.doc.Texts, Version{Lang: body.Lang, Blocks: blocks, Footnotes: notes})
	}
	return all
}

// marked returns the blocks of a Markdown text. It counts their ink, and sets aside
// what an edition's text cannot have.
func (d markdownReader) marked(blocks []edition.Block) []Block {
	var out []Block
	ids := 0
	for i := range blocks {
		if blocks[i].ID != "" {
			ids++
		}
	}
	own := ids*2 > len(blocks) // written for this program: lines are segments
	for i := range blocks {
		b := blocks[i]
		d.doc.Ink.Add(plain(&b))
		switch b.Kind {
		case edition.HTML:
			text := b.Segments[0].Runs[0].Text
			d.doc.Ink.Add(text)
			d.doc.aside(Markup, b.Line, "HTML", text)
			continue
		case edition.Table:
			out = append(out, d.rows(&b)...)
			continue
		case edition.Rule, edition.Code:
			b.ID = ""
			out = append(out, Block{Block: b})
			continue
		}
		for k := range b.Segments {
			b.Segments[k].Runs = d.runs(b.Segments[k].Runs, b.Segments[k].Line)
		}
		if b.Kind == edition.Heading {
			d.attribute(&b)
		}
		for len(out) < reach && !own && b.Kind == edition.Paragraph && len(b.Segments) > 1 && heading(&b) {
			line := b
			line.Segments, b.Segments = b.Segments[:1:1], b.Segments[1:]
			b.Line = b.Segments[0].Line
			line.ID = ""
			out = append(out, Block{Block: line})
		}
		if !own {
			b.Segments = []edition.Segment{{Runs: joined(b.Segments), Line: b.Line}}
			b.ID = ""
		}
		if nb := (Block{Block: b, Cut: own}); strings.TrimSpace(nb.Plain()) != "" {
			out = append(out, nb)
		}
	}
	return out
}

// heading reports whether the first line of a paragraph names the author or the day:
// what is right below a title is often written without a blank line after it.
func heading(b *edition.Block) bool {
	text := (&Block{Block: edition.Block{Segments: b.Segments[:1]}}).Plain()
	return !ended(text) && nameIn(text) != "" || dayIn(text) != ""
}

var headingAttribute = pattern(`\s*\{[#.:][^{}]*\}\s*$`)

// attribute sets aside the {#id} that Pandoc, Hugo and Kramdown put after a heading.
func (d markdownReader) attribute(b *edition.Block) {
	if len(b.Segments) == 0 {
		return
	}
	s := &b.Segments[len(b.Segments)-1]
	if len(s.Runs) == 0 || s.Runs[len(s.Runs)-1].Kind != edition.Plain {
		return
	}
	last := &s.Runs[len(s.Runs)-1]
	if at := headingAttribute().FindStringIndex(last.Text); at != nil && at[0] > 0 {
		d.doc.aside(Marker, b.Line, "", strings.TrimSpace(last.Text[at[0]:]))
		last.Text = last.Text[:at[0]]
	}
}

// rows makes a list of a table, which versions do not have.
func (d markdownReader) rows(b *edition.Block) []Block {
	var out []Block
	for _, s := range b.Segments {
		var runs []edition.Run
		for _, r := range d.runs(s.Runs, s.Line) {
			if r.Kind == edition.CellBreak {
				if hasText(runs) {
					d.doc.Ink.Add(CellMark)
					runs = append(runs, edition.Run{Kind: edition.Plain, Text: CellMark})
				}
				continue
			}
			runs = append(runs, r)
		}
		item := Block{Block: edition.Block{Kind: edition.Item, Level: 1, Quote: b.Quote, Line: s.Line,
			Segments: []edition.Segment{{Runs: tidy(runs), Line: s.Line}}}}
		if strings.TrimSpace(item.Plain()) != "" {
			item.Guessed = len(out) == 0
			out = append(out, item)
		} else {
			d.doc.aside(Marker, s.Line, "table", item.Plain())
		}
	}
	return out
}

// runs sets aside pictures and raw HTML, and removes links into an apparatus that is
// not there.
func (d markdownReader) runs(runs []edition.Run, line int) []edition.Run {
	var out []edition.Run
	for _, r := range runs {
		switch r.Kind {
		case edition.RawHTML:
			d.doc.Ink.Add(r.Text)
			d.doc.aside(Markup, line, "HTML", r.Text)
		case edition.Image:
			d.doc.Ink.Add(r.Text)
			d.doc.aside(Picture, line, r.Ref, r.Text)
		case edition.Cite:
			text := "[" + r.Ref + "]"
			d.doc.Ink.Add(text)
			out = plainRun(out, text)
		case edition.OpenNote, edition.CloseNote, edition.OpenClaim, edition.CloseClaim:
		case edition.OpenLink:
			if !whole(r.Ref) && !strings.HasPrefix(r.Ref, "mailto:") {
				r.Ref = "" // not a place of this site; the mark is removed below
			}
			out = append(out, r)
		default:
			out = append(out, r)
		}
	}
	return withoutDeadLinks(out)
}

// withoutDeadLinks removes links without an address, and keeps their words.
func withoutDeadLinks(runs []edition.Run) []edition.Run {
	var out []edition.Run
	dead := 0
	for _, r := range runs {
		switch {
		case r.Kind == edition.OpenLink && r.Ref == "":
			dead++
		case r.Kind == edition.CloseLink && dead > 0:
			dead--
		case r.Kind == edition.Plain:
			out = plainRun(out, r.Text)
		default:
			out = append(out, r)
		}
	}
	return out
}

// joined joins the lines of a block. A mark that closes at a line end and opens
// again on the next line is not interrupted.
func joined(segments []edition.Segment) []edition.Run {
	var out []edition.Run
	for i := range segments {
		next := segments[i].Runs
		if i == 0 {
			out = append(out, next...)
			continue
		}
		var again []edition.Run // marks that are not interrupted, the innermost first
		for len(out) > 0 && len(next) > 0 && !opens(out[len(out)-1].Kind) && len(again) < len(next) {
			open := next[len(again)]
			if !opens(open.Kind) || out[len(out)-1].Kind != open.Kind+1 {
				break
			}
			again = append(again, open)
			out = out[:len(out)-1]
		}
		next = next[len(again):]
		if len(out) == 0 || out[len(out)-1].Kind != edition.Break {
			if before, after := (&edition.Segment{Runs: out}).Text(), (&edition.Segment{Runs: next}).Text(); before != "" && after != "" {
				out = plainRun(out, glue(before, after))
			}
		}
		for _, r := range next {
			if r.Kind == edition.Plain {
				out = plainRun(out, r.Text)
			} else {
				out = append(out, r)
			}
		}
	}
	return tidy(out)
}

func glue(before, after string) string {
	last, _ := utf8.DecodeLastRuneInString(before)
	next, _ := utf8.DecodeRuneInString(after)
	return lang.Join(last, next)
}

// frontMatter reads the usual keys of front matter.
func (d markdownReader) frontMatter(front *source.Front) {
	var keys map[string]any
	if err := yaml.Unmarshal(front.YAML, &keys); err != nil {
		d.doc.fail(BadFront, 1, 0, firstLine(err.Error()))
		return
	}
	get := func(names ...string) string {
		for _, n := range names {
			if s := words(normal(keys[n])); s != "" {
				return s
			}
		}
		return ""
	}
	const in = "front matter"
	m := &d.doc.Meta
	m.Title.fill(get("title"), in, 1)
	m.Author.fill(get("author", "authors", "creator", "by"), in, 1)
	htmlReader(d).date(get("date", "published", "publishDate", "created"), in)
	htmlReader(d).address(in, get("url", "canonical", "canonical_url", "source", "link", "origin"))
	m.Publisher.fill(get("publisher", "publication"), in, 1)
	m.Summary.fill(get("description", "summary", "excerpt", "abstract"), in, 1)
	m.Lang.fill(get("lang", "language", "locale"), in, 1)
	if l := get("license", "licence"); whole(l) {
		m.Licence.fill(l, in, 1)
	}
}

// normal turns a YAML value into one that words understands.
func normal(v any) any {
	switch v := v.(type) {
	case nil, string, map[string]any:
		return v
	case []any:
		out := make([]any, len(v))
		for i, x := range v {
			out[i] = normal(x)
		}
		return out
	}
	return fmt.Sprint(v)
}
