package intake

import (
	"strings"
	"unicode/utf8"

	"duizhao/internal/edition"
	"duizhao/internal/lang"
)

// partsOf cuts runs at double breaks, or at every break between long lines. Marks
// that are open at a cut are closed there and opened again after it.
func partsOf(runs []edition.Run) [][]edition.Run {
	breaks, length := 0, 0
	for _, r := range runs {
		if r.Kind == edition.Break {
			breaks++
		}
		length += cells(r.Text)
	}
	if breaks == 0 {
		return [][]edition.Run{runs}
	}
	each := breaks > 1 && length/(breaks+1) > 80
	var out [][]edition.Run
	var cur, open []edition.Run
	pending := 0
	for _, r := range runs {
		if r.Kind == edition.Break {
			pending++
			continue
		}
		if r.Kind == edition.Plain && strings.TrimSpace(r.Text) == "" && pending > 0 {
			continue
		}
		if pending > 0 {
			if pending > 1 || each {
				for i := len(open) - 1; i >= 0; i-- {
					cur = append(cur, edition.Run{Kind: open[i].Kind + 1})
				}
				out = append(out, cur)
				cur = append([]edition.Run(nil), open...)
			} else if hasText(cur) {
				cur = append(cur, edition.Run{Kind: edition.Break})
			}
			pending = 0
		}
		cur = append(cur, r)
		if opens(r.Kind) {
			open = append(open, r)
		} else if len(open) > 0 && r.Kind == open[len(open)-1].Kind+1 {
			open = open[:len(open)-1]
		}
	}
	return append(out, cur)
}

// tidy joins runs of text and collapses blanks; a line end between Chinese
// characters is dropped, and so are marks that hold nothing.
func tidy(runs []edition.Run) []edition.Run {
	var out []edition.Run
	blank, line := false, false // a blank is due; it was a line end
	last := rune(0)
	for _, r := range runs {
		if r.Kind == edition.Break {
			blank, last = false, 0
		}
		if r.Kind != edition.Plain {
			if r.Kind == edition.CodeSpan {
				if blank && last != 0 {
					out = plainRun(out, " ")
				}
				blank, last = false, 'x'
			}
			if blank && last != 0 && opens(r.Kind) {
				out, blank, last = plainRun(out, " "), false, 0
			}
			out = append(out, r)
			continue
		}
		var b strings.Builder
		for _, c := range r.Text {
			if c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == 0xA0 {
				blank, line = true, line && blank || c == '\n'
				continue
			}
			if blank && last != 0 {
				if !line || lang.Join(last, c) != "" {
					b.WriteByte(' ')
				}
			}
			blank, line = false, false
			last = c
			b.WriteRune(c)
		}
		out = plainRun(out, b.String())
	}
	for len(out) > 0 && out[len(out)-1].Kind == edition.Break {
		out = out[:len(out)-1]
	}
	return dropText(out, 0)
}

// plainRun appends text to the last run, or as a new one.
func plainRun(runs []edition.Run, s string) []edition.Run {
	if s == "" || !utf8.ValidString(s) {
		return runs
	}
	if k := len(runs) - 1; k >= 0 && runs[k].Kind == edition.Plain {
		runs[k].Text += s
		return runs
	}
	return append(runs, edition.Run{Kind: edition.Plain, Text: s})
}
