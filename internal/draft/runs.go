package draft

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"duizhao/internal/edition"
	"duizhao/internal/lang"
	"duizhao/internal/sentence"
)

// sentences cuts the runs of a block into one segment per sentence. Marks that are
// open at a cut are closed there and opened again after it.
func sentences(runs []edition.Run) []edition.Segment {
	var text strings.Builder
	var solid [][2]int // code is not cut
	for _, r := range runs {
		switch r.Kind {
		case edition.Plain:
			text.WriteString(r.Text)
		case edition.CodeSpan:
			solid = append(solid, [2]int{text.Len(), text.Len() + len(r.Text)})
			text.WriteString(r.Text)
		case edition.Break:
			text.WriteByte('\n')
		}
	}
	cuts := slices.DeleteFunc(sentence.Split(text.String()), func(at int) bool {
		return slices.ContainsFunc(solid, func(s [2]int) bool { return s[0] < at && at < s[1] })
	})
	var out []edition.Segment
	for _, piece := range cutRuns(runs, cuts) {
		if piece = trimmed(piece); hasText(piece) {
			out = append(out, edition.Segment{Runs: piece})
		} else if len(out) > 0 { // a note's mark, a break
			last := &out[len(out)-1]
			last.Runs = append(last.Runs, piece...)
		}
	}
	return out
}

// cutRuns cuts runs at offsets of their text, in order.
func cutRuns(runs []edition.Run, cuts []int) [][]edition.Run {
	var out [][]edition.Run
	var cur, open []edition.Run
	at := 0 // in the text
	cut := func() {
		for i := len(open) - 1; i >= 0; i-- {
			cur = append(cur, edition.Run{Kind: open[i].Kind + 1})
		}
		out = append(out, cur)
		cur = slices.Clone(open)
		cuts = cuts[1:]
	}
	for _, r := range runs {
		switch {
		case r.Kind == edition.Plain || r.Kind == edition.CodeSpan:
			if len(cuts) > 0 && cuts[0] <= at {
				cut()
			}
			for len(cuts) > 0 && cuts[0] < at+len(r.Text) {
				n := cuts[0] - at
				cur = append(cur, edition.Run{Kind: r.Kind, Text: r.Text[:n]})
				r.Text = r.Text[n:]
				at += n
				cut()
			}
			at += len(r.Text)
			cur = append(cur, r)
		case r.Kind == edition.Break:
			at++
			cur = append(cur, r)
		case opens(r.Kind):
			if len(cuts) > 0 && cuts[0] <= at {
				cut()
			}
			cur, open = append(cur, r), append(open, r)
		default:
			if n := len(open) - 1; n >= 0 && r.Kind == open[n].Kind+1 {
				open = open[:n]
			}
			cur = append(cur, r)
		}
	}
	return append(out, cur)
}

// opens reports whether a mark is closed by the kind after its own.
func opens(k edition.RunKind) bool {
	return k == edition.OpenEm || k == edition.OpenStrong || k == edition.OpenLink
}

func hasText(runs []edition.Run) bool {
	return slices.ContainsFunc(runs, func(r edition.Run) bool {
		return r.Kind == edition.CodeSpan && r.Text != "" || r.Kind == edition.Plain && strings.TrimSpace(r.Text) != ""
	})
}

// trimmed removes blanks from both ends, even within marks, and marks that hold
// nothing.
func trimmed(runs []edition.Run) []edition.Run {
	runs = slices.Clone(runs)
	for i := range runs {
		if isText(runs[i].Kind) {
			if runs[i].Kind == edition.Plain {
				runs[i].Text = strings.TrimLeftFunc(runs[i].Text, unicode.IsSpace)
			}
			if runs[i].Text != "" {
				break
			}
		}
	}
	for i := len(runs) - 1; i >= 0; i-- {
		if isText(runs[i].Kind) {
			if runs[i].Kind == edition.Plain {
				runs[i].Text = strings.TrimRightFunc(runs[i].Text, unicode.IsSpace)
			}
			if runs[i].Text != "" {
				break
			}
		}
	}
	return withoutEmpty(runs)
}

func withoutEmpty(runs []edition.Run) []edition.Run {
	var out []edition.Run
	for _, r := range runs {
		switch {
		case isText(r.Kind) && r.Text == "":
		case len(out) > 0 && !isText(r.Kind) && opens(out[len(out)-1].Kind) && r.Kind == out[len(out)-1].Kind+1:
			out = out[:len(out)-1]
		case len(out) > 0 && r.Kind == edition.Plain && out[len(out)-1].Kind == edition.Plain:
			out[len(out)-1].Text += r.Text
		default:
			out = append(out, r)
		}
	}
	return out
}

func isText(k edition.RunKind) bool { return k == edition.Plain || k == edition.CodeSpan }

// together puts segments on one line, joined as their language does. Line breaks
// between them are dropped.
func together(segments []edition.Segment) edition.Segment {
	out := edition.Segment{Line: segments[0].Line}
	for i := range segments {
		runs := segments[i].Runs
		if n := len(runs); i+1 < len(segments) && n > 0 && runs[n-1].Kind == edition.Break {
			runs = runs[:n-1]
		}
		if i > 0 && hasText(out.Runs) && hasText(runs) {
			if g := between(out.Text(), (&edition.Segment{Runs: runs}).Text()); g != "" {
				out.Runs = append(out.Runs, edition.Run{Kind: edition.Plain, Text: g})
			}
		}
		out.Runs = append(out.Runs, runs...)
	}
	out.Runs = withoutEmpty(out.Runs)
	return out
}

// between returns what separates two sentences on one line.
func between(before, after string) string {
	last, _ := utf8.DecodeLastRuneInString(strings.TrimRight(before, " "))
	next, _ := utf8.DecodeRuneInString(after)
	return lang.Join(last, next)
}
