package diag

import (
	"cmp"
	"slices"
)

// Shown is how many problems of one rule are shown to a person who has not asked for
// all: nobody reads a thousand of a kind, and the others go down among them.
const Shown = 50

// ShownLines is how many lines those of all rules may take together: what fits into the
// memory of a terminal, and what somebody goes through in a sitting.
const ShownLines = 300

// Rest is what is not shown of a rule.
type Rest struct {
	Code     string
	Severity Severity
	N        int
}

// Foremost returns the indices of the problems to be shown, in order: the first [Shown]
// of each rule, errors and warnings apart, and of these as many as [ShownLines] allow,
// taken from each rule in turn and from errors first, so that no rule is lost among
// others. rest has the numbers of those not shown, by rule in the order of its first
// problem, errors before warnings.
func Foremost(problems []Problem) (shown []int, rest []Rest) {
	of := map[kind][]int{}
	var order []kind
	for i := range problems {
		k := kind{problems[i].Code, problems[i].Severity}
		if of[k] == nil {
			order = append(order, k)
		}
		of[k] = append(of[k], i)
	}
	slices.SortStableFunc(order, func(a, b kind) int { return cmp.Compare(a.severity, b.severity) })
	took, lines := map[kind]int{}, 0
	for n := range Shown {
		for _, k := range order {
			if n >= len(of[k]) || took[k] < n {
				continue
			}
			i := of[k][n]
			if lines += problems[i].lines(); lines <= ShownLines || n == 0 {
				took[k]++
				shown = append(shown, i)
			}
		}
	}
	slices.Sort(shown)
	for _, k := range order {
		if more := len(of[k]) - took[k]; more > 0 {
			rest = append(rest, Rest{k.code, k.severity, more})
		}
	}
	return shown, rest
}

// kind is a rule, errors and warnings of it apart.
type kind struct {
	code     string
	severity Severity
}

// lines returns how many lines WriteText takes for a problem.
func (p *Problem) lines() int {
	n := 1 + len(p.Notes)
	if p.Excerpt != "" {
		n += 2
	}
	if p.Hint != "" {
		n++
	}
	return n
}
