package corpus

import (
	"duizhao/internal/diag"
	"duizhao/internal/edition"
	"duizhao/internal/markup"
	"duizhao/internal/source"
)

// checkFootnotes checks that the marks and the footnotes of a text belong together.
// In an edition, where marks are numbered across versions, annotate does that. with
// is false for notes and claims, which have no footnotes.
func checkFootnotes(f *source.File, t *markup.Text, with bool, problems *diag.List) {
	marked := map[string]bool{}
	marks(t.Blocks, func(line int, r *edition.Run) {
		marked[r.Ref] = true
		if !with {
			problems.Add(diag.Errorf("footnote-place", f.At(line, max(int(r.Col), 1)),
				"there is a mark [^%s] here, and this kind of text has no footnotes", r.Ref).WithHint("write it into the text, or into an article"))
		}
	})
	defined := map[string]bool{}
	for i := range t.Footnotes {
		n := &t.Footnotes[i]
		switch {
		case !with && !marked[n.Label]:
			problems.Add(diag.Errorf("footnote-place", f.At(n.Line, 1),
				"this kind of text has no footnotes").WithHint("write it into the text, or into an article"))
		case !with:
		case defined[n.Label]:
			problems.Add(diag.Errorf("footnote-twice", f.At(n.Line, 1), "the footnote [^%s] is here a second time",
				n.Label).WithHint("give one of them another label"))
		case !marked[n.Label]:
			problems.Add(diag.Warnf("footnote-unused", f.At(n.Line, 1), "no mark leads to the footnote [^%s]", n.Label).WithHint("put its mark [^" +
				n.Label + "] into the text, or take it out"))
		}
		defined[n.Label] = true
		marks(n.Body, func(line int, r *edition.Run) {
			problems.Add(diag.Errorf("footnote-nested", f.At(line, max(int(r.Col), 1)), "a mark [^%s] is within a footnote",
				r.Ref).WithHint("put the mark into the text"))
		})
	}
	if !with {
		return
	}
	marks(t.Blocks, func(line int, r *edition.Run) {
		if !defined[r.Ref] {
			problems.Add(diag.Errorf("footnote-missing", f.At(line, max(int(r.Col), 1)), "there is no footnote [^%s]",
				r.Ref).WithHint("add a line [^" + r.Ref + "]: … at the end of the text"))
		}
	})
}

// marks calls each for every footnote mark of a text.
func marks(blocks []edition.Block, each func(line int, r *edition.Run)) {
	for i := range blocks {
		for s := range blocks[i].Segments {
			for k := range blocks[i].Segments[s].Runs {
				if r := &blocks[i].Segments[s].Runs[k]; r.Kind == edition.FootnoteRef {
					each(blocks[i].Segments[s].Line, r)
				}
			}
		}
	}
}
