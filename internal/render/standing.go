package render

import (
	"strconv"

	"duizhao/internal/edition"
)

// deepest is the depth of lists and quotations up to which each has an
// indentation of its own.
const deepest = 8

// standing are the classes that say where a block stands: in how many lists, and
// in how many quotations. An item brings the indentation of its own list itself;
// what follows it there, a paragraph, code, a table, does not.
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

// wideTable reports whether a row is a table too wide to stand in columns.
func wideTable(row *edition.Row) bool {
	for _, c := range row.Cells {
		if c != nil && c.Kind == edition.Table && len(c.Info) > 3 {
			return true
		}
	}
	return false
}

// classes is two lists of classes with a blank between them.
func classes(a, b string) string {
	if a == "" || b == "" {
		return a + b
	}
	return a + " " + b
}
