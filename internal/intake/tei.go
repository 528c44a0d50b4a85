package intake

import (
	"slices"
	"strconv"
	"strings"

	"duizhao/internal/edition"
	"duizhao/internal/lang"
)

type teiFile struct{ doc *Document }

// read reads a text encoded by the TEI Guidelines (P5): the header for the metadata,
// the text by its divisions, in the languages that xml:lang names.
func (d teiFile) read(text string) {
	root := d.doc.xml(text)
	if root == nil {
		return
	}
	var texts []*node
	for _, n := range root.all("text") {
		if !n.within("text") {
			texts = append(texts, n)
		}
	}
	if len(texts) == 0 {
		d.doc.fail(NoTEI, 0, 0, "")
		return
	}
	d.header(root.find("teiHeader"))
	r := &teiReader{Document: d.doc}
	for _, t := range texts {
		d.doc.Ink.Add(t.string())
		r.walk(t, frame{})
	}
	r.versions()
}

func (d teiFile) header(h *node) {
	if h == nil {
		return
	}
	d.doc.Ink.Add(h.string())
	d.doc.aside(IsMeta, h.line, "teiHeader", h.spaced())
	const in = "teiHeader"
	m := &d.doc.Meta
	bibl := h.find("fileDesc", "sourceDesc")
	title := h.find("fileDesc", "titleStmt")
	for _, t := range title.all("title") {
		if kind := t.attr("type"); kind == "" || kind == "main" {
			m.Title.fill(t.string(), in, t.line)
		}
	}
	for _, place := range []*node{title, bibl} {
		var names []string
		for _, a := range place.all("author") {
			names = append(names, oneLine(a.string()))
		}
		m.Author.fill(strings.Join(names, ", "), in, h.line)
	}
	publication := h.find("fileDesc", "publicationStmt")
	for _, place := range []*node{bibl, publication} { // the date of the work before that of the file
		for _, n := range place.all("date") {
			if when := n.attr("when"); when != "" {
				htmlReader(d).date(when, in)
			}
			htmlReader(d).date(n.string(), in)
		}
		if p := place.find("publisher"); p != nil {
			m.Publisher.fill(p.string(), in, p.line)
		}
		for _, n := range append(place.all("ref"), place.all("ptr")...) {
			htmlReader(d).address(in, n.attr("target"))
		}
		for _, n := range place.all("idno") {
			htmlReader(d).address(in, strings.TrimSpace(n.string()))
		}
	}
	if l := h.find("licence"); l != nil && whole(l.attr("target")) {
		m.Licence.fill(l.attr("target"), in, l.line)
	}
	if l := mainLanguage(h.find("profileDesc", "langUsage")); l != nil {
		m.Lang.fill(lang.Canonical(l.attr("ident")), in, l.line)
	}
	if s := h.find("abstract"); s != nil {
		m.Summary.fill(s.string(), in, s.line)
	}
}

// mainLanguage returns the main language that a header names: the only one, or the
// one with the largest share.
func mainLanguage(usage *node) *node {
	var found *node
	share, second := -1, -1
	for _, l := range usage.all("language") {
		n, err := strconv.Atoi(l.attr("usage"))
		if err != nil {
			n = 0
		}
		if n > share {
			found, share, second = l, n, share
		} else {
			second = max(second, n)
		}
	}
	if share == second {
		return nil
	}
	return found
}

// teiReader walks a text.
type teiReader struct {
	*Document
	blocks  []Block
	langs   []string // of the blocks
	notes   []edition.Footnote
	noteOf  []string // languages of the notes
	depth   int      // of divisions
	speaker string
}

func (r *teiReader) walk(n *node, f frame) {
	for _, c := range n.children {
		switch c.name {
		case "":
			if strings.TrimSpace(c.text) != "" { // text where only blocks belong
				r.put(&node{name: "p", line: c.line, parent: n, children: []*node{c}}, f)
			}
		case "div", "div1", "div2", "div3", "div4", "div5", "div6", "div7", "floatingText":
			r.depth++
			r.walk(c, f)
			r.depth--
		case "head":
			r.put(c, frame{kind: edition.Heading, level: min(max(r.depth, 1)+1, 6), quote: f.quote})
		case "lg":
			r.verse(c, f)
		case "sp":
			r.speech(c, f)
		case "u":
			r.speaker = oneLine(strings.TrimLeft(c.attr("who"), "#"))
			r.put(c, f)
			r.speaker = ""
		case "list", "castList":
			r.listOf(c, f)
		case "quote", "cit", "q", "said", "epigraph":
			inner := f
			inner.quote++
			if holds(c) {
				r.walk(c, inner)
			} else {
				r.put(c, inner)
			}
		case "eg", "egXML", "code":
			text := strings.Trim(c.string(), "\n") + "\n"
			if strings.TrimSpace(text) != "" {
				r.add(block(edition.Code, text, c.line), c)
			}
		case "table":
			r.table(c, f)
		case "figure", "fw", "note":
			r.beside(c)
		case "titlePage":
			r.titlePage(c)
		case "byline", "docAuthor":
			name := oneLine(c.string())
			if m := bylineForm().FindStringSubmatch(name); m != nil {
				name = m[1]
			}
			r.Meta.Author.fill(name, "byline", c.line)
			r.aside(IsAuthor, c.line, c.name, oneLine(c.string()))
		case "body", "front", "back", "group", "text", "opener", "closer", "argument", "postscript", "ab", "milestoneSpan":
			if c.name != "ab" && holds(c) {
				r.walk(c, f)
			} else {
				r.put(c, f)
			}
		default:
			r.put(c, f)
		}
	}
}

