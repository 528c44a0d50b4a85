package render

import (
	"duizhao/internal/edition"
	"strconv"
)

// bookLists are the lists that are open in a chapter of a book, outermost first;
// true for numbered ones.
type bookLists struct{ ordered []bool }

// listed reports whether a block is in a list.
func listed(b *edition.Block) bool {
	switch b.Kind {
	case edition.Item:
		return true
	case edition.Code, edition.Table, edition.HTML:
		return b.Level > 0
	}
	return false
}

// before closes and opens lists so that the block can follow. The caller opens an
// item's own element; before closes it when the next item comes.
func (l *bookLists) before(b []byte, blk *edition.Block) []byte {
	if !listed(blk) || blk.Quote > 0 {
		return l.close(b, 0)
	}
	if blk.Kind != edition.Item || blk.Number < 0 { // continues the item that is open
		return l.close(b, blk.Level)
	}
	ordered := blk.Number > 0
	b = l.close(b, blk.Level)
	if n := len(l.ordered); n == blk.Level {
		if l.ordered[n-1] == ordered {
			return append(b, "</li>\n"...)
		}
		b = l.close(b, n-1)
	}
	for len(l.ordered) < blk.Level {
		last := len(l.ordered) == blk.Level-1
		l.ordered = append(l.ordered, ordered && last)
		if last {
			return append(openList(b, blk.Number), '\n')
		}
		b = append(openList(b, 0), "<li>\n"...)
	}
	return b
}

// close closes lists until only depth of them are open.
func (l *bookLists) close(b []byte, depth int) []byte {
	for n := len(l.ordered); n > depth; n-- {
		b = append(b, "</li>\n"...)
		number := 0
		if l.ordered[n-1] {
			number = 1
		}
		b = append(closeList(b, number), '\n')
		l.ordered = l.ordered[:n-1]
	}
	return b
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
