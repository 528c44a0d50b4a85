package check

import (
	"cmp"
	"duizhao/internal/diag"
	"fmt"
	"time"

	"duizhao/internal/edition"
)

// recheckAfter is how many months a check of a claim holds, unless site.yaml says
// otherwise.
const recheckAfter = 24

// oldClaims warns of claims of an edition that were checked long before the day that
// the edition was last changed or, if set, Content.Today. It never reads the clock:
// the same content gives the same report on any day.
func (f *Findings) oldClaims(e *edition.Edition) {
	months := recheckAfter
	if m := f.Corpus.Config.Recheck; m != nil {
		months = *m
	}
	day := cmp.Or(f.Today, e.Updated, e.Date)
	now, ok := dayOf(day, false)
	if !ok || months <= 0 {
		return
	}
	for _, c := range f.Corpus.Claims {
		checked, ok := dayOf(c.Checked, true)
		if c.Edition != e.Slug || !ok || !checked.AddDate(0, months, 0).Before(now) {
			continue
		}
		text := fmt.Sprintf("this was checked %d months before %s", monthsBetween(checked, now), day)
		hint := "check it again and change the date; recheck: in site.yaml says after how many months"
		if doc := f.Corpus.Docs[c.Path]; doc != nil {
			f.Problems.Add(diag.Warnf("claim-old", doc.Pos("checked"), "%s", text).WithHint(hint))
		}
	}
}

// dayOf parses YYYY-MM-DD, YYYY-MM or YYYY and returns its first day or its last.
func dayOf(s string, last bool) (time.Time, bool) {
	for _, f := range []struct {
		layout        string
		years, months int
	}{{"2006-01-02", 0, 0}, {"2006-01", 0, 1}, {"2006", 1, 0}} {
		t, err := time.Parse(f.layout, s)
		if err != nil {
			continue
		}
		if last && f.years+f.months > 0 {
			t = t.AddDate(f.years, f.months, -1)
		}
		return t, true
	}
	return time.Time{}, false
}

// monthsBetween returns the number of whole months.
func monthsBetween(from, to time.Time) int {
	n := (to.Year()-from.Year())*12 + int(to.Month()) - int(from.Month())
	if to.Day() < from.Day() {
		n--
	}
	return n
}
