package markup

import (
	"fmt"
	"strings"
	"testing"

	"duizhao/internal/edition"
	"duizhao/internal/golden"
)

// TestConventions reads each .md of testdata and compares how the model comes
// out. In a .want a block is a line with its kind and what it knows of itself,
// and below it each segment with its line in the file.
func TestConventions(t *testing.T) {
	golden.Run(t, "testdata/*.txtar", func(t *testing.T, a *golden.Archive) {
		a.Each(".md", func(t *testing.T, data []byte) string { return dump(Parse(data, Options{})) })
		a.Each(".html", func(t *testing.T, data []byte) string { return dump(Parse(data, Options{HTML: true})) })
	})
}

func dump(t *Text) string {
	var b strings.Builder
	dumpBlocks(&b, "", t.Blocks)
	for _, f := range t.Footnotes {
		fmt.Fprintf(&b, "footnote [^%s] line %d\n", f.Label, f.Line)
		dumpBlocks(&b, "    ", f.Body)
	}
	for _, i := range t.Issues {
		fmt.Fprintf(&b, "issue at byte %d: %s [%s]\n    %s\n", i.Offset, i.Text, i.Code, i.Hint)
	}
	return b.String()
}

func dumpBlocks(b *strings.Builder, indent string, blocks []edition.Block) {
	for i := range blocks {
		blk := &blocks[i]
		b.WriteString(indent + blk.Kind.String())
		for _, f := range []struct {
			name  string
			value any
			there bool
		}{{"#", blk.ID, blk.ID != ""}, {"level ", blk.Level, blk.Level != 0}, {"quote ", blk.Quote, blk.Quote != 0}, {"number ", blk.Number, blk.Number != 0},
			{"speaker ", blk.Speaker, blk.Speaker != ""}, {"info ", blk.Info, blk.Info != ""}, {"file ", blk.File, blk.File != ""},
			{"nolink", "", blk.NoLink}} {
			if f.there {
				fmt.Fprintf(b, " %s%v", f.name, f.value)
			}
		}
		if len(blk.Segments) == 0 || blk.Segments[0].Line != blk.Line {
			fmt.Fprintf(b, " line %d", blk.Line)
		}
		b.WriteByte('\n')
		for k := range blk.Segments {
			fmt.Fprintf(b, "%s  %d| %s\n", indent, blk.Segments[k].Line, dumpRuns(blk.Segments[k].Runs))
		}
	}
}

// dumpRuns shows the runs of a segment. Each run of text is in its own ‹ ›, to
// show where one ends.
func dumpRuns(runs []edition.Run) string {
	var b strings.Builder
	for _, r := range runs {
		switch r.Kind {
		case edition.Plain:
			b.WriteString("‹" + visible(r.Text) + "›")
		case edition.CodeSpan:
			b.WriteString("<code>" + visible(r.Text) + "</code>")
		case edition.RawHTML:
			b.WriteString("<raw>" + visible(r.Text) + "</raw>")
		case edition.Break:
			b.WriteString("<br>")
		case edition.CellBreak:
			b.WriteString(" | ")
		case edition.OpenEm, edition.OpenStrong, edition.OpenLink, edition.OpenNote, edition.OpenClaim, edition.FootnoteRef, edition.Cite, edition.Image:
			b.WriteString("<" + runNames[r.Kind])
			if r.Ref != "" {
				b.WriteString(" " + r.Ref)
			}
			if r.Text != "" {
				fmt.Fprintf(&b, " %q", r.Text)
			}
			if r.Col != 0 {
				fmt.Fprintf(&b, " @%d", r.Col)
			}
			b.WriteString(">")
		default:
			b.WriteString("</" + runNames[r.Kind-1] + ">")
		}
	}
	return b.String()
}

var runNames = map[edition.RunKind]string{
	edition.OpenEm: "em", edition.OpenStrong: "strong", edition.OpenLink: "link", edition.OpenNote: "note", edition.OpenClaim: "claim",
	edition.FootnoteRef: "fn", edition.Cite: "cite", edition.Image: "image",
}

func visible(s string) string {
	return strings.NewReplacer("\n", "⏎", "\t", "⇥", "\u3000", "□").Replace(s)
}
