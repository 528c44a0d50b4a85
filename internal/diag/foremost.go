package diag

// Shown is how many problems of one rule are shown to a person who has not asked for
// all: nobody reads a thousand of a kind, and the others go down among them.
const Shown = 50

// Rest is what is not shown of a rule.
type Rest struct {
	Code     string
	Severity Severity
	N        int
}

// Foremost returns the indices of the problems to be shown, in order: the first [Shown]
// of each rule, errors and warnings apart. rest has the numbers of the others, by rule in
// the order of its first problem, errors before warnings.
func Foremost(problems []Problem) (shown []int, rest []Rest) {
	type kind struct {
		code     string
		severity Severity
	}
	count := map[kind]int{}
	var order []kind
	for i := range problems {
		k := kind{problems[i].Code, problems[i].Severity}
		if count[k]++; count[k] <= Shown {
			shown = append(shown, i)
		} else if count[k] == Shown+1 {
			order = append(order, k)
		}
	}
	for _, severity := range []Severity{Error, Warning} {
		for _, k := range order {
			if k.severity == severity {
				rest = append(rest, Rest{k.code, severity, count[k] - Shown})
			}
		}
	}
	return shown, rest
}
