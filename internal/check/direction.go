package check

import (
	"unicode"

	"duizhao/internal/diag"
	"duizhao/internal/edition"
	"duizhao/internal/lang"

	"golang.org/x/text/unicode/bidi"
)

// Direction checks a version against the direction that its tag is written in
// (Unicode Standard Annex 9): a text most of whose letters run the other way, and
// characters that turn the direction and are not closed on their line. line returns
// a line of the file.
func Direction(path, tag string, blocks []edition.Block, line func(int) string, problems *diag.List) {
	var left, right int // letters by direction, of the beginning
	for i := range blocks {
		b := &blocks[i]
		for s := range b.Segments {
			seg := &b.Segments[s]
			turns := false
			for k := range seg.Runs {
				if text := seg.Runs[k].Text; seg.Runs[k].Kind == edition.Plain && b.Kind != edition.Code {
					if left+right < enough {
						l, r := letters(text)
						left, right = left+l, right+r
					}
					turns = turns || lang.Turns(text)
				}
			}
			if !turns {
				continue
			}
			if col := lang.Turned(line(seg.Line)); col > 0 {
				problems.Add(diag.Warnf("direction-open", diag.Pos{Path: path, Line: seg.Line, Col: col},
					"an invisible character turns the direction of the text from here on, and nothing on this line turns it back").
					WithHint("take it out: pages set names and quotations in another direction apart by themselves"))
			}
		}
	}
	mine, others := left, right
	way := "left to right"
	if lang.Direction(tag) == "rtl" {
		mine, others, way = right, left, "right to left"
	}
	if others > 20 && others > 2*mine && len(blocks) > 0 {
		problems.Add(diag.Warnf("version-direction", diag.Pos{Path: path, Line: blocks[0].Line, Col: 1},
			"this version is called %s, which is written from %s, and most of its letters run "+
				"the other way", tag, way).WithHint("name the version by the language that it is in; one in other letters than usual names " +
			"them, as in ar-Latn"))
	}
}

// enough is how many letters show the direction of a text.
const enough = 2000

// letters counts the letters of a text that run from left to right, and those that
// run from right to left.
func letters(text string) (left, right int) {
	for _, r := range text {
		if !unicode.IsLetter(r) {
			continue
		}
		switch p, _ := bidi.LookupRune(r); p.Class() {
		case bidi.L:
			left++
		case bidi.R, bidi.AL:
			right++
		}
	}
	return left, right
}
