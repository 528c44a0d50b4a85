package web

import (
	"fmt"
	"strings"
	"testing"

	"duizhao/internal/edition"
)

// A section is cut where its languages have the same passages, and is left whole where
// one has another: a list is one, and so are quotations that follow each other.
func TestPassages(t *testing.T) {
	t.Parallel()
	section := func(kinds string) []edition.Block {
		var out []edition.Block
		for _, k := range kinds {
			switch k {
			case 'h':
				out = append(out, edition.Block{Kind: edition.Heading, Level: 2})
			case 'p':
				out = append(out, edition.Block{Kind: edition.Paragraph})
			case 'i':
				out = append(out, edition.Block{Kind: edition.Item, Level: 1})
			case 'n':
				out = append(out, edition.Block{Kind: edition.Item, Level: 1, Number: 1})
			case 'q':
				out = append(out, edition.Block{Kind: edition.Paragraph, Quote: 1})
			}
		}
		return out
	}
	for _, c := range []struct{ one, two, want string }{
		{"hpp", "hpp", "1+1 1+1 1+1"},
		{"piip", "piiip", "1+1 2+3 1+1"},
		{"iin", "in", "2+1 1+1"},
		{"pqqp", "pqp", "1+1 2+1 1+1"},
		{"pp", "ppp", "2+3"},
		{"pi", "pp", "2+2"},
		{"pq", "pp", "2+2"},
		{"p", "", "1+0"},
		{"", "", "0+0"},
	} {
		var got []string
		for _, passage := range passages([][]edition.Block{section(c.one), section(c.two)}) {
			got = append(got, fmt.Sprintf("%d+%d", len(passage[0]), len(passage[1])))
		}
		if s := strings.Join(got, " "); s != c.want {
			t.Errorf("%s beside %s: %s, not %s", c.one, c.two, s, c.want)
		}
	}
}
