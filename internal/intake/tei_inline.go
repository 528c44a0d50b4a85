package intake

import (
	"slices"
	"strconv"
	"strings"

	"duizhao/internal/edition"
)

var idForm = pattern(`^[a-z0-9]+(?:-[a-z0-9]+)*$`)

func validID(id string) bool { return len(id) <= 24 && idForm().MatchString(id) }

// inline reads the content of a block.
func (r *teiReader) inline(n *node, runs *[]edition.Run) {
	for _, c := range n.children {
		switch c.name {
		case "":
			*runs = append(*runs, edition.Run{Kind: edition.Plain, Text: c.text})
		case "lb":
			if c.attr("break") != "no" {
				*runs = append(*runs, edition.Run{Kind: edition.Plain, Text: "\n"})
			}
		case "l":
			if hasText(*runs) {
				*runs = append(*runs, edition.Run{Kind: edition.Break})
			}
			r.inline(c, runs)
		case "hi":
			kind := edition.OpenEm
			if rend := c.attr("rend") + c.attr("rendition"); strings.Contains(rend, "bold") || strings.Contains(rend, "strong") {
				kind = edition.OpenStrong
			}
			r.mark(c, edition.Run{Kind: kind}, runs)
		case "emph", "mentioned", "soCalled":
			r.mark(c, edition.Run{Kind: edition.OpenEm}, runs)
		case "title":
			if level := c.attr("level"); level == "m" || level == "j" {
				r.mark(c, edition.Run{Kind: edition.OpenEm}, runs)
			} else {
				r.inline(c, runs)
			}
		case "ref":
			if whole(c.attr("target")) {
				r.mark(c, edition.Run{Kind: edition.OpenLink, Ref: c.attr("target")}, runs)
			} else {
				r.inline(c, runs)
			}
		case "code", "ident":
			if text := oneLine(c.string()); text != "" {
				*runs = append(*runs, edition.Run{Kind: edition.CodeSpan, Text: text})
			}
		case "choice":
			r.choice(c, runs)
		case "note":
			r.note(c, runs)
		case "del", "fw", "figure", "sic":
			if c.name == "sic" {
				r.inline(c, runs)
			} else {
				r.beside(c)
			}
		default:
			r.inline(c, runs)
		}
	}
}

func (r *teiReader) mark(n *node, m edition.Run, runs *[]edition.Run) {
	*runs = append(*runs, m)
	r.inline(n, runs)
	*runs = append(*runs, edition.Run{Kind: m.Kind + 1})
}

// choice takes the corrected reading, the original spelling, the abbreviation; the
// alternatives are set aside.
func (r *teiReader) choice(n *node, runs *[]edition.Run) {
	var taken *node
	for _, name := range []string{"corr", "orig", "abbr", "sic", "reg", "expan", "seg"} {
		for _, c := range n.children {
			if c.name == name && taken == nil {
				taken = c
			}
		}
	}
	for _, c := range n.children {
		if c == taken {
			r.inline(c, runs)
		} else {
			r.aside(Editorial, c.line, c.name, oneLine(c.string()))
		}
	}
}

// note reads a note as a footnote.
func (r *teiReader) note(n *node, runs *[]edition.Run) {
	var body []edition.Block
	outer := *r
	r.blocks, r.langs, r.speaker = nil, nil, ""
	if holds(n) {
		r.walk(n, frame{})
	} else {
		r.put(n, frame{})
	}
	for _, b := range r.blocks {
		b.ID, b.Segments = "", []edition.Segment{{Runs: joined(b.Segments), Line: b.Line}}
		body = append(body, b.Block)
	}
	notes, langs := r.notes, r.noteOf
	doc := r.Document
	*r = outer
	r.Document, r.notes, r.noteOf = doc, notes, langs
	if len(body) == 0 {
		return
	}
	label := strconv.Itoa(len(r.notes) + 1)
	r.notes = append(r.notes, edition.Footnote{Label: label, Body: body, Line: n.line})
	r.noteOf = append(r.noteOf, n.lang())
	*runs = append(*runs, edition.Run{Kind: edition.FootnoteRef, Ref: label})
}

// beside sets aside what is beside the text: figures, running heads, deletions. A
// note between blocks is text.
func (r *teiReader) beside(n *node) {
	switch n.name {
	case "note":
		if holds(n) {
			r.walk(n, frame{})
		} else {
			r.put(n, frame{})
		}
	case "figure":
		r.aside(Picture, n.line, "figure", oneLine(n.string()))
	case "del":
		r.aside(Editorial, n.line, "del", oneLine(n.string()))
	default:
		r.aside(Furniture, n.line, n.name, oneLine(n.string()))
	}
}

