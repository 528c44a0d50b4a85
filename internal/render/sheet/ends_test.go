package sheet

import (
	"strings"
	"testing"

	"duizhao/internal/edition"
)

// The last line of a Chinese paragraph has two characters.
func TestLastPair(t *testing.T) {
	for _, c := range []struct{ text, pair string }{
		{"它換下的是足，不是腿。", "是腿。"},
		{"他說：「不是腿。」", "是腿。」"},
		{`<span id="p01.2">不是腿。</span>`, "是腿。"},
		{`<span id="p01.2">不是腿。</span>` + endMark, "是腿。"},
		{`那一年他才十九歲`, "九歲"},
		{`那是<a href="#n.1">波士頓</a>`, "士頓"},
		{`那是B2。`, ""},
		{`那是<a href="#n.1">腿</a>。`, ""},
		{`腿<svg class="k"></svg>`, ""},
		{`好。`, ""},
		{``, ""},
	} {
		pair := ""
		if from, to := lastPair([]byte(c.text)); from >= 0 {
			pair = c.text[from:to]
		}
		if pair != c.pair {
			t.Errorf("of %s %q is kept together, want %q", c.text, pair, c.pair)
		}
	}
}

func TestRoman(t *testing.T) {
	for n, want := range map[int]string{1: "i", 4: "iv", 9: "ix", 14: "xiv", 49: "xlix", 90: "xc", 444: "cdxliv", 1999: "mcmxcix"} {
		if got := roman(n); got != want {
			t.Errorf("%d is %s, want %s", n, got, want)
		}
	}
}

// Short chapters run on; long ones, and those of a long book, begin on a new page.
func TestChaptersRunOn(t *testing.T) {
	const room = 1000
	book := func(chapters, pages int) *makeup {
		f := &makeup{}
		text := edition.Segment{Runs: []edition.Run{{Kind: edition.Plain, Text: strings.Repeat("字", room)}}}
		for range chapters {
			for k := range pages {
				f.strips = append(f.strips, strip{part: k == 0, row: &edition.Row{}, pieces: []piece{{cells: []edition.Segment{text}}}})
				f.order = append(f.order, cut{len(f.strips) - 1, 0})
			}
		}
		f.runOn(room)
		return f
	}
	for _, c := range []struct{ chapters, pages, parts int }{{4, 2, 1}, {4, 6, 4}, {1, 30, 1}, {1500, 3, 1500}} {
		parts, heads := 0, 0
		f := book(c.chapters, c.pages)
		for i := range f.strips {
			if f.strips[i].part {
				parts++
			}
			if f.strips[i].heads {
				heads++
			}
		}
		if parts != c.parts || parts+heads != c.chapters {
			t.Errorf("of %d chapters of %d pages %d begin on a new page and %d run on, want %d", c.chapters, c.pages, parts, heads, c.parts)
		}
	}
}
