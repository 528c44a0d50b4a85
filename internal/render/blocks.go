package render

import (
	"strconv"
	"strings"

	"duizhao/internal/edition"
	"duizhao/internal/encode"
	"duizhao/internal/lang"
)

// blocks appends blocks as a text of its own: an article, a gloss, a footnote.
// Consecutive items become one list. Heading levels are shifted by raise.
func (r *Renderer) blocks(b []byte, blocks []edition.Block, at place, raise int) []byte {
	quote := 0
	for i := range blocks {
		blk := &blocks[i]
		for ; quote < blk.Quote; quote++ {
			b = append(b, "<blockquote>"...)
		}
		for ; quote > blk.Quote; quote-- {
			b = append(b, "</blockquote>"...)
		}
		if blk.Kind == edition.Item {
			b = r.item(b, blocks, i, at)
			continue
		}
		b = r.blockOf(b, blk, at, raise)
		b = append(b, '\n')
	}
	for ; quote > 0; quote-- {
		b = append(b, "</blockquote>"...)
	}
	return b
}

func (r *Renderer) blockOf(b []byte, blk *edition.Block, at place, raise int) []byte {
	switch blk.Kind {
	case edition.Heading:
		level := encode.Int(min(max(blk.Level+raise, 2), 6))
		b = append(append(append(b, "<h"...), level...), '>')
		b = r.flow(b, blk.Segments, at)
		return append(append(append(b, "</h"...), level...), '>')
	case edition.Code:
		return append(b, r.code.HTML(blk.Info, blk.Segments[0].Runs[0].Text)...)
	case edition.Rule:
		if at.book != nil && !at.book.single {
			return append(b, "<hr/>"...)
		}
		return append(b, "<hr>"...)
	case edition.HTML:
		if at.book != nil && !at.book.raw {
			return b
		}
		return append(b, raw(blk.Segments[0].Runs[0].Text)...)
	case edition.Table:
		return r.table(b, blk, at, nil, nil)
	}
	if name, ok := figureName(blk); ok {
		return append(b, r.figureByName(name, at)...)
	}
	b = append(b, "<p>"...)
	b = r.flow(b, blk.Segments, at)
	return append(b, "</p>"...)
}

// figureName recognises a paragraph that is nothing but ![](figure:NAME).
func figureName(blk *edition.Block) (string, bool) {
	if blk.Kind != edition.Paragraph || len(blk.Segments) != 1 || len(blk.Segments[0].Runs) != 1 {
		return "", false
	}
	run := blk.Segments[0].Runs[0]
	const scheme = "figure:"
	if run.Kind != edition.Image || len(run.Ref) <= len(scheme) || run.Ref[:len(scheme)] != scheme {
		return "", false
	}
	return run.Ref[len(scheme):], true
}

// item writes blocks[i], an item, and opens and closes lists so that it shares them
// with the items before and after it.
func (r *Renderer) item(b []byte, blocks []edition.Block, i int, at place) []byte {
	blk := &blocks[i]
	before, after := 0, 0
	if i > 0 && sameList(blocks, i-1, i) {
		before = blocks[i-1].Level
	}
	if i+1 < len(blocks) && sameList(blocks, i, i+1) {
		after = blocks[i+1].Level
	}
	if blk.Number < 0 { // a further paragraph of the item that is still open
		b = append(b, "<p>"...)
		b = r.flow(b, blk.Segments, at)
		b = append(b, "</p>"...)
	} else {
		if before >= blk.Level {
			b = append(b, "</li>"...)
		}
		for ; before < blk.Level; before++ {
			b = openList(b, blk.Number)
		}
		b = append(b, "<li>"...)
		b = r.flow(b, blk.Segments, at)
	}
	for level := blk.Level; level > after; level-- {
		b = append(b, "</li>"...)
		b = closeList(b, listNumber(blocks, i, level))
	}
	return b
}

