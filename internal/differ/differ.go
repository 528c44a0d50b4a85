// Package differ finds the words by which two versions of a text in one language differ,
// segment by segment, and marks them.
//
// A word is what blanks and punctuation end; a script without blanks is compared letter
// by letter, and each sign of punctuation is a word. Blanks do not count. What two
// segments have in common is a longest common subsequence of their words, so that as few
// as can be are marked.
package differ

import (
	"unicode"
	"unicode/utf8"

	"duizhao/internal/edition"
	"duizhao/internal/lang"
)

// most is how many pairs of words are compared: more than two paragraphs of a thousand
// words have. Of longer segments all that is between their common ends is marked.
const most = 1 << 21

// Segments returns the runs of two segments, with [edition.OpenDiffer] and
// [edition.CloseDiffer] around what only one of them has, and how many such places there
// are. Marks of notes, claims and remarks are left out: where one of them is, is not what
// a translator wrote.
func Segments(a, b []edition.Run) (inA, inB []edition.Run, places int) {
	x, y := words(a), words(b)
	onlyA, onlyB := compare(x, y)
	inA, n := marked(a, x, onlyA)
	inB, m := marked(b, y, onlyB)
	return inA, inB, max(n, m)
}

// word is a word of a segment: text[from:to] of a run.
type word struct {
	text          string
	run, from, to int
}

func words(runs []edition.Run) []word {
	var out []word
	for i := range runs {
		if runs[i].Kind != edition.Plain && runs[i].Kind != edition.CodeSpan {
			continue
		}
		text := runs[i].Text
		for at := 0; at < len(text); {
			n := length(text[at:])
			if n < 0 {
				at -= n
				continue
			}
			out = append(out, word{text[at : at+n], i, at, at + n})
			at += n
		}
	}
	return out
}

// length returns the length of the word that a text begins with, or, negative, that of a
// blank.
func length(text string) int {
	for i, r := range text {
		inside := unicode.In(r, unicode.L, unicode.M, unicode.N) && !lang.Unspaced(r) ||
			i > 0 && (r == '\'' || r == '’' || r == '-' || r == '.' || r == ',') && joins(text[i+utf8.RuneLen(r):])
		switch {
		case inside:
			continue
		case i > 0:
			return i
		case unicode.IsSpace(r):
			return -utf8.RuneLen(r)
		}
		_, n := utf8.DecodeRuneInString(text)
		for n < len(text) { // with the marks on it
			m, size := utf8.DecodeRuneInString(text[n:])
			if !unicode.Is(unicode.M, m) {
				break
			}
			n += size
		}
		return n
	}
	return len(text)
}

// joins reports whether a word goes on after a sign within it, as in don’t and 1,200.
func joins(rest string) bool {
	r, _ := utf8.DecodeRuneInString(rest)
	return unicode.In(r, unicode.L, unicode.N) && !lang.Unspaced(r)
}

// compare reports of each word whether the other segment lacks it.
func compare(a, b []word) (onlyA, onlyB []bool) {
	onlyA, onlyB = make([]bool, len(a)), make([]bool, len(b))
	from := 0
	for from < len(a) && from < len(b) && a[from].text == b[from].text {
		from++
	}
	toA, toB := len(a), len(b)
	for toA > from && toB > from && a[toA-1].text == b[toB-1].text {
		toA--
		toB--
	}
	x, y := a[from:toA], b[from:toB]
	for i := range x {
		onlyA[from+i] = true
	}
	for i := range y {
		onlyB[from+i] = true
	}
	if len(x)*len(y) > most {
		return onlyA, onlyB
	}
	// common[i][j] is how many words x[i:] and y[j:] have in common, in their order.
	wide := len(y) + 1
	common := make([]int32, (len(x)+1)*wide)
	for i := len(x) - 1; i >= 0; i-- {
		for j := len(y) - 1; j >= 0; j-- {
			if x[i].text == y[j].text {
				common[i*wide+j] = common[(i+1)*wide+j+1] + 1
			} else {
				common[i*wide+j] = max(common[(i+1)*wide+j], common[i*wide+j+1])
			}
		}
	}
	for i, j := 0, 0; i < len(x) && j < len(y); {
		switch {
		case x[i].text == y[j].text:
			onlyA[from+i], onlyB[from+j] = false, false
			i++
			j++
		case common[(i+1)*wide+j] >= common[i*wide+j+1]:
			i++
		default:
			j++
		}
	}
	return onlyA, onlyB
}

// marked returns runs with the words marked that the other segment lacks, neighbours
// under one mark, and how many marks there are.
func marked(runs []edition.Run, list []word, only []bool) (out []edition.Run, places int) {
	k := 0
	for i := range runs {
		switch runs[i].Kind {
		case edition.Plain, edition.CodeSpan:
		case edition.OpenNote, edition.CloseNote, edition.OpenClaim, edition.CloseClaim, edition.FootnoteRef, edition.EmendMark:
			continue
		default:
			out = append(out, runs[i])
			continue
		}
		piece := func(from, to int) {
			if from < to {
				run := runs[i]
				run.Text = run.Text[from:to]
				out = append(out, run)
			}
		}
		at := 0
		for k < len(list) && list[k].run == i {
			if !only[k] {
				k++
				continue
			}
			from, to := list[k].from, list[k].to
			for k++; k < len(list) && list[k].run == i && only[k]; k++ {
				to = list[k].to
			}
			piece(at, from)
			out = append(out, edition.Run{Kind: edition.OpenDiffer})
			piece(from, to)
			out = append(out, edition.Run{Kind: edition.CloseDiffer})
			at = to
			places++
		}
		piece(at, len(runs[i].Text))
	}
	return out, places
}