func (r *teiReader) speech(n *node, f frame) {
	for _, c := range n.children {
		switch c.name {
		case "speaker":
			text := oneLine(c.string())
			r.aside(Label, c.line, "speaker", text)
			r.speaker = strings.TrimRight(text, ":：. ")
		case "":
			if strings.TrimSpace(c.text) != "" {
				r.put(&node{name: "p", line: c.line, parent: n, children: []*node{c}}, f)
			}
		default:
			r.walk(&node{parent: n.parent, attrs: n.attrs, children: []*node{c}}, f)
		}
	}
	r.speaker = ""
}

func (r *teiReader) listOf(n *node, f frame) {
	number := 0
	if kind := n.attr("type") + n.attr("rend"); strings.Contains(kind, "ordered") || strings.Contains(kind, "number") {
		number = 1
	}
	for _, c := range n.children {
		switch {
		case c.name == "":
			if strings.TrimSpace(c.text) != "" {
				r.put(&node{name: "p", line: c.line, parent: n, children: []*node{c}}, f)
			}
		case c.name == "head":
			r.put(c, frame{kind: edition.Paragraph, quote: f.quote})
		case c.name == "label":
			r.put(c, frame{kind: edition.Item, level: f.list + 1, quote: f.quote})
		default:
			item := frame{kind: edition.Item, level: f.list + 1, list: f.list + 1, quote: f.quote, number: number}
			if holds(c) {
				r.item(c, item)
			} else {
				r.put(c, item)
			}
			if number > 0 {
				number++
			}
		}
	}
}

// item reads an item with blocks in it: the first is the item, the rest continue it.
func (r *teiReader) item(n *node, f frame) {
	for _, c := range n.children {
		switch c.name {
		case "":
			if strings.TrimSpace(c.text) == "" {
				continue
			}
			r.put(&node{name: "p", line: c.line, parent: n, children: []*node{c}}, f)
		case "list":
			r.listOf(c, frame{list: f.level, quote: f.quote})
			continue
		default:
			r.put(c, f)
		}
		f.number = -1
	}
}

// table makes a list of a table, one item per row. What is not in a cell, such as
// its head, is set aside.
func (r *teiReader) table(n *node, f frame) {
	said := false
	for _, row := range n.children {
		if row.name != "row" {
			r.aside(Picture, row.line, "table", oneLine(row.string()))
			continue
		}
		var runs []edition.Run
		for _, cell := range row.children {
			if cell.name != "cell" {
				r.aside(Picture, cell.line, "table", oneLine(cell.string()))
				continue
			}
			var inner []edition.Run
			r.inline(cell, &inner)
			if !hasText(inner) {
				runs = append(runs, inner...)
				continue
			}
			if hasText(runs) {
				r.Ink.Add(CellMark)
				runs = append(runs, edition.Run{Kind: edition.Plain, Text: CellMark})
			}
			runs = append(runs, inner...)
		}
		if runs = tidy(runs); hasText(runs) {
			r.add(Block{Guessed: !said, Block: edition.Block{Kind: edition.Item, Level: f.list + 1, Quote: f.quote, Line: row.line,
				Segments: []edition.Segment{{Runs: runs, Line: row.line}}}}, row)
			said = true
		}
	}
}

// titlePage fills in from the title page what the header lacks, and sets it aside.
func (r *teiReader) titlePage(n *node) {
	for _, part := range n.all("titlePart") {
		r.Meta.Title.fill(part.string(), "titlePage", part.line)
		break
	}
	if a := n.find("docAuthor"); a != nil {
		r.Meta.Author.fill(a.string(), "titlePage", a.line)
	}
	if a := n.find("docDate"); a != nil {
		htmlReader{r.Document}.date(a.string(), "titlePage")
	}
	r.aside(IsTitle, n.line, "titlePage", oneLine(n.string()))
}

// holds reports whether an element has blocks in it.
func holds(n *node) bool {
	return slices.ContainsFunc(n.children, func(c *node) bool {
		switch c.name {
		case "p", "ab", "lg", "l", "div", "list", "sp", "head", "table", "quote", "cit", "dateline", "salute", "signed", "body", "front", "back",
			"text", "bibl", "byline", "docAuthor", "titlePage":
			return true
		}
		return false
	})
}