// sameList reports whether blocks[j], which follows blocks[i], belongs to a list
// that is still open after it. A bulleted list after a numbered one of the same
// depth is a new list.
func sameList(blocks []edition.Block, i, j int) bool {
	a, b := &blocks[i], &blocks[j]
	if a.Kind != edition.Item || b.Kind != edition.Item || a.Quote != b.Quote {
		return false
	}
	if b.Number < 0 || b.Level > a.Level {
		return true
	}
	return (listNumber(blocks, i, b.Level) == 0) == (b.Number == 0)
}

func openList(b []byte, number int) []byte {
	if number == 0 {
		return append(b, "<ul>"...)
	}
	if number == 1 {
		return append(b, "<ol>"...)
	}
	return append(strconv.AppendInt(append(b, `<ol start="`...), int64(number), 10), `">`...)
}

func closeList(b []byte, number int) []byte {
	if number == 0 {
		return append(b, "</ul>"...)
	}
	return append(b, "</ol>"...)
}

// listNumber returns the number of the item that opened the list of a level.
func listNumber(blocks []edition.Block, i, level int) int {
	for ; i >= 0 && blocks[i].Kind == edition.Item && blocks[i].Level >= level; i-- {
		if blocks[i].Level == level && blocks[i].Number >= 0 {
			return blocks[i].Number
		}
	}
	return 0
}

var alignClass = map[byte]string{'l': "l", 'r': "r", 'c': "m"}

// crowded is the number of columns from which the words of a table may break
// anywhere, since a narrow page has no room for whole words.
const crowded = 5

// table appends a table. For each row, by the number of its segment from 0, attr
// appends attributes to its tag and lead appends what comes before its first words;
// either may be nil.
func (r *Renderer) table(b []byte, blk *edition.Block, at place, attr, lead func(b []byte, s int) []byte) []byte {
	b = append(b, `<div class="table"><table`...)
	if len(blk.Info) >= crowded {
		b = append(b, ` class="many"`...)
	}
	b = append(b, '>')
	for i, row := range blk.Segments {
		cell := encode.HTML("td")
		switch i {
		case 0:
			b, cell = append(b, "<thead>"...), "th"
		case 1:
			b = append(b, "<tbody>"...)
		}
		b = append(b, "<tr"...)
		if attr != nil {
			b = attr(b, i)
		}
		b = append(b, '>')
		column := 0
		from := 0
		for k := 0; k <= len(row.Runs); k++ {
			if k < len(row.Runs) && row.Runs[k].Kind != edition.CellBreak {
				continue
			}
			b = append(append(b, '<'), cell...)
			if i == 0 {
				b = append(b, ` scope="col"`...)
			}
			class := ""
			if column < len(blk.Info) {
				class = alignClass[blk.Info[column]]
			}
			if unbroken(row.Runs[from:k]) > 14 {
				class = strings.TrimPrefix(class+" long", " ")
			}
			if class != "" {
				b = append(escape(append(b, ` class="`...), class), '"')
			}
			b = append(b, '>')
			if column == 0 && lead != nil {
				b = lead(b, i)
			}
			b = r.runs(b, row.Runs[from:k], at)
			b = append(append(append(b, "</"...), cell...), '>')
			column++
			from = k + 1
		}
		b = append(b, "</tr>"...)
		if i == 0 {
			b = append(b, "</thead>"...)
		}
	}
	if len(blk.Segments) > 1 {
		b = append(b, "</tbody>"...)
	}
	return append(b, "</table></div>"...)
}

// unbroken returns the length in letters of the longest word, that is, of the
// longest stretch in which no line breaks by itself.
func unbroken(runs []edition.Run) int {
	most, n := 0, 0
	for i := range runs {
		if k := runs[i].Kind; k != edition.Plain && k != edition.CodeSpan {
			continue
		}
		for _, c := range runs[i].Text {
			if c <= ' ' || c == '-' || lang.Wide(c) {
				n = 0
				continue
			}
			n++
			most = max(most, n)
		}
	}
	return most
}
