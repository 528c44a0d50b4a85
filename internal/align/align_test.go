package align_test

import (
	"fmt"
	"strings"
	"testing"

	"duizhao/internal/align"
	"duizhao/internal/corpus"
	"duizhao/internal/diag"
	"duizhao/internal/edition"
	"duizhao/internal/golden"
	"duizhao/internal/source"
)

// TestJoin joins the editions of each small site of testdata and compares the
// rows with want/rows and the problems with want/problems. A row shows its
// section, its number for the margin, and how many segments each version has;
// a dash stands for a version that lacks the block.
func TestJoin(t *testing.T) {
	golden.Run(t, "testdata/*.txtar", func(t *testing.T, a *golden.Archive) {
		problems := &diag.List{}
		c := corpus.Open(a.FS(), problems)
		var rows, text strings.Builder
		for _, slug := range c.Slugs {
			e, _ := c.Edition(slug, problems)
			if e == nil {
				t.Fatalf("the edition %s cannot be used: %v", slug, problems.Sorted())
			}
			dump(&rows, align.Join(e, problems))
		}
		all := problems.Sorted()
		source.Excerpts(all, a.FS())
		diag.WriteText(&text, all)
		a.Compare("rows", rows.String())
		a.Compare("problems", text.String())
	})
}

func dump(b *strings.Builder, p *edition.Parallel) {
	fmt.Fprintf(b, "%s: %v from %v\n", p.Slug, p.Langs, p.From)
	for i := range p.Rows {
		r := &p.Rows[i]
		fmt.Fprintf(b, "  %s %s", r.ID, r.Kind)
		if r.Speaker != "" {
			fmt.Fprintf(b, " by %s", r.Speaker)
		}
		fmt.Fprintf(b, ", section %d", r.Section)
		if r.Number != "" {
			fmt.Fprintf(b, ", number %s", r.Number)
		}
		fmt.Fprintf(b, ", %d lines:", r.Segments())
		for _, cell := range r.Cells {
			if cell == nil {
				b.WriteString(" -")
				continue
			}
			fmt.Fprintf(b, " %d", len(cell.Segments))
		}
		b.WriteByte('\n')
	}
}
