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
			problems.Add(f.ProblemAt("footnote-place", line, max(int(r.Col), 1), "write it into the text, or into an article", "a mark [^"+r.Ref+"] stands here, and this kind of text has no footnotes"))
		}
	})
	defined := map[string]bool{}
	for i := range t.Footnotes {
		n := &t.Footnotes[i]
		switch {
		case !with && !marked[n.Label]:
			problems.Add(f.ProblemAt("footnote-place", n.Line, 1, "write it into the text, or into an article", "this kind of text has no footnotes"))
		case !with:
		case defined[n.Label]:
			problems.Add(f.ProblemAt("footnote-twice", n.Line, 1, "give one of them another label", "the footnote [^"+n.Label+"] stands here a second time"))
		case !marked[n.Label]:
			problems.Add(f.ProblemAt("footnote-unused", n.Line, 1, "put its mark [^"+n.Label+"] into the text, or take it out", "no mark leads to the footnote [^"+n.Label+"]").Warning())
		}
		defined[n.Label] = true
		marks(n.Body, func(line int, r *edition.Run) {
			problems.Add(f.ProblemAt("footnote-nested", line, max(int(r.Col), 1), "put the mark into the text", "a mark [^"+r.Ref+"] stands within a footnote"))
		})
	}
	if !with {
		return
	}
	marks(t.Blocks, func(line int, r *edition.Run) {
		if !defined[r.Ref] {
			problems.Add(f.ProblemAt("footnote-missing", line, max(int(r.Col), 1), "add a line [^"+r.Ref+"]: … at the end of the text", "there is no footnote [^"+r.Ref+"]"))
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