func (r *teiReader) add(b Block, n *node) {
	if r.speaker != "" && b.Kind == edition.Paragraph {
		b.Kind, b.Speaker = edition.Turn, r.speaker
	}
	if id := n.attr("xml:id"); validID(id) {
		b.ID = id
	}
	r.blocks = append(r.blocks, b)
	r.langs = append(r.langs, n.lang())
}

// put reads an element as one block. If all its text is in elements s or seg, these
// are its segments.
func (r *teiReader) put(n *node, f frame) {
	b := Block{Block: edition.Block{Kind: f.kind, Level: f.level, Quote: f.quote, Number: f.number, Line: n.line}}
	cut := len(n.children) > 0
	for _, c := range n.children {
		if c.name == "" && strings.TrimSpace(c.text) != "" || c.name != "" && c.name != "s" && c.name != "seg" && c.name != "lb" && c.name != "pb" {
			cut = false
		}
	}
	if cut {
		for _, c := range n.children {
			var runs []edition.Run
			r.inline(c, &runs)
			if runs = tidy(runs); hasText(runs) {
				b.Segments = append(b.Segments, edition.Segment{Runs: runs, Line: c.line})
			}
		}
		b.Cut = len(b.Segments) > 0
	} else {
		var runs []edition.Run
		r.inline(n, &runs)
		if runs = tidy(runs); hasText(runs) {
			b.Segments = []edition.Segment{{Runs: runs, Line: n.line}}
		}
	}
	if len(b.Segments) > 0 {
		r.add(b, n)
	}
}

// verse reads a stanza as a block, each verse a line of it.
func (r *teiReader) verse(n *node, f frame) {
	b := Block{Cut: true, Block: edition.Block{Kind: f.kind, Quote: f.quote, Line: n.line}}
	for _, c := range n.children {
		switch c.name {
		case "lg":
			r.verse(c, f)
		case "head":
			r.put(c, frame{kind: edition.Heading, level: min(max(r.depth, 1)+2, 6), quote: f.quote})
		case "note", "fw", "figure":
			r.beside(c)
		default:
			var runs []edition.Run
			if c.name == "" {
				runs = append(runs, edition.Run{Kind: edition.Plain, Text: c.text})
			}
			r.inline(c, &runs)
			if runs = tidy(runs); hasText(runs) {
				if k := len(b.Segments); k > 0 {
					b.Segments[k-1].Runs = append(b.Segments[k-1].Runs, edition.Run{Kind: edition.Break})
				}
				b.Segments = append(b.Segments, edition.Segment{Runs: runs, Line: max(c.line, n.line)})
			}
		}
	}
	if len(b.Segments) > 0 {
		r.add(b, n)
	}
}

// versions makes a text for each language that has a fair share of the blocks;
// blocks in another go with the text around them.
func (r *teiReader) versions() {
	share := map[string]int{}
	var order []string
	for _, l := range r.langs {
		if share[l]++; !slices.Contains(order, l) {
			order = append(order, l)
		}
	}
	order = slices.DeleteFunc(order, func(l string) bool { return share[l]*6 < len(r.langs) })
	if len(order) == 0 {
		order = []string{""}
	}
	r.Texts = make([]Version, len(order))
	at := 0
	for i, b := range r.blocks {
		if k := slices.Index(order, r.langs[i]); k >= 0 {
			at = k
		}
		r.Texts[at].Blocks = append(r.Texts[at].Blocks, b)
	}
	for i, n := range r.notes {
		k := max(slices.Index(order, r.noteOf[i]), 0)
		r.Texts[k].Footnotes = append(r.Texts[k].Footnotes, n)
	}
	for i, l := range order {
		r.Texts[i].Lang = l
		if l == lang.Chinese {
			r.Texts[i].Lang = "" // its script is not yet known
		}
	}
}
