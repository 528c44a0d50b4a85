package theme

import (
	"bytes"
	"slices"
	"strconv"
	"strings"

	"github.com/rogpeppe/go-internal/diff"
)

// edit replaces some lines of a text.
type edit struct {
	from, to int // lines, from 0; none if both are the same
	text     []string
}

// Merge applies to mine what leads from then to now. Where both have changed the same
// lines, or lines beside each other, in different ways, those of mine stay; clash are
// their numbers in then, from 1.
func Merge(then, mine, now []byte) (merged []byte, clash []int) {
	lines := split(then)
	left, right := edits(then, mine), edits(then, now)
	var out strings.Builder
	at := 0
	for len(left)+len(right) > 0 {
		from := len(lines)
		for _, e := range [][]edit{left, right} {
			if len(e) > 0 {
				from = min(from, e[0].from)
			}
		}
		to := from
		var l, r []edit
		for grown := true; grown; {
			grown = false
			for _, side := range []struct{ of, in *[]edit }{{&left, &l}, {&right, &r}} {
				for len(*side.of) > 0 && (*side.of)[0].from <= to {
					e := (*side.of)[0]
					*side.in, *side.of, to, grown = append(*side.in, e), (*side.of)[1:], max(to, e.to), true
				}
			}
		}
		out.WriteString(strings.Join(lines[at:from], ""))
		at = to
		own, theirs := applied(lines, from, to, l), applied(lines, from, to, r)
		switch {
		case len(l) == 0:
			own = theirs
		case len(r) > 0 && own != theirs:
			clash = append(clash, from+1)
		}
		out.WriteString(own)
	}
	out.WriteString(strings.Join(lines[at:], ""))
	return []byte(out.String()), clash
}

// applied returns some lines with edits of them made.
func applied(lines []string, from, to int, list []edit) string {
	var out strings.Builder
	for _, e := range list {
		out.WriteString(strings.Join(lines[from:e.from], "") + strings.Join(e.text, ""))
		from = e.to
	}
	return out.String() + strings.Join(lines[from:to], "")
}

func split(text []byte) []string {
	lines := strings.SplitAfter(string(text), "\n")
	if lines[len(lines)-1] == "" {
		lines = lines[:len(lines)-1]
	}
	return lines
}

// edits returns what leads from one text to another, in order. It reads the diff of
// the two, which is what a person is shown.
func edits(before, after []byte) []edit {
	var out []edit
	var open *edit
	at, inside := 0, false
	begin := func() *edit {
		if open == nil {
			out = append(out, edit{from: at, to: at})
			open = &out[len(out)-1]
		}
		return open
	}
	var last byte
	for line := range strings.Lines(string(diff.Diff("a", before, "b", after))) {
		switch c := line[0]; {
		case strings.HasPrefix(line, "@@ -"):
			at, inside, open = hunk(line), true, nil
		case !inside: // the names of the files
		case c == '-':
			begin().to++
			at++
		case c == '+':
			e := begin()
			e.text = append(e.text, line[1:])
		case c == '\\': // the line before it has no end
			if last == '+' && open != nil {
				open.text[len(open.text)-1] = strings.TrimSuffix(open.text[len(open.text)-1], "\n")
			}
		default:
			at, open = at+1, nil
		}
		last = line[0]
	}
	return out
}

// hunk returns where a part of a diff begins in the first text: @@ -FROM,COUNT …
func hunk(line string) int {
	from, count, _ := strings.Cut(strings.Fields(line)[1][1:], ",")
	n, _ := strconv.Atoi(from)
	if count == "0" { // then FROM is the line before
		return n
	}
	return n - 1
}

// Lines returns the numbers of the lines of a text that clash with another's change,
// given those of the text that both come from.
func (o *Own) Lines() []int {
	_, clash := Merge(o.Then, o.Mine, o.Now)
	list := edits(o.Then, o.Mine)
	for i, n := range clash {
		moved := 0
		for _, e := range list {
			if e.to <= n-1 && e.from < n-1 {
				moved += len(e.text) - (e.to - e.from)
			}
		}
		clash[i] = n + moved
	}
	return slices.Compact(clash)
}

// Merged returns the site's file with what the program has changed since it was copied.
func (o *Own) Merged() []byte {
	merged, _ := Merge(o.Then, o.Mine, o.Now)
	return bytes.Clone(merged)
}
