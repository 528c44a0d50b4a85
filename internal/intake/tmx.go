package intake

import (
	"fmt"
	"slices"
	"strings"

	"duizhao/internal/edition"
	"duizhao/internal/lang"
)

var addressOf = pattern(`^([a-z0-9]+(?:-[a-z0-9]+)*)\.(\d+)$`)

// tmxReader reads translation memories into a document.
type tmxReader struct{ doc *Document }

// read reads a translation memory (TMX 1.4b, LISA OSCAR 2005): each unit is a segment
// in every language. Units whose tuid is the address of a segment, p17.2, make up
// the block p17; any other unit is a block by itself.
func (d tmxReader) read(text string) {
	root := d.doc.xml(text)
	if root == nil {
		return
	}
	body := root.find("tmx", "body")
	units := body.all("tu")
	if len(units) == 0 {
		d.doc.fail(NoTMX, 0, 0, "")
		return
	}
	header := root.find("tmx", "header")
	d.doc.Meta.Title.fill(prop(header, "title"), "header", 0)
	d.doc.Meta.Author.fill(prop(header, "author"), "header", 0)
	langs := d.langs(header, units)
	if len(langs) == 0 {
		if len(d.doc.problems) > 0 {
			return
		}
		d.doc.fail(NoLang, units[0].line, 0, "")
		return
	}
	d.doc.Aligned = true
	d.doc.Texts = make([]Version, len(langs))
	for i, l := range langs {
		d.doc.Texts[i].Lang = l
	}
	last := ""
	for _, tu := range units {
		id := ""
		if m := addressOf().FindStringSubmatch(tu.attr("tuid")); m != nil {
			id = m[1]
		}
		fresh := id == "" || id != last
		last = id
		d.unit(tu, langs, id, fresh)
	}
}

// maxLangs is the largest number of languages in a translation memory: every unit
// gets a segment in each of them.
const maxLangs = 100

// langs lists the languages, the source language first.
func (d tmxReader) langs(header *node, units []*node) []string {
	var langs []string
	for _, tu := range units {
		for _, v := range tu.all("tuv") {
			if l := v.lang(); l != "" && !slices.Contains(langs, l) {
				if langs = append(langs, l); len(langs) > maxLangs {
					d.doc.fail(PastLimit, v.line, 0, fmt.Sprintf("there are more than %d languages in this file", maxLangs))
					return nil
				}
			}
		}
	}
	first := lang.Canonical(header.attr("srclang"))
	if i := slices.IndexFunc(langs, func(l string) bool { return strings.EqualFold(l, first) }); i > 0 {
		first = langs[i]
		langs = slices.Insert(slices.Delete(langs, i, i+1), 0, first)
	}
	return langs
}

// unit adds a segment to every language, an empty one if the unit lacks it.
func (d tmxReader) unit(tu *node, langs []string, id string, fresh bool) {
	found := map[string][]edition.Run{}
	for _, v := range tu.all("tuv") {
		seg := v.find("seg")
		d.doc.Ink.Add(seg.string())
		text := d.words(seg)
		l := v.lang()
		if _, twice := found[l]; twice || l == "" {
			d.doc.aside(Language, v.line, l, oneLine(text))
			continue
		}
		found[l] = tidy([]edition.Run{{Kind: edition.Plain, Text: text}})
	}
	empty := true
	for _, runs := range found {
		empty = empty && !hasText(runs)
	}
	if empty {
		return
	}
	for i, l := range langs {
		t := &d.doc.Texts[i]
		s := edition.Segment{Runs: found[l], Line: tu.line}
		if fresh || len(t.Blocks) == 0 {
			t.Blocks = append(t.Blocks, Block{Cut: true, Block: edition.Block{ID: id, Kind: kindOf(id), Level: levelOf(id), Line: tu.line,
				Segments: []edition.Segment{s}}})
			continue
		}
		b := &t.Blocks[len(t.Blocks)-1]
		b.Segments = append(b.Segments, s)
	}
}

var headingID = pattern(`^[hs]\d+$`)

// kindOf returns the kind of a block by the form of its id.
func kindOf(id string) edition.Kind {
	if headingID().MatchString(id) {
		return edition.Heading
	}
	return edition.Paragraph
}

func levelOf(id string) int {
	if headingID().MatchString(id) {
		return 2
	}
	return 0
}

func prop(n *node, kind string) string {
	if n == nil {
		return ""
	}
	for _, p := range n.all("prop") {
		if strings.TrimPrefix(p.attr("type"), "x-") == kind {
			return p.string()
		}
	}
	return ""
}

// words returns the text of a segment. It sets aside the elements for the markup of
// the original file (bpt, ept, it, ph, ut).
func (d tmxReader) words(n *node) string {
	if n == nil {
		return ""
	}
	var b strings.Builder
	for _, c := range n.children {
		switch c.name {
		case "":
			b.WriteString(c.text)
		case "bpt", "ept", "it", "ph", "ut":
			d.doc.aside(Markup, c.line, c.name, oneLine(c.string()))
		default:
			b.WriteString(d.words(c))
		}
	}
	return b.String()
}
