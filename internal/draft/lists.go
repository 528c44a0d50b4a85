package draft

import (
	"fmt"
	"strings"

	"duizhao/internal/edition"
)

// level is a list that is open while a version is written.
type level struct {
	prefix string // what the lines of its item's content begin with
	quote  int    // depth of quotation around it
	mark   byte   // - . or )
	number int    // of its item, 0 for a bullet
}

// enter opens and closes lists for a block, and returns what its lines begin with,
// and what the first line of an item begins with. Quotations may be in items and
// lists in quotations; a block whose place is not open, such as a further paragraph
// of a missing item, gets the nearest one.
func (w *writer) enter(b *edition.Block) (prefix, first string) {
	inside := b.Kind == edition.Item || (b.Kind == edition.Code && b.Level > 0)
	if !inside {
		w.levels = nil
		return strings.Repeat("> ", b.Quote), ""
	}
	further := b.Kind == edition.Code || b.Number < 0
	if further {
		w.levels = w.levels[:min(b.Level, len(w.levels))]
		for len(w.levels) > 0 && w.levels[len(w.levels)-1].quote > b.Quote {
			w.levels = w.levels[:len(w.levels)-1]
		}
		n := len(w.levels)
		if n == 0 {
			b.Level = 0
			if b.Kind == edition.Item {
				b.Kind, b.Number = edition.Paragraph, 0
			}
			return strings.Repeat("> ", b.Quote), ""
		}
		b.Level = n
		l := &w.levels[n-1]
		return l.prefix + strings.Repeat("> ", b.Quote-l.quote), ""
	}
	return w.item(b)
}

// item begins an item. Adjacent lists take turns with their marks, or they would be
// one.
func (w *writer) item(b *edition.Block) (prefix, first string) {
	b.Level = max(1, min(b.Level, len(w.levels)+1))
	for b.Level > 1 && w.levels[b.Level-2].quote > b.Quote {
		b.Level--
	}
	mark := byte('-')
	if b.Number > 0 {
		mark = '.'
	}
	if len(w.levels) >= b.Level {
		if l := w.levels[b.Level-1]; l.quote == b.Quote && b.Number > 0 && l.number > 0 {
			mark = l.mark
			if b.Number != l.number+1 {
				mark = '.' + ')' - mark
			}
		}
	}
	w.levels = w.levels[:b.Level-1]
	parent, quote := "", 0
	if b.Level > 1 {
		parent, quote = w.levels[b.Level-2].prefix, w.levels[b.Level-2].quote
	}
	parent += strings.Repeat("> ", b.Quote-quote)
	text := string(mark) + " "
	if b.Number > 0 {
		text = fmt.Sprintf("%d%c ", b.Number, mark)
	}
	prefix = parent + strings.Repeat(" ", len(text))
	w.levels = append(w.levels, level{prefix, b.Quote, mark, max(b.Number, 0)})
	return prefix, parent + text
}

// common returns the common prefix of two strings.
func common(a, b string) string {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return a[:n]
}
