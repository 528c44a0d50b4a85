package intake

import (
	"net/url"
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"duizhao/internal/edition"
)

// element reads an element of the article.
func (p *page) element(n *html.Node, f frame) {
	switch n.DataAtom {
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		p.block(n, frame{kind: edition.Heading, level: int(n.Data[1] - '0'), quote: f.quote}, f)
	case atom.Blockquote:
		inner := f
		inner.quote++
		p.block(n, inner, f)
	case atom.Ul, atom.Ol, atom.Menu:
		p.listOf(n, f)
	case atom.Pre:
		p.flush(f)
		text := strings.Trim(rawText(n), "\n")
		if strings.TrimSpace(text) != "" {
			b := block(edition.Code, text+"\n", p.place(text))
			b.Quote = f.quote
			p.blocks = append(p.blocks, b)
		}
	case atom.Table:
		p.table(n, f)
	case atom.Hr:
		p.flush(f)
		p.blocks = append(p.blocks, Block{Block: edition.Block{Kind: edition.Rule, Line: p.line}})
	case atom.Br:
		p.add(edition.Run{Kind: edition.Break})
	case atom.Img:
		if alt := oneLine(attr(n, "alt")); alt != "" || attr(n, "src") != "" {
			p.Ink.Add(alt)
			p.aside(Picture, p.line, attr(n, "src"), alt)
		}
	case atom.Em, atom.I, atom.Cite, atom.Dfn, atom.Var:
		p.marked(n, edition.Run{Kind: edition.OpenEm}, f)
	case atom.Strong, atom.B:
		p.marked(n, edition.Run{Kind: edition.OpenStrong}, f)
	case atom.Code, atom.Kbd, atom.Samp, atom.Tt:
		if text := oneLine(rawText(n)); text != "" {
			p.place(text)
			p.add(edition.Run{Kind: edition.CodeSpan, Text: text})
		}
	case atom.Sup:
		if text := strings.TrimSpace(rawText(n)); strings.Trim(text, "[]0123456789*†‡") == "" && text != "" {
			p.aside(Editorial, p.line, "note", text)
			return
		}
		p.children(n, f)
	case atom.A:
		if href := p.address(attr(n, "href")); href != "" {
			p.marked(n, edition.Run{Kind: edition.OpenLink, Ref: href}, f)
			return
		}
		p.children(n, f)
	default:
		if blockElements[n.DataAtom] {
			p.block(n, f, f)
			return
		}
		p.children(n, f)
	}
}

// block reads an element that is a block.
func (p *page) block(n *html.Node, inner, outer frame) {
	p.flush(outer)
	p.children(n, inner)
	p.flush(inner)
}

func (p *page) listOf(n *html.Node, f frame) {
	p.flush(f)
	number := 0
	if n.DataAtom == atom.Ol {
		number = 1
		if start, err := strconv.Atoi(attr(n, "start")); err == nil && start > 0 && start < 1e6 {
			number = start
		}
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.DataAtom != atom.Li {
			p.walk(c, f)
			continue
		}
		if detail, reason := p.furnitureOf(c); reason != "" {
			p.putAside(c, reason, detail)
			continue
		}
		p.block(c, frame{kind: edition.Item, level: f.list + 1, list: f.list + 1, quote: f.quote, number: number}, f)
		if number > 0 {
			number++
		}
	}
	p.flush(f)
}

// marked reads an inline element that is emphasis or a link.
func (p *page) marked(n *html.Node, r edition.Run, f frame) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if blockElements[c.DataAtom] { // a link around blocks, as HTML 5 allows
			p.children(n, f)
			return
		}
	}
	p.runs = append(p.runs, r)
	p.children(n, f)
	p.runs = append(p.runs, edition.Run{Kind: r.Kind + 1})
}

func (p *page) text(s string) {
	if strings.TrimSpace(s) != "" {
		line := p.place(s)
		if !hasText(p.runs) {
			p.begun = line
		}
	}
	p.add(edition.Run{Kind: edition.Plain, Text: s})
}

func (p *page) add(r edition.Run) {
	if r.Kind == edition.CodeSpan && !hasText(p.runs) {
		p.begun = p.line
	}
	p.runs = append(p.runs, r)
}

// flush ends the block being read. Two line breaks separate paragraphs, and so does
// each one if the lines are as long as paragraphs.
func (p *page) flush(f frame) {
	runs := p.runs
	p.runs = nil
	if !hasText(runs) {
		return
	}
	if !p.inside {
		var b strings.Builder
		for _, r := range runs {
			b.WriteString(r.Text)
		}
		p.aside(Outside, p.begun, "", oneLine(b.String()))
		return
	}
	for i, part := range partsOf(runs) {
		part = tidy(part)
		if !hasText(part) {
			continue
		}
		b := Block{Block: edition.Block{Kind: f.kind, Quote: f.quote, Line: p.begun, Segments: []edition.Segment{{Runs: part, Line: p.begun}}}}
		switch f.kind {
		case edition.Heading:
			b.Level = f.level
		case edition.Item:
			b.Level, b.Number = f.level, f.number
			if i > 0 || p.continued(f) {
				b.Number = -1
			}
		}
		p.blocks = append(p.blocks, b)
	}
}

// continued reports whether this is a further paragraph of the item before, which
// has the same number. In an unordered list that cannot be known.
func (p *page) continued(f frame) bool {
	k := len(p.blocks) - 1
	return f.number > 0 && k >= 0 && p.blocks[k].Kind == edition.Item && p.blocks[k].Level == f.level && p.blocks[k].Number == f.number
}

// address resolves a link against the page's own address. It returns "" unless the
// link leads to the web or is a mail address.
func (p *page) address(href string) string {
	u, err := url.Parse(strings.TrimSpace(href))
	if err != nil || href == "" || strings.HasPrefix(href, "#") {
		return ""
	}
	if base, err := url.Parse(p.Meta.URL.Value); err == nil && base.Host != "" {
		u = base.ResolveReference(u)
	}
	if (u.Scheme == "http" || u.Scheme == "https") && u.Host != "" || u.Scheme == "mailto" && u.Opaque != "" {
		return u.String()
	}
	return ""
}

func rawText(n *html.Node) string {
	if silent(n) {
		return ""
	}
	if n.Type == html.TextNode {
		return n.Data
	}
	if n.DataAtom == atom.Br {
		return "\n"
	}
	var b strings.Builder
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		b.WriteString(rawText(c))
	}
	return b.String()
}
