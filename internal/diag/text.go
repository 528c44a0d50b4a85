package diag

import (
	"fmt"
	"io"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/width"
)

// WriteText prints problems for people at a terminal:
//
//	content/site.yaml:3:1: error: unknown key "titel" [yaml-key]
//	  3 | titel: 對照
//	    | ^
//	  did you mean "title"?
func WriteText(w io.Writer, problems []Problem) {
	for _, p := range problems {
		fmt.Fprintf(w, "%s: %s: %s", plain(p.Pos.String()), p.Severity, p.Text)
		if p.Code != "" {
			fmt.Fprintf(w, " [%s]", p.Code)
		}
		fmt.Fprintln(w)
		if p.Excerpt != "" {
			gutter := fmt.Sprint(p.Line)
			line, caret := excerpt(p.Excerpt, p.Col)
			fmt.Fprintf(w, "  %s | %s\n", gutter, line)
			fmt.Fprintf(w, "  %s | %s^\n", strings.Repeat(" ", len(gutter)), caret)
		}
		for _, n := range p.Notes {
			fmt.Fprintf(w, "  %s: %s\n", plain(n.Pos.String()), n.Text)
		}
		if p.Hint != "" {
			fmt.Fprintf(w, "  %s\n", p.Hint)
		}
	}
}

// plain replaces characters that a terminal would obey, or that turn a line round, in
// the name of a file, which whoever made the site has chosen.
func plain(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) {
			return utf8.RuneError
		}
		return r
	}, s)
}

const maxCells = 96

// excerpt cuts a long line to a window around column col and returns it with
// the blanks that put a caret under that column. Wide characters take two
// cells (Unicode Standard Annex #11); control characters are shown as �.
func excerpt(line string, col int) (string, string) {
	runes := []rune(line)
	col = min(max(col-1, 0), len(runes))
	from, before := col, 0 // cells before the column that are shown
	for from > 0 && before+cells(runes[from-1:from]) <= maxCells*2/3 {
		from--
		before += cells(runes[from : from+1])
	}
	to := from
	for shown := 0; to < len(runes) && shown < maxCells; to++ {
		shown += cells(runes[to : to+1])
	}
	var b strings.Builder
	if from > 0 {
		b.WriteString("…")
	}
	for _, r := range runes[from:to] {
		if r == '\t' {
			r = ' '
		}
		if unicode.IsControl(r) {
			r = utf8.RuneError
		}
		b.WriteRune(r)
	}
	if to < len(runes) {
		b.WriteString("…")
	}
	if from > 0 {
		before++
	}
	return b.String(), strings.Repeat(" ", before)
}

func cells(runes []rune) int {
	n := 0
	for _, r := range runes {
		switch width.LookupRune(r).Kind() {
		case width.EastAsianWide, width.EastAsianFullwidth:
			n += 2
		default:
			n++
		}
	}
	return n
}
