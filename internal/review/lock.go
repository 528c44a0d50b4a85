package review

import (
	"bytes"
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"duizhao/internal/diag"
)

// Entry is a segment of a version as it was confirmed.
type Entry struct {
	Lang    string
	Address string // p17.2
	Base    Print  // the base's segment then
	Own     Print  // the translation then
	Line    int    // in the lock
}

// Anchor is a place of a claim as it was last seen.
type Anchor struct {
	Claim   string
	Address string // p17.2, or p17 for the whole block
	Base    Print
	Line    int
}

// Lock is the content of an edition's review.lock. The zero Lock is that of an
// edition in which nothing was ever confirmed.
type Lock struct {
	Path    string
	Entries []Entry  // by language, block and segment
	Anchors []Anchor // by claim, block and segment
}

const (
	magic   = "duizhao-review-lock"
	version = 1
	anchor  = "claim" // begins an anchor's line; no version has that name
	preface = `# Which wording of the base each segment of a translation was confirmed against,
# and where claims were last seen: checksums and lengths, made by the program.
# See what has changed since with: duizhao review
`
)

// Format writes a lock.
func (l *Lock) Format() []byte {
	l.sort()
	var b bytes.Buffer
	fmt.Fprintf(&b, "%s %d\n%s", magic, version, preface)
	for _, a := range l.Anchors {
		fmt.Fprintf(&b, "%s %s %s %s\n", anchor, a.Claim, a.Address, a.Base)
	}
	for _, e := range l.Entries {
		fmt.Fprintf(&b, "%s %s %s %s\n", e.Lang, e.Address, e.Base, e.Own)
	}
	return b.Bytes()
}

func (l *Lock) sort() {
	slices.SortFunc(l.Anchors, func(a, b Anchor) int {
		return cmp.Or(strings.Compare(a.Claim, b.Claim), compareAddress(a.Address, b.Address))
	})
	slices.SortFunc(l.Entries, func(a, b Entry) int {
		return cmp.Or(strings.Compare(a.Lang, b.Lang), compareAddress(a.Address, b.Address))
	})
}

// compareAddress orders p17 before p17.2 before p17.10.
func compareAddress(a, b string) int {
	x, m := splitAddress(a)
	y, n := splitAddress(b)
	return cmp.Or(strings.Compare(x, y), cmp.Compare(m, n))
}

// splitAddress returns block and number; the number is 0 for a whole block and -1
// for what is not an address.
func splitAddress(s string) (block string, number int) {
	block, rest, dotted := strings.Cut(s, ".")
	if block == "" {
		return s, -1
	}
	if !dotted {
		return block, 0
	}
	n, err := strconv.Atoi(rest)
	if err != nil || n < 1 || strconv.Itoa(n) != rest {
		return s, -1
	}
	return block, n
}

// Parse reads a lock. What is wrong in it goes to problems, and then the result is
// nil: half a lock would make confirmed segments unconfirmed.
func Parse(path string, data []byte, problems *diag.List) *Lock {
	l := &Lock{Path: path}
	seen := map[string]int{}
	n, failed := 0, false
	for line := range strings.Lines(string(data)) {
		line = strings.TrimRight(line, "\r\n")
		n++
		fail := func(p diag.Problem) {
			failed = true
			problems.Add(p)
		}
		at := diag.Pos{Path: path, Line: n, Col: 1}
		fields := strings.Fields(line)
		if n == 1 {
			if !slices.Equal(fields, []string{magic, strconv.Itoa(version)}) {
				fail(diag.Errorf("review-form", at, "this is not a lock that this program can read").WithHint("it begins with the line: " + magic +
					" " + strconv.Itoa(version)))
				return nil
			}
			continue
		}
		if len(fields) == 0 || fields[0][0] == '#' {
			continue
		}
		if strings.HasPrefix(line, "<<<<<<<") || strings.HasPrefix(line, "=======") || strings.HasPrefix(line, ">>>>>>>") {
			fail(diag.Errorf("review-form", at, "an unfinished merge is left here").
				WithHint("take out the three lines of the mark, keep the lines of both sides, and confirm what is then reported"))
			continue
		}
		key := strings.Join(fields[:min(len(fields), keyFields(fields[0]))], " ")
		switch {
		case !l.line(fields, n):
			fail(diag.Errorf("review-form", at,
				"this is not a line of a lock").WithHint("take the line out, and confirm the segment again: duizhao review --confirm"))
		case seen[key] > 0:
			fail(diag.Errorf("review-form", at, "there is a line for %s already, line %d", key, seen[key]).
				WithHint("take one of the two out; duizhao review says whether the other is out of date"))
		default:
			seen[key] = n
		}
	}
	if n == 0 {
		problems.Add(diag.Problem{Code: "review-form", Pos: diag.Pos{Path: path, Line: 1, Col: 1}, Text: "this lock is empty",
			Hint: "take the file away, or make it anew: duizhao review --confirm --all"})
		failed = true
	}
	if failed {
		return nil
	}
	l.sort()
	return l
}

// keyFields returns how many fields of a line identify what it is about.
func keyFields(first string) int {
	if first == anchor {
		return 3
	}
	return 2
}

// line reads a line of the lock and reports whether it is valid.
func (l *Lock) line(fields []string, n int) bool {
	if len(fields) != 4 {
		return false
	}
	if fields[0] == anchor {
		p, ok := parsePrint(fields[3])
		_, number := splitAddress(fields[2])
		l.Anchors = append(l.Anchors, Anchor{fields[1], fields[2], p, n})
		return ok && number >= 0
	}
	base, ok := parsePrint(fields[2])
	own, ok2 := parsePrint(fields[3])
	_, number := splitAddress(fields[1])
	if !ok || !ok2 || number < 1 {
		return false
	}
	l.Entries = append(l.Entries, Entry{fields[0], fields[1], base, own, n})
	return true
}
