package lang

import (
	_ "embed"
	"encoding/json"
	"maps"
	"strconv"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

//go:embed cldr/cldr.json
var cldrJSON []byte

// locale is what .ci/cldr takes from a locale of CLDR.
type locale struct {
	Name             string   // of the language, in itself
	Day, Month, Year string   // patterns of dates (UTS 35, Date Format Patterns)
	Months           []string // as written in a date
	Alone            []string // as written without a day, if that differs
	Era              string   // of the years since year 1, where a pattern names it
	Quotes           [4]string
	List             [3]string // between two, between more, before the last
	Decimal, Group   string
	Least            int    // digits that the first group must have
	Lakh             bool   // groups of two above the first
	Digits           string // of the numbering system, if these are not 0 to 9
}

type data struct {
	locales map[string]*locale
	rtl     map[string]bool // scripts
}

// cldr decodes the data when it is first asked for.
var cldr = sync.OnceValue(func() *data {
	var file struct {
		RTL     []string
		Locales map[string]*locale
	}
	if err := json.Unmarshal(cldrJSON, &file); err != nil {
		panic("lang: cldr.json: " + err.Error()) // it is in the program
	}
	d := &data{file.Locales, map[string]bool{}}
	for _, s := range file.RTL {
		d.rtl[s] = true
	}
	return d
})

// localeOf returns the nearest locale that CLDR has, or nil.
func localeOf(tag string) *locale {
	d := cldr()
	return d.locales[Lookup(tag, func(t string) bool { return d.locales[t] != nil })]
}

// Date writes a date of ISO 8601, whole or to the month or the year, as the
// language does: 2 May 2026, 2. Mai 2026, 2026年5月2日. Anything else, and any
// date in a language that the CLDR data here lacks, is returned as it is.
func Date(tag, iso string) string {
	year, month, day, ok := parts(iso)
	if !ok {
		return iso
	}
	dates := Of(tag).Dates
	if dates == "" {
		dates = tag
	}
	l := localeOf(dates)
	switch {
	case l == nil:
		return iso
	case month == 0:
		return l.format(l.Year, year, month, day)
	case day == 0:
		return l.format(l.Month, year, month, day)
	}
	return l.format(l.Day, year, month, day)
}

// parts reads yyyy, yyyy-mm and yyyy-mm-dd; what is not given is 0.
func parts(iso string) (year, month, day int, ok bool) {
	if len(iso) != 4 && len(iso) != 7 && len(iso) != 10 {
		return 0, 0, 0, false
	}
	list := strings.Split(iso, "-")
	var n [3]int
	for k, s := range list {
		v, err := strconv.ParseUint(s, 10, 16)
		if err != nil || k > 2 || len(s) != []int{4, 2, 2}[k] {
			return 0, 0, 0, false
		}
		n[k] = int(v)
	}
	year, month, day = n[0], n[1], n[2]
	ok = (len(list) < 2 || month >= 1 && month <= 12) && (len(list) < 3 || day >= 1 && day <= days(year, month))
	return year, month, day, ok
}

func days(year, month int) int {
	switch month {
	case 2:
		if year%4 == 0 && (year%100 != 0 || year%400 == 0) {
			return 29
		}
		return 28
	case 4, 6, 9, 11:
		return 30
	}
	return 31
}

// format fills a pattern: letters are fields, quoted text and the rest stay.
func (l *locale) format(pattern string, year, month, day int) string {
	var b strings.Builder
	for i := 0; i < len(pattern); {
		c := pattern[i]
		n := 1
		for i+n < len(pattern) && pattern[i+n] == c {
			n++
		}
		switch {
		case c == '\'':
			end := strings.IndexByte(pattern[i+1:], '\'')
			b.WriteString(pattern[i+1 : i+1+end])
			n = end + 2
		case c == 'y':
			b.WriteString(l.digits(strconv.Itoa(year)))
		case c == 'd':
			b.WriteString(l.digits(padded(day, n)))
		case c == 'L' && n == 4 && l.Alone != nil:
			b.WriteString(l.Alone[month-1])
		case (c == 'M' || c == 'L') && n == 4:
			b.WriteString(l.Months[month-1])
		case c == 'M' || c == 'L':
			b.WriteString(l.digits(padded(month, n)))
		case c == 'G':
			b.WriteString(l.Era)
		default:
			b.WriteString(pattern[i : i+n])
		}
		i += n
	}
	return b.String()
}

func padded(n, width int) string {
	s := strconv.Itoa(n)
	return strings.Repeat("0", max(0, width-len(s))) + s
}

// MonthOf returns the number of a month by its name, written out or cut short to
// three letters and more, in any language that CLDR's data here has: 5 for mai, mayo,
// мая, مايو.
func MonthOf(name string) (int, bool) {
	name = strings.TrimSuffix(strings.ToLower(name), ".")
	if rest, ok := strings.CutPrefix(name, "ב"); ok { // in: Hebrew writes it with the month
		name = rest
	}
	if n, ok := months()[name]; ok {
		return n, true
	}
	if utf8.RuneCountInString(name) < 3 {
		return 0, false
	}
	found := 0
	for whole, n := range months() {
		if strings.HasPrefix(whole, name) && found != n {
			if found != 0 {
				return 0, false // of two months, in whatever languages
			}
			found = n
		}
	}
	return found, found > 0
}

// months are the names of months of all languages, in lower case. One that means
// different months in two languages is left out.
var months = sync.OnceValue(func() map[string]int {
	out := map[string]int{}
	for _, l := range cldr().locales {
		for _, list := range [][]string{l.Months, l.Alone} {
			for k, name := range list {
				name = strings.ToLower(name)
				for _, of := range []string{"de ", "d’", "d'"} { // Catalan
					name = strings.TrimPrefix(name, of)
				}
				if !strings.ContainsFunc(name, unicode.IsLetter) || strings.ContainsAny(name, "0123456789月월") {
					continue
				}
				if n, ok := out[name]; ok && n != k+1 {
					out[name] = 0
					continue
				}
				out[name] = k + 1
			}
		}
	}
	maps.DeleteFunc(out, func(_ string, n int) bool { return n == 0 })
	return out
})

// digits writes the digits of a number in the numbering system of the locale.
func (l *locale) digits(s string) string {
	if l.Digits == "" {
		return s
	}
	own := []rune(l.Digits)
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return own[r-'0']
		}
		return r
	}, s)
}
