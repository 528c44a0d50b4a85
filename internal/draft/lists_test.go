package draft

import (
	"strings"
	"testing"

	"duizhao/internal/edition"
	"duizhao/internal/intake"
	"duizhao/internal/markup"
)

// TestListsAndQuotations drafts lists in quotations and quotations in lists:
// what is written reads back as what was read.
func TestListsAndQuotations(t *testing.T) {
	for _, in := range []string{
		"- a\n\n  > b\n\n  - c\n", // a quotation in an item, and then a list in it
		"- a\n\n  > - b\n  > - c\n\n  d\n- e\n",
		"> - a\n>\n>   > b\n>\n>   - c\n>     1. d\n>     2. e\n",
		"1. a\n\n   ```\n   b\n   ```\n\n2. c\n",
		"- a\n  - b\n    - c\n\n      > d\n\n- e\n",
		"1. a\n\n   > b\n\n   1. c\n   2. d\n2. e\n",
		"a | b\n\\:-- | --:\n",
	} {
		doc, err := intake.Read("a.md", []byte(in), intake.Options{Format: intake.Markdown, Langs: []string{"en"}})
		if err != nil {
			t.Fatal(err)
		}
		var blocks []edition.Block
		for _, b := range doc.Texts[0].Blocks {
			blocks = append(blocks, b.Block)
		}
		data, lost, bad := Markdown(blocks, nil)
		if bad != nil || lost > 0 {
			t.Errorf("%q: lost %d, %v:\n%s", in, lost, bad, data)
			continue
		}
		if want, got := outline(markup.Parse([]byte(in), markup.Options{}).Blocks), outline(markup.Parse(data, markup.Options{}).Blocks); got != want {
			t.Errorf("%q comes out as\n%s\nwhich is %s, not %s", in, data, got, want)
		}
	}
}

// outline returns each block with the depth of its list and quotation.
func outline(blocks []edition.Block) string {
	var b strings.Builder
	for i := range blocks {
		k := &blocks[i]
		b.WriteString(k.Kind.String() + " " + strings.Repeat("·", k.Level) + strings.Repeat(">", k.Quote))
		if k.Number > 0 {
			b.WriteString("#")
		}
		for s := range k.Segments {
			b.WriteString(" " + strings.TrimSpace(k.Segments[s].Text()))
		}
		b.WriteString("; ")
	}
	return b.String()
}
