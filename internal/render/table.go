package render

import (
	"duizhao/internal/edition"
	"duizhao/internal/encode"
	"duizhao/internal/html"
	"duizhao/internal/lang"
)

var alignClass = map[byte]string{'l': "l", 'r': "r", 'c': "m"}

// crowded is the number of columns from which the words of a table may break
// anywhere, since a narrow page has no room for whole words.
const crowded = 5

// Table writes a table. For each row, by the number of its segment from 0, attrs
// returns the attributes of its element and lead writes what comes before its first
// words; either may be nil.
func (p *Pen) Table(blk *edition.Block, attrs func(s int) []html.Attr, lead func(s int)) {
	p.Open("div", html.Class("table"))
	p.Open("table", html.Class("many").If(len(blk.Info) >= crowded))
	for i := range blk.Segments {
		switch i {
		case 0:
			p.Open("thead")
		case 1:
			p.Open("tbody")
		}
		if attrs != nil {
			p.Open("tr", attrs(i)...)
		} else {
			p.Open("tr")
		}
		p.cells(blk, i, lead)
		p.Close()
		if i == 0 {
			p.Close()
		}
	}
	if len(blk.Segments) > 1 {
		p.Close()
	}
	p.Close()
	p.Close()
}

// cells writes the cells of a row, which is a segment with cell breaks in it.
func (p *Pen) cells(blk *edition.Block, i int, lead func(s int)) {
	tag, scope := encode.HTML("td"), ""
	if i == 0 {
		tag, scope = "th", "col"
	}
	runs := blk.Segments[i].Runs
	column, from := 0, 0
	for k := 0; k <= len(runs); k++ {
		if k < len(runs) && runs[k].Kind != edition.CellBreak {
			continue
		}
		class := ""
		if column < len(blk.Info) {
			class = alignClass[blk.Info[column]]
		}
		if unbroken(runs[from:k]) > 14 {
			class = html.Classes(class, "long")
		}
		p.Open(tag, html.A("scope", scope), html.Class(class))
		if column == 0 && lead != nil {
			lead(i)
		}
		p.Runs(runs[from:k])
		p.Close()
		column++
		from = k + 1
	}
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
