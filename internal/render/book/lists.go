package book

import (
	"duizhao/internal/edition"
	"duizhao/internal/render"
)

// lists are the lists that are open in a chapter, outermost first; true for numbered
// ones.
type lists struct {
	p       *render.Pen
	ordered []bool
}

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
func (l *lists) before(blk *edition.Block) {
	if !listed(blk) || blk.Quote > 0 {
		l.close(0)
		return
	}
	if blk.Kind != edition.Item || blk.Number < 0 { // continues the item that is open
		l.close(blk.Level)
		return
	}
	ordered := blk.Number > 0
	l.close(blk.Level)
	if n := len(l.ordered); n == blk.Level {
		if l.ordered[n-1] == ordered {
			l.p.CloseLine()
			return
		}
		l.close(n - 1)
	}
	for len(l.ordered) < blk.Level {
		last := len(l.ordered) == blk.Level-1
		l.ordered = append(l.ordered, ordered && last)
		if last {
			l.p.List(blk.Number)
			l.p.Line()
			return
		}
		l.p.List(0)
		l.p.Open("li")
		l.p.Line()
	}
}

// close closes lists until only depth of them are open.
func (l *lists) close(depth int) {
	for n := len(l.ordered); n > depth; n-- {
		l.p.CloseLine()
		l.p.CloseLine()
		l.ordered = l.ordered[:n-1]
	}
}
