package figure

import (
	"fmt"
	"strings"
	"time"

	"duizhao/internal/lang"
)

// date is a day, a month or a year; month and day are 0 if not given.
type date struct{ year, month, day int }

// parseDate reads YYYY, YYYY-MM or YYYY-MM-DD.
func parseDate(s string) (date, bool) {
	for i, layout := range []string{"2006", "2006-01", "2006-01-02"} {
		t, err := time.Parse(layout, s)
		if err != nil {
			continue
		}
		d := date{year: t.Year()}
		if i > 0 {
			d.month = int(t.Month())
		}
		if i > 1 {
			d.day = t.Day()
		}
		return d, t.Year() > 0
	}
	return date{}, false
}

// years returns the date as a number of years: the middle of the year or month if it
// is not more exact, so that spans which end and begin in it meet.
func (d date) years() float64 {
	switch {
	case d.month == 0:
		return float64(d.year) + 0.5
	case d.day == 0:
		return float64(d.year) + (float64(d.month)-0.5)/12
	}
	t := time.Date(d.year, time.Month(d.month), d.day, 0, 0, 0, 0, time.UTC)
	days := time.Date(d.year, 12, 31, 0, 0, 0, 0, time.UTC).YearDay()
	return float64(d.year) + float64(t.YearDay()-1)/float64(days)
}

// iso returns the date for machines.
func (d date) iso() string {
	switch {
	case d.month == 0:
		return fmt.Sprintf("%04d", d.year)
	case d.day == 0:
		return fmt.Sprintf("%04d-%02d", d.year, d.month)
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.year, d.month, d.day)
}

// in returns the date for people: 2017年2月27日, 27 February 2017. It puts no spaces
// between numbers and Han: the style sheet makes that gap.
func (d date) in(tag string) string { return lang.Date(tag, d.iso()) }

// rangeText returns a span in words, including its open ends.
func rangeText(from, to, lang string) string {
	w := wordsOf(lang)
	a, okA := parseDate(from)
	b, okB := parseDate(to)
	switch {
	case okA && okB:
		between := w.Between
		if a.month == 0 && b.month == 0 { // 1992–1997
			between = strings.ReplaceAll(between, " – ", "–")
		}
		return fmt.Sprintf(between, a.in(lang), b.in(lang))
	case okA:
		return fmt.Sprintf(w.Since, a.in(lang))
	case okB:
		return fmt.Sprintf(w.Until, b.in(lang))
	}
	return ""
}
