package sheet

import (
	"duizhao/internal/edition"
	"duizhao/internal/lang"
	"math"
	"strings"
	"unicode"
)

// place is where a segment may be divided: before a byte of a run, after text of a
// certain width. The less it is a place to pause, the farther off it counts.
type place struct {
	run, at    int
	width, off float64
}

// places returns where a segment may be divided: outside of its links and marks, after
// a blank or a Han character or punctuation that comes before one.
func places(seg *edition.Segment) (out []place) {
	depth, w := 0, 0.
	for i := range seg.Runs {
		run := &seg.Runs[i]
		switch run.Kind {
		case edition.OpenEm, edition.OpenStrong, edition.OpenLink, edition.OpenNote, edition.OpenClaim, edition.OpenEmend:
			depth++
		case edition.CloseEm, edition.CloseStrong, edition.CloseLink, edition.CloseNote, edition.CloseClaim, edition.CloseEmend:
			depth--
		case edition.Plain, edition.CodeSpan:
			last, said := ' ', ' '
			for at, c := range run.Text {
				if depth == 0 && run.Kind == edition.Plain && at > 0 && parts(last, c) {
					out = append(out, place{i, at, w, off(said)})
				}
				if last = c; c != ' ' {
					said = c
				}
				w += width(string(c))
			}
		}
	}
	return out
}

// parts reports whether a line may end between two characters.
func parts(before, after rune) bool {
	if before == ' ' {
		return after != ' '
	}
	return lang.Wide(before) && lang.Wide(after) && unicode.IsLetter(after) && !unicode.Is(unicode.Ps, before) && !unicode.Is(unicode.Pi, before)
}

// off returns how much farther off, in Han characters, a place after a character is
// than one after a sentence.
func off(c rune) float64 {
	switch {
	case strings.ContainsRune("。！？.!?…", c):
		return 0
	case strings.ContainsRune("；：，;:,—", c):
		return 8
	}
	return 24
}

// divide cuts a segment into n pieces of about the same width. There are at least
// n-1 places for that. The mark of an old translation goes with the last.
func divide(seg *edition.Segment, n int) []edition.Segment {
	if n == 1 {
		return []edition.Segment{*seg}
	}
	all, total := places(seg), width(seg.Text())
	var out []edition.Segment
	from := place{}
	next := 0
	for i := 1; i <= n; i++ {
		to := place{run: len(seg.Runs)}
		if i < n {
			k, ideal := next, total*float64(i)/float64(n)
			far := func(k int) float64 { return math.Abs(all[k].width-ideal) + all[k].off }
			for j := k + 1; j < len(all)-(n-1-i) && all[j].width < ideal+total/float64(n); j++ {
				if far(j) < far(k) {
					k = j
				}
			}
			to, next = all[k], k+1
		}
		part := *seg
		part.Runs = between(seg.Runs, from, to)
		if i < n && part.State == edition.Old {
			part.State = edition.Current
		}
		part.Unreviewed = seg.Unreviewed && i == n
		out = append(out, part)
		from = to
	}
	return out
}

// between returns the runs from one place to another.
func between(runs []edition.Run, from, to place) (out []edition.Run) {
	for i := from.run; i < len(runs) && (i < to.run || i == to.run && to.at > 0); i++ {
		run := runs[i]
		end := len(run.Text)
		if i == to.run {
			end = to.at
		}
		if i == from.run && from.at > 0 || i == to.run {
			begin := 0
			if i == from.run {
				begin = from.at
			}
			run.Text = run.Text[begin:end]
		}
		out = append(out, run)
	}
	return out
}
