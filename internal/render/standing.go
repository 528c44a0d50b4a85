package render

import (
	"strconv"

	"duizhao/internal/edition"
)

// deepest is the depth of lists and quotations up to which each has its own indentation.
const deepest = 8

// Standing returns the classes for where a block is: in how many lists, and in how
// many quotations. An item itself brings the indentation of its own list; what
// follows it there, a paragraph, code, a table, does not.
func Standing(cell *edition.Block) string {
	class := ""
	switch {
	case cell.Quote > 1:
		class = "quote q2"
	case cell.Quote == 1:
		class = "quote"
	}
	depth := 0
	switch cell.Kind {
	case edition.Item:
		depth = cell.Level
		if cell.Number >= 0 {
			depth--
		}
	case edition.Code, edition.Table, edition.HTML:
		depth = cell.Level
	}
	if depth <= 0 {
		return class
	}
	if class != "" {
		class += " "
	}
	return class + "in" + strconv.Itoa(min(depth, deepest))
}

// Textual reports whether blocks of a kind consist of sentences.
func Textual(k edition.Kind) bool {
	return k == edition.Paragraph || k == edition.Item || k == edition.Turn
}

// FirstCell returns the column of the first version shown that has a block, or -1.
func (v *View) FirstCell(row *edition.Row) int {
	for _, c := range v.Columns {
		if row.Cells[c] != nil {
			return c
		}
	}
	return -1
}
