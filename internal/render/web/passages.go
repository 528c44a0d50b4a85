package web

import (
	"duizhao/internal/edition"
	"duizhao/internal/render"
	"slices"
)

// passages cuts a section, given in each language, into what stands side by side:
// paragraphs, lists, quotations; or leaves it whole if the languages differ in these.
func passages(section [][]edition.Block) [][][]edition.Block {
	starts := make([][]int, len(section))
	for i, blocks := range section {
		for k := range blocks {
			if k == 0 || !oneElement(blocks, k) {
				starts[i] = append(starts[i], k)
			}
		}
	}
	for i := range starts {
		same := slices.EqualFunc(starts[i], starts[0], func(k, first int) bool {
			a, b := &section[i][k], &section[0][first]
			return a.Kind == b.Kind && a.Quote == b.Quote
		})
		if !same || len(starts[i]) == 0 {
			return [][][]edition.Block{section}
		}
	}
	out := make([][][]edition.Block, len(starts[0]))
	for n := range out {
		for i, blocks := range section {
			end := len(blocks)
			if n+1 < len(out) {
				end = starts[i][n+1]
			}
			out[n] = append(out[n], blocks[starts[i][n]:end])
		}
	}
	return out
}

// oneElement reports whether a block is in one element with the block before it.
func oneElement(blocks []edition.Block, k int) bool {
	return render.SameList(blocks, k-1, k) || blocks[k].Quote > 0 && blocks[k-1].Quote > 0
}
