package diag

import (
	"fmt"
	"testing"
)

func TestForemost(t *testing.T) {
	var list []Problem
	for i := range 120 {
		at := Pos{Path: "x", Line: i + 1}
		list = append(list, Warnf("many", at, "w"))
		if i%2 == 0 {
			list = append(list, Errorf("many", at, "e"))
		}
		if i < 50 {
			list = append(list, Warnf("few", at, "f"))
		}
		if i >= 110 {
			list = append(list, Errorf("late", at, "l"))
		}
	}
	shown, rest := Foremost(list)
	count := map[string]int{}
	for k, i := range shown {
		count[list[i].Code+" "+list[i].Severity.String()]++
		if k > 0 && shown[k-1] >= i {
			t.Fatalf("not in order: %v", shown)
		}
	}
	if got := fmt.Sprint(count); got != "map[few warning:50 late error:10 many error:50 many warning:50]" {
		t.Errorf("shown: %s", got)
	}
	if got := fmt.Sprint(rest); got != "[{many error 10} {many warning 70}]" {
		t.Errorf("the rest: %s", got)
	}
	if shown, rest := Foremost(nil); shown != nil || rest != nil {
		t.Errorf("of nothing: %v, %v", shown, rest)
	}
}

// TestForemostLines holds that the problems of many rules together do not go on for ever,
// that each rule is among those shown, and that errors are shown before warnings are.
func TestForemostLines(t *testing.T) {
	var list []Problem
	for rule := range 40 {
		for i := range 60 {
			p := Warnf(fmt.Sprint("rule", rule), Pos{Path: "x", Line: i + 1}, "w")
			if rule%20 == 19 {
				p.Severity = Error
			}
			p.Excerpt = "x"
			list = append(list, p.WithHint("h"))
		}
	}
	shown, rest := Foremost(list)
	lines, count, of := 0, map[Severity]int{}, map[string]int{}
	for _, i := range shown {
		lines += 4
		count[list[i].Severity]++
		of[list[i].Code]++
	}
	if lines > ShownLines || lines < ShownLines-4 || len(of) != 40 {
		t.Errorf("%d lines of %d rules", lines, len(of))
	}
	total := len(shown)
	for _, r := range rest {
		total += r.N
	}
	if total != len(list) || of["rule19"] < of["rule0"] {
		t.Errorf("%d of %d are shown or counted; %v", total, len(list), of)
	}
}
