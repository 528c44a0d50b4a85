package render

import (
	"strconv"

	"duizhao/internal/edition"
)

// deepest is the depth of lists and quotations up to which each has its own indentation.
const deepest = 8

// standing returns the classes for where a block is: in how many lists, and in how
// many quotations. An item itself brings the indentation of its own list; what
// follows it there, a paragraph, code, a table, does not.
func standing(cell *edition.Block) string {
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

// wideTable reports whether a row is a table too wide for columns.
func wideTable(row *edition.Row) bool {
	for _, c := range row.Cells {
		if c != nil && c.Kind == edition.Table && len(c.Info) > 3 {
			return true
		}
	}
	return false
}

// classes joins two lists of classes with a blank.
func classes(a, b string) string {
	if a == "" || b == "" {
		return a + b
	}
	return a + " " + b
}
