package sheet

import (
	"strings"
	"testing"

	"duizhao/internal/edition"
)

// A divided segment says what it said, in pieces of about the same size, and no mark
// is open at the end of one.
func TestDivide(t *testing.T) {
	plain := func(s string) edition.Run { return edition.Run{Kind: edition.Plain, Text: s} }
	for _, seg := range []edition.Segment{
		{Runs: []edition.Run{plain(strings.Repeat("這一句很長，沒有完。", 30))}},
		{Runs: []edition.Run{plain(strings.Repeat("A long sentence that goes on ", 30))}},
		{Runs: []edition.Run{plain(strings.Repeat("長", 90)), {Kind: edition.OpenNote, Ref: "x"}, plain(strings.Repeat("註", 40)),
			{Kind: edition.CloseNote}, plain(strings.Repeat("尾", 90))}, State: edition.Old, Unreviewed: true},
	} {
		for n := 1; n <= 5; n++ {
			var joined edition.Segment
			parts := divide(&seg, n)
			if len(parts) != n {
				t.Fatalf("%d parts, want %d", len(parts), n)
			}
			for i, p := range parts {
				depth := 0
				for _, r := range p.Runs {
					switch r.Kind {
					case edition.OpenNote:
						depth++
					case edition.CloseNote:
						depth--
					}
				}
				if depth != 0 {
					t.Errorf("part %d of %d: %d marks are open", i, n, depth)
				}
				if w, all := width(p.Text()), width(seg.Text()); w > all/float64(n)+45 || w == 0 {
					t.Errorf("part %d of %d is %g wide, of %g", i, n, w, all)
				}
				if old := p.State == edition.Old; old != (i == n-1 && seg.State == edition.Old) || p.Unreviewed != (i == n-1 && seg.Unreviewed) {
					t.Errorf("part %d of %d: state %v, unreviewed %v", i, n, p.State, p.Unreviewed)
				}
				joined.Runs = append(joined.Runs, p.Runs...)
			}
			if joined.Text() != seg.Text() {
				t.Errorf("%d parts say %q", n, joined.Text())
			}
		}
	}
}
