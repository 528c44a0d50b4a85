package site

import (
	"fmt"
	"time"

	"duizhao/internal/edition"
)

// recheckAfter is how many months a check of a claim holds, unless site.yaml says
// otherwise.
const recheckAfter = 24

// oldClaims warns of claims of an edition that were checked long before the day that
// the edition was last changed or, if set, Options.Today. It never reads the clock:
// the same content gives the same report on any day.
func (l *loaded) oldClaims(e *edition.Edition) {
	months := recheckAfter
	if m := l.corpus.Config.Recheck; m != nil {
		months = *m
	}
	day := e.Updated
	if day == "" {
		day = e.Date
	}
	if l.options.Today != "" {
		day = l.options.Today
	}
	now, ok := dayOf(day, false)
	if !ok || months <= 0 {
		return
	}
	for _, c := range l.corpus.Claims {
		checked, ok := dayOf(c.Checked, true)
		if c.Edition != e.Slug || !ok || !checked.AddDate(0, months, 0).Before(now) {
			continue
		}
		text := fmt.Sprintf("this was checked %d months before %s", monthsBetween(checked, now), day)
		hint := "check it again and change the date; recheck: in site.yaml says after how many months"
		if doc := l.corpus.Docs[c.Path]; doc != nil {
			l.problems.Add(doc.Problem("claim-old", hint, text, "checked").Warning())
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

// figureText warns of a figure that has no caption. One that lacks a language is
// reported with the rest of its data.
func (l *loaded) figureText(path string, caption edition.Text) {
	if doc := l.corpus.Docs[path]; doc != nil && len(caption) == 0 {
		l.problems.Add(doc.Problem("figure-text", "add caption: with what it shows and how to read it, in each language", "this figure has no caption", "title").Warning())
	}
}
