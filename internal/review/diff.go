package review

import (
	"slices"
	"unicode"

	"duizhao/internal/lang"
)

// Change is a piece of two texts compared: in both, or in one of them.
type Change struct {
	Old, New bool // both: the same in both
	Text     string
}

// Diff compares two wordings, by words where letters make words and by single
// characters where they do not, as in Chinese. The result read with New alone is
// the new text, with Old alone the old one.
func Diff(old, new string) []Change {
	a, b := words(old), words(new)
	head := 0
	for head < len(a) && head < len(b) && a[head] == b[head] {
		head++
	}
	tail := 0
	for tail < len(a)-head && tail < len(b)-head && a[len(a)-1-tail] == b[len(b)-1-tail] {
		tail++
	}
	var out []Change
	add := func(inOld, inNew bool, words []string) {
		for _, w := range words {
			if n := len(out); n > 0 && out[n-1].Old == inOld && out[n-1].New == inNew {
				out[n-1].Text += w
				continue
			}
			out = append(out, Change{inOld, inNew, w})
		}
	}
	add(true, true, a[:head])
	x, y := a[head:len(a)-tail], b[head:len(b)-tail]
	if len(x)*len(y) > 4<<20 { // a whole chapter: the pieces in common would take too long to find
		add(true, false, x)
		add(false, true, y)
	} else {
		for _, pair := range common(x, y) {
			add(true, false, x[:pair[0]])
			add(false, true, y[:pair[1]])
			if pair[0] < len(x) {
				add(true, true, x[pair[0]:pair[0]+1])
				x, y = x[pair[0]+1:], y[pair[1]+1:]
			}
		}
	}
	add(true, true, a[len(a)-tail:])
	return out
}

// common returns a longest common subsequence as steps: how many of each are
// passed over before the next in common; the last step passes over the rest.
func common(x, y []string) [][2]int {
	width := len(y) + 1
	longest := make([]int32, (len(x)+1)*width)
	for i := len(x) - 1; i >= 0; i-- {
		for j := len(y) - 1; j >= 0; j-- {
			if x[i] == y[j] {
				longest[i*width+j] = longest[(i+1)*width+j+1] + 1
			} else {
				longest[i*width+j] = max(longest[(i+1)*width+j], longest[i*width+j+1])
			}
		}
	}
	var steps [][2]int
	i, j, fromX, fromY := 0, 0, 0, 0
	for i < len(x) && j < len(y) {
		switch {
		case x[i] == y[j]:
			steps = append(steps, [2]int{i - fromX, j - fromY})
			i, j = i+1, j+1
			fromX, fromY = i, j
		case longest[(i+1)*width+j] >= longest[i*width+j+1]:
			i++
		default:
			j++
		}
	}
	return append(steps, [2]int{len(x) - fromX, len(y) - fromY})
}

// words cuts a text into words, and every other character by itself.
func words(text string) []string {
	var out []string
	inWord := false
	for _, r := range text {
		is := (unicode.IsLetter(r) || unicode.IsDigit(r) || r == '’' || r == '\'') && !lang.Unspaced(r)
		if is && inWord {
			out[len(out)-1] += string(r)
		} else {
			out = append(out, string(r))
		}
		inWord = is
	}
	return slices.Clip(out)
}
