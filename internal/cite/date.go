package cite

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"duizhao/internal/diag"
)

// Date is a CSL date (CSL 1.0.2 specification, Dates). Year 0 means none; years
// before the common era are negative.
type Date struct {
	Year, Month, Day          int // Month and Day may be 0
	EndYear, EndMonth, EndDay int // of a range; EndYear 0 for none
	Season                    int // 1 spring to 4 winter, or 0
	Circa                     bool
	Literal                   string // if no year could be read
}

// Known reports whether there is any date.
func (d Date) Known() bool { return d.Year != 0 || d.Literal != "" }

// YearText returns the year alone: 2024, ca. 1936, 1992–1997, 221 BC.
func (d Date) YearText() string {
	s := year(d.Year)
	if d.EndYear != 0 && d.EndYear != d.Year {
		s += "–" + year(d.EndYear)
	}
	if d.Circa {
		s = "[" + s + "]"
	}
	return s
}

func year(y int) string {
	if y < 0 {
		return strconv.Itoa(-y) + " BC"
	}
	return strconv.Itoa(y)
}

// ISO returns the date as precisely as known: 2024-12-26, 2024-12, 2024 (ISO 8601;
// GB/T 7714—2015 writes dates so, after GB/T 7408). Only the beginning of a range
// is given.
func (d Date) ISO() string {
	switch {
	case d.Year == 0:
		return ""
	case d.Month == 0:
		return fmt.Sprintf("%04d", d.Year)
	case d.Day == 0:
		return fmt.Sprintf("%04d-%02d", d.Year, d.Month)
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day)
}

// English returns the date in words: 26 December 2024, December 2024, Spring 2024;
// "" when only the year is known, which then adds nothing.
func (d Date) English() string {
	switch {
	case d.Year == 0:
		return d.Literal
	case d.Month == 0 && d.Season > 0:
		return [...]string{"Spring", "Summer", "Autumn", "Winter"}[d.Season-1] + " " + year(d.Year)
	case d.Month == 0:
		return ""
	case d.Day == 0:
		return time.Month(d.Month).String() + " " + year(d.Year)
	}
	return strconv.Itoa(d.Day) + " " + time.Month(d.Month).String() + " " + year(d.Year)
}

func (p *parser) date(v *value, field string) (Date, bool) {
	if s, ok := v.scalar(); ok {
		return p.rawDate(s, v.from, field)
	}
	if v.kind != '{' {
		p.problems.Add(diag.Errorf("bib-date", p.file.Pos(v.from), "\"%s\" is a date, and this is %s", field,
			v.what()).WithHint("write {\"date-parts\": [[2024, 12, 26]]}"))
		return Date{}, false
	}
	var d Date
	ok := true
	for i := range v.members {
		m := &v.members[i]
		switch m.key {
		case "date-parts":
			ok = p.dateParts(&m.value, &d) && ok
		case "raw":
			raw, _ := p.rawDate(m.text, m.from, field)
			if d.Year == 0 {
				raw.Circa = raw.Circa || d.Circa
				d = raw
			}
		case "literal":
			d.Literal = strings.TrimSpace(m.text)
		case "season":
			n, err := strconv.Atoi(m.text)
			if err != nil || n < 1 || n > 4 {
				p.problems.Add(diag.Warnf("bib-season", p.file.Pos(m.from), "\"%s\" is not a season", m.text).WithHint("1 is spring, 4 is winter"))
				continue
			}
			d.Season = n
		case "circa":
			d.Circa = m.truth()
		default:
			p.problems.Add(diag.Warnf("bib-field-unknown", p.file.Pos(m.off), "\"%s\" is not a part of a date in CSL",
				m.key).WithHint(diag.DidYouMean(m.key, datePartFields)))
		}
	}
	return d, ok && d.Known()
}

func (p *parser) dateParts(v *value, d *Date) bool {
	if v.kind != '[' || len(v.items) < 1 || len(v.items) > 2 {
		p.problems.Add(diag.Errorf("bib-date", p.file.Pos(v.from),
			"\"date-parts\" is a list of one or two dates").WithHint("write [[2024, 12, 26]], or [[2016], [2018]] for a range"))
		return false
	}
	for i := range v.items {
		var n [3]int
		item := &v.items[i]
		if item.kind != '[' || len(item.items) > 3 {
			p.problems.Add(diag.Errorf("bib-date", p.file.Pos(item.from),
				"a date is a list of year, month and day").WithHint("write [2024, 12, 26], [2024, 12] or [2024]"))
			return false
		}
		for j := range item.items {
			s, _ := item.items[j].scalar()
			if s == "" && j > 0 {
				break
			}
			k, err := strconv.Atoi(s)
			if err != nil {
				p.problems.Add(diag.Errorf("bib-date", p.file.Pos(item.items[j].from), "year, month and day are whole numbers"))
				return false
			}
			n[j] = k
		}
		if problem := badDate(n); problem != "" {
			p.problems.Add(diag.Errorf("bib-date", p.file.Pos(item.from), "%s", problem))
			return false
		}
		if n[1] > 12 { // 13–16 and 21–24 are seasons in CSL's and EDTF's counting
			d.Season, n[1], n[2] = (n[1]-13)%8+1, 0, 0
		}
		if i == 0 {
			d.Year, d.Month, d.Day = n[0], n[1], n[2]
		} else {
			d.EndYear, d.EndMonth, d.EndDay = n[0], n[1], n[2]
		}
	}
	return true
}

func badDate(n [3]int) string {
	seasons := []int{13, 14, 15, 16, 21, 22, 23, 24}
	switch {
	case n[0] < -9999 || n[0] > 9999:
		return fmt.Sprintf("there is no year %d here", n[0])
	case n[1] < 0 || n[1] > 12 && !slices.Contains(seasons, n[1]):
		return fmt.Sprintf("there is no month %d", n[1])
	case n[2] < 0 || n[2] > 0 && (n[1] < 1 || n[1] > 12 || n[2] > daysIn(n[0], n[1])):
		return fmt.Sprintf("there is no day %d in that month", n[2])
	}
	return ""
}

func daysIn(year, month int) int {
	return time.Date(year, time.Month(month)+1, 0, 0, 0, 0, 0, time.UTC).Day()
}

// rawDate reads 2024-12-26, 2024/12/26, 2024-12 and 2024, with ~ or ? for an
// approximate one (EDTF); other strings stay as written.
func (p *parser) rawDate(s string, offset int, field string) (Date, bool) {
	s = strings.TrimSpace(s)
	bare := strings.TrimRight(s, "~?%")
	d := Date{Circa: bare != s}
	if len(bare) > 10 && (bare[10] == 'T' || bare[10] == ' ') { // a time of day follows, as in Zotero's accessed
		bare = bare[:10]
	}
	var n [3]int
	parts := strings.FieldsFunc(bare, func(r rune) bool { return r == '-' || r == '/' })
	ok := len(parts) >= 1 && len(parts) <= 3 && len(parts[0]) == 4
	for i, part := range parts {
		if i > 2 {
			break
		}
		k, err := strconv.Atoi(part)
		n[i] = k
		ok = ok && err == nil
	}
	if !ok {
		return Date{Literal: s}, s != ""
	}
	if problem := badDate(n); problem != "" || n[1] > 12 {
		p.problems.Add(diag.Errorf("bib-date", p.file.Pos(offset), "\"%s\" is not a date: %s", field, problem))
		return Date{}, false
	}
	d.Year, d.Month, d.Day = n[0], n[1], n[2]
	return d, true
}
