package intake

import (
	"cmp"
	"slices"
	"strings"

	"duizhao/internal/edition"
)

// belowTitle is where an author was found that no word tells of.
const belowTitle = "line below the title"

// short reports whether a block could be a name by its length and its end: what is told
// from a first sentence only by the other version.
func short(b, next *Block, text string) bool {
	return b.Kind == edition.Paragraph && next != nil && next.Kind == edition.Paragraph && len(b.Segments) < 2 &&
		cells(text) <= 40 && len(strings.Fields(text)) <= 6 && !ended(text)
}

// Bylines takes the line below the title of each file for its author's name where that
// of another version is one, and it could be.
func Bylines(docs []*Document) {
	if !slices.ContainsFunc(docs, func(d *Document) bool { return d.Meta.Author.In == belowTitle || d.Meta.Author.In == "byline" }) {
		return
	}
	for _, d := range docs {
		if d.below == "" || d.Meta.Author.Value != "" || len(d.Texts) != 1 || len(d.Texts[0].Blocks) < 2 {
			continue
		}
		t := &d.Texts[0]
		if first := t.Blocks[0]; first.Plain() == d.below {
			d.Meta.Author.fill(d.below, belowTitle, first.Line)
			d.aside(IsAuthor, first.Line, "", d.below)
			slices.SortStableFunc(d.Aside, func(a, b Aside) int { return cmp.Compare(a.Line, b.Line) })
			t.Blocks = t.Blocks[1:]
		}
	}
}
