package intake

import (
	"strings"

	"duizhao/internal/edition"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// CellMark separates the cells of a table row, which becomes a list item: versions
// have no tables.
const CellMark = " | "

// table reads a table: if it lays out a page or sets two languages side by side, as
// blocks; if it holds data, as a list, one item per row.
func (p *page) table(n *html.Node, f frame) {
	p.flush(f)
	var rows [][]*html.Node
	nested := false
	var find func(*html.Node)
	find = func(n *html.Node) {
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			switch c.DataAtom {
			case atom.Tr:
				var cells []*html.Node
				for cell := c.FirstChild; cell != nil; cell = cell.NextSibling {
					if cell.DataAtom == atom.Td || cell.DataAtom == atom.Th {
						cells = append(cells, cell)
						nested = nested || holdsBlocks(cell)
					}
				}
				rows = append(rows, cells)
			case atom.Thead, atom.Tbody, atom.Tfoot:
				find(c)
			}
		}
	}
	find(n)
	wide, apart := 0, 0
	for _, r := range rows {
		wide = max(wide, len(r))
		if len(r) == 2 {
			if a, b := language(rawText(r[0])), language(rawText(r[1])); a != "" && b != "" && a != b {
				apart++
			}
		}
	}
	if nested || wide < 2 || wide == 2 && apart*10 >= len(rows)*6 {
		p.children(n, f)
		p.flush(f)
		return
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling { // a caption
		if c.DataAtom != atom.Thead && c.DataAtom != atom.Tbody && c.DataAtom != atom.Tfoot {
			p.walk(c, f)
		}
	}
	p.flush(f)
	said := false
	for _, r := range rows {
		filled := 0
		for _, cell := range r {
			if strings.TrimSpace(rawText(cell)) == "" {
				continue
			}
			if filled++; filled > 1 {
				p.Ink.Add(CellMark)
				p.add(edition.Run{Kind: edition.Plain, Text: CellMark})
			}
			p.children(cell, f)
		}
		n := len(p.blocks)
		p.flush(frame{kind: edition.Item, level: f.list + 1, list: f.list + 1, quote: f.quote})
		if len(p.blocks) > n && !said {
			p.blocks[n].Guessed, said = true, true
		}
	}
}

// holdsBlocks reports whether a cell holds lists, tables or several paragraphs.
func holdsBlocks(n *html.Node) bool {
	blocks := 0
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if blockElements[c.DataAtom] {
			blocks++
			if c.DataAtom != atom.P && c.DataAtom != atom.Div || holdsBlocks(c) {
				return true
			}
		}
	}
	return blocks > 1
}
