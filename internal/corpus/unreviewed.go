package corpus

import (
	"strings"

	"duizhao/internal/edition"
	"duizhao/internal/source"
)

// unread ends the line of a segment that no person has reviewed.
const unread = "[~]"

// unreviewed takes the mark [~] from the ends of lines and gives the segments their
// state. One that is escaped, \[~], is text.
func unreviewed(blocks []edition.Block, f *source.File) {
	for i := range blocks {
		b := &blocks[i]
		if b.Kind == edition.Code || b.Kind == edition.HTML {
			continue
		}
		for s := range b.Segments {
			seg := &b.Segments[s]
			last := len(seg.Runs) - 1
			if last >= 0 && seg.Runs[last].Kind == edition.Break {
				last--
			}
			if last < 0 || seg.Runs[last].Kind != edition.Plain {
				continue
			}
			text, marked := strings.CutSuffix(strings.TrimRight(seg.Runs[last].Text, " \t"), unread)
			if !marked || strings.Contains(f.Line(seg.Line), `\`+unread) || text == "" && last == 0 {
				continue
			}
			seg.Unreviewed = true
			if text = strings.TrimRight(text, " \t"); text == "" && last == len(seg.Runs)-1 {
				seg.Runs = seg.Runs[:last]
			} else {
				seg.Runs[last].Text = text
			}
		}
	}
}
